import { words as pageWords } from '../emit/words.ts';
import type { Omission, Ref } from '../model/catalogue.ts';
import { domainIn, domainOf } from '../model/domain.ts';
import { fields } from '../model/fields.ts';
import { mask, withoutControls } from '../model/personal/mask.ts';
import type { Lang } from '../model/text.ts';
import type { AboutDifference, Difference, ItemSide } from './difference.ts';
import { words } from './words.ts';

/** Differences that say the same of several items: one act of the author. */
export interface Group {
  readonly first: Difference;
  readonly all: readonly Difference[];
}

/** Text of a catalogue as it may be shown: no personal numbers, nothing that forges a terminal or a page. */
export const shown = (text: string): string => mask(withoutControls(text));

const numberOf = (ref: Ref): string => ref.slice(ref.indexOf('/') + 1);

/** The number as this reader needs it: with its domain where the item left its own. */
export const numberBeside = (
  ref: Ref,
  other: Ref | undefined,
  { domains }: Pick<Difference, 'domains'>,
  lang: Lang,
): string =>
  other !== undefined && ref.split('/')[0] !== other.split('/')[0]
    ? `${domainOf(domains, ref).name[lang]} ${numberOf(ref)}`
    : numberOf(ref);

/** `1.2 岗位信息发布`. */
const sideName = ({ ref, title }: ItemSide): string => `${numberOf(ref)} ${shown(title)}`;

/** The item of a difference: by its new number, the old one in brackets where it differs. */
const itemName = (one: Difference, lang: Lang): string => {
  const { old, now, field, relation } = one;
  const item = now ?? old;
  if (!item) return '';
  // An item that was split or merged keeps its old name in the description.
  const former = field !== undefined && !relation && old && old.ref !== item.ref;
  return `${sideName(item)}${former && old ? words[lang].former(numberBeside(old.ref, item.ref, one, lang)) : ''}`;
};

/** The domain of a difference in words. */
export const domainName = ({ domain, domains }: Difference, lang: Lang): string => domainIn(domains, domain).name[lang];

/** What a difference around the items is about, in words. */
export const aboutName = ({ part, domain }: AboutDifference, lang: Lang): string =>
  domain ? words[lang].title(domain[lang]) : (words[lang].about[part] ?? part);

const omissionText = (omission: Omission | undefined, lang: Lang): string => {
  if (!omission) return words[lang].omitted;
  const note = shown(omission.note).trim();
  const said = words[lang];
  return `${said.omitted}${lang === 'zh' ? '：' : ': '}${said.reasons[omission.reason]}${note ? said.brackets(note) : ''}`;
};

const linesOf = (one: Difference, side: 'from' | 'to'): string[] => {
  const lines = (one[side]?.printed ?? '').split('\n').filter((line) => line !== '');
  if (one.field !== 'links') return lines;
  return lines.map((line) => line.replace(/^\S+/u, (name) => pageWords.links[name] ?? name));
};

/** Fields that are read as a list: what went and what came tells more than both values whole. */
const listed = new Set(['content', 'basis', 'channels', 'links']);

/** What went and what came, of a field that is a list. */
const parts = (one: Difference): { readonly lost: readonly string[]; readonly gained: readonly string[] } => {
  if (one.field === 'channels') return { lost: one.lost, gained: one.gained };
  const [from, to] = [linesOf(one, 'from'), linesOf(one, 'to')];
  return { lost: from.filter((line) => !to.includes(line)), gained: to.filter((line) => !from.includes(line)) };
};

const inline = (lines: readonly string[], lang: Lang): string =>
  lines.length === 0 ? words[lang].empty : shown(lines.join(words[lang].join));

const wholeText = (one: Difference, lang: Lang): string[] => {
  const { class: kind, old, now, relation } = one;
  const say = words[lang];
  if (kind === 'removed') {
    if (!now) return [say.retired];
    return [now.state === 'withheld' ? say.withheld : omissionText(now.omission, lang)];
  }
  if (kind === 'added') {
    if (!old) return [];
    if (old.state === 'withheld') return [say.wasWithheld];
    return [`${say.restored}${old.omission ? omissionText(old.omission, lang).slice(say.omitted.length) : ''}`];
  }
  if (!old || !now) return [];
  if (kind === 'moved') {
    const [from, to] = [
      `${numberBeside(old.ref, now.ref, one, lang)} ${shown(old.title)}`,
      `${numberBeside(now.ref, old.ref, one, lang)} ${shown(now.title)}`,
    ];
    if (relation === 'split') return [say.split(from, to)];
    if (relation === 'merged') return [say.merged(from, to)];
    return [say.moved(numberBeside(old.ref, now.ref, one, lang), numberBeside(now.ref, old.ref, one, lang))];
  }
  const state = (side: ItemSide) =>
    side.state === 'omitted' ? omissionText(side.omission, lang) : side.candidate ? say.candidate : say.confirmed;
  return [`${state(old)} → ${state(now)}`];
};

