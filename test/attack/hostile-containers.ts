import { deflateSync, strToU8 } from 'fflate';
import { limits } from '../../src/source/table/table.ts';
import { type Entry, makeZip } from './make-zip.ts';
import {
  type Book,
  cell,
  csvRows,
  documentParts,
  relationsPart,
  sheetRows,
  wordTable,
  workbookParts,
} from './office.ts';

/** A file that wants too much or says two things; `code` is the problem that it comes to, none when it is read. */
export interface Container {
  readonly title: string;
  readonly file: string;
  readonly make: () => Uint8Array;
  readonly codes: readonly string[];
}

type Row = readonly [title: string, file: string, make: () => Uint8Array, code?: string];
const containers = (rows: readonly Row[]): readonly Container[] =>
  rows.map(([title, file, make, code]) => ({ title, file, make, codes: code === undefined ? [] : [code] }));

/** The parts of a workbook that is read. */
export const sound = workbookParts(`<sheetData>${sheetRows}</sheetData>`);

/** The sound workbook, with something else about its last entry, the sheet. */
const sheetEntry = (changes: Partial<Entry>): Entry[] =>
  sound.map((entry, index) => (index === sound.length - 1 ? { ...entry, ...changes } : entry));

/** More than a budget allows; the size alone is enough. */
const huge = { size: limits.unpacked + 1 };

/** A whole entry with its header, hidden in the data of a stored one: only the directory points at it. */
const hidden = (parts: readonly Entry[], size: number): Uint8Array => {
  const bomb = makeZip([{ name: parts.at(-1)?.name ?? '', data: new Uint8Array(size) }]);
  const whole = makeZip([{ name: 'cover.bin', data: bomb, method: 0 }, ...parts.slice(0, -1)]);
  const at = 30 + 'cover.bin'.length;
  const pressed = deflateSync(new Uint8Array(size)).length;
  const last = makeZip([
    { name: 'cover.bin', data: bomb, method: 0 },
    ...parts.slice(0, -1),
    { name: parts.at(-1)?.name ?? '', data: '', central: { offset: at, packed: pressed, size, method: 8 } },
  ]);
  return last.length > whole.length ? last : whole;
};

