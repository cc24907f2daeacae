import { boxLines } from '../box-lines.ts';
import { escapeXml } from '../escape-xml.ts';
import { onGrid, type Placed } from '../on-grid.ts';
import { textWidth } from '../text-width.ts';
import type { FilingCell, FilingTable } from './block.ts';
import { wordParagraph } from './word-paragraph.ts';
import { type WordStyle, wordType } from './word-styles.ts';

/** Where a table stands: the length of its lines, the room on a page (both in twips) and its styles. */
export interface TablePlace {
  readonly width: number;
  readonly pageHeight: number;
  readonly cell: WordStyle;
  readonly head: WordStyle;
}

const padding = 50;

/** Shares of the line as whole twips that add up to `total`: WPS takes neither percentages nor rounding losses. */
const columnTwips = (shares: readonly number[], total: number): number[] => {
  const sum = shares.reduce((all, share) => all + share, 0);
  const widths = shares.map((share) => Math.floor((share * total) / sum));
  const rest = total - widths.reduce((all, width) => all + width, 0);
  return widths.map((width, index) => (index === 0 ? width + rest : width));
};

const linesOf = (cell: FilingCell, room: number): string[] =>
  cell.boxes
    ? [...boxLines(cell.boxes, room).map((pair) => pair.join('\t')), ...(cell.text ? [cell.text] : [])]
    : cell.text.split('\n');

const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('');

/** A table in twips with repeated head rows. A row is kept on one page unless it is too tall for that. */
export const wordTable = (table: FilingTable, place: TablePlace): string => {
  const widths = columnTwips(table.widths, place.width);
  const { size, line } = wordType(place.cell);
  const roomIn = (twips: number): number => Math.max(1, Math.floor((twips - 2 * padding) / (size * 10)));

  const cellXml = ({ column, span, cell }: Placed<FilingCell>, style: WordStyle, keepNext: boolean): string => {
    const twips = widths.slice(column, column + span).reduce((sum, width) => sum + width, 0);
    const merge = cell === undefined ? '<w:vMerge/>' : (cell.rowSpan ?? 1) > 1 ? '<w:vMerge w:val="restart"/>' : '';
    const align = cell?.center && style === place.cell ? ({ align: 'center' } as const) : {};
    const tab = cell?.boxes ? { tab: Math.floor(twips / 2) } : {};
    const paragraphs = cell
      ? linesOf(cell, roomIn(twips)).map((text) => wordParagraph(style, text, { ...align, ...tab, keepNext }))
      : [];
    return [
      `<w:tc><w:tcPr><w:tcW w:w="${twips}" w:type="dxa"/>`,
      span > 1 ? `<w:gridSpan w:val="${span}"/>` : '',
      merge,
      `<w:vAlign w:val="center"/></w:tcPr>${paragraphs.join('') || wordParagraph(style, '', { keepNext })}</w:tc>`,
    ].join('');
  };

  const height = (placed: Placed<FilingCell>): number => {
    const { column, span, cell } = placed;
    if (!cell || (cell.rowSpan ?? 1) > 1) return line;
    const room = roomIn(widths.slice(column, column + span).reduce((sum, width) => sum + width, 0));
    return line * linesOf(cell, room).reduce((sum, text) => sum + Math.max(1, Math.ceil(textWidth(text) / room)), 0);
  };

  const rowsXml = (rows: readonly (readonly FilingCell[])[], style: WordStyle): string =>
    onGrid(rows, widths.length)
      .map((row, index, all) => {
        const goesOn = all[index + 1]?.[0]?.cell === undefined && index + 1 < all.length;
        const keep = table.keepGroups === true && goesOn;
        const fits = Math.max(...row.map(height)) < place.pageHeight * 0.7;
        const properties = `${fits ? '<w:cantSplit/>' : ''}${style === place.head ? '<w:tblHeader/>' : ''}`;
        return `<w:tr>${properties ? `<w:trPr>${properties}</w:trPr>` : ''}${row.map((placed) => cellXml(placed, style, keep)).join('')}</w:tr>`;
      })
      .join('');

  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${place.width}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>`,
    `<w:tblCellMar><w:left w:w="${padding}" w:type="dxa"/><w:right w:w="${padding}" w:type="dxa"/></w:tblCellMar>`,
    `<w:tblCaption w:val="${escapeXml(table.caption)}"/></w:tblPr>`,
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    rowsXml(table.head, place.head),
    `${rowsXml(table.rows, place.cell)}</w:tbl>`,
  ].join('');
};
