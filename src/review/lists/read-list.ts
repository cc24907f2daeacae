import { plain } from '../../model/plain.ts';
import type { ListWords } from '../../model/reference.ts';
import type { ExpectedRegion } from '../../model/review.ts';
import type { Text } from '../../model/text.ts';
import { problemText } from '../../source/table/problem-text.ts';
import { readTables } from '../../source/table/read-tables.ts';
import type { Grid, TableCell, TableProblem, Tables } from '../../source/table/table.ts';
import { decodeTable } from '../../source/table/text-table.ts';
import { listEntry, type Problem, type RawEntry } from './list-entry.ts';
import { cellsOf, findHead, guessHead, type ListHead } from './list-head.ts';
import { sideBySide } from './side-by-side.ts';
import { withdrawalIn } from './withdrawal.ts';

/** Who has to file, and what was passed over on the way. */
export interface ReadList {
  readonly regions: readonly ExpectedRegion[];
  readonly remarks: readonly Text[];
}

type Row = Grid['rows'][number];

/** 甲市 of “一、甲市（12个）”, where that is a city. */
const cityIn = (text: string, { cities }: ListWords): string | undefined => {
  const name = text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/^[一二三四五六七八九十\d]+[、.．]/u, '')
    .replace(/[(（:：].*$/u, '');
  return name.length > 1 && name.length < 16 && cities.some((word) => name.endsWith(word)) ? name : undefined;
};

/** 合计, 全省合计, 甲市小计：2. */
const isTotal = (text: string, { totals }: ListWords): boolean =>
  text.length < 16 && totals.some((word) => plain(text).includes(plain(word)));

const beginsWith = (text: string, words: readonly string[]): boolean =>
  words.some((word) => plain(text).startsWith(plain(word)));

/** What a row of a list is. */
type RowKind =
  | { readonly kind: 'blank' | 'total' | 'heading' | 'remark' }
  | { readonly kind: 'city'; readonly name: string }
  | { readonly kind: 'region'; readonly raw: RawEntry };

const rawOf = (row: Row, { columns }: ListHead): RawEntry =>
  Object.fromEntries([...columns].map(([part, column]) => [part, row[column]?.text]));

/** Whether a row has only one cell that holds anything, and that is not simply a name in its place. */
const isAlone = (cells: readonly TableCell[], row: Row, { columns }: ListHead): boolean =>
  cells.length === 1 &&
  columns.size > 1 &&
  (row[columns.get('name') ?? -1] !== cells[0] || row.filter((cell) => cell === cells[0]).length > 1);

const rowKind = (row: Row, head: ListHead, words: ListWords): RowKind => {
  const cells = cellsOf(row);
  const [first] = cells;
  if (!first) return { kind: 'blank' };
  const name = row[head.columns.get('name') ?? -1]?.text ?? '';
  const code = row[head.columns.get('code') ?? -1]?.text ?? '';
  if (isTotal(first.text, words) || isTotal(name, words)) return { kind: 'total' };
  if (head.words.size > 0 && cells.every(({ text }) => head.words.has(plain(text)))) return { kind: 'heading' };
  if (isAlone(cells, row, head)) {
    const city = cityIn(first.text, words);
    if (city) return { kind: 'city', name: city };
    if (plain(name) === '' || !/^\d/u.test(plain(code))) return { kind: 'remark' };
  }
  if (plain(code) === '' && beginsWith(first.text, words.remarks)) return { kind: 'remark' };
  // A number is the name of no region.
  if (name !== '' && /^[\p{N}\p{P}\s]*$/u.test(name)) return { kind: 'remark' };
  return { kind: 'region', raw: rawOf(row, head) };
};

const rowName = (number: number, sheet: string | undefined): Text => ({
  zh: `${sheet ? `“${sheet}”` : ''}第 ${number} 行`,
  en: `row ${number}${sheet ? ` of \`${sheet}\`` : ''}`,
});

/** Whether a row says, beside name and code, that its region does not file any more; what is unclear is told, and counts as filing. */
const isWithdrawn = (row: Row, { columns }: ListHead, words: ListWords, place: Text, remarks: Text[]): boolean => {
  const apart = new Set([columns.get('name'), columns.get('code'), columns.get('city')]);
  for (const [column, cell] of row.entries()) {
    const found = cell && !apart.has(column) ? withdrawalIn(cell.text, words) : undefined;
    if (!found || !cell) continue;
    const name = row[columns.get('name') ?? -1]?.text.trim() ?? '';
    const said = cell.text.trim().slice(0, 40);
    remarks.push(
      found === 'withdrawn'
        ? {
            zh: `${place.zh}“${name}”写着“${said}”，不算应报`,
            en: `${place.en} says of \`${name}\`: \`${said}\`; it is not expected`,
          }
        : {
            zh: `${place.zh}“${name}”写着“${said}”，仍算应报；不再报送的，这一格只写“${words.withdrawn[0]}”`,
            en: `${place.en} says of \`${name}\`: \`${said}\`; it is expected all the same`,
          },
    );
    return found === 'withdrawn';
  }
  return false;
};

