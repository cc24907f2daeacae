import type { LevelId, ResponsibleBody } from '../../model/catalogue.ts';
import type { Reference } from '../../model/reference.ts';
import type { ItemRow, Pieces } from '../rows/item-row.ts';
import { readBody } from './body.ts';
import { type FieldReading, readTogether, wordsOf } from './field-reading.ts';
import type { LevelColumns } from './read-ticks.ts';
import { readTick } from './tick.ts';

/** The one level that is ticked in a row of the table. */
const levelOfRow = (row: number, { levels }: ItemRow, columns: LevelColumns): LevelId | undefined => {
  const on = [...levels].flatMap(([column, pieces]) => {
    const level = columns.levels.get(column);
    return level && pieces.some((piece) => piece.row === row && readTick(wordsOf(piece), '', false).on) ? [level] : [];
  });
  return on.length === 1 ? on[0] : undefined;
};

/** Bodies of several rows of one item, each with the level that its row ticks. */
const byRows = (pieces: Pieces, item: ItemRow, columns: LevelColumns): ReadonlyMap<LevelId, Pieces> | undefined => {
  if (pieces.length < 2) return undefined;
  const levels = pieces.map(({ row }) => levelOfRow(row, item, columns));
  if (levels.includes(undefined) || new Set(levels).size < levels.length) return undefined;
  return new Map(pieces.flatMap((piece, index) => (levels[index] ? [[levels[index], [piece]] as const] : [])));
};

/** 公开主体 of an item: one cell, one column a level, or one row a level. */
export const readBodies = (
  pieces: Pieces,
  item: ItemRow,
  columns: LevelColumns,
  reference: Reference,
): FieldReading<ResponsibleBody> => {
  const columned = new Set(pieces.flatMap(({ of }) => of ?? []));
  const apart =
    columned.size > 0
      ? new Map([...columned].map((level) => [level, pieces.filter(({ of }) => of === level)] as const))
      : byRows(pieces, item, columns);
  if (!apart) return readTogether(pieces, (text) => readBody(text, reference));
  const read = [
    ...[...apart].map(([level, own]) => readTogether(own, (text) => readBody(text, reference, level))),
    ...(columned.size > 0 && pieces.some(({ of }) => of === undefined)
      ? [
          readTogether(
            pieces.filter(({ of }) => of === undefined),
            (text) => readBody(text, reference),
          ),
        ]
      : []),
  ];
  const value: ResponsibleBody = Object.assign({}, ...read.map((one) => one.value ?? {}));
  return {
    ...(Object.keys(value).length > 0 ? { value } : {}),
    cells: read.flatMap(({ cells }) => cells),
    notes: read.flatMap(({ notes }) => notes),
  };
};
