import { plain } from '../../model/plain.ts';
import type { Reference } from '../../model/reference.ts';
import type { Grid } from '../../source/table/table.ts';
import { clean, joined } from '../clean.ts';
import { readTick } from '../read/tick.ts';
import type { Column } from './column.ts';

const isTickLike = (text: string): boolean => joined(text) === '' || readTick(text, '', false).on !== undefined;

const shareOf = (grid: Grid, column: number, test: (text: string) => boolean): number => {
  const cells = grid.rows.flatMap((row) => row[column] ?? []).map((cell) => cell.text);
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
};

/** The columns that hold words, told by their cells. */
const wordColumns = (
  grid: Grid,
  isTitle: (text: string) => 1 | 2 | undefined,
  reference: Reference,
): (Column | undefined)[] => {
  const width = Math.max(0, ...grid.rows.map((row) => row.length));
  const channelNames = reference.channels.map(({ name }) => plain(name));
  const tests: readonly (readonly [Column, (text: string) => boolean])[] = [
    [{ kind: 'level2' }, (text) => isTitle(text) === 2],
    [{ kind: 'level1' }, (text) => isTitle(text) === 1],
    [{ kind: 'field', field: 'basis' }, (text) => /《.+》/u.test(joined(text))],
    [
      { kind: 'field', field: 'timeLimit' },
      (text) => /工作日|形成或(?:者)?变更|长期|及时/u.test(joined(text)) && joined(text).length < 60,
    ],
    [
      { kind: 'field', field: 'channels' },
      (text) => channelNames.filter((name) => plain(text).includes(name)).length >= 1 && plain(text).length < 160,
    ],
    [
      { kind: 'field', field: 'responsibleBody' },
      (text) => /(?:局|部门|中心|政府|办事处|所|委|会)$/u.test(joined(text)) && joined(text).length < 60,
    ],
    [{ kind: 'serial' }, (text) => /^\d{1,3}$/u.test(joined(text))],
    [{ kind: 'field', field: 'content' }, (text) => clean(text).length > 12],
  ];
  const columns: (Column | undefined)[] = Array.from({ length: width });
  for (const [column, test] of tests) {
    const best = Array.from({ length: width }, (_, index) => ({
      index,
      share: columns[index] ? 0 : shareOf(grid, index, test),
    })).sort((left, right) => right.share - left.share || left.index - right.index)[0];
    if (best && best.share >= 0.4) columns[best.index] = column;
  }
  return columns;
};

/** What the columns of a table without header hold, told by their cells. */
export const guessColumns = (
  grid: Grid,
  isTitle: (text: string) => 1 | 2 | undefined,
  reference: Reference,
): (Column | undefined)[] => {
  const columns = wordColumns(grid, isTitle, reference);
  const width = columns.length;
  const after = columns.findLastIndex(Boolean) + 1;
  const ticks = Array.from({ length: width - after }, (_, index) => after + index).filter(
    (index) => shareOf(grid, index, isTickLike) >= 0.8 || grid.rows.every((row) => row[index] === undefined),
  );
  const levels: { readonly [count: number]: readonly string[] } = {
    5: ['县级'],
    6: ['县级', '乡级'],
    7: ['市级', '县级', '乡级'],
  };
  const names = levels[ticks.length] ?? [];
  const order: readonly Column[] = [
    ...(['public', 'specificGroup', 'proactive', 'onRequest'] as const).map((tick): Column => ({ kind: 'tick', tick })),
    ...names.map((name): Column => ({ kind: 'level', name })),
  ];
  if (ticks.length >= 4) for (const [position, index] of ticks.entries()) columns[index] = order[position];
  return columns;
};
