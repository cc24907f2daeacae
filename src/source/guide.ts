import type { Ref } from '../model/catalogue.ts';
import type {
  ChartStep,
  Condition,
  ExcludedTime,
  Fee,
  FillLine,
  Guide,
  GuideCase,
  GuideEdit,
  GuideFieldId,
  GuideFields,
  ListEdit,
  Material,
  NamedListId,
  Process,
  Question,
  StepLink,
} from '../model/guide.ts';
import { guideFieldIds, guideFields } from '../model/guide-fields.ts';
import { maskData } from '../model/personal/mask.ts';
import type { Path, Sourced } from '../model/place.ts';

/** A reference with its domain, and a title or none, taken apart; undefined for what names no item. */
export const itemReference = (
  written: string,
): { readonly domain: string; readonly ref: Ref; readonly title?: string } | undefined => {
  const [, domain, id, title] = /^([a-z][a-z0-9-]*)\/(\d+(?:\.\d+){0,2})(?:\s+(\S.*))?$/u.exec(written) ?? [];
  return domain === undefined || id === undefined
    ? undefined
    : { domain, ref: `${domain}/${id}`, ...(title ? { title } : {}) };
};

type Raw = { readonly [key: string]: unknown };

const record = (value: unknown): Raw =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Raw) : {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** One text or a list of them. */
const texts = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).flatMap((one) => text(one) ?? []);

/** The keys of a map that hold text. */
const strings = <T extends string>(raw: Raw, keys: readonly T[]): { [K in T]?: string } =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const value = text(raw[key]);
      return value === undefined ? [] : [[key, value]];
    }),
  ) as { [K in T]?: string };

/** The entries of a list that have all of these keys. */
const rows = <T extends string>(value: unknown, keys: readonly T[]): { [K in T]: string }[] =>
  list(value).flatMap((entry) => {
    const row = strings(record(entry), keys);
    return keys.every((key) => row[key] !== undefined) ? [row as { [K in T]: string }] : [];
  });

