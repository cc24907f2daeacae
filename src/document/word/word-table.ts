import type { FilingCell, FilingTable } from '../block.ts';
import { boxLines } from '../box-lines.ts';
import { escapeXml } from '../escape-xml.ts';
import { onGrid, type Placed } from '../on-grid.ts';
import { textWidth } from '../text-width.ts';
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

/** The boxes are one paragraph, with a tab stop for all of its lines. */
const paragraphsOf = (cell: FilingCell, room: number): string[] =>
  cell.boxes
    ? [[...boxLines(cell.boxes, room).map((pair) => pair.join('\t')), ...(cell.text ? [cell.text] : [])].join('\n')]
    : cell.text.split('\n');

/** A cell with its width in twips, its room in characters and its paragraphs. */
interface Laid extends Placed<FilingCell> {
  readonly twips: number;
  readonly room: number;
  readonly paragraphs: readonly string[];
}

/** Lines that a cell takes; one that goes on in the rows below is not counted in its first. */
const linesIn = ({ cell, paragraphs, room }: Laid): number => {
  if (!cell || (cell.rowSpan ?? 1) > 1) return 1;
  let lines = 0;
  for (const paragraph of paragraphs)
    for (const line of paragraph.split('\n')) lines += Math.max(1, Math.ceil(textWidth(line) / room));
  return lines;
};

const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('');

/** A table in twips with repeated head rows. A row is kept on one page unless it is too tall for that. */
export const wordTable = (table: FilingTable, place: TablePlace): string => {
  const widths = columnTwips(table.widths, place.width);
  const { size, line } = wordType(place.cell);
  const roomIn = (twips: number): number => Math.max(1, Math.floor((twips - 2 * padding) / (size * 10)));

  const lay = (placed: Placed<FilingCell>): Laid => {
    const { column, span, cell } = placed;
    let twips = 0;
    for (let index = column; index < column + span; index += 1) twips += widths[index] ?? 0;
    const room = roomIn(twips);
    return { column, span, ...(cell ? { cell } : {}), twips, room, paragraphs: cell ? paragraphsOf(cell, room) : [''] };
  };

  const cellXml = ({ span, cell, twips, paragraphs }: Laid, style: WordStyle, keepNext: boolean): string => {
    const merge = cell === undefined ? '<w:vMerge/>' : (cell.rowSpan ?? 1) > 1 ? '<w:vMerge w:val="restart"/>' : '';
    const options = {
      keepNext,
      ...(cell?.center && style === place.cell ? { align: 'center' as const } : {}),
      ...(cell?.boxes ? { tab: Math.floor(twips / 2) } : {}),
    };
    const wide = span > 1 ? `<w:gridSpan w:val="${span}"/>` : '';
    const properties = `<w:tcW w:w="${twips}" w:type="dxa"/>${wide}${merge}<w:vAlign w:val="center"/>`;
    const text = paragraphs.map((paragraph) => wordParagraph(style, paragraph, options)).join('');
    return `<w:tc><w:tcPr>${properties}</w:tcPr>${text}</w:tc>`;
  };

  const rowsXml = (rows: readonly (readonly FilingCell[])[], style: WordStyle): string =>
    onGrid(rows, widths.length)
      .map((placed, index, all) => {
        const row = placed.map(lay);
        const goesOn = all[index + 1]?.[0]?.cell === undefined && index + 1 < all.length;
        const keep = (table.keepGroups === true && goesOn) || (table.keepWhole === true && index + 1 < all.length);
        const fits = line * Math.max(...row.map(linesIn)) < place.pageHeight * 0.7;
        const properties = `${fits ? '<w:cantSplit/>' : ''}${style === place.head ? '<w:tblHeader/>' : ''}`;
        return `<w:tr>${properties ? `<w:trPr>${properties}</w:trPr>` : ''}${row.map((cell) => cellXml(cell, style, keep)).join('')}</w:tr>`;
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
