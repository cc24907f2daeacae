import type { SignLine } from './sign-lines.ts';

/** The lines of a table on one page, from above down, each in its pieces. */
export interface TableLines {
  readonly page: number;
  readonly lines: readonly (readonly SignLine[])[];
}

const topOf = (line: readonly SignLine[]): number => Math.min(...line.map(({ base, size }) => base - 0.85 * size));
const bottomOf = (line: readonly SignLine[]): number => Math.max(...line.map(({ base, size }) => base + 0.15 * size));

/** The blank between each line and the next; less than nothing where they stand side by side. */
export const blanksOf = (lines: readonly (readonly SignLine[])[]): number[] =>
  lines.slice(1).map((line, index) => topOf(line) - bottomOf(lines[index] ?? []));

/**
 * The blank from which on two lines belong to two rows: where there are two kinds of blanks, between them; where there is one,
 * each line is a row. Else nobody can tell.
 */
const partingBlank = (blanks: readonly number[], size: number): number | undefined => {
  const sorted = blanks.filter((one) => one > 0).sort((left, right) => left - right);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return undefined;
  const alike = Math.max(1.2, 0.12 * size);
  // Fonts of heads have other heights.
  if (most - least <= alike) return least - 0.3 * size;
  const jumps = sorted.slice(1).map((one, index) => one - (sorted[index] ?? 0));
  const widest = Math.max(...jumps);
  const at = jumps.indexOf(widest);
  return widest > alike ? ((sorted[at] ?? 0) + (sorted[at + 1] ?? 0)) / 2 : undefined;
};

/** The rows of a table, each with its page and its lines; none where the blanks between its lines do not tell them. */
export const rowBands = (pages: readonly TableLines[]): TableLines[] | undefined => {
  const blanks = pages.map(({ lines }) => blanksOf(lines));
  const all = blanks.flat();
  const sizes = pages.flatMap(({ lines }) => lines.flatMap((line) => line.map(({ size }) => size)));
  // Below its heads a table often has a blank of its own.
  const parting = partingBlank(all.length > 3 ? all.slice(1) : all, Math.max(...sizes));
  if (parting === undefined) return undefined;
  return pages.flatMap(({ page, lines }, number) => {
    const rows: { page: number; lines: (readonly SignLine[])[] }[] = [];
    lines.forEach((line, index) => {
      const before = blanks[number]?.[index - 1];
      if (before !== undefined && before < parting) rows.at(-1)?.lines.push(line);
      else rows.push({ page, lines: [line] });
    });
    return rows;
  });
};
