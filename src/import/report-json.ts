import { problemText } from '../source/table/problem-text.ts';
import type { TableProblem } from '../source/table/table.ts';
import type { ImportReport } from './account.ts';

/** An import as the reports tell it. */
export interface ImportAccount {
  /** The names of the files, without their folders. */
  readonly file: string;
  readonly kind: string;
  readonly output: string;
  readonly problems: readonly (TableProblem & { readonly file: string })[];
  readonly report: ImportReport;
}

/** `--report FILE.json`: every row of the table and what became of it (product.md §3), then the rest of the account. */
export const importReportJson = ({ file, kind, output, problems, report }: ImportAccount): string => {
  const { rows, omitted, domains, remarks } = report;
  const told = [
    ...problems.map(({ file: name, ...problem }) => ({
      severity: problem.severity,
      message: problemText(problem).text.zh,
      place: name,
    })),
    ...remarks.map(({ severity, text, place }) => ({ severity, message: text.zh, place: place ?? null })),
  ];
  const plainRows = rows.map((row) => ({
    ...row,
    ...(row.cells
      ? {
          cells: row.cells.map(({ left, ...cell }) => ({
            ...cell,
            ...(left ? { left: left.map(({ text, why }) => ({ text, why: why.zh })) } : {}),
          })),
        }
      : {}),
  }));
  return `${JSON.stringify({ file, kind, layer: output.split(/[\\/]/u).at(-1), domains: domains.map(({ id }) => id), rows: plainRows, omitted, remarks: told }, null, 2)}\n`;
};
