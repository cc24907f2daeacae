import { escapeXml } from '../escape-xml.ts';
import type { DropDown, Sheet, SheetCell } from './sheet.ts';
import { styleIndex } from './sheet-styles.ts';

/** Text that a program could read as a formula, a number or a date once somebody edits the cell stays text. */
const tempting = /^(?:[=+\-@＝＋－＠]|[\d./:-]+$)/u;

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;

/** Text of a page head or foot: `&` starts a code there. */
const furniture = (text: string): string => escapeXml(text.replaceAll('&', '&&'));

/** Gives a text its number among the strings of the workbook. */
export type Strings = (text: string) => number;

const valueXml = (place: string, style: number, value: string | number, strings: Strings): string => {
  if (value === '') return `<c r="${place}" s="${style}"/>`;
  return typeof value === 'number'
    ? `<c r="${place}" s="${style}"><v>${value}</v></c>`
    : `<c r="${place}" t="s" s="${style}"><v>${strings(value)}</v></c>`;
};

const styleOf = ({ value, style, open }: SheetCell): number => {
  const manner = open ? 'open' : typeof value === 'string' && tempting.test(value) ? 'text' : 'any';
  return styleIndex(manner, style);
};

/** The cells that show in each row: a merged one in all its rows. */
const rowsOf = (cells: readonly SheetCell[]): (readonly SheetCell[])[] => {
  const rows: SheetCell[][] = [];
  for (const cell of cells)
    for (let row = cell.row; row <= (cell.endRow ?? cell.row); row += 1) {
      rows[row] ??= [];
      rows[row]?.push(cell);
    }
  return rows;
};

/** One row. A merged cell is spread: every row holds its value, so that a filter finds them all. */
const rowXml = (
  row: number,
  { name, cells }: Pick<Sheet, 'name' | 'cells'>,
  names: readonly string[],
  strings: Strings,
): string => {
  const line: string[] = [];
  for (const cell of cells) {
    const { value, column, endColumn = column } = cell;
    const style = styleOf(cell);
    for (let right = column; right <= endColumn; right += 1) {
      const place = `${names[right] ?? letters(right)}${row + 1}`;
      // Excel “repairs” a file whose merged cells overlap.
      if (line[right] !== undefined) throw new Error(`two cells of the sheet “${name}” lie on each other at ${place}`);
      const isShown = right === column && (row === cell.row || String(value).length <= 255);
      line[right] = valueXml(place, style, isShown ? value : '', strings);
    }
  }
  return line.join('');
};

/** All rows, each joined before the next is made: a nation has half a million cells. */
const rowsXml = ({ name, cells, heights }: Sheet, names: readonly string[], strings: Strings): string => {
  const rows = rowsOf(cells);
  const parts: string[] = [];
  for (let row = 0; row < Math.max(rows.length, heights.length); row += 1) {
    const height = heights[row] === undefined ? '' : ` ht="${heights[row]}" customHeight="1"`;
    const inside = rowXml(row, { name, cells: rows[row] ?? [] }, names, strings);
    if (inside || height) parts.push(`<row r="${row + 1}"${height}>${inside}</row>`);
  }
  return parts.join('');
};

const paneXml = ({ rows, columns }: { readonly rows: number; readonly columns: number }): string => {
  const pane = rows > 0 && columns > 0 ? 'bottomRight' : columns > 0 ? 'topRight' : 'bottomLeft';
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  return `<pane${split} topLeftCell="${letters(columns)}${rows + 1}" activePane="${pane}" state="frozen"/>`;
};

const dropDownXml = ({ range, from, loose }: DropDown): string =>
  [
    `<dataValidation type="list" sqref="${range}" allowBlank="1" showErrorMessage="1"`,
    loose
      ? ' errorStyle="information" errorTitle="不在选项里" error="可以照写，检查时再看">'
      : ' errorTitle="请从选项里选" error="点单元格右边的箭头，选一项">',
    `<formula1>${escapeXml(from)}</formula1></dataValidation>`,
  ].join('');

const list = (name: string, members: readonly string[]): string =>
  members.length > 0 ? `<${name} count="${members.length}">${members.join('')}</${name}>` : '';

/** One sheet, its parts in the order that the schema demands. */
export const sheetXml = (sheet: Sheet, strings: Strings): string => {
  const { widths, cells, frozen, filter, warning, foot } = sheet;
  const names = widths.map((_, column) => letters(column));
  const merges = cells.flatMap(({ row, column, endRow = row, endColumn = column }) =>
    endRow > row || endColumn > column
      ? [`<mergeCell ref="${letters(column)}${row + 1}:${letters(endColumn)}${endRow + 1}"/>`]
      : [],
  );
  return [
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<sheetPr>${warning ? '<tabColor rgb="FFC00000"/>' : ''}<pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${frozen ? paneXml(frozen) : ''}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData>${rowsXml(sheet, names, strings)}</sheetData>`,
    sheet.locked ? '<sheetProtection sheet="1" formatColumns="0" formatRows="0" autoFilter="0"/>' : '',
    filter ? `<autoFilter ref="A${filter.row + 1}:${names.at(-1)}${filter.last + 1}"/>` : '',
    list('mergeCells', merges),
    list('dataValidations', (sheet.dropDowns ?? []).map(dropDownXml)),
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.25" footer="0.3"/>',
    `<pageSetup paperSize="${sheet.paper === 'a3' ? 8 : 9}" fitToWidth="1" fitToHeight="0" orientation="${sheet.orientation}"/>`,
    '<headerFooter>',
    warning ? `<oddHeader>&amp;C&amp;"黑体"&amp;14&amp;KC00000${furniture(warning)}</oddHeader>` : '',
    `<oddFooter>&amp;L&amp;9${furniture(foot)}&amp;R&amp;9第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`,
  ].join('');
};
