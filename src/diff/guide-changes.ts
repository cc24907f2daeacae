import type { Ref, Resolved } from '../model/catalogue.ts';
import type { Condition, GuideFieldId, ListEntry, Material, ResolvedGuide } from '../model/guide.ts';
import { guideFieldIds, guideFields } from '../model/guide-fields.ts';
import { compareHandling } from '../model/guide-limits.ts';
import { stricterIn } from '../model/handover.ts';
import { numberIn } from '../model/number-in.ts';
import { plain } from '../model/plain.ts';
import type { Reference } from '../model/reference.ts';
import type { Lang, Text } from '../model/text.ts';

/** The guides of a catalogue, by item. */
export type GuidesByItem = ReadonlyMap<Ref, ResolvedGuide>;

/** One thing that a guide asks or promises otherwise than before. `breaking`: the public has to do or wait more. */
export interface GuideChange {
  readonly item: Ref;
  /** The part of the guide; absent for the guide as a whole. */
  readonly field?: GuideFieldId;
  readonly breaking: boolean;
  readonly said: Text;
}

type Said = Omit<GuideChange, 'item'>;

const said = (breaking: boolean, zh: string, en: string, field?: GuideFieldId): Said => ({
  breaking,
  said: { zh, en },
  ...(field ? { field } : {}),
});

const inForce = <T>(entries: readonly ListEntry<T>[] | undefined): T[] =>
  (entries ?? []).flatMap(({ value, waived }) => (waived ? [] : [value]));

const materialChanges = (old: ResolvedGuide, now: ResolvedGuide, { guideWords }: Reference): Said[] => {
  const [before, after] = [inForce<Material>(old.materials), inForce<Material>(now.materials)];
  const twin = (all: readonly Material[], { name }: Material) => all.find((one) => plain(one.name) === plain(name));
  const gone = before.filter((one) => !twin(after, one));
  return [
    ...after.flatMap((one): Said[] => {
      const other = twin(before, one);
      if (!other) return [said(true, `材料增加“${one.name}”`, `a material more: \`${one.name}\``, 'materials')];
      const [more, less] = [stricterIn(one, other, guideWords), stricterIn(other, one, guideWords)];
      if (more.length > 0)
        return [
          said(
            true,
            `“${one.name}”要得更严：${more.join('，')}`,
            `\`${one.name}\` is asked more strictly: ${more.join(', ')}`,
            'materials',
          ),
        ];
      return less.length > 0
        ? [
            said(
              false,
              `“${one.name}”放宽：${one.counter ?? one.need ?? '必要'}`,
              `\`${one.name}\` is asked less strictly: ${one.counter ?? one.need ?? '必要'}`,
              'materials',
            ),
          ]
        : [];
    }),
    ...gone.map(({ name }) => said(false, `材料减少“${name}”`, `a material less: \`${name}\``, 'materials')),
  ];
};

const conditionChanges = (old: ResolvedGuide, now: ResolvedGuide): Said[] => {
  const [before, after] = [inForce<Condition>(old.conditions), inForce<Condition>(now.conditions)];
  const has = (all: readonly Condition[], { text }: Condition) => all.some((one) => plain(one.text) === plain(text));
  return [
    ...after
      .filter((one) => !has(before, one))
      .map(({ text }) => said(true, `条件增加“${text}”`, `a condition more: \`${text}\``, 'conditions')),
    ...before
      .filter((one) => !has(after, one))
      .map(({ text }) => said(false, `条件减少“${text}”`, `a condition less: \`${text}\``, 'conditions')),
  ];
};

/** From one value to another, as a paper says it; a value that came or went has no other beside it. */
const changeOf = (label: string, old: string | undefined, now: string | undefined): string => {
  if (old === undefined) return `写明${label}：${now}`;
  return now === undefined ? `不再写${label}，原为${old}` : `${label}由${old}改为${now}`;
};

/** Two values in words, with what the second one means for the public. */
const values = (id: GuideFieldId, old: string | undefined, now: string | undefined, isWorse: boolean): Said[] => {
  if (plain(old ?? '') === plain(now ?? '')) return [];
  const { label } = guideFields[id];
  return [said(isWorse, changeOf(label.zh, old, now), `${label.en}: ${old ?? 'nothing'} → ${now ?? 'nothing'}`, id)];
};

