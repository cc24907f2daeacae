import { type CsvError, type Info, type Options, parse } from 'csv-parse/sync';
import { countArea, countCell, countText, newBudget } from './budget.ts';
import { type Grid, limits, type TableCell, type TableProblem, Unreadable } from './table.ts';

const strict = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Without a mark: the order of bytes in which the text decodes, holds no unassigned character, and the more Han characters. */
const utf16Order = (bytes: Uint8Array): string | undefined => {
  const sample = bytes.subarray(0, 65_536);
  if (!sample.includes(0)) return undefined;
  const [best] = ['utf-16le', 'utf-16be']
    .map((encoding) => ({ encoding, text: strict(sample, encoding) ?? '' }))
    .filter(({ text }) => text !== '' && !/[\0\p{Cn}\p{Co}]/u.test(text))
    .map(({ encoding, text }) => ({ encoding, han: text.match(/[\p{Script=Han},\t\r\n]/gu)?.length ?? 0 }))
    .sort((left, right) => right.han - left.han);
  return best && best.han > 0 ? best.encoding : undefined;
};

const lenient = (bytes: Uint8Array, encoding: string): { text: string; bad: number } => {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, bad: text.split('\ufffd').length - 1 };
};

/**
 * Bytes of a text or page to characters: the mark at the beginning, strict UTF-8, the encoding that the page names,
 * strict GB18030; else the reading with the fewest characters that do not decode.
 */
export const decodeTable = (
  bytes: Uint8Array,
  given: string | undefined,
  named: string | undefined,
): { readonly text: string; readonly problems: readonly TableProblem[] } => {
  const good = (text: string) => ({ text, problems: [] });
  if (given !== undefined) {
    const encoding = /^gbk?$|^gb2312$|^gb18030$/iu.test(given) ? 'gb18030' : given;
    try {
      new TextDecoder(encoding);
    } catch {
      throw new Unreadable('unknown-encoding', { encoding: given });
    }
    const text = strict(bytes, encoding);
    if (text === undefined) throw new Unreadable('encoding', { encoding: given });
    return good(text);
  }
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  const wide = marked ?? utf16Order(bytes);
  if (wide) {
    const text = strict(bytes, wide) ?? strict(bytes.subarray(0, bytes.length & ~1), wide);
    if (text === undefined || text.includes('\0')) throw new Unreadable('binary');
    return good(text);
  }
  if (bytes.includes(0)) throw new Unreadable('binary');
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 !== undefined) return good(utf8);
  const page =
    named !== undefined && /^(?:big5|gb)/iu.test(named) ? (/^gb/iu.test(named) ? 'gb18030' : 'big5') : undefined;
  const text = (page === undefined ? undefined : strict(bytes, page)) ?? strict(bytes, 'gb18030');
  if (text !== undefined) return good(text);
  const [best] = [...(page ? [page] : []), 'utf-8', 'gb18030']
    .map((encoding) => lenient(bytes, encoding))
    .sort((left, right) => left.bad - right.bad);
  if (!best || best.bad * 50 > best.text.length) throw new Unreadable('binary');
  return { text: best.text, problems: [{ code: 'bad-bytes', severity: 'warning', args: { count: best.bad } }] };
};

const marks = [',', '\t', ';', '|', '；', '，'];

/** How well a separator parts the first records into columns: the share that has the usual width, times the width. */
const fitness = (body: string, delimiter: string): number => {
  let records: readonly (readonly string[])[];
  let broken = false;
  const options: Options = { delimiter, relax_column_count: true, to: 120, max_record_size: 1_000_000 };
  try {
    records = parse(body, options) as unknown as string[][];
  } catch {
    broken = true;
    records = body.split('\n', 120).map((line) => line.split(delimiter));
  }
  const filled = records.filter((record) => record.some((cell) => cell.trim() !== ''));
  const counts = new Map<number, number>();
  for (const { length } of filled) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [usual] = [...counts].filter(([length]) => length > 1).sort((left, right) => right[1] - left[1]);
  if (!usual || filled.length === 0) return 0;
  const [width, count] = usual;
  return ((Math.min(width, 24) * count) / filled.length) * (broken ? 0.25 : 1);
};

/** The separator that parts the text best once quotes are counted; `sep=` names it. A page of one column has none. */
const delimiterOf = (body: string): string | undefined => {
  const named = /^"?sep=([^\r\n])"?\r?\n/iu.exec(body)?.[1];
  if (named) return named;
  const [best] = marks.map((mark) => ({ mark, fit: fitness(body, mark) })).sort((left, right) => right.fit - left.fit);
  return best && best.fit > 0 ? best.mark : undefined;
};

/** A leading apostrophe is what our own CSV puts before = + - @ so that no program takes the cell for a formula. */
const unescaped = (text: string): string => (/^'[=+\-@\t\r＝＋－＠]/u.test(text) ? text.slice(1) : text);

interface Record {
  readonly record: readonly string[];
  readonly info: Info;
}

/** CSV or TSV to one grid. Places are `line:column`, the column counted in cells. */
export const readTextTable = (
  text: string,
): { readonly grids: readonly Grid[]; readonly problems: readonly TableProblem[] } => {
  const body = text.replace(/^\ufeff/u, '');
  if (body.trim() === '') throw new Unreadable('empty');
  const delimiter = delimiterOf(body);
  // Lines without columns, as copied from a page or a PDF: which word belongs to which column cannot be told.
  if (delimiter === undefined && body.trim().split('\n').length > 3) throw new Unreadable('no-columns');
  const budget = newBudget();
  const separator = delimiter ?? ',';
  // Before the parser makes a text of each, were it only between two commas.
  for (let at = body.indexOf(separator); at >= 0; at = body.indexOf(separator, at + 1)) countArea(budget, 1, 'CSV');
  const options: Options = {
    bom: true,
    delimiter: separator,
    info: true,
    relax_column_count: true,
    skip_empty_lines: false,
    to: limits.rows,
    max_record_size: 1_000_000,
  };
  const problems: TableProblem[] = [];
  let records: Record[];
  try {
    records = parse(body, options) as unknown as Record[];
  } catch (error) {
    const { lines = 1 } = error as CsvError & { lines?: number };
    problems.push({ code: 'bad-quote', severity: 'warning', args: { line: lines } });
    try {
      records = parse(body, { ...options, relax_quotes: true }) as unknown as Record[];
    } catch {
      records = parse(body, { ...options, quote: false }) as unknown as Record[];
    }
  }
  if (records.length >= limits.rows)
    problems.push({ code: 'rows-cut', severity: 'warning', args: { sheet: 'CSV', limit: limits.rows } });
  const starts = records.map(({ record, info }) => {
    const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/gu)?.length ?? 0), 0);
    return info.lines - breaks;
  });
  // `lines` counts the ended lines, so the last record without a line end says one less than the others.
  const rows = records.map(({ record }, row) =>
    record.slice(0, limits.columns).map((cell, column): TableCell | undefined => {
      const value = unescaped(cell).replace(/\r\n?/gu, '\n');
      if (value.trim() === '') return undefined;
      const place = `${starts[row]}:${column + 1}`;
      countCell(budget, place);
      countText(budget, value.length, place);
      return { text: value, place };
    }),
  );
  const wide = records.some(({ record }) => record.slice(limits.columns).some((cell) => cell.trim() !== ''));
  if (wide) problems.push({ code: 'columns-cut', severity: 'warning', args: { sheet: 'CSV', limit: limits.columns } });
  return { grids: [{ number: 1, rows, placeOf: (row) => `${starts[row] ?? row + 1}:1` }], problems };
};