/** Zip files that say two things. */
export const doubleTongued = containers([
  ['an entry hidden in the data of another, XLSX', 'a.xlsx', () => hidden(sound, 300_000), 'zip-headers'],
  [
    'an entry hidden in the data of another, DOCX',
    'a.xlsx',
    () => hidden(documentParts(wordTable), 300_000),
    'zip-headers',
  ],
  [
    'another name in front',
    'a.xlsx',
    () => makeZip(sheetEntry({ local: { name: 'xl/worksheets/sheet2.xml' } })),
    'zip-headers',
  ],
  ['another size in front', 'a.xlsx', () => makeZip(sheetEntry({ local: { size: 7 } })), 'zip-headers'],
  ['another method in front', 'a.xlsx', () => makeZip(sheetEntry({ local: { method: 0 } })), 'zip-headers'],
  ['another check sum in front', 'a.xlsx', () => makeZip(sheetEntry({ local: { crc: 7 } })), 'zip-headers'],
  ['a flag in front only', 'a.xlsx', () => makeZip(sheetEntry({ local: { flags: 8 } })), 'zip-headers'],
  ['sizes behind the data that are wrong', 'a.xlsx', () => makeZip(sheetEntry({ descriptor: 'wrong' })), 'zip-headers'],
  ['a wrong check sum', 'a.xlsx', () => makeZip(sheetEntry({ local: { crc: 7 }, central: { crc: 7 } })), 'damaged'],
  [
    'more bytes than said',
    'a.xlsx',
    () => makeZip(sheetEntry({ local: { size: 9 }, central: { size: 9 } })),
    'zip-headers',
  ],
  [
    'fewer bytes than said',
    'a.xlsx',
    () => makeZip(sheetEntry({ local: { size: 99_999 }, central: { size: 99_999 } })),
    'damaged',
  ],
  [
    'a stored entry of two sizes',
    'a.xlsx',
    () => makeZip(sheetEntry({ method: 0, local: { size: 9 }, central: { size: 9 } })),
    'zip-headers',
  ],
  ['data beyond the end', 'a.xlsx', () => makeZip(sheetEntry({ central: { packed: 99_999_999 } })), 'truncated'],
  [
    'two entries of the same bytes',
    'a.xlsx',
    () =>
      makeZip([
        ...sound,
        { name: sound[0]?.name ?? '', data: sound[0]?.data ?? '', central: { name: 'other.xml', offset: 0 } },
      ]),
    'zip-headers',
  ],
  ['the same name twice', 'a.xlsx', () => makeZip([...sound, { name: 'xl/workbook.xml', data: '<x/>' }]), 'zip-twice'],
  [
    'the same name in capitals',
    'a.xlsx',
    () => makeZip([...sound, { name: 'XL/Workbook.xml', data: '<x/>' }]),
    'zip-twice',
  ],
  [
    'the same name with other strokes',
    'a.xlsx',
    () => makeZip([...sound, { name: 'xl\\workbook.xml', data: '<x/>' }]),
    'zip-twice',
  ],
  ['a name that leads out', 'a.xlsx', () => makeZip([...sound, { name: '../x.xml', data: '<x/>' }]), 'zip-name'],
  [
    'a name that leads out behind',
    'a.xlsx',
    () => makeZip([...sound, { name: 'xl\\..\\..\\x.xml', data: '<x/>' }]),
    'zip-name',
  ],
  ['an absolute name', 'a.xlsx', () => makeZip([...sound, { name: '/etc/x.xml', data: '<x/>' }]), 'zip-name'],
  ['a method that nobody uses', 'a.xlsx', () => makeZip(sheetEntry({ method: 12 })), 'zip-method'],
  ['an encrypted entry', 'a.xlsx', () => makeZip(sheetEntry({ flags: 1 })), 'password'],
  ['sizes of 64 bits', 'a.xlsx', () => makeZip(sheetEntry({ central: { size: 0xffff_ffff } })), 'zip64'],
  ['a count of 64 bits', 'a.xlsx', () => makeZip(sound, { count: 0xffff }), 'zip64'],
  ['more entries than there are', 'a.xlsx', () => makeZip(sound, { count: 40 }), 'damaged'],
  ['fewer entries than there are', 'a.xlsx', () => makeZip(sound, { count: 4 }), 'damaged'],
  [
    'more parts than a file has',
    'a.xlsx',
    () =>
      makeZip([
        ...sound,
        ...Array.from({ length: limits.entries }, (_, at) => ({ name: `x/${at}`, data: '', method: 0 })),
      ]),
    'zip-entries',
  ],
  ['an honest bomb', 'a.xlsx', () => makeZip(sheetEntry({ local: huge, central: huge })), 'zip-bomb'],
]);

/** Zip files that look odd and are sound. */
export const oddZips = containers([
  ['sizes behind the data', 'a.xlsx', () => makeZip(sound.map((entry) => ({ ...entry, descriptor: true })))],
  [
    'sizes behind the data, without their mark',
    'a.xlsx',
    () => makeZip(sound.map((entry) => ({ ...entry, descriptor: 'unsigned' }))),
  ],
  [
    'sizes of 64 bits behind the data',
    'a.xlsx',
    () => makeZip(sound.map((entry) => ({ ...entry, descriptor: 'wide' }))),
  ],
  ['stored parts', 'a.xlsx', () => makeZip(sound.map((entry) => ({ ...entry, method: 0 })))],
  ['a comment', 'a.xlsx', () => makeZip(sound, { comment: '县人社局 PK\u0005' })],
  ['a folder', 'a.xlsx', () => makeZip([{ name: 'xl/', data: '', method: 0 }, ...sound])],
  [
    'a picture larger than all that is read',
    'a.xlsx',
    () => makeZip([...sound, { name: 'xl/media/image1.emf', data: 'x', local: huge, central: huge }]),
  ],
  ['bytes before it', 'a.xlsx', () => makeZip(sound, { before: 'PK\u0003\u0004 downloaded by some portal' })],
]);

const book = (sheet: string, rest: Book = {}): Uint8Array => makeZip(workbookParts(sheet, rest));
const document = (body: string, extra: readonly Entry[] = []): Uint8Array => makeZip(documentParts(body, extra));
const table = `<sheetData>${sheetRows}</sheetData>`;
const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join('');
const worksheet = (id: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="${target}"/>`;
const sheetTag = (name: string, id: string): string => `<sheet name="${name}" sheetId="1" r:id="${id}"/>`;
const manyRefs = times(
  3000,
  (row) =>
    `<row r="${row + 1}">${times(20, (column) => `<c r="${'ABCDEFGHIJKLMNOPQRST'[column]}${row + 1}" t="s"><v>0</v></c>`)}</row>`,
);
const linkTo = (length: number): Entry[] => [
  relationsPart('word/_rels/document.xml.rels', [['rIdX', 'hyperlink', `https://${'x'.repeat(length)}`]]),
];
const link = '<w:hyperlink r:id="rIdX"><w:r><w:t>x</w:t></w:r></w:hyperlink>';
const field = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;

