import type { Entry } from './make-zip.ts';

const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;

const package_ = (target: string): Entry[] => [
  {
    name: '[Content_Types].xml',
    data: `<Types xmlns="${types}"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  },
  {
    name: '_rels/.rels',
    data: `<Relationships xmlns="${relations}">${relation('r1', 'officeDocument', target)}</Relationships>`,
  },
];

/** What a workbook holds beside its one sheet. */
export interface Book {
  /** The XML of `sst`; else there are no shared strings. */
  readonly strings?: string;
  readonly styles?: string;
  /** Instead of one sheet called 目录. */
  readonly sheets?: string;
  readonly relations?: string;
  /** Behind `sheets` in the workbook. */
  readonly rest?: string;
  readonly extra?: readonly Entry[];
}

/** The parts of a workbook whose first sheet is given as the XML inside `worksheet`. */
export const workbookParts = (sheet: string, book: Book = {}): Entry[] => [
  ...package_('xl/workbook.xml'),
  {
    name: 'xl/workbook.xml',
    data: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${
      book.sheets ?? '<sheet name="目录" sheetId="1" r:id="rId1"/>'
    }</sheets>${book.rest ?? ''}</workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    data: `<Relationships xmlns="${relations}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation(
      'rIdS',
      'sharedStrings',
      'sharedStrings.xml',
    )}${relation('rIdT', 'styles', 'styles.xml')}${book.relations ?? ''}</Relationships>`,
  },
  ...(book.strings === undefined
    ? []
    : [{ name: 'xl/sharedStrings.xml', data: `<sst xmlns="${main}">${book.strings}</sst>` }]),
  ...(book.styles === undefined
    ? []
    : [{ name: 'xl/styles.xml', data: `<styleSheet xmlns="${main}">${book.styles}</styleSheet>` }]),
  { name: 'xl/worksheets/sheet1.xml', data: `<worksheet xmlns="${main}" xmlns:r="${office}">${sheet}</worksheet>` },
  ...(book.extra ?? []),
];

/** The parts of a document whose body is given as XML. */
export const documentParts = (body: string, extra: readonly Entry[] = []): Entry[] => [
  ...package_('word/document.xml'),
  {
    name: 'word/document.xml',
    data: `<w:document xmlns:w="${word}" xmlns:r="${office}"><w:body>${body}</w:body></w:document>`,
  },
  ...extra,
];

/** A relation of a document or workbook to another part. */
export const relationsPart = (
  name: string,
  all: readonly (readonly [id: string, type: string, target: string])[],
): Entry => ({
  name,
  data: `<Relationships xmlns="${relations}">${all.map((one) => relation(...one)).join('')}</Relationships>`,
});

/** A cell with its own text. */
export const cell = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

const heads = ['序号', '一级事项', '二级事项', '公开内容', '公开依据', '公开时限', '公开主体', '公开渠道和载体'];
const values = [
  '1',
  '社会保险登记',
  '职工参保登记',
  '事项名称',
  '《社会保险法》',
  '20个工作日内',
  '人社局',
  '■政府网站',
];

/** Two rows as every catalogue has them. */
export const sheetRows = [heads, values]
  .map(
    (row, at) =>
      `<row r="${at + 1}">${row.map((text, column) => cell(`${'ABCDEFGH'[column]}${at + 1}`, text)).join('')}</row>`,
  )
  .join('');

/** The same two rows in a document. */
export const wordTable = `<w:tbl>${[heads, values]
  .map((row) => `<w:tr>${row.map((text) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`)
  .join('')}</w:tbl>`;

/** A line of CSV with the same. */
export const csvRows = [heads, values].map((row) => row.join(',')).join('\n');
