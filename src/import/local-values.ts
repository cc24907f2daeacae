import { type FieldId, type Fields, type LevelId, levelIds, type Resolved } from '../model/catalogue.ts';
import type { Reference } from '../model/reference.ts';
import type { TableCell } from '../source/table/table.ts';
import { clean, joined } from './clean.ts';
import { type Block, levelColumns } from './columns.ts';
import type { ItemRow, Pieces } from './rows.ts';
import {
  type Reading,
  readAudience,
  readBasis,
  readBody,
  readChannels,
  readContent,
  readLevels,
  readLinks,
  readMode,
  readTick,
  readTimeLimit,
} from './values.ts';

/** The fields of an item that a table may hold. */
export type LocalField = Exclude<FieldId, 'title'>;

/** One field of one row as read: a value, nothing written, or words that could not be read. */
export type LocalValue<T = unknown> =
  | { readonly kind: 'value'; readonly value: T; readonly cells: Pieces; readonly note?: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unread'; readonly text: string; readonly cells: Pieces };

export type LocalValues = { readonly [K in LocalField]?: LocalValue<Fields[K]> };

/** The words of several rows; an empty line parts them, so that no phrase runs from one row into the next. */
const textOf = (cells: Pieces): string => cells.map(({ text }) => clean(text)).join('\n\n');

const blank = { kind: 'blank' } as const;

const wrap = <T>(reading: Reading<T>, cells: Pieces): LocalValue<T> =>
  'unread' in reading
    ? { kind: 'unread', text: reading.unread, cells }
    : { kind: 'value', value: reading.value, cells, ...(reading.note ? { note: reading.note } : {}) };

const some = <T>(value: T | undefined, cells: Pieces): LocalValue<T> =>
  value === undefined ? blank : { kind: 'value', value, cells };

interface Marks {
  readonly on: boolean;
  readonly details: readonly string[];
  readonly unread?: TableCell;
}

const marksOf = (cells: Pieces | undefined, heading: string): Marks | undefined => {
  if (!cells || cells.length === 0) return undefined;
  const read = cells.map((cell) => ({ cell, tick: readTick(cell.text, heading) }));
  const unread = read.find(({ tick }) => tick === undefined)?.cell;
  return {
    on: read.some(({ tick }) => tick?.on),
    details: read.flatMap(({ tick }) => (tick?.detail === undefined ? [] : [tick.detail])),
    ...(unread ? { unread } : {}),
  };
};

const readAudienceOf = (row: ItemRow): LocalValue<Fields['audience']> => {
  const words = row.fields.get('audience');
  if (words) return wrap(readAudience(textOf(words)), words);
  const [all, group] = [
    marksOf(row.ticks.get('public'), '全社会'),
    marksOf(row.ticks.get('specificGroup'), '特定群体'),
  ];
  const cells = [...(row.ticks.get('public') ?? []), ...(row.ticks.get('specificGroup') ?? [])];
  const unread = all?.unread ?? group?.unread;
  if (unread) return { kind: 'unread', text: clean(unread.text), cells };
  if (!all?.on && !group?.on) return blank;
  const groups = (group?.details ?? []).flatMap((text) => text.split(/[、，,;；]/u)).filter((text) => text !== '');
  return { kind: 'value', value: { public: all?.on ?? false, specificGroup: group?.on ?? false, groups }, cells };
};

const readModeOf = (row: ItemRow): LocalValue<Fields['disclosureMode']> => {
  const words = row.fields.get('disclosureMode');
  if (words) return wrap(readMode(textOf(words)), words);
  const [own, asked] = [marksOf(row.ticks.get('proactive'), '主动'), marksOf(row.ticks.get('onRequest'), '依申请')];
  const cells = [...(row.ticks.get('proactive') ?? []), ...(row.ticks.get('onRequest') ?? [])];
  const unread = own?.unread ?? asked?.unread;
  if (unread) return { kind: 'unread', text: clean(unread.text), cells };
  if (!own?.on && !asked?.on) return blank;
  return { kind: 'value', value: { proactive: own?.on ?? false, onRequest: asked?.on ?? false }, cells };
};

/** A level without a column is not said to be without the item: it stays as the standard has it. */
const readLevelsOf = (
  row: ItemRow,
  columns: ReadonlyMap<number, LevelId>,
  names: ReadonlyMap<number, string>,
  standard: readonly LevelId[],
  without: readonly LevelId[],
  reference: Reference,
): LocalValue<Fields['levels']> => {
  const words = row.fields.get('levels');
  if (words) return wrap(readLevels(textOf(words), reference), words);
  const on = new Set<LevelId>();
  const cells: TableCell[] = [];
  for (const [column, pieces] of row.levels) {
    const level = columns.get(column);
    const marks = marksOf(pieces, names.get(column) ?? '');
    if (marks?.unread) return { kind: 'unread', text: clean(marks.unread.text), cells: pieces };
    if (level === undefined || !marks?.on) continue;
    on.add(level);
    cells.push(...pieces);
  }
  if (on.size === 0) return blank;
  const shown = new Set([...columns.values(), ...without]);
  const value = levelIds.filter((level) => on.has(level) || (!shown.has(level) && standard.includes(level)));
  return { kind: 'value', value, cells };
};

/** What reading the rows of one block needs. */
export interface BlockReader {
  readonly read: (row: ItemRow, expected: Partial<Fields>) => LocalValues;
  /** Columns of 公开层级 whose name maps to no level. */
  readonly unknownLevels: readonly string[];
  /** The columns of 公开层级 in print order, each a level of its own; empty unless all are known. */
  readonly levelColumns: readonly { readonly level: LevelId; readonly label: string }[];
}

/** Readers of all fields for the rows of one table. */
export const createReader = (
  { columns }: Block,
  region: 'province' | 'city' | 'county' | 'township',
  parent: Resolved,
  reference: Reference,
): BlockReader => {
  const mapped = new Map(levelColumns(columns, region, reference));
  // A prefecture without counties (S19) prints 市级 and 镇级: the county of the standard is not among its levels.
  const levels = new Set(mapped.values());
  const without: LevelId[] = region === 'city' && levels.has('city') && levels.has('township') ? ['county'] : [];
  const names = new Map(columns.flatMap((column, index) => (column?.kind === 'level' ? [[index, column.name]] : [])));
  for (const [index, name] of names) {
    const labelled = parent.profile.levels?.find(({ label }) => joined(label) === name);
    if (labelled) mapped.set(index, labelled.level);
  }
  const read = (row: ItemRow, expected: Partial<Fields>): LocalValues => {
    const values: { [K in LocalField]?: LocalValue<Fields[K]> } = {};
    const text = (field: LocalField): { text: string; cells: Pieces } | undefined => {
      const cells = row.fields.get(field);
      return cells && cells.length > 0 ? { text: textOf(cells), cells } : undefined;
    };
    const content = text('content');
    if (content) {
      const elements = readContent(content.text, expected.content ?? [], reference);
      values.content = elements.length > 0 ? some(elements, content.cells) : blank;
    }
    const basis = text('basis');
    if (basis) {
      const citations = readBasis(basis.text, reference);
      values.basis = citations.length > 0 ? some(citations, basis.cells) : blank;
    }
    const timeLimit = text('timeLimit');
    if (timeLimit) values.timeLimit = some(readTimeLimit(timeLimit.text), timeLimit.cells);
    const body = text('responsibleBody');
    if (body) values.responsibleBody = some(readBody(body.text, reference), body.cells);
    const channels = text('channels');
    if (channels) values.channels = wrap(readChannels(channels.text, reference), channels.cells);
    values.audience = readAudienceOf(row);
    values.disclosureMode = readModeOf(row);
    values.levels = readLevelsOf(row, mapped, names, expected.levels ?? [], without, reference);
    const handling = text('handlingLimit');
    if (handling && !/^[-—/]?$/u.test(joined(handling.text)))
      values.handlingLimit = some(joined(handling.text), handling.cells);
    const links = text('links');
    const named = Object.fromEntries(
      row.links.map(({ label, address }) => [joined(label) === '办事指南' ? 'guide' : joined(label), address]),
    );
    const written = { ...named, ...(links ? (readLinks(links.text) ?? {}) : {}) };
    if (Object.keys(written).length > 0) values.links = some(written, links?.cells ?? []);
    else if (links) values.links = { kind: 'unread', text: clean(links.text), cells: links.cells };
    return values;
  };
  const printed = [...names].map(([index, label]) => ({ level: mapped.get(index), label }));
  const isWhole =
    printed.length > 1 && printed.every(({ level }) => level) && new Set(mapped.values()).size === printed.length;
  return {
    read,
    levelColumns: isWhole ? printed.map(({ level, label }) => ({ level: level ?? 'county', label })) : [],
    unknownLevels: [...names].filter(([index]) => !mapped.has(index)).map(([, name]) => name),
  };
};

/**
 * Channels of one merged cell whose lines leaked into the rows below (S14, S22): neighbours that hold different parts of
 * what the standard has together. Gives every row of such a run the whole.
 */
export const joinLeaks = (
  rows: readonly { readonly own: Fields['channels'] | undefined; readonly standard: Fields['channels'] | undefined }[],
): ReadonlyMap<number, Fields['channels']> => {
  const found = new Map<number, Fields['channels']>();
  const words = ({ ticked, other }: Fields['channels']): string[] => [
    ...ticked.filter((name) => name !== '其他'),
    ...other.map((text) => `其他：${text}`),
  ];
  for (let start = 0; start < rows.length; start += 1) {
    const standard = rows[start]?.standard;
    if (!standard) continue;
    const wanted = words(standard);
    const seen: string[] = [];
    let end = start;
    for (; end < rows.length && end < start + 6; end += 1) {
      const own = rows[end]?.own;
      const mine = own ? words(own) : [];
      if (mine.length === 0 || mine.some((word) => seen.includes(word)) || mine.length >= wanted.length) break;
      seen.push(...mine);
      if (wanted.every((word) => seen.includes(word))) {
        if (end > start) {
          const run = rows.slice(start, end + 1).flatMap(({ own: one }) => one ?? []);
          const whole = {
            ticked: standard.ticked.concat(
              run.flatMap(({ ticked }) => ticked.filter((name) => !standard.ticked.includes(name))),
            ),
            other: [...new Set(run.flatMap(({ other }) => other))],
          };
          for (let row = start; row <= end; row += 1) found.set(row, whole);
          start = end;
        }
        break;
      }
    }
  }
  return found;
};
