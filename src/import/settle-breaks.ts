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

/** A mark before each point of a list, parted from it by a blank; a hyphen within words is none. */
const bullet = /^\s*[-–*•●▪◆]\s+(?=\S)/u;

const lastPart = (text: string): string => (text.split(/[；;、，,。\n]/u).at(-1) ?? '').replace(bullet, '');
const firstPart = (text: string): string => text.split(/[；;、，,。\n]/u)[0] ?? '';

/** What begins a new document or a new point of a list; the rest of an address or of a number does not. */
const begins = (before: string, next: string): boolean =>
  (/[）)》]$/u.test(before) && next.startsWith('《')) ||
  bullet.test(next) ||
  /^(?:\d{1,2}[.．、](?![\da-zA-Z])|[（(][一二三四五六七八九十\d]{1,2}[）)])/u.test(next);

/** Words that an entry neither ends with nor begins with, and remains too short to be one. */
const isEntry = (text: string): boolean => text.length > 2 && !/^[及和与或的等]|[及和与或的]$/u.test(text);

/** How many brackets a text leaves open. */
const leftOpen = (text: string): number => text.split(/[（(《〔]/u).length - text.split(/[）)》〕]/u).length;

/** What may follow a break, up to each of the next line ends; no entry of the standard is longer than so many characters. */
const continuations = (lines: readonly string[], from: number, longest: number): string[] => {
  const found: string[] = [];
  let rest = '';
  for (let index = from; index < lines.length && rest.length <= longest; index += 1) {
    rest += lines[index];
    found.push(firstPart(rest));
  }
  return found;
};

/** Whether an entry ends at the end of a full line: a new one begins, or one of the two is an entry of the standard. */
const endsThere = (last: string, nexts: readonly string[], phrases: ReadonlySet<string>): boolean => {
  // In a narrow cell an entry goes on over several lines.
  if (nexts.some((next) => phrases.has(plain(last + next)))) return false;
  return (
    isEntry(last) && isEntry(nexts.at(-1) ?? '') && [last, nexts[0] ?? ''].some((part) => phrases.has(plain(part)))
  );
};

const settled = (text: string, phrases: ReadonlySet<string>): string => {
  // Blanks do not count in a phrase, and may make its writing longer.
  const longest = 2 * Math.max(...[...phrases].map(({ length }) => length));
  const [first = '', ...others] = text.split(openBreak);
  let [whole, last, open] = [first, lastPart(first), leftOpen(first)];
  others.forEach((next, index) => {
    const ends = open <= 0 && (begins(last, next) || endsThere(last, continuations(others, index, longest), phrases));
    whole += (ends ? '\n' : '') + next;
    last = ends || lastPart(next) !== next ? lastPart(next) : last + next;
    // What is longer than any entry is none, however much longer: how it begins and ends is all that counts.
    if (last.length > longest) last = last.slice(0, 1) + last.slice(-longest);
    open += leftOpen(next);
  });
  return whole;
};

/** Settles the open breaks of a PDF with the words of the standard: two entries in two full lines are two; all else goes on. */
export const settleBreaks = (grids: readonly Grid[], parent: Resolved, reference: Reference): readonly Grid[] => {
  const hasOpen = (cell: TableCell | undefined): boolean => cell?.text.includes(openBreak) === true;
  if (!grids.some(({ rows }) => rows.some((row) => row.some(hasOpen)))) return grids;
  const phrases = phrasesOf(parent, reference);
  const known = new Map<TableCell, TableCell>();
  const settle = (cell: TableCell | undefined): TableCell | undefined => {
    if (cell === undefined || !hasOpen(cell)) return cell;
    const done = known.get(cell) ?? { ...cell, text: settled(cell.text, phrases) };
    known.set(cell, done);
    return done;
  };
  return grids.map((grid) => ({ ...grid, rows: grid.rows.map((row) => row.map(settle)) }));
};
