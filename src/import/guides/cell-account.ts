import type { Text } from '../../model/text.ts';
import type { TableCell } from '../../source/table/table.ts';
import { type ImportedCell, type LeftWords, say, shown } from '../account.ts';
import type { Piece } from './read-records.ts';

/** What became of each cell of a file. */
export interface CellAccount {
  readonly written: (piece: Piece, left?: readonly LeftWords[]) => void;
  readonly same: (piece: Piece) => void;
  readonly unread: (piece: Piece, why: Text, text?: string) => void;
  readonly ignored: (cell: TableCell, column: string, why: Text) => void;
  readonly becameOf: (cell: TableCell) => ImportedCell | undefined;
  readonly all: () => readonly ImportedCell[];
}

/** An empty account. */
export const cellAccount = (): CellAccount => {
  const cells = new Map<TableCell, ImportedCell>();
  const put = (
    { cell, column: { heading }, text }: Piece,
    became: ImportedCell['became'],
    left: readonly LeftWords[] = [],
  ): void => {
    const before = cells.get(cell);
    const all = [...(before?.left ?? []), ...left];
    const one: ImportedCell = { place: cell.place, column: heading, text: shown(text), became };
    cells.set(cell, all.length > 0 ? { ...one, left: all } : one);
  };
  return {
    written: (piece, left = []) => put(piece, left.length > 0 ? 'partly' : 'written', left),
    same: (piece) => put(piece, 'same'),
    unread: (piece, why, text = piece.text) => put(piece, 'unread', [{ text: shown(text), why }]),
    ignored: (cell, column, why) => {
      const text = shown(cell.text);
      cells.set(cell, { place: cell.place, column, text, became: 'ignored', note: why.zh });
    },
    becameOf: (cell) => cells.get(cell),
    all: () => [...cells.values()],
  };
};

/** Why words are left, where many columns say the same. */
export const reasons = {
  noItem: say('没有写是哪个事项', 'it does not say of which item'),
  notOurs: say('目录里没有这个事项', 'no item of the catalogue is called so'),
  blocked: say('已有的指南读不出来', 'the guide that there is cannot be read'),
  heading: say('栏名', 'a heading'),
  title: say('标题', 'a title'),
  note: say('不在哪一栏下面', 'it stands below no heading'),
  nothing: say('写的是没有', 'it says that there is none'),
  item: say('认事项用', 'tells the item'),
  catalogue: say('目录里已经有，指南不重抄', 'the catalogue says it; a guide does not repeat it'),
  none: say('指南没有地方写', 'a guide has no place for it'),
  order: say('只为排列', 'it only gives an order'),
  unknown: say('不认识的栏', 'an unknown column'),
} as const;
