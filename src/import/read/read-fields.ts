import type { Fields, LevelId, Resolved } from '../../model/catalogue.ts';
import { fieldOf, fields, furtherFields, isUnreadable } from '../../model/fields.ts';
import type { Reference } from '../../model/reference.ts';
import { joined } from '../clean.ts';
import type { Block } from '../columns/column.ts';
import { levelColumns } from '../columns/levels.ts';
import type { ItemRow } from '../rows/item-row.ts';
import { isErrorValue, isMasked, isNothing } from '../words.ts';
import { readBasis } from './basis.ts';
import { readChannels } from './channels.ts';
import { readContent } from './content.ts';
import { type FieldReading, type FieldReadings, type LocalField, readFirst, readTogether } from './field-reading.ts';
import { readLinks } from './links.ts';
import { readBodies } from './read-bodies.ts';
import { type LevelColumns, readAudienceTicks, readLevelTicks, readModeTicks } from './read-ticks.ts';
import { type Reading, unreadable } from './reading.ts';
import { readTimeLimit } from './time-limit.ts';
import { readAudience, readLevels, readMode } from './words-fields.ts';

/** What reading the rows of one block needs. */
export interface BlockReader {
  readonly read: (row: ItemRow, expected: Partial<Fields>) => FieldReadings;
  /** Columns of 公开层级 whose name maps to no level. */
  readonly unknownLevels: ReadonlyMap<number, string>;
  /** The columns of 公开层级 in print order, each a level of its own; empty unless all are known. */
  readonly levelColumns: readonly { readonly level: LevelId; readonly label: string }[];
}

const readHandling = (raw: string): Reading<string> => {
  const words = joined(raw);
  if (isErrorValue(words)) return unreadable(raw, 'error-value');
  if (isNothing(words)) return unreadable(raw, 'nothing');
  return isMasked(words) ? unreadable(raw, 'person') : { value: words, took: [words], left: [] };
};

/** The fields that the official table has no column for, as each of them reads a text. */
const readFurther = (row: ItemRow, reference: Reference): FieldReadings =>
  Object.fromEntries(
    furtherFields.flatMap((field) => {
      const pieces = row.fields.get(field);
      const read = (raw: string): Reading<unknown> => {
        const { value: words, ...reading } = readHandling(raw);
        const value = words === undefined ? undefined : fieldOf(field).read(words, reference);
        if (isUnreadable(value)) return unreadable(raw, 'not-understood');
        return value === undefined ? reading : { ...reading, value };
      };
      return pieces ? [[field, readFirst(pieces, read)]] : [];
    }),
  );

/** Our own tables print such a field below 公开内容, by its label: there it is taken from again. */
const partContent = (reading: FieldReading<readonly string[]>, reference: Reference): FieldReadings => {
  const readings: { [field in LocalField]?: FieldReading<unknown> } = { content: reading };
  for (const field of furtherFields) {
    const { value: lines = [], cells, notes } = readings.content as FieldReading<readonly string[]>;
    const label = `${fields[field].label.zh}：`;
    const own = lines.find((line) => line.startsWith(label));
    const value = own === undefined ? undefined : fieldOf(field).read(own.slice(label.length), reference);
    if (value === undefined || isUnreadable(value)) continue;
    readings.content = { cells, notes, value: lines.filter((line) => line !== own) };
    readings[field] = { value, cells: [], notes: [] };
  }
  return readings as FieldReadings;
};

/** The addresses behind the name of an item, with those of a column of addresses. */
const readAllLinks = (row: ItemRow): FieldReading<Fields['links']> | undefined => {
  const named = Object.fromEntries(
    row.links.map(({ label, address }) => [joined(label) === '办事指南' ? 'guide' : joined(label), address]),
  );
  const pieces = row.fields.get('links');
  const written = pieces ? readTogether(pieces, readLinks) : { cells: [], notes: [] };
  const value = { ...named, ...('value' in written ? written.value : {}) };
  if (Object.keys(value).length > 0) return { ...written, value };
  return pieces ? written : undefined;
};

const columnsOf = (
  { columns }: Block,
  region: 'province' | 'city' | 'county' | 'township',
  parent: Resolved,
  reference: Reference,
): LevelColumns => {
  const levels = new Map(levelColumns(columns, region, reference));
  // A prefecture without counties (S19) prints 市级 and 镇级: the county of the standard is not among its levels.
  const shown = new Set(levels.values());
  const without: LevelId[] = region === 'city' && shown.has('city') && shown.has('township') ? ['county'] : [];
  const names = new Map(columns.flatMap((column, index) => (column?.kind === 'level' ? [[index, column.name]] : [])));
  for (const [index, name] of names) {
    const labelled = parent.profile.levels?.find(({ label }) => joined(label) === name);
    if (labelled) levels.set(index, labelled.level);
  }
  return { levels, names, without };
};

/** Every field of a row, as far as the table has cells for it. */
const readRow = (
  row: ItemRow,
  expected: Partial<Fields>,
  columns: LevelColumns,
  parent: Resolved,
  reference: Reference,
): FieldReadings => {
  const pieces = (field: LocalField) => row.fields.get(field);
  const [content, basis, timeLimit, body, channels] = [
    pieces('content'),
    pieces('basis'),
    pieces('timeLimit'),
    pieces('responsibleBody'),
    pieces('channels'),
  ];
  const [audience, mode, levels, handling] = [
    pieces('audience'),
    pieces('disclosureMode'),
    pieces('levels'),
    pieces('handlingLimit'),
  ];
  const villages = parent.profile.levels?.some(({ level }) => level === 'village') ?? false;
  const links = readAllLinks(row);
  return {
    ...(content
      ? partContent(
          readTogether(content, (text) => readContent(text, expected.content ?? [], reference)),
          reference,
        )
      : {}),
    ...(basis ? { basis: readTogether(basis, (text) => readBasis(text, reference)) } : {}),
    ...(timeLimit ? { timeLimit: readFirst(timeLimit, (text) => readTimeLimit(text, reference)) } : {}),
    ...(body ? { responsibleBody: readBodies(body, row, columns, reference) } : {}),
    ...(channels ? { channels: readTogether(channels, (text) => readChannels(text, reference)) } : {}),
    audience: audience ? readFirst(audience, readAudience) : readAudienceTicks(row),
    disclosureMode: mode ? readFirst(mode, readMode) : readModeTicks(row),
    levels: levels
      ? readFirst(levels, (text) => readLevels(text, villages, reference))
      : readLevelTicks(row, columns, expected.levels ?? []),
    ...(handling ? { handlingLimit: readFirst(handling, readHandling) } : {}),
    ...(links ? { links } : {}),
    ...readFurther(row, reference),
  };
};

/** Readers of all fields for the rows of one table. */
export const createReader = (
  block: Block,
  region: 'province' | 'city' | 'county' | 'township',
  parent: Resolved,
  reference: Reference,
): BlockReader => {
  const columns = columnsOf(block, region, parent, reference);
  const { levels, names } = columns;
  const printed = [...names].map(([index, label]) => ({ level: levels.get(index), label }));
  const isWhole =
    printed.length > 1 && printed.every(({ level }) => level) && new Set(levels.values()).size === printed.length;
  return {
    read: (row, expected) => readRow(row, expected, columns, parent, reference),
    levelColumns: isWhole ? printed.map(({ level, label }) => ({ level: level ?? 'county', label })) : [],
    unknownLevels: new Map([...names].filter(([index]) => !levels.has(index))),
  };
};
