import { titleLevel } from './align.ts';
import { findBlocks } from './columns/blocks.ts';
import type { Block } from './columns/column.ts';
import { readTable, type Table } from './read-table.ts';
import { settleBreaks } from './settle-breaks.ts';
import type { ImportRequest } from './work.ts';

/** Every table of the files that holds items, in their order. */
export const readAllTables = (
  request: Pick<ImportRequest, 'grids' | 'parent' | 'judge' | 'known' | 'columns' | 'blankAbove'>,
): Table[] => {
  const { parent, known } = request;
  const isTitle = (text: string) => titleLevel(text, parent);
  const blocks: Block[] = [];
  for (const grid of settleBreaks(request.grids, parent, known.reference))
    blocks.push(...findBlocks(grid, isTitle, known.reference, blocks.at(-1), request.columns ?? new Map()));
  const tables: Table[] = [];
  for (const block of blocks) {
    const table = readTable(block, request, tables.at(-1));
    if (table.items.length > 0) tables.push(table);
  }
  return tables;
};
