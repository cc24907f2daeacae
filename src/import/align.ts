import { tableWords } from '../generated/table-words.js';
import type { DomainId, Ref, Resolved, ResolvedItem } from '../model/catalogue.ts';
import { similarity } from '../model/did-you-mean.ts';
import { plain } from '../model/plain.ts';
import { indexed } from '../model/remember.ts';
import type { Judge, NameVerdict } from '../model/verdict.ts';
import { joined } from './clean.ts';

/** What a local name is to the items of the standard. `name` is the name without numbering. */
export interface Match {
  readonly kind: 'same' | 'merged' | 'part' | 'none';
  readonly refs: readonly Ref[];
  readonly name: string;
  /** Whether the names are equal, form aside. */
  readonly equal?: true;
  /** Whether the names are equal but for a bracket behind one of them that makes no other item of it. */
  readonly noted?: true;
}

/** Marks that lead to a note below the table. */
const footnotes = /^[*＊★☆△▲†‡]+|[*＊★☆△▲†‡①-⑳¹²³]+$/gu;

/** The form in which two names are equal: blanks, width, marks of notes and others, and pinyin do not count. */
export const nameKey = (name: string): string =>
  plain(joined(name).replace(footnotes, '')).replace(/[、,，.;；:：。"“”《》〈〉<>()（）·\-—_/]/gu, '');

interface Names {
  readonly byKey: ReadonlyMap<string, readonly ResolvedItem[]>;
}

const namesOf = indexed((standard: Resolved): Names => {
  const byKey = new Map<string, ResolvedItem[]>();
  for (const item of standard.items.values())
    for (const { value } of item.fields.title.history) {
      const key = nameKey(value);
      const known = byKey.get(key) ?? [];
      if (!known.includes(item)) byKey.set(key, [...known, item]);
    }
  return { byKey };
});

const explicit =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|第[一二三四五六七八九十]+[项章、]|\d{1,2}(?:[.．]\d{1,2})+[.、．]?|[（(]?\d{1,3}[.、．)）])(?=[\p{Script=Han}《“"])/u;

/**
 * A name without its numbering. Digits that touch the name are only taken off when the rest is a known name: 12333 and
 * 4050 belong to theirs, while 16.工伤保险服务 may be row 1 and number 6.
 */
export const bareName = (text: string, standard: Resolved): string => {
  const name = joined(text);
  const { byKey } = namesOf(standard);
  const lead = /^[\d.．、()（）一二三四五六七八九十]+/u.exec(name)?.[0] ?? '';
  for (let cut = 0; cut <= lead.length; cut += 1) {
    const rest = name.slice(cut).replace(/^[.．、)）]+/u, '');
    if (byKey.has(nameKey(rest))) return rest;
  }
  return name.replace(explicit, '');
};

/** Whether a text is the name of a known item, and of which level; a name of both levels counts as level 2. */
export const titleLevel = (text: string, standard: Resolved): 1 | 2 | undefined => {
  const found = namesOf(standard).byKey.get(nameKey(bareName(text, standard)));
  if (!found) return undefined;
  return found.every(({ level }) => level === 1) ? 1 : 2;
};

const below = (ref: Ref, standard: Resolved): Ref[] =>
  [...standard.items.values()].filter((item) => item.parent === ref && item.level === 2).map((item) => item.ref);

/** The level-1 item that a heading names, by its whole name, or by a beginning that no other one has. */
export const findHeading = (
  text: string,
  domain: DomainId | undefined,
  standard: Resolved,
): ResolvedItem | undefined => {
  const key = nameKey(bareName(text, standard));
  const inDomain = (item: ResolvedItem) => item.level === 1 && (domain === undefined || item.domain === domain);
  const exact = namesOf(standard).byKey.get(key)?.find(inDomain);
  if (exact || key.length < 4) return exact;
  const begun = [...standard.items.values()].filter(
    (item) => inDomain(item) && nameKey(item.fields.title.value).startsWith(key),
  );
  return begun.length === 1 ? begun[0] : undefined;
};

/** The form in which names are equal that only join their parts otherwise: 、 for 和. */
const nearKey = (name: string): string => nameKey(name).replace(/以及|和|与|及|或/gu, '');

/** One word of two that look alike and are not: 注销 is not 变更. */
const telling = new RegExp(tableWords.telling.join('|'), 'gu');

const alike = (left: string, right: string): boolean => {
  const words = (name: string) => [...new Set(name.match(telling) ?? [])].sort().join(' ');
  return similarity(left, right) >= 0.8 && words(left) === words(right);
};

/** What the judge of names found, as items of level 2, those of the own domain first. */
const asJudged = (judged: NameVerdict, where: DomainId | undefined, name: string, standard: Resolved): Match => {
  const refs = [
    ...new Set(judged.overlaps.flatMap((ref) => (standard.items.get(ref)?.level === 1 ? below(ref, standard) : [ref]))),
  ].filter((ref) => standard.items.get(ref)?.level === 2);
  const near = where === undefined ? refs : refs.filter((ref) => ref.startsWith(`${where}/`));
  const own = near.length > 0 ? near : refs;
  const [first] = own;
  if (first === undefined) return { kind: 'none', refs: [], name };
  if (judged.kind === 'same') return { kind: own.length > 1 ? 'merged' : 'same', refs: own, name };
  if (judged.kind === 'merged') return { kind: own.length > 1 ? 'merged' : 'part', refs: own, name };
  return { kind: 'part', refs: [first], name };
};

const bracketed = /^(?<base>.+?)[（([［【〔](?<inner>[^（）()[\]［］【】〔〕]+)[）)\]］】〕]$/u;
const excluding = new RegExp(tableWords.excluding.join('|'), 'u');
const including = new RegExp(`^(?:${tableWords.including.join('|')})`, 'u');
const notes = new Set(tableWords.nameNotes);

/**
 * A known name with a bracket behind it that narrows nothing: a note on the row, or what the item includes. What it includes may
 * be other items; the row is then of all of them. `find` reads a name by itself.
 */
const matchBracket = (name: string, find: (text: string) => Match): Match | undefined => {
  const { base = '', inner = '' } = bracketed.exec(name)?.groups ?? {};
  const own = base === '' ? undefined : find(base);
  const [ref] = own?.equal ? own.refs : [];
  if (ref === undefined) return undefined;
  if (notes.has(nameKey(inner).replace(/^\d{2,4}年(?:版|度)?/u, '')))
    return { kind: 'same', refs: [ref], name, noted: true };
  if (excluding.test(inner)) return { kind: 'part', refs: [ref], name };
  const more = including.exec(inner)?.[0];
  if (more === undefined) return undefined;
  const rest = inner.slice(more.length);
  const listed = rest.split(/[、，,；;]/u);
  const whole = find(rest);
  const others = [...(whole.kind === 'merged' && listed.length > 1 ? [] : [whole]), ...listed.map(find)].filter(
    ({ kind }) => kind === 'same' || kind === 'merged',
  );
  const refs = [...new Set([ref, ...others.flatMap((other) => other.refs)])];
  return refs.length > 1 ? { kind: 'merged', refs, name } : { kind: 'same', refs, name, noted: true };
};

/** Names of which several are one item but for their notes: what parts the rows are the notes. */
export const byNotes = (matches: readonly Match[]): Match[] => {
  const names = new Map<Ref, Set<string>>();
  for (const { kind, refs, name } of matches)
    if (kind === 'same') for (const ref of refs) names.set(ref, (names.get(ref) ?? new Set()).add(nameKey(name)));
  return matches.map((match) =>
    match.noted && match.refs.some((ref) => (names.get(ref)?.size ?? 0) > 1)
      ? { kind: 'part', refs: match.refs, name: match.name }
      : match,
  );
};

/** The standard items that a local name stands for, as far as names tell: equality first, then the judge of names. */
export const matchName = (
  text: string,
  domain: DomainId | undefined,
  heading: string,
  standard: Resolved,
  judge: Judge | undefined,
): Match => {
  const name = bareName(text, standard);
  const key = nameKey(name);
  const order = [...new Set([...(domain === undefined ? [] : [domain]), ...standard.domains.map(({ id }) => id)])];
  const equal = order.flatMap((one) => (namesOf(standard).byKey.get(key) ?? []).filter((item) => item.domain === one));
  const parent = findHeading(heading, domain, standard);
  const named = equal.filter((item) => item.level === 2);
  // A heading outweighs an equal name elsewhere: near the one below it is nearer than equal to one below another.
  const siblings = [...standard.items.values()].filter((item) => item.level === 2 && item.parent === parent?.ref);
  const exact =
    named.find((item) => siblings.includes(item)) ??
    siblings.find((item) => nearKey(item.fields.title.value) === nearKey(name)) ??
    named[0];
  if (exact) return { kind: 'same', refs: [exact.ref], name, equal: true };
  const apart = matchBracket(name, (part) => matchName(part, domain, heading, standard, judge));
  if (apart) return apart;
  const over = equal.find((item) => item.level === 1);
  if (over) return { kind: 'merged', refs: below(over.ref, standard), name };
  const where = domain ?? parent?.domain;
  const judged = judge?.(
    name,
    { domain: where ?? standard.domains.at(-1)?.id ?? '', level: 2, ...(parent ? { parent: parent.ref } : {}) },
    standard,
  );
  if (judged) return asJudged(judged, where, name, standard);
  // A qualifier in brackets narrows an item: 城乡居民养老保险参保登记（困难群体）.
  const wide = /^(.+?)[（(][^（()）]+[)）]$/u.exec(name)?.[1];
  const narrowed =
    wide === undefined
      ? undefined
      : namesOf(standard)
          .byKey.get(nameKey(wide))
          ?.find((item) => item.level === 2);
  if (narrowed) return { kind: 'part', refs: [narrowed.ref], name };
  if (judge) return { kind: 'none', refs: [], name };
  const close = [...standard.items.values()].find(
    (item) =>
      item.level === 2 &&
      (domain === undefined || item.domain === domain) &&
      alike(nameKey(item.fields.title.value), key),
  );
  return close ? { kind: 'same', refs: [close.ref], name } : { kind: 'none', refs: [], name };
};
