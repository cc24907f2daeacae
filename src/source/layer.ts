import type {
  Acceptance,
  Addition,
  Amendment,
  DomainId,
  DomainLayer,
  Edit,
  Edits,
  Explanation,
  FieldId,
  Fields,
  Filing,
  ItemReference,
  Layer,
  Profile,
  Question,
  Ref,
  Region,
} from '../model/catalogue.ts';
import { omissionReasons } from '../model/catalogue.ts';
import type { Domain } from '../model/domain.ts';
import { fieldIds, fields, isUnreadable, type Unreadable } from '../model/fields.ts';
import type { Fault } from '../model/finding.ts';
import { layerKeys } from '../model/layer-keys.ts';
import { maskData } from '../model/personal/mask.ts';
import type { Path, Place, Sourced } from '../model/place.ts';
import { readValue } from '../model/read-value.ts';
import type { Reference } from '../model/reference.ts';
import { readPlaces } from './read-places.ts';
import type { Source } from './source.ts';
import { suggest } from './suggest.ts';

type Raw = { readonly [key: string]: unknown };

const record = (value: unknown): Raw =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Raw) : {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** Whether a day can be judged by: the schema tells what is none. */
const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value);

/** Takes `1.2 岗位信息发布` apart; a bare number has no title. Undefined for what the schema has refused. */
const readReference = (value: unknown): ItemReference | undefined => {
  const found =
    typeof value === 'string' ? /^\s*(\*|\d+(?:\.\d+){0,2}(?:\.\*)?)(?:\s+(\S.*?))?\s*$/u.exec(value) : null;
  return found ? { id: found[1] ?? '', ...(found[2] ? { title: found[2] } : {}) } : undefined;
};

const sourced = <T>(file: string, path: Path, value: T): Sourced<T> => ({ value, at: { file, path } });

const strings = <T extends string>(raw: Raw, keys: readonly T[]): { [K in T]?: string } =>
  Object.fromEntries(keys.flatMap((key) => (text(raw[key]) === undefined ? [] : [[key, text(raw[key])]]))) as {
    [K in T]?: string;
  };

/** Fields whose values may be maps, such as `{ 其他: 基层公共服务平台 }`. */
const mapped: readonly FieldId[] = ['responsibleBody', 'channels', 'audience', 'links'];

const isWords = (raw: unknown): boolean =>
  Array.isArray(raw) ? raw.every((entry) => typeof entry === 'string') : typeof raw === 'string';

