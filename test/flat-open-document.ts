/** A table to be written by LibreOffice: `^` goes on with the cell above, `<` with the cell to the left. */
export interface FlatTable {
  readonly kind: 'text' | 'sheet';
  readonly rows: readonly (readonly string[])[];
  /** Widths of its columns; centimetres. */
  readonly widths: readonly number[];
  readonly borders: 'all' | 'none' | 'flat' | 'upright';
  readonly title?: string;
  readonly foot?: string;
  readonly landscape?: boolean;
  /** Columns of text that the page is parted into. */
  readonly columns?: number;
  /** How many rows are repeated on each page. */
  readonly heads?: number;
  /** Columns whose cells are written from below upwards. */
  readonly turned?: readonly number[];
  readonly align?: 'top' | 'middle' | 'bottom';
  /** Blank between the sides of a cell and its text; centimetres. */
  readonly pad?: number;
  /** Cells of a sheet break their lines. */
  readonly wrap?: boolean;
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<text:p>${escaped(line)}</text:p>`)
    .join('');

const cellStyle = ({ borders, align = 'top', pad = 0.1, wrap = true }: FlatTable, turned: boolean): string => {
  const line = '0.5pt solid #000000';
  const drawn = {
    none: '',
    all: `fo:border="${line}"`,
    flat: `fo:border-top="${line}" fo:border-bottom="${line}"`,
    upright: `fo:border-left="${line}" fo:border-right="${line}"`,
  }[borders];
  const angle = turned ? ' style:rotation-angle="90" style:writing-mode="bt-lr"' : '';
  return `<style:style style:name="${turned ? 'turned' : 'cell'}" style:family="table-cell"><style:table-cell-properties ${drawn} fo:padding="${pad}cm" style:vertical-align="${align}" fo:wrap-option="${wrap ? 'wrap' : 'no-wrap'}"${angle}/></style:style>`;
};

/** How many cells to the right, or below, go on with the one at a place. */
const span = (
  rows: FlatTable['rows'],
  row: number,
  column: number,
): { readonly across: number; readonly down: number } => {
  let [across, down] = [1, 1];
  while (rows[row]?.[column + across] === '<') across += 1;
  while (rows[row + down]?.[column] === '^') down += 1;
  return { across, down };
};

const rowXml = (table: FlatTable, row: number): string => {
  const cells = table.rows[row]?.map((text, column) => {
    if (text === '<' || text === '^') return '<table:covered-table-cell/>';
    const { across, down } = span(table.rows, row, column);
    const style = table.turned?.includes(column) && row > 0 ? 'turned' : 'cell';
    return `<table:table-cell table:style-name="${style}" office:value-type="string" table:number-columns-spanned="${across}" table:number-rows-spanned="${down}">${text === '' ? '' : paragraphs(text)}</table:table-cell>`;
  });
  return `<table:table-row table:style-name="row">${cells?.join('')}</table:table-row>`;
};

const tableXml = (table: FlatTable): string => {
  const { rows, widths, heads = 0 } = table;
  const all = rows.map((_, row) => rowXml(table, row));
  const columns = widths.map((_, index) => `<table:table-column table:style-name="c${index}"/>`).join('');
  const head = heads > 0 ? `<table:table-header-rows>${all.slice(0, heads).join('')}</table:table-header-rows>` : '';
  return `<table:table table:name="表" table:style-name="table">${columns}${head}${all.slice(heads).join('')}</table:table>`;
};

/** The file, as flat OpenDocument. */
export const flatOpenDocument = (table: FlatTable): string => {
  const { kind, widths, title, foot, landscape = false, columns = 1, turned } = table;
  const [wide, high] = landscape ? ['29.7cm', '21cm'] : ['21cm', '29.7cm'];
  const names = ['office', 'style', 'text', 'table']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ');
  const footer = foot ? `<style:footer><text:p>${escaped(foot)}第<text:page-number/>页</text:p></style:footer>` : '';
  const parted = columns > 1 ? `<style:columns fo:column-count="${columns}" fo:column-gap="0.8cm"/>` : '';
  const total = widths.reduce((sum, width) => sum + width, 0);
  const body =
    kind === 'text'
      ? `<office:text>${title ? `<text:p>${escaped(title)}</text:p>` : ''}${tableXml(table)}<text:p/></office:text>`
      : `<office:spreadsheet>${tableXml(table)}</office:spreadsheet>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${names} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.${kind === 'text' ? 'text' : 'spreadsheet'}">
<office:automatic-styles>
<style:style style:name="table" style:family="table" style:master-page-name="Standard"><style:table-properties style:width="${total}cm" table:align="left"/></style:style>
${widths.map((width, index) => `<style:style style:name="c${index}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm"/></style:style>`).join('')}
<style:style style:name="row" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style>
${cellStyle(table, false)}${turned ? cellStyle(table, true) : ''}
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="${wide}" fo:page-height="${high}" fo:margin="1.5cm" style:print-orientation="${landscape ? 'landscape' : 'portrait'}">${parted}</style:page-layout-properties>${footer ? '<style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.3cm"/></style:footer-style>' : ''}</style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">${footer}</style:master-page></office:master-styles>
<office:body>${body}</office:body>
</office:document>`;
};
