import { citationSet, missingCitations } from './basis.ts';
import type {
  Audience,
  Channels,
  DisclosureMode,
  FieldId,
  Fields,
  LevelId,
  Links,
  ResponsibleBody,
} from './catalogue.ts';
import { levelIds } from './catalogue.ts';
import { splitCitations } from './citations.ts';
import { plain } from './plain.ts';
import type { Reference } from './reference.ts';
import { indexed } from './remember.ts';
import type { Text } from './text.ts';
import { compareTimeLimits } from './time-limit/compare-time-limits.ts';
import { parseTimeLimit } from './time-limit/parse-time-limit.ts';
import type { Strictness } from './time-limit/time-limit.ts';

/** What comparing and reading need to know: the reference data, the names of the level columns, the date in force. */
export interface Known {
  readonly reference: Reference;
  /** The day to judge by: `--date`, else the layer's `effective`. */
  readonly date?: string;
  /** The present day, as far as `--date` tells it; never the clock. */
  readonly today?: string;
}

/** `missing` names the parts of the inherited value that the local one lacks, as printed. */
export interface Comparison {
  readonly order: Strictness;
  readonly missing: readonly string[];
}

/** Why a written value could not be read: the word that is not known, and the words that are. */
export interface Unreadable {
  readonly unknown: string;
  readonly expected: readonly string[];
}

/**
 * A field that the official table has no column for: printed below 公开内容 by its label, in a column of its own in data,
 * and read from tables with such a heading. Its schema is copied into the schemas (`npm run schemas`).
 */
export interface Further {
  /** What may be written, as JSON Schema with title, description and `x-hint`. */
  readonly schema: { readonly [keyword: string]: unknown };
  /** Headings of columns in tables that are imported, besides the label. */
  readonly headings: readonly string[];
}

/**
 * One column of the official table: what a local value may do (product.md §1), how it is read from
 * YAML or print, printed and compared. A `floor` may only be tightened, a `watched` value may be narrowed with a warning.
 */
export interface Field<T> {
  readonly kind: 'floor' | 'watched' | 'free';
  readonly label: Text;
  /** Reads a value as an author or a table writes it. */
  readonly read: (raw: unknown, reference: Reference) => T | Unreadable;
  readonly print: (value: T, levelNames?: { readonly [level in LevelId]?: string }) => string;
  readonly compare: (local: T, inherited: T, known: Known) => Comparison;
  /** A field beyond the columns of the official table: everything that is to be known of it stands here. */
  readonly further?: Further;
  /** Joins what `{ add: … }` says to an inherited value; absent for a single value. */
  readonly merge?: (inherited: T, added: T, reference: Reference) => T;
}

const lines = (raw: unknown): string[] =>
  (Array.isArray(raw) ? raw : String(raw ?? '').split('\n'))
    .map((line) => String(line).trim())
    .filter((line) => line !== '');

const equalText = (left: string, right: string): boolean => plain(left) === plain(right);