/** Several known words in one entry: a full-width comma does not part the entries of `[…]`. */
const severalValues = (
  { file, text: whole, range }: Source,
  raw: unknown,
  at: Place,
  known: (word: string) => boolean,
): Fault | undefined => {
  const words = typeof raw === 'string' ? raw.split(/[，、；]/u).map((word) => word.trim()) : [];
  const [start, end] = range(at) ?? [0, 0];
  const written = whole.slice(start, end);
  if (words.length < 2 || !words.every(known)) return undefined;
  const mark = /[，、；]/u.exec(written)?.[0] ?? '，';
  const base = { rule: 'schema', at, args: { value: String(raw), mark, right: words.join(', ') } } as const;
  // In a block list a comma would not help; quotes say that one value was meant.
  const flow = /[[,]\s*$/u.test(whole.slice(0, start)) && !/^["']/u.test(written);
  return flow
    ? { ...base, message: 'fullwidth-comma', edits: [{ at: { file, start, end }, text: words.join(', ') }] }
    : { ...base, message: 'several-values' };
};

/** The keys of domains in a layer, those that are known in their order; whether there are such domains is told where its chain is known. */
const domainKeys = (root: Raw, domains: readonly Domain[]): string[] => {
  const known = domains.map(({ id }) => id).filter((id) => id in root);
  const isOther = (key: string) => /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(key) && !layerKeys.has(key);
  return [...known, ...Object.keys(root).filter((key) => isOther(key) && !known.includes(key))];
};

/**
 * Reads a layer out of plain data. Lenient: what the schema refused is left out, so that every other fault
 * can be told in the same run. Words that no field knows are faults of rule `schema`.
 */
export const readLayer = (
  source: Source,
  reference: Reference,
): { readonly layer?: Layer; readonly faults: readonly Fault[] } => {
  const { file } = source;
  const faults: Fault[] = [];
  // Personal numbers are reported by rules on the source; nothing behind this line ever sees them.
  const root = record(maskData(source.data));

  const readField = <K extends FieldId>(field: K, raw: unknown, path: Path): Fields[K] | undefined => {
    if (raw === null || raw === undefined || typeof raw === 'number' || typeof raw === 'boolean') return undefined;
    if (!mapped.includes(field) && !isWords(raw)) return undefined;
    const value = readValue(field, raw, reference);
    if (!isUnreadable(value)) return value;
    const known = (word: unknown): boolean => !isUnreadable(fields[field].read([word], reference));
    const tell = ({ unknown, expected }: Unreadable, entry: unknown, at: Place): void => {
      const several = severalValues(source, entry, at, known);
      const meant = suggest(unknown, expected);
      faults.push(
        several
          ? { ...several, field }
          : {
              rule: 'schema',
              message: meant ? 'unknown-word-near' : field === 'channels' ? 'unknown-channel' : 'unknown-word',
              args: { value: unknown, allowed: expected, ...(meant ? { meant } : {}) },
              at,
              field,
            },
      );
    };
    if (!Array.isArray(raw)) tell(value, raw, { file, path });
    for (const [index, entry] of Array.isArray(raw) ? raw.entries() : []) {
      const one = fields[field].read([entry], reference);
      if (isUnreadable(one)) tell(one, entry, { file, path: [...path, index] });
    }
    return undefined;
  };

  const readEdit = <K extends FieldId>(field: K, raw: unknown, path: Path): Edit<Fields[K]> | undefined => {
    const map = record(raw);
    if (fields[field].merge && ('add' in map || 'replace' in map)) {
      const add = 'add' in map ? readField(field, map.add, [...path, 'add']) : undefined;
      const replace = list(map.replace).flatMap((entry) => {
        const { from, to } = strings(record(entry), ['from', 'to']);
        return from && to ? [{ from, to }] : [];
      });
      if (add === undefined && replace.length === 0) return undefined;
      return { kind: 'merge', ...(add === undefined ? {} : { add }), ...(replace.length > 0 ? { replace } : {}) };
    }
    const value = readField(field, raw, path);
    return value === undefined ? undefined : { kind: 'set', value };
  };

  const readEdits = (raw: Raw, path: Path): Edits => {
    const edits: { [K in FieldId]?: Sourced<Edit<Fields[FieldId]>> } = {};
    for (const field of fieldIds) {
      if (!(field in raw)) continue;
      const edit = readEdit(field, raw[field], [...path, field]);
      if (edit) edits[field] = sourced(file, [...path, field], edit);
    }
    return edits as Edits;
  };

  /** A number as it is written: the schema tells that it lacks its quotes, and what refers to it is still found. */
  const readCode = (raw: unknown, path: Path): string | undefined =>
    typeof raw === 'number' ? source.written({ file, path }) : text(raw)?.replace(/^[“”](.*)[“”]$/u, '$1');

  const readItem = (raw: unknown, path: Path): Sourced<ItemReference>[] => {
    const value = readReference(readCode(raw, path));
    return value ? [sourced(file, path, value)] : [];
  };

  /** The item of an entry, be it under a misspelt key, which the schema tells. */
  const readNamed = (raw: Raw, path: Path): Sourced<ItemReference>[] => {
    const key =
      'item' in raw
        ? 'item'
        : Object.keys(raw).find((one) => suggest(one, ['item']) && readReference(raw[one]) !== undefined);
    return key === undefined ? [] : readItem(raw[key], [...path, key]);
  };

  const readAmendment = (entry: unknown, path: Path): Amendment[] => {
    const raw = record(entry);
    const items =
      'items' in raw
        ? list(raw.items).flatMap((item, index) => readItem(item, [...path, 'items', index]))
        : readNamed(raw, path);
    const keys = Object.keys(raw).filter((key) => key !== 'item' && key !== 'items');
    const edits = readEdits(raw, path);
    return items.length === 0
      ? []
      : [
          {
            items,
            edits,
            at: { file, path },
            ...(keys.length === 0 ? { idle: true } : {}),
            ...(keys.some((key) => !(key in edits)) ? { unread: true } : {}),
          },
        ];
  };

  const readAddition = (entry: unknown, path: Path): Addition[] => {
    const raw = record(entry);
    const id = readCode(raw.id, [...path, 'id']);
    const title = text(raw.title);
    const was = raw.was === undefined ? undefined : readCode(raw.was, [...path, 'was']);
    if (id === undefined || title === undefined || !/^\d+(\.\d+){0,2}$/u.test(id)) return [];
    const { title: _title, ...edits } = readEdits(raw, path);
    return [
      {
        id: sourced(file, [...path, 'id'], id),
        title: sourced(file, [...path, 'title'], title),
        ...(was === undefined ? {} : { was }),
        edits,
        at: { file, path },
      },
    ];
  };

  const readDomain = (domain: DomainId): DomainLayer => {
    const raw = record(root[domain]);
    const entries = <T>(key: string, read: (entry: unknown, path: Path) => T[]): T[] =>
      list(raw[key]).flatMap((entry, index) => read(entry, [domain, key, index]));
    const title = text(raw.title);
    return {
      ...(title === undefined ? {} : { title: sourced(file, [domain, 'title'], title) }),
      omit: entries('omit', (entry, path) => {
        const map = record(entry);
        const reason = omissionReasons.find((known) => known === map.reason);
        const written = { ...(reason ? { reason } : {}), ...strings(map, ['note']) };
        return readNamed(map, path).map((item) => ({ item, ...written, at: { file, path } }));
      }),
      restore: entries('restore', (entry, path) => {
        const bare = typeof entry === 'string';
        return readItem(bare ? entry : record(entry).item, bare ? path : [...path, 'item']).map((item) => ({
          item,
          at: { file, path },
        }));
      }),
      amend: entries('amend', readAmendment),
      add: entries('add', readAddition),
    };
  };

  const readDemands = (raw: Raw): NonNullable<Profile['guides']> => ({
    required: list(raw.required).flatMap((one) => text(one) ?? []),
    shared: list(raw.shared).flatMap((one) => text(one) ?? []),
    ...(isDate(raw.by) ? { by: raw.by } : {}),
  });

  const readProfile = (raw: Raw): Profile => {
    const levels = list(raw.levels).flatMap((entry, index) => {
      const { level, label } = strings(record(entry), ['level', 'label']);
      const known =
        level === undefined ? undefined : readField('levels', [level], ['profile', 'levels', index, 'level'])?.[0];
      return known ? [{ level: known, label: label ?? level ?? '' }] : [];
    });
    return {
      titles: strings(record(raw.titles), Object.keys(record(raw.titles))),
      ...(levels.length > 0 ? { levels } : {}),
      filing: strings(record(raw.filing), ['receiver', 'route', 'deadline', 'versions']),
      ...(raw.guides === undefined ? {} : { guides: readDemands(record(raw.guides)) }),
      synonyms: list(raw.synonyms).map((group) => list(group).map(String)),
    };
  };

  const readFiling = (raw: Raw): Filing => {
    const { by, date, result } = strings(record(raw.review), ['by', 'date', 'result']);
    return {
      ...strings(raw, ['issuer', 'receiver', 'number', 'date', 'signer', 'remarks']),
      ...(Array.isArray(raw.copies) ? { copies: raw.copies.map(String) } : {}),
      ...(by && date && result ? { review: { by, date, result } } : {}),
    };
  };

  const readQuestions = (): Sourced<Question>[] =>
    list(root.questions).flatMap((entry, index) => {
      const said = typeof entry === 'string' ? { text: entry } : strings(record(entry), ['item', 'text']);
      return said.text === undefined ? [] : [sourced(file, ['questions', index], { ...said, text: said.text })];
    });

  const readExplains = (): Sourced<Explanation>[] =>
    list(root.explains).flatMap((entry, index) => {
      const { item, text: words, document } = strings(record(entry), ['item', 'text', 'document']);
      if (item === undefined || words === undefined) return [];
      return [sourced(file, ['explains', index], { item, text: words, ...(document ? { document } : {}) })];
    });

  // Answers under a misspelt key are still answers; the schema tells the key.
  const answersKey =
    'accepted' in root ? 'accepted' : (Object.keys(root).find((key) => suggest(key, ['accepted'])) ?? 'accepted');

  const readAcceptance = (entry: unknown, index: number): Sourced<Acceptance>[] => {
    const raw = record(entry);
    const rule = text(raw.rule);
    const reason = text(raw.reason);
    if (rule === undefined || reason === undefined) return [];
    const field = fieldIds.find((known) => known === raw.field);
    const ref = /^[a-z][a-z0-9-]*\/\d+(?:\.\d+)*(?=\s|$)/u.exec(text(raw.item) ?? '')?.[0];
    const named = [...(text(raw.item) === undefined ? [] : [String(raw.item)]), ...list(raw.items).map(String)];
    return [
      sourced(file, [answersKey, index], {
        rule,
        reason,
        ...(named.length > 0 ? { named } : {}),
        ...(ref ? { item: ref as Ref } : {}),
        ...(field ? { field } : {}),
        ...strings(raw, ['until', 'text']),
      }),
    ];
  };

  const body = readField('responsibleBody', root.responsibleBody, ['responsibleBody']);
  const domains = Object.fromEntries(domainKeys(root, reference.domains).map((domain) => [domain, readDomain(domain)]));
  const guides = text(root.guides);
  const region = record(root.region);
  const name = text(region.name);
  const level = (['province', 'city', 'county', 'township'] as const).find((known) => known === region.level);
  const parent = text(root.extends);
  if (name === undefined || level === undefined || parent === undefined) return { faults };
  const code = typeof region.code === 'number' ? undefined : text(region.code);
  const kind = (['zone', 'xpcc'] as const).find((known) => known === region.kind);
  const place: Region = { name, level, ...(code ? { code } : {}), ...(kind ? { kind } : {}) };
  const layer: Layer = {
    file,
    region: place,
    extends: sourced(file, ['extends'], parent),
    ...(Array.isArray(root.covers) ? { covers: root.covers.flatMap((id) => text(id) ?? []) } : {}),
    ...strings(root, ['edition']),
    ...(isDate(root.effective) ? { effective: root.effective } : {}),
    ...(body ? { responsibleBody: sourced(file, ['responsibleBody'], body) } : {}),
    contact: strings(record(root.contact), ['office', 'phone', 'complaint', 'address', 'hours']),
    ...(guides === undefined ? {} : { guides: sourced(file, ['guides'], guides) }),
    ...(root.places === undefined ? {} : { places: readPlaces(root.places, file) }),
    ...(root.profile === undefined ? {} : { profile: readProfile(record(root.profile)) }),
    domains,
    ...(root.filing === undefined ? {} : { filing: readFiling(record(root.filing)) }),
    ...(root.questions === undefined ? {} : { questions: readQuestions() }),
    ...(root.explains === undefined ? {} : { explains: readExplains() }),
    ...(root.print === 'register' ? { print: 'register' as const } : {}),
    accepted: list(root[answersKey]).flatMap(readAcceptance),
    written: root,
  };
  return { layer, faults };
};