/** Small files that grow. */
export const growing = containers([
  [
    'merges over the whole sheet',
    'a.xlsx',
    () => book(`${table}<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(30_000)}</mergeCells>`),
    'too-many-cells',
  ],
  [
    'one sheet under two names',
    'a.xlsx',
    () => book(table, { sheets: sheetTag('甲', 'rId1') + sheetTag('乙', 'rId1') }),
    'repeated-sheet',
  ],
  [
    'one sheet by two relations',
    'a.xlsx',
    () =>
      book(table, {
        sheets: sheetTag('甲', 'rId1') + sheetTag('乙', 'rId2'),
        relations: worksheet('rId2', '../xl/./worksheets/sheet1.xml'),
      }),
    'repeated-sheet',
  ],
  [
    'one relation that leads to two sheets',
    'a.xlsx',
    () => book(table, { relations: worksheet('rId1', 'worksheets/sheet2.xml') }),
    'odd-part',
  ],
  [
    'more sheets than a workbook has',
    'a.xlsx',
    () => book(table, { sheets: times(500, (at) => sheetTag(`S${at}`, `rId${at}`)) }),
    'too-many-sheets',
  ],
  [
    'one long text in many cells',
    'a.xlsx',
    () => book(`<sheetData>${manyRefs}</sheetData>`, { strings: `<si><t>${'甲'.repeat(100_000)}</t></si>` }),
    'too-much-text',
  ],
  [
    'one rich text in many cells',
    'a.xlsx',
    () =>
      book(`<sheetData>${manyRefs}</sheetData>`, {
        strings: `<si>${'<r><rPr><b/></rPr><t>甲</t></r>'.repeat(5000)}</si>`,
      }),
    'too-much-text',
  ],
  [
    'far cells in many sheets',
    'a.xlsx',
    () =>
      book(table, {
        sheets: times(9, (at) => sheetTag(`S${at}`, `rI${at}`)),
        relations: times(9, (at) => worksheet(`rI${at}`, `worksheets/s${at}.xml`)),
        extra: Array.from({ length: 9 }, (_, at) => ({
          name: `xl/worksheets/s${at}.xml`,
          data: `<worksheet><sheetData><row r="5000">${cell('IV5000', 'x')}</row></sheetData></worksheet>`,
        })),
      }),
    'too-many-cells',
  ],
  [
    'empty strings without end',
    'a.xlsx',
    () => book(table, { strings: '<si><t/></si>'.repeat(150_000) }),
    'too-many-marks',
  ],
  [
    'attributes without end',
    'a.xlsx',
    () => book(`<sheetData><row r="1"><c ${times(400, (at) => `a${at}="" `)}/></row></sheetData>`),
    'odd-part',
  ],
  [
    'widths of all columns again and again',
    'a.xlsx',
    () => book(`<cols>${'<col min="1" max="16384" width="9"/>'.repeat(2000)}</cols>${table}`),
    'odd-part',
  ],
  [
    'cells joined downwards',
    'a.docx',
    () => document(`<w:tbl>${'<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>'.repeat(40_000)}</w:tbl>`),
    'too-many-marks',
  ],
  [
    'cells over a billion columns',
    'a.docx',
    () =>
      document(
        `<w:tbl>${'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>'.repeat(1700)}</w:tbl>`,
      ),
    'too-many-cells',
  ],
  [
    'tables in tables, a long text inside',
    'a.docx',
    () =>
      document(
        `${'<w:tbl><w:tr><w:tc>'.repeat(80)}<w:p><w:r><w:t>${'甲'.repeat(100_000)}</w:t></w:r></w:p>${'</w:tc></w:tr></w:tbl>'.repeat(80)}`,
      ),
    'too-much-text',
  ],
  [
    'one address behind many words',
    'a.docx',
    () => document(`${wordTable}<w:p>${link.repeat(3000)}</w:p>`, linkTo(2000)),
    'odd-part',
  ],
  [
    'one field over many runs',
    'a.docx',
    () =>
      document(
        `${wordTable}<w:p>${field('begin')}<w:r><w:instrText>HYPERLINK "https://${'x'.repeat(10_000)}"</w:instrText></w:r>${field('separate')}${'<w:r><w:t>x</w:t></w:r>'.repeat(1000)}</w:p>`,
      ),
    'odd-part',
  ],
  [
    'fields in fields',
    'a.docx',
    () => document(`${wordTable}<w:p>${field('begin').repeat(5000)}${'<w:r><w:t>x</w:t></w:r>'.repeat(5000)}</w:p>`),
    'odd-part',
  ],
  [
    'one note for many words',
    'a.docx',
    () =>
      document(`${wordTable}<w:p>${'<w:r><w:footnoteReference w:id="2"/></w:r>'.repeat(1000)}</w:p>`, [
        {
          name: 'word/footnotes.xml',
          data: `<w:footnotes xmlns:w="x"><w:footnote w:id="2">${'甲'.repeat(100_000)}</w:footnote></w:footnotes>`,
        },
      ]),
    'odd-part',
  ],
  [
    'elements that nobody knows',
    'a.docx',
    () => document(`${wordTable}<w:p>${times(2000, (at) => `<w:x${at}/>`)}</w:p>`),
    'odd-part',
  ],
  [
    'name spaces without end',
    'a.docx',
    () => document(`${wordTable}<w:p>${times(3000, (at) => `<w:r xmlns:a${at}="x"/>`)}</w:p>`),
    'odd-part',
  ],
  [
    'spans of a page',
    'a.html',
    () => strToU8(`<table>${'<tr><td rowspan=5000 colspan=200>x</td></tr>'.repeat(3000)}</table>`),
    'too-many-cells',
  ],
  [
    'a long text over many rows',
    'a.html',
    () =>
      strToU8(
        `<table><tr><td rowspan=1000>${'甲'.repeat(10_000)}</td></tr>${'<tr><td>x</td></tr>'.repeat(1000)}</table>`,
      ),
    'too-much-text',
  ],
  [
    'tables in tables of a page',
    'a.html',
    () => strToU8(`${'<table><tr><td>'.repeat(90)}${'甲'.repeat(100_000)}`),
    'too-much-text',
  ],
  [
    'elements without end',
    'a.html',
    () => strToU8(`<table><tr><td>${'<b></b>'.repeat(250_000)}</table>`),
    'too-many-marks',
  ],
  ['elements that never close', 'a.html', () => strToU8(`<table><tr><td>${'<b>'.repeat(100_000)}</table>`), 'too-deep'],
  ['tables without end', 'a.html', () => strToU8('<table><tr><td>x</table>'.repeat(500)), 'too-many-tables'],
  ['rows without end', 'a.html', () => strToU8(`<table>${'<tr><td>x'.repeat(6000)}</table>`), 'too-many-rows'],
  ['commas without end', 'a.csv', () => strToU8(`${csvRows}\n${','.repeat(500_000)}`), 'too-many-cells'],
  ['cells without end', 'a.csv', () => strToU8('a,b,c,d,e,f\n'.repeat(100_000)), 'too-many-cells'],
]);