const feeText = ({ fields }: ResolvedGuide): string | undefined =>
  fields.fee && (fields.fee.value.rows.map(({ name, standard }) => `${name} ${standard}`).join('、') || '不收费');

const isDearer = (old: ResolvedGuide, now: ResolvedGuide): boolean => {
  const before = old.fields.fee?.value.rows ?? [];
  return (now.fields.fee?.value.rows ?? []).some((row) => {
    const other = before.find(({ name }) => plain(name) === plain(row.name));
    return !other || (numberIn(row.standard) ?? 0) > (numberIn(other.standard) ?? 0);
  });
};

/** A way in that is no longer there. */
const wayChanges = (old: ResolvedGuide, now: ResolvedGuide): Said[] =>
  (['window', 'online', 'mail'] as const).flatMap((id): Said[] => {
    const { label } = guideFields[id];
    const [before, after] = [old.fields[id], now.fields[id]];
    if (before && !after) return [said(true, `${label.zh}没有了`, `${label.en}: no longer`, id)];
    return !before && after ? [said(false, `增加${label.zh}`, `${label.en}: now possible`, id)] : [];
  });

const told: ReadonlySet<GuideFieldId> = new Set(['materials', 'conditions', 'promised', 'visits', 'fee']);

/** Fields that read otherwise and bear on nobody's way: named only. */
const otherChanges = (old: ResolvedGuide, now: ResolvedGuide): Said[] => {
  const changed = guideFieldIds.filter((id) => {
    if (told.has(id) || id === 'materials' || id === 'conditions') return false;
    const [before, after] = [old.fields[id]?.value, now.fields[id]?.value];
    return JSON.stringify(before ?? null) !== JSON.stringify(after ?? null);
  });
  const labels = changed.map((id) => guideFields[id].label);
  return labels.length === 0
    ? []
    : [
        said(
          false,
          `其他修改：${labels.map(({ zh }) => zh).join('、')}`,
          `also changed: ${labels.map(({ en }) => en).join(', ')}`,
        ),
      ];
};

const guideChange = (old: ResolvedGuide, now: ResolvedGuide, reference: Reference): Said[] => {
  const [promise, before] = [now.fields.promised?.value, old.fields.promised?.value];
  const isLonger =
    before !== undefined &&
    (promise === undefined || ['looser', 'incomparable'].includes(compareHandling(promise, before, reference)));
  const [visits, earlier] = [now.fields.visits?.value, old.fields.visits?.value];
  return [
    ...materialChanges(old, now, reference),
    ...conditionChanges(old, now),
    ...values('promised', before, promise, isLonger),
    ...values('visits', earlier, visits, (numberIn(visits ?? '') ?? 0) > (numberIn(earlier ?? '') ?? 0)),
    ...values('fee', feeText(old), feeText(now), isDearer(old, now)),
    ...wayChanges(old, now),
    ...otherChanges(old, now),
  ];
};

/** How the guides of two editions of a catalogue differ, what asks more of the public first within each item. */
export const guideChanges = (old: GuidesByItem, now: GuidesByItem, reference: Reference): GuideChange[] =>
  [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((item) => {
    const [before, after] = [old.get(item), now.get(item)];
    const changes =
      before && after
        ? guideChange(before, after, reference)
        : [after ? said(false, '新编办事指南', 'a new guide') : said(true, '没有办事指南了', 'its guide is gone')];
    return changes
      .sort((one, other) => Number(other.breaking) - Number(one.breaking))
      .map((one): GuideChange => ({ item, ...one }));
  });

/** A change of a guide on one line, with the item that it is of. */
export const guideLine = (
  { item, said: text }: GuideChange,
  { old, now }: { readonly old: Resolved; readonly now: Resolved },
  lang: Lang,
): string => {
  const title = (now.items.get(item) ?? old.items.get(item))?.fields.title.value ?? '';
  return `${item} ${title}${lang === 'zh' ? '：' : ': '}${text[lang]}`;
};