const materialTexts = [
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

/** What an entry says of a material; lists that it does not write are left out. */
const readMaterialPart = (raw: Raw): Partial<Material> => ({
  ...strings(raw, materialTexts),
  ...('for' in raw ? { for: texts(raw.for) } : {}),
  ...('fill' in raw ? { fill: rows(raw.fill, ['field', 'how', 'example']) as FillLine[] } : {}),
});

const readMaterial = (entry: unknown): Material | undefined => {
  const name = text(record(entry).name);
  return name === undefined ? undefined : { for: [], fill: [], ...readMaterialPart(record(entry)), name };
};

const readCondition = (entry: unknown): Condition | undefined => {
  const bare = text(entry);
  if (bare !== undefined) return { text: bare };
  const { text: words, basis } = strings(record(entry), ['text', 'basis']);
  return words === undefined ? undefined : { text: words, ...(basis ? { basis } : {}) };
};

/** Where a step leads: its answers, else `next`, else the line below; the last one ends. */
const linksOf = (raw: Raw, following: string | undefined): StepLink[] => {
  if ('ask' in raw) {
    const answers = [
      ...(['是', '否'] as const).map((label) => [label, raw[label]] as const),
      ...Object.entries(record(raw.answers)),
    ];
    return answers.flatMap(([label, to]) => {
      const target = text(to);
      return target === undefined ? [] : [{ label, to: target }];
    });
  }
  return [{ to: text(raw.next) ?? following ?? '结束' }];
};

const readSteps = (value: unknown): ChartStep[] => {
  const entries = list(value).map(record);
  return entries.flatMap((raw, index): ChartStep[] => {
    const {
      id,
      by,
      do: act,
      ask,
      ...rest
    } = strings(raw, [
      ...(['id', 'by', 'do', 'ask'] as const),
      ...(['limit', 'note', 'basis', 'link', 'publish'] as const),
    ]);
    const words = act ?? ask;
    if (id === undefined || by === undefined || words === undefined) return [];
    const links = linksOf(raw, text(entries[index + 1]?.id));
    return [{ id, by, text: words, isDecision: ask !== undefined, links, isInner: raw.public === '否', ...rest }];
  });
};

const readProcess = (value: unknown): Process | undefined => {
  const raw = record(value);
  const steps = readSteps(raw.steps);
  return steps.length === 0 ? undefined : { steps, supervision: texts(raw.supervision), rights: texts(raw.rights) };
};

const readFee = (value: unknown): Fee | undefined => {
  if (text(value) === '不收费') return { rows: [] };
  const found = list(value).flatMap((entry) => {
    const { name, standard, ...rest } = strings(record(entry), ['name', 'standard', 'basis', 'relief']);
    return name === undefined || standard === undefined ? [] : [{ name, standard, ...rest }];
  });
  return found.length === 0 ? undefined : { rows: found };
};

const some = <T>(found: readonly T[]): readonly T[] | undefined => (found.length === 0 ? undefined : found);

const readTexts = (value: unknown): readonly string[] | undefined => some(texts(value));

/** One phone or several, as they are printed. */
const phones = (value: unknown): string | undefined => readTexts(value)?.join('、');

type Readers = { readonly [K in Exclude<GuideFieldId, NamedListId>]: (value: unknown) => GuideFields[K] | undefined };

const readers: Readers = {
  summary: text,
  applicants: readTexts,
  handling: text,
  amount: readTexts,
  cases: (value) => some(rows(value, ['id', 'name']) as GuideCase[]),
  promised: text,
  legal: text,
  legalBasis: text,
  excluded: (value) => some(rows(value, ['what', 'time']) as ExcludedTime[]),
  fee: readFee,
  result: text,
  delivery: readTexts,
  afterwards: text,
  window: readTexts,
  online: readTexts,
  mail: text,
  visits: text,
  reason: text,
  depth: text,
  process: readProcess,
  redress: text,
  advice: phones,
  complaint: phones,
  progress: text,
  policies: readTexts,
  notices: readTexts,
  interpretations: readTexts,
  faq: (value) => some(rows(value, ['q', 'a']).map(({ q, a }): Question => ({ question: q, answer: a }))),
  extra: (value) => {
    const raw = record(value);
    const found = strings(raw, Object.keys(raw)) as { [label: string]: string };
    return Object.keys(found).length === 0 ? undefined : found;
  },
};

const isNamedList = (id: GuideFieldId): id is NamedListId => id === 'materials' || id === 'conditions';

const entryReaders: { readonly [K in NamedListId]: (entry: unknown) => GuideFields[K][number] | undefined } = {
  materials: readMaterial,
  conditions: readCondition,
};

/** A change of one entry: a material is named and says what is new; a condition gives its new words. */
const readChange = <K extends NamedListId>(
  id: K,
  entry: unknown,
): { name: string; change: Partial<GuideFields[K][number]> }[] => {
  const raw = record(entry);
  const name = text(id === 'materials' ? raw.name : raw.from);
  if (name === undefined) return [];
  const to = text(raw.to);
  const change = id === 'materials' ? readMaterialPart(raw) : to === undefined ? {} : { text: to };
  return [{ name, change: change as Partial<GuideFields[K][number]> }];
};

const readNamedList = <K extends NamedListId>(
  id: K,
  value: unknown,
  file: string,
  path: Path,
): GuideEdit<K> | undefined => {
  const read = entryReaders[id];
  if (value === '无需材料') return { kind: 'set', value: [] as unknown as GuideFields[K], places: [] };
  if (Array.isArray(value)) {
    const found = value.flatMap((entry, index) => {
      const one = read(entry);
      return one === undefined ? [] : [{ one, at: { file, path: [...path, index] } }];
    });
    if (found.length === 0) return undefined;
    return {
      kind: 'set',
      value: found.map(({ one }) => one) as unknown as GuideFields[K],
      places: found.map(({ at }) => at),
    };
  }
  const raw = record(value);
  const entries = <T>(key: string, take: (entry: unknown) => readonly T[]): Sourced<T>[] =>
    list(raw[key]).flatMap((entry, index) =>
      take(entry).map((one) => ({ value: one, at: { file, path: [...path, key, index] } })),
    );
  const edit: ListEdit<GuideFields[K][number]> = {
    omit: entries('omit', (entry) => {
      const { name, how } = typeof entry === 'string' ? { name: text(entry) } : strings(record(entry), ['name', 'how']);
      return name === undefined ? [] : [{ name, ...(how ? { how } : {}) }];
    }),
    amend: entries('amend', (entry) => readChange(id, entry)),
    add: entries('add', (entry) => {
      const one = read(entry);
      return one === undefined ? [] : [one];
    }),
  };
  return { kind: 'edit', edit } as GuideEdit<K>;
};

const valueAt = (data: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => record(at)[key], data);

/**
 * Reads a guide out of plain data. Lenient as `readLayer` is: what the schema refused is left out. Undefined without the
 * item that it is about.
 */
export const readGuide = (file: string, data: unknown): Guide | undefined => {
  const root = record(maskData(data));
  const item = text(root.item);
  if (item === undefined) return undefined;
  const fields: { [K in GuideFieldId]?: Sourced<GuideEdit<K>> } = {};
  const put = <K extends GuideFieldId>(id: K): void => {
    const { path } = guideFields[id];
    const raw = valueAt(root, path);
    if (raw === undefined || raw === null) return;
    let edit: GuideEdit<GuideFieldId> | undefined;
    if (isNamedList(id)) edit = readNamedList(id, raw, file, path);
    else {
      const value = readers[id as Exclude<GuideFieldId, NamedListId>](raw);
      edit = value === undefined ? undefined : { kind: 'set', value, places: [] };
    }
    if (edit) fields[id] = { value: edit as GuideEdit<K>, at: { file, path } } as (typeof fields)[K];
  };
  for (const id of guideFieldIds) put(id);
  const { owner, checked } = strings(root, ['owner', 'checked']);
  const evidence = record(root.evidence);
  return {
    file,
    item: { value: item, at: { file, path: ['item'] } },
    isClosed: root.only === '材料以此为限',
    fields,
    evidence: strings(evidence, Object.keys(evidence)) as { [key: string]: string },
    ...(owner ? { owner } : {}),
    ...(checked && /^\d{4}-\d{2}-\d{2}$/u.test(checked)
      ? { checked: { value: checked, at: { file, path: ['checked'] } } }
      : {}),
  };
};