/** Everything of the left, and what the right has beyond it. */
const union = (left: readonly string[], right: readonly string[]): string[] => {
  const known = new Set(left.map(plain));
  const more = right.filter((text) => {
    const key = plain(text);
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
  return [...left, ...more];
};

const order = (gained: boolean, missing: readonly string[]): Comparison =>
  missing.length > 0 ? { order: 'looser', missing } : { order: gained ? 'tighter' : 'same', missing };

/** The words of the official table for 公开层级; pages may print a profile's own names. */
const officialLevels: { readonly [level in LevelId]: string } = {
  province: '省级',
  city: '市级',
  county: '县级',
  township: '乡级',
  village: '村级',
};

const levelIdsByName = indexed(
  (levels: Reference['levels']) =>
    new Map(levels.flatMap(({ id, name, aliases }) => [name, ...aliases].map((word) => [plain(word), id]))),
);

const levelOf = (word: string, { levels }: Reference): LevelId | undefined => levelIdsByName(levels).get(plain(word));

const channelsByName = indexed(
  (channels: Reference['channels']) =>
    new Map(channels.flatMap((channel) => [channel.name, ...channel.aliases].map((word) => [plain(word), channel]))),
);

/** `其他：文本` and the map form `{其他: 文本}` alike; a plain word has no detail. */
const split = (entry: unknown): { word: string; details: string[] } => {
  if (entry !== null && typeof entry === 'object' && !Array.isArray(entry)) {
    const [word = '', detail] = Object.entries(entry)[0] ?? [];
    return { word, details: lines(detail) };
  }
  const [word = '', ...rest] = String(entry).split(/[：:]/u);
  return {
    word: word.trim(),
    details: rest
      .join('：')
      .split(/[、；;]/u)
      .map((detail) => detail.trim())
      .filter((detail) => detail !== ''),
  };
};

const readText = (raw: unknown): string => String(raw ?? '').trim();

const readChannels = (raw: unknown, { channels }: Reference): Channels | Unreadable => {
  const ticked = new Set<string>();
  const other: string[] = [];
  const entries = Array.isArray(raw)
    ? raw
    : typeof raw === 'string'
      ? lines(raw.replace(/[■☑✓√]/gu, '\n')).filter((line) => !/^[□☐口]/u.test(line))
      : [raw];
  for (const entry of entries) {
    const { word, details } = split(entry);
    const known = channelsByName(channels).get(plain(word));
    if (!known || (details.length > 0 && !known.other)) {
      const whole = typeof entry === 'string' ? channelsByName(channels).get(plain(entry)) : undefined;
      if (!whole)
        return { unknown: typeof entry === 'string' ? entry : word, expected: channels.map((channel) => channel.name) };
      ticked.add(whole.name);
      continue;
    }
    ticked.add(known.name);
    other.push(...details);
  }
  return {
    ticked: channels.filter((channel) => ticked.has(channel.name)).map((channel) => channel.name),
    other: union([], other),
  };
};

const readAudience = (raw: unknown): Audience | Unreadable => {
  let audience: Audience = { public: false, specificGroup: false, groups: [] };
  for (const entry of Array.isArray(raw) ? raw : typeof raw === 'string' ? raw.split('\n') : [raw]) {
    const { word, details } = split(entry);
    if (equalText(word, '全社会')) audience = { ...audience, public: true };
    else if (equalText(word, '特定群体') || equalText(word, '特定群众'))
      audience = { ...audience, specificGroup: true, groups: union(audience.groups, details) };
    else return { unknown: word, expected: ['全社会', '特定群体：…'] };
  }
  return audience;
};

const readMode = (raw: unknown): DisclosureMode | Unreadable => {
  let mode: DisclosureMode = { proactive: false, onRequest: false };
  for (const word of lines(raw)) {
    if (['主动', '主动公开'].some((name) => equalText(name, word))) mode = { ...mode, proactive: true };
    else if (['依申请', '依申请公开'].some((name) => equalText(name, word))) mode = { ...mode, onRequest: true };
    else return { unknown: word, expected: ['主动', '依申请'] };
  }
  return mode;
};

const readBody = (raw: unknown, reference: Reference): ResponsibleBody | Unreadable => {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) return { all: readText(raw) };
  const body: { [level in LevelId]?: string } = {};
  for (const [word, name] of Object.entries(raw)) {
    const level = levelOf(word, reference);
    if (!level) return { unknown: word, expected: Object.values(officialLevels) };
    body[level] = readText(name);
  }
  return body;
};

const readLevels = (raw: unknown, reference: Reference): readonly LevelId[] | Unreadable => {
  const found = new Set<LevelId>();
  for (const word of lines(raw)) {
    const level = levelOf(word, reference);
    if (!level) return { unknown: word, expected: Object.values(officialLevels) };
    found.add(level);
  }
  return levelIds.filter((level) => found.has(level));
};

const elementIds = indexed(
  (elements: Reference['elements']) =>
    new Map(elements.flatMap(({ id, labels }) => labels.map((label) => [plain(label), id]))),
);

/** The dictionary key of a guide element, else its own text: 申请材料 and 办理材料 are one element (domain.md 5.1). */
const elementKey = (label: string, { elements }: Reference): string => {
  const text = plain(label).replace(/^\d+[.、)]?/u, '');
  return elementIds(elements).get(text) ?? text;
};

