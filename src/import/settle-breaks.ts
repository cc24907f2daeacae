import type { Resolved } from '../model/catalogue.ts';
import { plain } from '../model/plain.ts';
import type { Reference } from '../model/reference.ts';
import { type Grid, openBreak, type TableCell } from '../source/table/table.ts';

/** What stands in lists, each an entry of its own. */
const phrasesOf = (parent: Resolved, reference: Reference): Set<string> =>
  new Set(
    [
      ...[...parent.items.values()].flatMap(({ fields }) => fields.content?.value ?? []),
      ...reference.elements.flatMap(({ name, labels }) => [name, ...labels]),
      ...reference.channels.flatMap(({ name, aliases }) => [name, ...aliases]),
    ].map(plain),
  );

const lastPart = (text: string): string => text.split(/[；;、，,。\n]/u).at(-1) ?? '';
const firstPart = (text: string): string => text.split(/[；;、，,。\n]/u)[0] ?? '';

/** What begins a new document or a new point of a list. */
const begins = (before: string, next: string): boolean =>
  (/[）)》]$/u.test(before) && next.startsWith('《')) ||
  /^(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,2}[）)])/u.test(next);

/** Words that an entry neither ends with nor begins with, and remains too short to be one. */
const isEntry = (text: string): boolean => text.length > 2 && !/^[及和与或的等]|[及和与或的]$/u.test(text);

/** Whether an entry ends at the end of a full line: a new one begins, or one of the two is an entry of the standard. */
const endsThere = (before: string, next: string, phrases: ReadonlySet<string>): boolean => {
  const [last, first] = [lastPart(before), firstPart(next)];
  if (begins(before, next)) return true;
  if (phrases.has(plain(last + first))) return false;
  return isEntry(last) && isEntry(first) && (phrases.has(plain(last)) || phrases.has(plain(first)));
};

const settled = (text: string, phrases: ReadonlySet<string>): string =>
  text.split(openBreak).reduce((before, next) => before + (endsThere(before, next, phrases) ? '\n' : '') + next);

/** Settles the open breaks of a PDF with the words of the standard: two entries in two full lines are two; all else goes on. */
export const settleBreaks = (grids: readonly Grid[], parent: Resolved, reference: Reference): readonly Grid[] => {
  const isOpen = (cell: TableCell | undefined): boolean => cell?.text.includes(openBreak) === true;
  if (!grids.some(({ rows }) => rows.some((row) => row.some(isOpen)))) return grids;
  const phrases = phrasesOf(parent, reference);
  const known = new Map<TableCell, TableCell>();
  const settle = (cell: TableCell | undefined): TableCell | undefined => {
    if (cell === undefined || !isOpen(cell)) return cell;
    const done = known.get(cell) ?? { ...cell, text: settled(cell.text, phrases) };
    known.set(cell, done);
    return done;
  };
  return grids.map((grid) => ({ ...grid, rows: grid.rows.map((row) => row.map(settle)) }));
};
