import { strFromU8, strToU8, unzipSync } from 'fflate';
import { type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { zipPackage } from '../zip-package.ts';

/** The looks that a cell may have. */
export type SheetStyle = 'title' | 'note' | 'head' | 'text' | 'name' | 'mark' | 'heading' | 'plain';

/** A cell at its place (0-based). A merged cell reaches to `endRow` and `endColumn`. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly value: string | number;
  readonly style: SheetStyle;
  readonly endRow?: number;
  readonly endColumn?: number;
  /** May be filled in on a locked sheet. What is typed stays text. */
  readonly open?: true;
}

/** A drop-down for a range such as `C3:C80`: the words of a range of another sheet. A `loose` one takes other words, too. */
export interface DropDown {
  readonly range: string;
  readonly from: string;
  readonly loose?: true;
}

/** One sheet as a reader of the workbook sees it. */
export interface Sheet {
  readonly name: string;
  /** Column widths in digits of the default font. */
  readonly widths: readonly number[];
  /** Row heights in points. */
  readonly heights: readonly number[];
  readonly cells: readonly SheetCell[];
  readonly paper: 'a3' | 'a4';
  readonly orientation: 'portrait' | 'landscape';
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** Rows (0-based, first and last) that every printed page repeats. */
  readonly repeated?: { readonly from: number; readonly to: number };
  /** The row whose cells carry filter buttons, and the last row that they filter. */
  readonly filter?: { readonly row: number; readonly last: number };
  /** Printed at the foot of every page, left of the page number. */
  readonly foot: string;
  /** Printed at the head of every page, in red. */
  readonly warning?: string;
  readonly dropDowns?: readonly DropDown[];
  /** Cells that are not open are protected, without a password: a guard rail, no security. */
  readonly locked?: true;
  /** Out of sight: lists for drop-downs. */
  readonly hidden?: true;
}

export interface WorkbookFacts {
  readonly title: string;
  readonly creator: string;
  /** ISO date stated as the time of making. */
  readonly date?: string;
}

/** What Excel holds in one cell; a longer text makes it “repair” the file. */
const cellLimit = 32_767;
const tail = '……（本格内容超过表格软件的上限，此处不全；全文见 catalogue.csv）';

/** A text as Excel reads it back: no longer than a cell holds, and `_x0041_` stays what it is instead of becoming A. */
const cellText = (text: string): string => {
  const kept =
    text.length > cellLimit ? text.slice(0, cellLimit - tail.length).replace(/[\ud800-\udbff]$/u, '') + tail : text;
  return kept.replace(/_(?=x[\da-f]{4}_)/giu, '_x005F_');
};

const font = (size: number, more: object = {}) => ({ name: '宋体', size, ...more });
const black = { color: { rgb: '000000' }, style: 'thin' } as const;
const border = { top: black, right: black, bottom: black, left: black };
const fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E9EEF4' } } as const;
const wrapped = (horizontal: 'left' | 'center', vertical: 'top' | 'center' = 'center') => ({
  horizontal,
  vertical,
  wrapText: true,
});

const styles: { readonly [style in SheetStyle]: CellStyle } = {
  title: { font: { name: '黑体', size: 18 }, alignment: wrapped('center') },
  note: { font: font(9), alignment: wrapped('left') },
  head: { font: { name: '黑体', size: 9 }, fill, border, alignment: wrapped('center') },
  text: { font: font(9), border, alignment: wrapped('left') },
  name: { font: font(9), border, alignment: wrapped('left', 'top') },
  mark: { font: font(9), border, alignment: wrapped('center') },
  heading: { font: { name: '黑体', size: 11 }, alignment: wrapped('left') },
  plain: { font: font(10), alignment: wrapped('left', 'top') },
};

/** Text that a program could read as a formula, a number or a date once somebody edits the cell stays text. */
const asText = (style: CellStyle): CellStyle => ({ ...style, numFmt: '@' });
const textStyles = Object.fromEntries(
  Object.entries(styles).map(([name, style]) => [name, asText(style)]),
) as typeof styles;
const openStyle = (style: SheetStyle): CellStyle => ({
  ...textStyles[style],
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFBE6' } },
  protection: { locked: false },
});
const tempting = /^(?:[=+\-@＝＋－＠]|[\d./:-]+$)/u;

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;

/** Text of a page head or foot: `&` starts a code there. */
const furniture = (text: string): string => text.replaceAll('&', '&&');

