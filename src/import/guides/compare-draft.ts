import type { Guide, GuideEdit, GuideFieldId, ListEdit, Material, ResolvedGuide } from '../../model/guide.ts';
import { guideFieldIds, guideFields, guideKey } from '../../model/guide-fields.ts';
import { compareHandling } from '../../model/guide-limits.ts';
import { readHandover } from '../../model/handover.ts';
import { plain } from '../../model/plain.ts';
import type { Reference } from '../../model/reference.ts';
import type { Text } from '../../model/text.ts';

/** One thing that an export says and a guide says otherwise, in words. */
export interface GuideDifference {
  readonly field: string;
  readonly label: Text;
  readonly guide: string;
  readonly file: string;
}

/** What is said of a guide as a whole, beside its fields. */
const heads = [
  ['owner', '责任股室', 'keeper', (guide: Guide) => guide.owner ?? ''],
  ['checked', '核对日期', 'date of the last check', (guide: Guide) => guide.checked?.value ?? ''],
  ['only', '材料以此为限', 'closed list', (guide: Guide) => (guide.isClosed ? '材料以此为限' : '')],
  [
    'evidence',
    '出处',
    'sources',
    (guide: Guide) =>
      Object.entries(guide.evidence)
        .map((one) => one.join('：'))
        .join('、'),
  ],
] as const;

/** An edit as it was written, without its places. */
const written = (edit: unknown): string =>
  JSON.stringify(edit ?? null, (key, value) => (key === 'at' || key === 'places' ? undefined : value));

const shownEdit = (edit: GuideEdit<GuideFieldId> | undefined): string => {
  if (!edit) return '';
  if (edit.kind === 'set') return shownValue(edit.value);
  const { omit, amend, add } = edit.edit as ListEdit<Material>;
  return [
    ...omit.map(({ value }) => `免：${value.name}`),
    ...amend.map(({ value }) => `改：${value.name}`),
    ...add.map(({ value }) => `增：${shownValue(value)}`),
  ].join('、');
};

/** What our own workbook says otherwise than the guide that there is, to the letter; and what it says nothing of. */
export const compareWritten = (
  guide: Guide,
  file: Guide,
): { readonly differences: readonly GuideDifference[]; readonly cleared: readonly Text[] } => {
  const differences: GuideDifference[] = [];
  const cleared: Text[] = [];
  for (const id of guideFieldIds) {
    const [here, there] = [guide.fields[id]?.value, file.fields[id]?.value];
    const { label } = guideFields[id];
    if (!there) cleared.push(...(here ? [label] : []));
    else if (written(here) !== written(there))
      differences.push({ field: id, label, guide: shownEdit(here) || '没有写', file: shownEdit(there) });
  }
  for (const [field, zh, en, read] of heads) {
    const [here, there] = [read(guide), read(file)];
    if (there === '') cleared.push(...(here === '' ? [] : [{ zh, en }]));
    else if (here !== there) differences.push({ field, label: { zh, en }, guide: here || '没有写', file: there });
  }
  return { differences, cleared };
};

/** A value of a guide in words, for people who compare. */
const shownValue = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(shownValue).join('、');
  if (value === null || typeof value !== 'object') return '';
  if ('rows' in value) return (value.rows as unknown[]).map(shownValue).join('、') || '不收费';
  if ('steps' in value) return (value.steps as { text: string }[]).map(({ text }) => text).join('→');
  return Object.values(value)
    .filter((one) => typeof one === 'string')
    .join('：');
};

const isSame = (id: GuideFieldId, here: unknown, there: unknown, reference: Reference): boolean => {
  if (plain(JSON.stringify(here ?? null)) === plain(JSON.stringify(there ?? null))) return true;
  if (typeof here !== 'string' || typeof there !== 'string')
    return plain(shownValue(here)) === plain(shownValue(there));
  return (id === 'promised' || id === 'legal') && compareHandling(here, there, reference) === 'same';
};

const materialKeys = [
  'kind',
  'need',
  'when',
  'counter',
  'online',
  'source',
  'require',
  'form',
  'sample',
  'basis',
] as const;

/** What of one material the file says otherwise; what it does not speak of is the guide's own. */
const inMaterial = (guide: Material, file: Material, { guideWords }: Reference): [string, string][] =>
  [...materialKeys, 'for' as const].flatMap((key): [string, string][] => {
    const [here, there] = [shownValue(guide[key]), shownValue(file[key])];
    if (there === '' || plain(here) === plain(there)) return [];
    if (key === 'counter') {
      const [one, other] = [readHandover(here, guideWords), readHandover(there, guideWords)];
      if (here !== '' && one.level === other.level && one.copies === other.copies) return [];
    }
    return [[here || '没有写', there]];
  });

const ofMaterials = (guide: ResolvedGuide, file: ResolvedGuide, reference: Reference): [string, string][] => {
  const listed = ({ materials = [] }: ResolvedGuide): Material[] =>
    materials.flatMap(({ value, waived }) => (waived ? [] : [value]));
  const [here, there] = [listed(guide), listed(file)];
  const twin = (all: readonly Material[], { name }: Material) => all.find((one) => plain(one.name) === plain(name));
  return [
    ...there.flatMap((one): [string, string][] => {
      const own = twin(here, one);
      if (!own) return [['没有这份材料', one.name]];
      return inMaterial(own, one, reference).map(([left, right]) => [`${one.name} ${left}`, right]);
    }),
    ...here.flatMap((one): [string, string][] => (twin(there, one) ? [] : [[one.name, '没有这份材料']])),
  ];
};

const ofConditions = (guide: ResolvedGuide, file: ResolvedGuide): [string, string][] => {
  const texts = ({ conditions = [] }: ResolvedGuide): string[] =>
    conditions.flatMap(({ value, waived }) => (waived ? [] : [value.text]));
  const [here, there] = [texts(guide), texts(file)];
  return plain(here.join('、')) === plain(there.join('、')) ? [] : [[here.join('、') || '没有写', there.join('、')]];
};

/** What the fields that a file fills say otherwise than a guide. */
export const compareDraft = (
  guide: ResolvedGuide,
  file: ResolvedGuide,
  keys: ReadonlySet<string>,
  reference: Reference,
): GuideDifference[] =>
  guideFieldIds.flatMap((id): GuideDifference[] => {
    if (![...keys].some((key) => key === guideKey(id) || key.startsWith(`${guideKey(id)}.`))) return [];
    const { label } = guideFields[id];
    const told = (pairs: readonly [string, string][]): GuideDifference[] =>
      pairs.map(([here, there]) => ({ field: id, label, guide: here, file: there }));
    if (id === 'materials') return told(ofMaterials(guide, file, reference));
    if (id === 'conditions') return told(ofConditions(guide, file));
    const [here, there] = [guide.fields[id]?.value, file.fields[id]?.value];
    return isSame(id, here, there, reference) ? [] : told([[shownValue(here) || '没有写', shownValue(there)]]);
  });
