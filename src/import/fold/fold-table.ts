import { say, shown } from '../account.ts';
import { createReader } from '../read/read-fields.ts';
import type { Table } from '../read-table.ts';
import type { TableRow } from '../rows/item-row.ts';
import { judgeRows } from '../verdict.ts';
import type { Importing } from '../work.ts';
import { applyVerdict, type Folding } from './apply.ts';
import { columnRemarks } from './column-remarks.ts';
import { leakRemarks } from './leak-remarks.ts';

const namesOf = ({ place, level1, level2, level3 }: TableRow) => ({
  place,
  level1: shown(level1),
  level2: shown(level2),
  level3: shown(level3),
});

const tellNote = (work: Importing, { place, text }: TableRow): void => {
  work.remarks.push({
    severity: 'info',
    place,
    text: say(
      `表中附注未写入：“${shown(text).slice(0, 80)}”`,
      `a note of the table was not written: \`${shown(text).slice(0, 80)}\``,
    ),
  });
};

/** Imports the rows of one table: a verdict on each, then the fold, then the account in the order of the table. */
export const foldTable = (work: Importing, table: Table): void => {
  if (table.foreign) {
    for (const row of table.rows) work.rows.push({ ...namesOf(row), item: null, outcome: 'other-domain' });
    return;
  }
  const { block } = table;
  const reader = createReader(block, work.level, work.parent, work.known.reference);
  if (reader.levelColumns.length > 0) work.printedLevels.push(reader.levelColumns);
  for (const column of reader.unknownLevels.keys()) work.unknownLevels.add(`${block.grid.number} ${column}`);
  work.remarks.push(...columnRemarks(table, reader, work.contact));
  const verdicts = judgeRows(table, reader, work.parent, work.inherited);
  work.remarks.push(...leakRemarks(verdicts, work));
  work.named.clear();
  for (const { target } of verdicts) if (target.kind === 'item') work.named.add(target.ref);
  const folding: Folding = { work, block, last: undefined };
  const reports = verdicts.map((verdict) => applyVerdict(folding, verdict));
  for (const row of table.rows) {
    const report = row.item === undefined ? undefined : reports[row.item];
    if (row.kind === 'item' && report) work.rows.push({ ...namesOf(row), ...report });
    else if (row.kind === 'continued')
      work.rows.push({ ...namesOf(row), item: report?.item ?? null, outcome: 'continued' });
    else
      work.rows.push({
        ...namesOf(row),
        item: null,
        outcome: row.kind === 'item' ? 'note' : row.kind,
        ...(row.text && row.kind !== 'heading' ? { notes: [shown(row.text)] } : {}),
      });
    if (row.kind === 'note') tellNote(work, row);
  }
};
