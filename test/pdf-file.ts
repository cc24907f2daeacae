import { deflateSync } from 'node:zlib';

/** A page of a PDF in points from its lower left corner: what it draws, in the operators of the format. */
export interface DrawnPage {
  readonly content: string;
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: number;
}

const escaped = (text: string): string =>
  `<${[...text].map((char) => char.codePointAt(0)?.toString(16).padStart(4, '0')).join('')}>`;

/** Draws a text whose first sign begins at a point; every sign is as wide as `size`. */
export const draw = (text: string, x: number, y: number, size = 10): string =>
  `BT /F1 ${size} Tf ${x} ${y} Td ${escaped(text)} Tj ET\n`;

/** Draws a line. */
export const rule = (x0: number, y0: number, x1: number, y1: number): string => `${x0} ${y0} m ${x1} ${y1} l S\n`;

/** A line as some programs draw it: a filled area as thin as a pen. */
export const bar = (x0: number, y0: number, x1: number, y1: number): string =>
  `${x0 - 0.25} ${y0 - 0.25} ${x1 - x0 + 0.5} ${y1 - y0 + 0.5} re f\n`;

/** A file of these pages with one font that is not inside it, as Chinese files often have; `extra` are further objects, `catalog`, `resources` and `page` further entries. */
export const pdfFile = (
  pages: readonly DrawnPage[],
  extra: readonly string[] = [],
  packed = false,
  {
    catalog = '',
    resources = '',
    page = '',
  }: { readonly catalog?: string; readonly resources?: string; readonly page?: string } = {},
): Buffer => {
  const objects: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${5 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >>',
  ];
  const named = extra.map((_, index) => `/X${index} ${5 + pages.length * 2 + index} 0 R`).join(' ');
  pages.forEach(({ content, width = 842, height = 595, rotate = 0 }, index) => {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Resources << ${resources.includes('/Font') ? '' : '/Font << /F1 3 0 R >>'} /XObject << ${named} >> ${resources} >> /Contents ${6 + index * 2} 0 R ${page} >>`,
    );
    const data = packed ? deflateSync(content) : Buffer.from(content);
    objects.push(
      Buffer.concat([
        Buffer.from(`<< /Length ${data.length}${packed ? ' /Filter /FlateDecode' : ''} >>\nstream\n`),
        data,
        Buffer.from('\nendstream'),
      ]),
    );
  });
  objects.push(...extra);
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  objects.forEach((object, index) => {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
    offsets.push(length);
    parts.push(part);
    length += part.length;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
};

/** A stream object of its own, such as a form. */
export const stream = (dictionary: string, data: string): string =>
  `<< ${dictionary} /Length ${data.length} >>\nstream\n${data}\nendstream`;

/** A drawn cell: the positions that it takes, and its lines. */
export interface DrawnCell {
  readonly row: number;
  readonly column: number;
  readonly rows?: number;
  readonly columns?: number;
  readonly lines: readonly string[];
}

/** Draws a table with the lines around its cells; `pen` draws each of them. */
export const drawTable = (
  xs: readonly number[],
  ys: readonly number[],
  cells: readonly DrawnCell[],
  pen: typeof rule = rule,
  size = 10,
): string =>
  cells
    .map(({ row, column, rows = 1, columns = 1, lines }) => {
      const [left = 0, right = 0] = [xs[column], xs[column + columns]];
      const [top = 0, bottom = 0] = [ys[row], ys[row + rows]];
      return [
        pen(left, bottom, right, bottom),
        pen(left, top, right, top),
        pen(left, bottom, left, top),
        pen(right, bottom, right, top),
        ...lines.map((line, index) => draw(line, left + 2, top - 2 - size * (index + 0.9), size)),
      ].join('');
    })
    .join('');
