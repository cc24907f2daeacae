import {
  AlignmentType,
  LineRuleType,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Box } from '../official-table.ts';
import type { FilingCell, FilingTable } from './block.ts';
import { type docxFonts, docxParagraph } from './docx-text.ts';
import { textWidth } from './text-width.ts';

/** Type size in half-points and line pitch in twips of a table. */
export interface TableType {
  readonly size: number;
  readonly line: number;
  /** Room for text on one page in twips: a row that is taller must be allowed to break. */
  readonly pageHeight: number;
}

const padding = 50;

/** Shares of the line as whole twips that add up to `total`: WPS takes neither percentages nor rounding losses. */
const columnTwips = (shares: readonly number[], total: number): number[] => {
  const sum = shares.reduce((all, share) => all + share, 0);
  const widths = shares.map((share) => Math.floor((share * total) / sum));
  const rest = total - widths.reduce((all, width) => all + width, 0);
  return widths.map((width, index) => (index === 0 ? width + rest : width));
};

const glyph = (box: Box): string => `${box.ticked ? '■' : '□'}${box.text}`;

/** The boxes in official order, two a line where both fit into half the column. */
const boxLines = (boxes: readonly Box[], columns: number): string[] => {
  const fits = (box: Box | undefined) => box !== undefined && textWidth(glyph(box)) <= columns / 2 - 0.5;
  const lines: string[] = [];
  for (let index = 0; index < boxes.length; index += 1) {
    const [left, right] = [boxes[index], boxes[index + 1]];
    if (!left) continue;
    if (right && fits(left) && fits(right)) {
      lines.push(`${glyph(left)}\t${glyph(right)}`);
      index += 1;
    } else lines.push(glyph(left));
  }
  return lines;
};

const linesOf = (cell: FilingCell, columns: number): string[] =>
  cell.boxes ? [...boxLines(cell.boxes, columns), ...(cell.text ? [cell.text] : [])] : cell.text.split('\n');

/** A table in twips with repeated head rows. Builds fresh rows: the library changes the rows it is given. */
export const docxTable = (table: FilingTable, width: number, type: TableType): Table => {
  const widths = columnTwips(table.widths, width);
  const charactersIn = (twips: number): number => Math.floor((twips - 2 * padding) / (type.size * 10));

  const paragraphs = (cell: FilingCell, twips: number, font: keyof typeof docxFonts): Paragraph[] =>
    linesOf(cell, charactersIn(twips)).map((text) =>
      docxParagraph(text, font, type.size, {
        style: 'TableText',
        alignment: cell.center ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: type.line, lineRule: LineRuleType.EXACT },
        ...(cell.boxes ? { tabStops: [{ type: TabStopType.LEFT, position: Math.floor(twips / 2) }] } : {}),
      }),
    );

  /** Column at which each cell of a row starts: cells that hang down from rows above take their columns. */
  const starts = (rows: readonly (readonly FilingCell[])[]): number[][] => {
    const busy = widths.map(() => 0);
    return rows.map((row) => {
      const free = busy.map((left) => left === 0);
      const columns: number[] = [];
      let column = 0;
      for (const cell of row) {
        while (column < free.length && !free[column]) column += 1;
        columns.push(column);
        for (let offset = 0; offset < (cell.colSpan ?? 1); offset += 1) busy[column + offset] = cell.rowSpan ?? 1;
        column += cell.colSpan ?? 1;
      }
      for (let index = 0; index < busy.length; index += 1) busy[index] = Math.max(0, (busy[index] ?? 0) - 1);
      return columns;
    });
  };

  const rowsOf = (rows: readonly (readonly FilingCell[])[], head: boolean): TableRow[] => {
    const columns = starts(rows);
    return rows.map((row, rowIndex) => {
      const sized = row.map((cell, index) => {
        const from = columns[rowIndex]?.[index] ?? 0;
        return { cell, twips: widths.slice(from, from + (cell.colSpan ?? 1)).reduce((sum, each) => sum + each, 0) };
      });
      const tallest = Math.max(
        ...sized.map(({ cell, twips }) => {
          if ((cell.rowSpan ?? 1) > 1) return 1;
          const room = Math.max(1, charactersIn(twips));
          return linesOf(cell, room).reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / room)), 0);
        }),
      );
      return new TableRow({
        tableHeader: head,
        cantSplit: tallest * type.line < type.pageHeight * 0.7,
        children: sized.map(
          ({ cell, twips }) =>
            new TableCell({
              children: paragraphs(cell, twips, head ? 'heading' : 'body'),
              width: { size: twips, type: WidthType.DXA },
              verticalAlign: VerticalAlignTable.CENTER,
              ...(cell.colSpan ? { columnSpan: cell.colSpan } : {}),
              ...(cell.rowSpan && cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
            }),
        ),
      });
    });
  };

  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { left: padding, right: padding, marginUnitType: WidthType.DXA },
    rows: [...rowsOf(table.head, true), ...rowsOf(table.rows, false)],
  });
};