const same: Comparison = { order: 'same', missing: [] };
const free =
  <T>(print: (value: T) => string) =>
  (local: T, inherited: T): Comparison => ({
    order: equalText(print(local), print(inherited)) ? 'same' : 'incomparable',
    missing: [],
  });

const printBody = (body: ResponsibleBody, names: { readonly [level in LevelId]?: string } = {}): string => {
  const byLevel = levelIds
    .filter((level) => body[level])
    .map((level) => `${names[level] ?? officialLevels[level]}：${body[level]}`);
  return [...(body.all ? [body.all] : []), ...byLevel].join('；');
};

const printLinks = (links: Links): string =>
  Object.entries(links)
    .map(([name, address]) => `${name} ${address}`)
    .join('\n');

/** Every column of the official table, in its order, with 办理时限 and 办事链接 after it. */
export const fields: { readonly [K in FieldId]: Field<Fields[K]> } = {
  title: {
    kind: 'watched',
    label: { zh: '公开事项', en: 'title' },
    read: readText,
    print: (value) => value,
    compare: (local, inherited) =>
      equalText(local, inherited) ? same : { order: 'incomparable', missing: [inherited] },
  },
  content: {
    kind: 'watched',
    label: { zh: '公开内容（要素）', en: 'content' },
    read: lines,
    print: (value) => value.join('\n'),
    compare: (local, inherited, { reference }) => {
      const keys = new Set(local.map((label) => elementKey(label, reference)));
      const known = new Set(inherited.map((label) => elementKey(label, reference)));
      return order(
        [...keys].some((key) => !known.has(key)),
        inherited.filter((label) => !keys.has(elementKey(label, reference))),
      );
    },
    merge: (inherited, added) => union(inherited, added),
  },
  basis: {
    kind: 'watched',
    label: { zh: '公开依据', en: 'basis' },
    read: (raw) => lines(raw).flatMap(splitCitations),
    print: (value) => value.join('\n'),
    compare: (local, inherited, { reference, date }) => {
      const missing = missingCitations(local, inherited, reference.register, date);
      const gained = missingCitations(inherited, local, reference.register, date).length > 0;
      return order(gained || local.length > inherited.length, missing);
    },
    merge: (inherited, added, reference) => {
      const known = citationSet(reference.register);
      for (const text of inherited) known.add(text);
      return [...inherited, ...added.filter(known.add)];
    },
  },
  timeLimit: {
    kind: 'floor',
    label: { zh: '公开时限', en: 'time limit' },
    read: (raw, { limitWords }) => parseTimeLimit(readText(raw), limitWords),
    print: (value) => value.text,
    compare: (local, inherited, { reference }) => {
      const result = compareTimeLimits(local, inherited, reference.limitWords);
      return { order: result, missing: result === 'looser' || result === 'incomparable' ? [inherited.text] : [] };
    },
  },
  responsibleBody: {
    kind: 'free',
    label: { zh: '公开主体', en: 'responsible body' },
    read: readBody,
    print: printBody,
    compare: free((value) => printBody(value)),
  },
  channels: {
    kind: 'floor',
    label: { zh: '公开渠道和载体', en: 'channels' },
    read: readChannels,
    print: (value) => {
      const texts = value.other.length > 0 ? `：${value.other.join('、')}` : '';
      return value.ticked.map((name) => (name === '其他' ? `${name}${texts}` : name)).join('\n');
    },
    compare: (local, inherited) => {
      const names = inherited.ticked.filter((name) => !local.ticked.includes(name));
      const texts = inherited.other.filter((text) => !local.other.some((mine) => equalText(mine, text)));
      const gained =
        local.ticked.some((name) => !inherited.ticked.includes(name)) ||
        local.other.some((text) => !inherited.other.some((known) => equalText(known, text)));
      return order(gained, [
        ...names.filter((name) => name !== '其他'),
        ...texts.map((text) => `其他：${text}`),
        ...(texts.length === 0 ? names.filter((name) => name === '其他') : []),
      ]);
    },
    merge: (inherited, added, { channels }) => ({
      ticked: channels
        .map((channel) => channel.name)
        .filter((name) => inherited.ticked.includes(name) || added.ticked.includes(name)),
      other: union(inherited.other, added.other),
    }),
  },
  audience: {
    kind: 'watched',
    label: { zh: '公开对象', en: 'audience' },
    read: readAudience,
    print: (value) =>
      [
        ...(value.public ? ['全社会'] : []),
        ...(value.specificGroup ? [value.groups.length > 0 ? `特定群体：${value.groups.join('、')}` : '特定群体'] : []),
      ].join('\n'),
    compare: (local, inherited) => {
      if (inherited.public && !local.public) return { order: 'looser', missing: ['全社会'] };
      if (local.public && !inherited.public) return { order: 'tighter', missing: [] };
      const unnamed = inherited.groups.filter((group) => !local.groups.some((mine) => equalText(mine, group)));
      // 全社会 holds every group: which ones are named beside it loses nobody.
      const missing = inherited.public ? [] : unnamed;
      const lost =
        inherited.specificGroup && !local.specificGroup && !local.public
          ? ['特定群体']
          : missing.map((group) => `特定群体：${group}`);
      const gained =
        unnamed.length === 0 &&
        ((local.specificGroup && !inherited.specificGroup) ||
          local.groups.some((group) => !inherited.groups.some((known) => equalText(known, group))));
      return order(gained, lost);
    },
    merge: (inherited, added) => ({
      public: inherited.public || added.public,
      specificGroup: inherited.specificGroup || added.specificGroup,
      groups: union(inherited.groups, added.groups),
    }),
  },
  disclosureMode: {
    kind: 'floor',
    label: { zh: '公开方式', en: 'disclosure mode' },
    read: readMode,
    print: (value) => [...(value.proactive ? ['主动'] : []), ...(value.onRequest ? ['依申请'] : [])].join('\n'),
    compare: (local, inherited) => {
      // Both marked counts as 主动.
      const rank = ({ proactive, onRequest }: DisclosureMode): number => (proactive ? 2 : onRequest ? 1 : 0);
      const gap = rank(local) - rank(inherited);
      return gap < 0
        ? { order: 'looser', missing: [inherited.proactive ? '主动' : '依申请'] }
        : { order: gap > 0 ? 'tighter' : 'same', missing: [] };
    },
  },
  levels: {
    kind: 'free',
    label: { zh: '公开层级', en: 'levels' },
    read: readLevels,
    print: (value, names = {}) => value.map((level) => names[level] ?? officialLevels[level]).join('\n'),
    compare: free((value) => value.join('\n')),
    merge: (inherited, added) => levelIds.filter((level) => inherited.includes(level) || added.includes(level)),
  },
  handlingLimit: {
    kind: 'free',
    label: { zh: '办理时限', en: 'handling limit' },
    read: readText,
    print: (value) => value,
    compare: free((value) => value),
  },
  links: {
    kind: 'free',
    label: { zh: '办事链接', en: 'links' },
    read: (raw) =>
      raw !== null && typeof raw === 'object' && !Array.isArray(raw)
        ? Object.fromEntries(Object.entries(raw).map(([name, address]) => [name, readText(address)]))
        : { guide: readText(raw) },
    print: printLinks,
    compare: free(printLinks),
  },
};

/** The fields in the order of the official table. */
export const fieldIds = Object.keys(fields) as FieldId[];

/** A field of any type, as it stands in the table, which pairs each id with its own type of value: a union of ids cannot express that. */
export const fieldOf = (id: FieldId): Field<unknown> => fields[id] as unknown as Field<unknown>;

/** The fields that the official table has no column for and that say themselves how they are printed and read. */
export const furtherFields: readonly Exclude<FieldId, 'title'>[] = fieldIds.filter(
  (id): id is Exclude<FieldId, 'title'> => id !== 'title' && fields[id].further !== undefined,
);

/** Fields that every second-level item must have: the eight elements and the level columns. */
export const requiredFields = [
  'content',
  'basis',
  'timeLimit',
  'responsibleBody',
  'channels',
  'audience',
  'disclosureMode',
  'levels',
] as const satisfies readonly FieldId[];

/** Tells a value from the report that it could not be read. */
export const isUnreadable = (value: unknown): value is Unreadable =>
  value !== null && typeof value === 'object' && 'unknown' in value && 'expected' in value;