/** Files that seem to grow, and are read. */
export const large = containers([
  [
    'cells in the last column of each row',
    'a.xlsx',
    () =>
      book(
        `<sheetData>${sheetRows.replaceAll('</row>', '<c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>')}</sheetData>`,
      ),
    'columns-cut',
  ],
  [
    'blank cells in the last column of each row',
    'a.xlsx',
    () => book(`<sheetData>${sheetRows.replaceAll('</row>', '<c r="XFD1" s="0"/></row>')}</sheetData>`),
  ],
  ['widths up to the last column', 'a.xlsx', () => book(`<cols><col min="9" max="16384" width="9"/></cols>${table}`)],
  [
    'ten thousand names of ranges',
    'a.xlsx',
    () =>
      book(table, {
        rest: `<definedNames>${'<definedName name="a">S!A1</definedName>'.repeat(10_000)}</definedNames>`,
      }),
  ],
  [
    'an address that nobody clicks on',
    'a.docx',
    () => document(`${wordTable}<w:p>${link.repeat(3000)}</w:p>`, linkTo(100_000)),
  ],
  [
    'a document full of looks',
    'a.docx',
    () =>
      document(
        wordTable.replaceAll(
          '<w:r>',
          `<w:pPr>${'<w:jc w:val="left"/><w:spacing w:line="1"/>'.repeat(4000)}</w:pPr><w:r><w:rPr>${'<w:sz w:val="21"/>'.repeat(4000)}</w:rPr>`,
        ),
      ),
  ],
]);
