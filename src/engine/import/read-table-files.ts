import { type FileGrids, joinGrids } from '../../import/join-grids.ts';
import { readTables } from '../../source/table/read-tables.ts';
import type { Grid, TableProblem } from '../../source/table/table.ts';

/** What several files hold together. */
export interface OpenedTables {
  readonly kind: string;
  readonly grids: readonly Grid[];
  readonly problems: readonly (TableProblem & { readonly file: string })[];
}

/** How tables are read. */
export interface TableReading {
  readonly encoding?: string;
  /** Only this table of a single file. */
  readonly table?: number;
  /** What files keep out of sight, too. */
  readonly hidden?: boolean;
}

const noSuchTable = (table: number, count: number): TableProblem => ({
  code: 'no-such-table',
  severity: 'error',
  args: { table, count },
});

const lastStep = (name: string): string => name.replaceAll('\\', '/').split('/').at(-1) ?? name;

/** Reads the tables of all files, and joins those that go on in the next. */
export const readTableFiles = async (
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  { encoding, table, hidden = false }: TableReading,
  /** Reads one file; where another program may help, that is handed in. */
  readFile: typeof readTables = readTables,
): Promise<OpenedTables> => {
  const kinds: string[] = [];
  const read: FileGrids[] = [];
  const problems: (TableProblem & { file: string })[] = [];
  for (const { name: path, bytes } of files) {
    const name = lastStep(path);
    const tables = await readFile(path, bytes, encoding, hidden);
    problems.push(...tables.problems.map((problem) => ({ ...problem, file: name })));
    const grids = tables.grids.filter(({ number }) => table === undefined || files.length > 1 || number === table);
    if (grids.length === 0 && tables.grids.length > 0)
      problems.push({ ...noSuchTable(table ?? 0, tables.grids.length), file: name });
    kinds.push(tables.kind);
    read.push({ name, grids });
  }
  return { kind: [...new Set(kinds)].join('、'), grids: joinGrids(read), problems };
};
