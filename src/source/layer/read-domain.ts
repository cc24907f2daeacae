import type {
  Addition,
  Amendment,
  DomainId,
  DomainLayer,
  Edit,
  Edits,
  FieldId,
  Fields,
  ItemReference,
} from '../../model/catalogue.ts';
import { omissionReasons } from '../../model/catalogue.ts';
import { fieldIds, fields } from '../../model/fields.ts';
import type { Path, Sourced } from '../../model/place.ts';
import { suggest } from '../suggest.ts';
import { type Into, list, type Raw, record, sourced, strings, text } from './raw.ts';
import { readField } from './read-field.ts';

/** Takes `1.2 岗位信息发布` apart; a bare number has no title. Undefined for what the schema has refused. */
const readReference = (value: unknown): ItemReference | undefined => {
  const found =
    typeof value === 'string' ? /^\s*(\*|\d+(?:\.\d+){0,2}(?:\.\*)?)(?:\s+(\S.*?))?\s*$/u.exec(value) : null;
  return found ? { id: found[1] ?? '', ...(found[2] ? { title: found[2] } : {}) } : undefined;
};

const readEdit = <K extends FieldId>(into: Into, field: K, raw: unknown, path: Path): Edit<Fields[K]> | undefined => {
  const map = record(raw);
  if (fields[field].merge && ('add' in map || 'replace' in map)) {
    const add = 'add' in map ? readField(into, field, map.add, [...path, 'add']) : undefined;
    const replace = list(map.replace).flatMap((entry) => {
      const { from, to } = strings(record(entry), ['from', 'to']);
      return from && to ? [{ from, to }] : [];
    });
    if (add === undefined && replace.length === 0) return undefined;
    return { kind: 'merge', ...(add === undefined ? {} : { add }), ...(replace.length > 0 ? { replace } : {}) };
  }
  const value = readField(into, field, raw, path);
  return value === undefined ? undefined : { kind: 'set', value };
};

const readEdits = (into: Into, raw: Raw, path: Path): Edits => {
  const edits: { [K in FieldId]?: Sourced<Edit<Fields[FieldId]>> } = {};
  for (const field of fieldIds) {
    if (!(field in raw)) continue;
    const edit = readEdit(into, field, raw[field], [...path, field]);
    if (edit) edits[field] = sourced(into.file, [...path, field], edit);
  }
  return edits as Edits;
};

/** A number as it is written: the schema tells that it lacks its quotes, and what refers to it is still found. */
const readCode = ({ source, file }: Into, raw: unknown, path: Path): string | undefined =>
  typeof raw === 'number' ? source.written({ file, path }) : text(raw)?.replace(/^[“”](.*)[“”]$/u, '$1');

const readItem = (into: Into, raw: unknown, path: Path): Sourced<ItemReference>[] => {
  const value = readReference(readCode(into, raw, path));
  return value ? [sourced(into.file, path, value)] : [];
};

/** The item of an entry, be it under a misspelt key, which the schema tells. */
const readNamed = (into: Into, raw: Raw, path: Path): Sourced<ItemReference>[] => {
  const key =
    'item' in raw
      ? 'item'
      : Object.keys(raw).find((one) => suggest(one, ['item']) && readReference(raw[one]) !== undefined);
  return key === undefined ? [] : readItem(into, raw[key], [...path, key]);
};

const readAmendment = (into: Into, entry: unknown, path: Path): Amendment[] => {
  const raw = record(entry);
  const items =
    'items' in raw
      ? list(raw.items).flatMap((item, index) => readItem(into, item, [...path, 'items', index]))
      : readNamed(into, raw, path);
  const keys = Object.keys(raw).filter((key) => key !== 'item' && key !== 'items');
  const edits = readEdits(into, raw, path);
  return items.length === 0
    ? []
    : [
        {
          items,
          edits,
          at: { file: into.file, path },
          ...(keys.length === 0 ? { idle: true } : {}),
          ...(keys.some((key) => !(key in edits)) ? { unread: true } : {}),
        },
      ];
};

const readAddition = (into: Into, entry: unknown, path: Path): Addition[] => {
  const raw = record(entry);
  const id = readCode(into, raw.id, [...path, 'id']);
  const title = text(raw.title);
  const was = raw.was === undefined ? undefined : readCode(into, raw.was, [...path, 'was']);
  if (id === undefined || title === undefined || !/^\d+(\.\d+){0,2}$/u.test(id)) return [];
  const { title: _title, ...edits } = readEdits(into, raw, path);
  return [
    {
      id: sourced(into.file, [...path, 'id'], id),
      title: sourced(into.file, [...path, 'title'], title),
      ...(was === undefined ? {} : { was }),
      edits,
      at: { file: into.file, path },
    },
  ];
};

/** What a layer says about one domain. */
export const readDomain = (into: Into, domain: DomainId): DomainLayer => {
  const raw = record(into.root[domain]);
  const entries = <T>(key: string, read: (entry: unknown, path: Path) => T[]): T[] =>
    list(raw[key]).flatMap((entry, index) => read(entry, [domain, key, index]));
  const title = text(raw.title);
  return {
    ...(title === undefined ? {} : { title: sourced(into.file, [domain, 'title'], title) }),
    omit: entries('omit', (entry, path) => {
      const map = record(entry);
      const reason = omissionReasons.find((known) => known === map.reason);
      const written = { ...(reason ? { reason } : {}), ...strings(map, ['note']) };
      return readNamed(into, map, path).map((item) => ({ item, ...written, at: { file: into.file, path } }));
    }),
    restore: entries('restore', (entry, path) => {
      const bare = typeof entry === 'string';
      return readItem(into, bare ? entry : record(entry).item, bare ? path : [...path, 'item']).map((item) => ({
        item,
        at: { file: into.file, path },
      }));
    }),
    amend: entries('amend', (entry, path) => readAmendment(into, entry, path)),
    add: entries('add', (entry, path) => readAddition(into, entry, path)),
  };
};