/** Every cell that a merged cell covers holds its value too, unseen: a filter on a merged column then finds every row. */
const spread = (cell: SheetCell): (readonly [key: string, value: string | number])[] => {
  const { row, column, endRow = row, endColumn = column } = cell;
  const value = typeof cell.value === 'string' ? cellText(cell.value) : cell.value;
  return Array.from({ length: (endRow - row + 1) * (endColumn - column + 1) }, (_, index) => {
    const width = endColumn - column + 1;
    const key = `${row + Math.floor(index / width)},${column + (index % width)}`;
    return [key, index % width === 0 && (index === 0 || String(value).length <= 255) ? value : ''] as const;
  });
};

const sheetOf = (sheet: Sheet): WriteSheet => {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  for (const cell of sheet.cells) {
    const look = typeof cell.value === 'string' && tempting.test(cell.value) ? textStyles : styles;
    for (const [key, value] of spread(cell)) {
      // Excel “repairs” a file whose merged cells overlap.
      if (cells.has(key)) throw new Error(`two cells of the sheet “${sheet.name}” lie on each other at ${key}`);
      const style = cell.open ? openStyle(cell.style) : look[cell.style];
      cells.set(key, { ...(value === '' ? {} : { value }), style });
    }
  }
  const { frozen, repeated, filter, warning, foot } = sheet;
  const last = letters(sheet.widths.length - 1);
  return {
    name: sheet.name,
    columns: sheet.widths.map((width) => ({ width })),
    rowDefs: new Map(sheet.heights.map((height, row) => [row, { height }])),
    cells,
    merges: sheet.cells.flatMap(({ row, column, endRow = row, endColumn = column }) =>
      endRow > row || endColumn > column ? [{ startRow: row, startCol: column, endRow, endCol: endColumn }] : [],
    ),
    ...(frozen ? { freezePane: frozen } : {}),
    ...(sheet.hidden ? { veryHidden: true } : {}),
    ...(sheet.locked ? { protection: { sheet: true, formatRows: true, formatColumns: true, autoFilter: true } } : {}),
    ...(sheet.dropDowns
      ? {
          dataValidations: sheet.dropDowns.map(({ range, from, loose }) => ({
            type: 'list' as const,
            formula1: from,
            range,
            allowBlank: true,
            showErrorMessage: true,
            ...(loose
              ? { errorStyle: 'information' as const, errorTitle: '不在选项里', errorMessage: '可以照写，检查时再看' }
              : { errorTitle: '请从选项里选', errorMessage: '点单元格右边的箭头，选一项' }),
          })),
        }
      : {}),
    ...(filter ? { autoFilter: { range: `A${filter.row + 1}:${last}${filter.last + 1}` } } : {}),
    pageSetup: {
      paperSize: sheet.paper,
      orientation: sheet.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5, header: 0.25, footer: 0.3 },
      ...(repeated ? { printTitlesRow: `$${repeated.from + 1}:$${repeated.to + 1}` } : {}),
    },
    headerFooter: {
      oddFooter: `&L&9${furniture(foot)}&R&9第 &P 页，共 &N 页`,
      ...(warning ? { oddHeader: `&C&"黑体"&14&KC00000${furniture(warning)}` } : {}),
    },
    view: { showGridLines: false, ...(warning ? { tabColor: { rgb: 'C00000' } } : {}) },
  };
};

/**
 * The one place that knows the XLSX library. Strings are stored as strings, so that no cell can hold a formula; the
 * container is packed again, because compression by the platform may differ between machines.
 */
export const workbookBytes = async (sheets: readonly Sheet[], facts: WorkbookFacts): Promise<Uint8Array> => {
  const made = new Date(`${facts.date ?? '1980-01-01'}T00:00:00Z`);
  const bytes = await writeXlsx({
    sheets: sheets.map(sheetOf),
    properties: { title: facts.title, creator: facts.creator, created: made, modified: made },
    defaultFont: { name: '宋体', size: 11 },
  });
  const parts = unzipSync(bytes);
  // Without formulas there is nothing to calculate; asked to, a program offers to save a file that nobody changed.
  const book = 'xl/workbook.xml';
  parts[book] = strToU8(strFromU8(parts[book] ?? new Uint8Array()).replace(/<calcPr [^>]*\/>/u, ''));
  return zipPackage(parts);
};
