import { tableWords } from '../../generated/table-words.js';
import type { Fields, LevelId } from '../../model/catalogue.ts';
import { levelIds } from '../../model/catalogue.ts';
import { joined } from '../clean.ts';
import type { ItemRow, Piece, Pieces } from '../rows/item-row.ts';
import { type CellReading, type FieldReading, leftWhole, wordsOf } from './field-reading.ts';
import { spansOf } from './spans.ts';
import { readTick, type Tick } from './tick.ts';

interface Box {
  readonly cells: readonly CellReading[];
  readonly ticks: readonly Tick[];
}

/** The positions of one column of boxes. */
const boxOf = (pieces: Pieces | undefined, heading: string, named: boolean): Box => {
  const read = (pieces ?? []).map((piece) => ({
    piece,
    tick: piece.lost ? undefined : readTick(wordsOf(piece), heading, named),
  }));
  return {
    cells: read.map(({ piece, tick }) =>
      tick ? { piece, spans: spansOf(wordsOf(piece), tick.took, tick.left) } : leftWhole(piece, 'nothing-above'),
    ),
    ticks: read.map(({ tick }) => tick ?? { took: [], left: [] }),
  };
};

const isOn = (box: Box): boolean => box.ticks.some(({ on }) => on);
const isUntold = (box: Box): boolean => box.ticks.some(({ on }) => on === undefined);

/** A hollow sign beside its solid one in the same field is no question: it says no. */
const withPairs = (boxes: readonly Box[]): readonly Box[] => {
  const signOf = (piece: Piece): string => joined(wordsOf(piece));
  const solid = new Set(
    boxes.flatMap(({ cells, ticks }) => cells.filter((_, index) => ticks[index]?.on).map(({ piece }) => signOf(piece))),
  );
  const isHollow = (piece: Piece): boolean => {
    const filled = tableWords.pairs[signOf(piece)];
    return filled !== undefined && solid.has(filled);
  };
  return boxes.map(({ cells, ticks }) => ({
    cells: cells.map((cell) =>
      isHollow(cell.piece)
        ? { piece: cell.piece, spans: spansOf(wordsOf(cell.piece), [wordsOf(cell.piece)], []) }
        : cell,
    ),
    ticks: ticks.map((tick, index) => {
      const piece = cells[index]?.piece;
      return piece && isHollow(piece) ? { on: false, took: [wordsOf(piece)], left: [] } : tick;
    }),
  }));
};

/** Boxes of one field together: where one cannot be told, none counts; where all say no, that is no value. */
const together = <T>(given: readonly Box[], value: () => T): FieldReading<T> => {
  const boxes = withPairs(given);
  const cells = boxes.flatMap((box) => box.cells);
  const untold = boxes.some(isUntold);
  if (!untold && boxes.some(isOn)) return { value: value(), cells, notes: [] };
  if (cells.length === 0) return { cells, notes: [] };
  const bad = new Set(
    boxes.flatMap((box) =>
      box.cells.filter((_, index) => box.ticks[index]?.on === undefined).map(({ piece }) => piece),
    ),
  );
  return {
    cells: cells.map((cell) => (bad.has(cell.piece) ? cell : leftWhole(cell.piece, untold ? 'beside' : 'none-ticked'))),
    notes: [],
  };
};

/** 公开对象 by its two boxes. */
export const readAudienceTicks = ({ ticks }: ItemRow): FieldReading<Fields['audience']> => {
  const [all, group] = [
    boxOf(ticks.get('public'), '全社会', false),
    boxOf(ticks.get('specificGroup'), '特定群体', true),
  ];
  return together([all, group], () => ({
    public: isOn(all),
    specificGroup: isOn(group),
    groups: [...new Set(group.ticks.flatMap(({ groups = [] }) => groups))],
  }));
};

/** 公开方式 by its two boxes. */
export const readModeTicks = ({ ticks }: ItemRow): FieldReading<Fields['disclosureMode']> => {
  const [own, asked] = [boxOf(ticks.get('proactive'), '主动', false), boxOf(ticks.get('onRequest'), '依申请', false)];
  return together([own, asked], () => ({ proactive: isOn(own), onRequest: isOn(asked) }));
};

/** What the columns of 公开层级 stand for, and the levels that no column is for. */
export interface LevelColumns {
  readonly levels: ReadonlyMap<number, LevelId>;
  readonly names: ReadonlyMap<number, string>;
  /** Levels of the standard that the table means to leave out, though it has no column for them. */
  readonly without: readonly LevelId[];
}

/** 公开层级 by its boxes. A level without a column is not said to be without the item: it stays as the standard has it. */
export const readLevelTicks = (
  { levels }: ItemRow,
  { levels: columns, names, without }: LevelColumns,
  standard: readonly LevelId[],
): FieldReading<Fields['levels']> => {
  const boxes = [...levels].flatMap(([column, pieces]) => {
    const level = columns.get(column);
    return level === undefined ? [] : [{ level, box: boxOf(pieces, names.get(column) ?? '', false) }];
  });
  const shown = new Set([...columns.values(), ...without]);
  return together(
    boxes.map(({ box }) => box),
    () => {
      const on = new Set(boxes.flatMap(({ level, box }) => (isOn(box) ? [level] : [])));
      return levelIds.filter((level) => on.has(level) || (!shown.has(level) && standard.includes(level)));
    },
  );
};