/** One table of a list. The city of a row stands in its column, in a merged or blank cell below it, or in a row of its own. */
const readGrid = (grid: Grid, head: ListHead, words: ListWords, remarks: Text[], sheet?: string) => {
  const regions: ExpectedRegion[] = [];
  let city = grid.name ? cityIn(grid.name, words) : undefined;
  for (const [index, row] of grid.rows.entries()) {
    if (index < head.first) continue;
    const found = rowKind(row, head, words);
    const place = rowName(index + 1, sheet);
    if (found.kind === 'city') city = found.name;
    if (found.kind === 'remark') {
      const said = cellsOf(row).map(({ text }) => text.trim());
      remarks.push({
        zh: `${place.zh}不是地区，没有读：${said.join(' ').slice(0, 40)}`,
        en: `${place.en} is no region and was not read: ${said.join(' ').slice(0, 40)}`,
      });
    }
    if (found.kind !== 'region') continue;
    city = found.raw.city?.trim() || city;
    if (isWithdrawn(row, head, words, place, remarks)) continue;
    const entry = listEntry({ ...found.raw, city }, place, undefined, words);
    if ('problem' in entry) return entry;
    regions.push(entry);
  }
  return regions;
};

/** Regions that are named once more: the first entry counts. */
const once = (regions: readonly ExpectedRegion[], remarks: Text[]): ExpectedRegion[] => {
  const seen = new Set<string>();
  return regions.filter(({ code, name, city = '' }) => {
    // Two cities may each have a 鼓楼区.
    const key = code ?? `${plain(city)} ${plain(name)}`;
    if (!seen.has(key)) return Boolean(seen.add(key));
    remarks.push({
      zh: `“${name}”${code ? `（${code}）` : ''}在名单里出现了两次，只认第一次`,
      en: `\`${name}\`${code ? ` (${code})` : ''} stands twice on the list; the first counts`,
    });
    return false;
  });
};

const headings: Text = {
  zh: '没有认出栏名：名单要有一栏“名称”（单位名称、县（市、区）、地区都可以），可以有“代码”“期限”“收到日期”“设区市”“联系人”“电话”',
  en: 'no heading was found: a list has a column 名称 (单位名称, 县（市、区）, 地区), and may have 代码, 期限, 收到日期, 设区市, 联系人, 电话',
};

/** What is told of a table besides: only what may have cost rows. */
const isTold = ({ severity, code }: TableProblem): boolean => severity === 'warning' && code !== 'formula-empty';

/** Names one below the other are a table, too, though nothing parts them. */
const tablesOf = async (file: string, bytes: Uint8Array): Promise<Tables> => {
  const tables = await readTables(file, bytes);
  if (tables.problems[0]?.code !== 'no-columns') return tables;
  const { text, problems } = decodeTable(bytes, undefined, undefined);
  const rows = text.split(/\r\n|\r|\n/u).map((line, index) => [{ text: line, place: `${index + 1}:1` }]);
  return { kind: 'CSV', grids: [{ number: 1, rows, placeOf: (row) => `${row + 1}:1` }], problems };
};

/** A list of regions that have to file, as a workbook or a text table in any of the usual encodings. */
export const readList = async (file: string, bytes: Uint8Array, words: ListWords): Promise<ReadList | Problem> => {
  const { grids, problems } = await tablesOf(file, bytes);
  const closed = problems.find(({ severity }) => severity === 'error');
  if (closed) return { problem: problemText(closed).text };
  const remarks: Text[] = problems.filter(isTold).map((problem) => problemText(problem).text);
  const headed = grids
    .flatMap((grid) => sideBySide(grid, words))
    .flatMap((grid) => {
      const head = findHead(grid, words);
      return head?.columns.has('name') ? [{ grid, head }] : [];
    });
  const [only] = grids;
  const tables = headed.length > 0 ? headed : only ? [{ grid: only, head: guessHead(only) }] : [];
  if (tables.every(({ head }) => !head.columns.has('name'))) return { problem: headings };
  const regions: ExpectedRegion[] = [];
  for (const { grid, head } of tables) {
    const found = readGrid(grid, head, words, remarks, tables.length > 1 ? grid.name : undefined);
    if ('problem' in found) return found;
    regions.push(...found);
  }
  if (regions.length === 0) return { problem: { zh: '名单是空的', en: 'the list is empty' } };
  return { regions: once(regions, remarks), remarks };
};
