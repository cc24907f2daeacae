import { escapeXml } from '../escape-xml.ts';
import { contentTypesXml, office, packaging, relationsXml } from '../package-xml.ts';
import { xmlPart, zipPackage } from '../zip-package.ts';
import { fontTableXml, stylesXml } from './word-styles.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const kind = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Names of the headers (`head` for the first page of a letter with a red head) and the footers, and the relations under which sections refer to them. */
export const wordFurniture = {
  header: 'header1',
  head: 'header2',
  odd: 'footer1',
  even: 'footer2',
  first: 'footer3',
} as const;
type Furniture = { readonly [name in keyof typeof wordFurniture]: string };

const settings = [
  '<w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>',
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
].join('');

const contentTypes = (): string =>
  contentTypesXml([
    ['/word/document.xml', `${kind}.document.main+xml`],
    ['/word/styles.xml', `${kind}.styles+xml`],
    ['/word/settings.xml', `${kind}.settings+xml`],
    ['/word/fontTable.xml', `${kind}.fontTable+xml`],
    ...Object.values(wordFurniture).map((name) => [`/word/${name}.xml`, `${kind}.${name.slice(0, 6)}+xml`] as const),
  ]);

/** The part of a DOCX file that holds its text. */
export const bodyPart = 'word/document.xml';

/** The part in which a DOCX file may carry data beside its text; Word keeps it. */
export const carriedPart = 'customXml/item1.xml';

/** Data that a file carries, as XML, made from the part that holds its text. */
export type Carry = (body: Uint8Array) => string;

/**
 * A DOCX file around a finished body and its header and footers: the same bytes for the same text on every machine,
 * no date of its making inside.
 */
export const wordPackage = (
  body: string,
  furniture: Furniture,
  title: string,
  tool: string,
  carry?: Carry,
): Uint8Array => {
  const document = xmlPart(`<w:document xmlns:w="${word}" xmlns:r="${office}"><w:body>${body}</w:body></w:document>`);
  const core = `<cp:coreProperties xmlns:cp="${packaging}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(tool)}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>`;
  return zipPackage({
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relationsXml([
      ['rId1', `${office}/officeDocument`, 'word/document.xml'],
      ['rId2', `${packaging}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': core,
    [bodyPart]: document,
    'word/_rels/document.xml.rels': relationsXml([
      ['styles', `${office}/styles`, 'styles.xml'],
      ['settings', `${office}/settings`, 'settings.xml'],
      ['fonts', `${office}/fontTable`, 'fontTable.xml'],
      ...Object.values(wordFurniture).map((name) => [name, `${office}/${name.slice(0, 6)}`, `${name}.xml`] as const),
      ...(carry ? [['data', `${office}/customXml`, `../${carriedPart}`] as const] : []),
    ]),
    'word/styles.xml': stylesXml,
    'word/settings.xml': `<w:settings xmlns:w="${word}">${settings}</w:settings>`,
    'word/fontTable.xml': fontTableXml,
    [`word/${wordFurniture.header}.xml`]: `<w:hdr xmlns:w="${word}">${furniture.header}</w:hdr>`,
    [`word/${wordFurniture.head}.xml`]: `<w:hdr xmlns:w="${word}">${furniture.head}</w:hdr>`,
    [`word/${wordFurniture.odd}.xml`]: `<w:ftr xmlns:w="${word}">${furniture.odd}</w:ftr>`,
    [`word/${wordFurniture.even}.xml`]: `<w:ftr xmlns:w="${word}">${furniture.even}</w:ftr>`,
    [`word/${wordFurniture.first}.xml`]: `<w:ftr xmlns:w="${word}">${furniture.first}</w:ftr>`,
    ...(carry ? { [carriedPart]: carry(document) } : {}),
  });
};