/** The difference in a few lines: what was, what is. */
export const describe = (one: Difference, lang: Lang): string[] => {
  const say = words[lang];
  if (!one.field) return wholeText(one, lang);
  const unclear = one.disclosure === 'unclear' ? [say.unclear] : [];
  if (!listed.has(one.field) || !one.from || !one.to)
    return [`${inline(linesOf(one, 'from'), lang)} → ${inline(linesOf(one, 'to'), lang)}`, ...unclear];
  const { lost, gained } = parts(one);
  if (lost.length === 0 && gained.length === 0)
    return [`${inline(linesOf(one, 'from'), lang)} → ${inline(linesOf(one, 'to'), lang)}`];
  // An element in other words or a superseded document is no loss; what is one is told apart.
  const real = one.lost.length > 0 && one.lost.length < lost.length;
  return [
    ...(lost.length > 0 ? [`${say.lost}${inline(lost, lang)}`] : []),
    ...(real ? [`${say.reallyLost}${inline(one.lost, lang)}`] : []),
    ...(gained.length > 0 ? [`${say.gained}${inline(gained, lang)}`] : []),
  ];
};

/** Before and after of an item as a whole. */
const wholeBeforeAfter = (one: Difference, lang: Lang): readonly [before: string[], after: string[]] => {
  const { class: kind, old, now, relation } = one;
  const say = words[lang];
  const told = describe(one, lang);
  if (kind === 'removed') return [[say.confirmed], told];
  if (kind === 'added') return [told.length > 0 ? told : [say.unknown], [say.confirmed]];
  if (kind === 'moved' && relation === 'moved' && old && now)
    return [[numberBeside(old.ref, now.ref, one, lang)], [numberBeside(now.ref, old.ref, one, lang)]];
  return [[], told];
};

/** Before and after in a table of two columns; for a list only what went and what came. */
export const beforeAfter = (one: Difference, lang: Lang): readonly [before: string[], after: string[]] => {
  if (!one.field) return wholeBeforeAfter(one, lang);
  const whole = (side: 'from' | 'to'): string[] => {
    const lines = linesOf(one, side).map(shown);
    return lines.length > 0 ? lines : [words[lang].empty];
  };
  if (!listed.has(one.field) || !one.from || !one.to) return [whole('from'), whole('to')];
  const { lost, gained } = parts(one);
  if (lost.length + gained.length === 0) return [whole('from'), whole('to')];
  const said = words[lang];
  const side = (lines: readonly string[], label: string) =>
    lines.length > 0 ? [`${label}${inline(lines, lang)}`] : [];
  return [side(lost, said.lost), side(gained, said.gained)];
};

/** The column of a difference in words. */
export const fieldName = ({ field }: Difference, lang: Lang): string => (field ? fields[field].label[lang] : '');

/** Joins what says the same of several items, in the order of the first of them. */
export const groupDifferences = (differences: readonly Difference[]): Group[] => {
  const groups = new Map<string, Difference[]>();
  for (const one of differences) {
    const { class: kind, breaking, domain, field, disclosure, old, now } = one;
    const alone = field === undefined && (kind !== 'removed' || !now?.omission);
    const key = JSON.stringify(
      alone || field === 'title'
        ? [kind, old?.ref, now?.ref, field]
        : [kind, breaking, domain, field, disclosure, describe(one, 'zh')],
    );
    const members = groups.get(key);
    if (members) members.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].flatMap((all) => (all[0] ? [{ first: all[0], all }] : []));
};

/** The items of a group on one line: all of a few, the first of many with their number. */
export const itemNames = ({ all }: Group, lang: Lang, most = 3): string => {
  const names = [...new Set(all.map((one) => itemName(one, lang)))];
  return names.length <= most ? names.join(words[lang].join) : words[lang].andMore(names.slice(0, most), names.length);
};
