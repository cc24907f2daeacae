import type { Grid, TableCell } from './table.ts';

const rule = /^\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?\s*$/u;
const row = /^\s*\|.*\|\s*$/u;

/** Whether a text holds a table of Markdown: rows between pipes with a line of dashes. */
export const isMarkdown = (text: string): boolean => {
  const lines = text.split('\n', 400);
  return lines.some((line) => rule.test(line)) && lines.filter((line) => row.test(line)).length >= 3;
};

const cells = (line: string, number: number): (TableCell | undefined)[] =>
  line
    .trim()
    .replace(/^\||\|$/gu, '')
    .split(/(?<!\\)\|/u)
    .map((cell, column): TableCell | undefined => {
      const text = cell
        .replaceAll('\\|', '|')
        .replace(/<br\s*\/?>/giu, '\n')
        .replace(/\*\*|__/gu, '')
        .trim();
      return text === '' ? undefined : { text, place: `${number}:${column + 1}` };
    });

/** The tables of a Markdown text. Places are `line:cell`. */
export const readMarkdownTables = (text: string): Grid[] => {
  const grids: Grid[] = [];
  let [before, open]: [string, { rows: (TableCell | undefined)[][]; lines: number[] } | undefined] = ['', undefined];
  for (const [index, line] of [...text.split('\n'), ''].entries()) {
    if (row.test(line)) {
      open ??= { rows: [], lines: [] };
      if (!rule.test(line)) {
        open.rows.push(cells(line, index + 1));
        open.lines.push(index + 1);
      }
      continue;
    }
    if (open) {
      const { rows, lines } = open;
      grids.push({
        number: grids.length + 1,
        ...(before ? { before } : {}),
        rows,
        placeOf: (at) => `${lines[at] ?? at + 1}:1`,
      });
      open = undefined;
    }
    if (line.trim() !== '') before = line.replace(/^[#>\s*]+/u, '').trim();
  }
  return grids;
};
