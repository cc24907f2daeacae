import { escapeXml } from '../escape-xml.ts';
import { contentTypesXml, office, packaging, relationsXml } from '../package-xml.ts';
import { printed } from '../printed.ts';
import { xmlPart, zipPackage } from '../zip-package.ts';
import type { Sheet } from './sheet.ts';
import { isAlert, stylesXml } from './sheet-styles.ts';
import { sheetXml } from './sheet-xml.ts';

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

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relations = (list: readonly (readonly [type: string, target: string])[]): string =>
  relationsXml(list.map(([type, target], index) => [`rId${index + 1}`, type, target]));

/** What the workbook says of a sheet; its cells have been written by then. */
type Named = Pick<Sheet, 'name' | 'hidden' | 'repeated'>;

const contentTypes = (sheets: readonly Named[]): string =>
  contentTypesXml([
    ['/xl/workbook.xml', `${kind}.sheet.main+xml`],
    ...sheets.map((_, index) => [`/xl/worksheets/sheet${index + 1}.xml`, `${kind}.worksheet+xml`] as const),
    ['/xl/styles.xml', `${kind}.styles+xml`],
    ['/xl/sharedStrings.xml', `${kind}.sharedStrings+xml`],
  ]);

const coreXml = ({ title, creator, date = '1980-01-01' }: WorkbookFacts): string => {
  const moment = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:${name}>`;
  return [
    `<cp:coreProperties xmlns:cp="${packaging}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(creator)}</dc:creator>`,
    `${moment('created')}${moment('modified')}</cp:coreProperties>`,
  ].join('');
};

const workbookXml = (sheets: readonly Named[]): string => {
  const titles = sheets.flatMap(({ name, repeated }, index) =>
    repeated
      ? [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escapeXml(name)}'!$${repeated.from + 1}:$${repeated.to + 1}</definedName>`,
        ]
      : [],
  );
  return [
    `<workbook xmlns="${spreadsheet}" xmlns:r="${office}">`,
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="16384" windowHeight="8192"/></bookViews><sheets>',
    ...sheets.map(
      ({ name, hidden }, index) =>
        `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${hidden ? ' state="veryHidden"' : ''} r:id="rId${index + 1}"/>`,
    ),
    `</sheets>${titles.length > 0 ? `<definedNames>${titles.join('')}</definedNames>` : ''}</workbook>`,
  ].join('');
};

/** Each text once, in the order in which cells ask for it. */
const stringTable = () => {
  const numbers = new Map<string, number>();
  const number = (text: string): number => {
    const earlier = numbers.get(text);
    if (earlier !== undefined) return earlier;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  const entry = (text: string): string => {
    const shown = cellText(printed(text));
    return `<si><t${/^\s|\s$|\n/u.test(shown) ? ' xml:space="preserve"' : ''}>${escapeXml(shown)}</t></si>`;
  };
  const xml = (): string =>
    `<sst xmlns="${spreadsheet}" uniqueCount="${numbers.size}">${[...numbers.keys()].map(entry).join('')}</sst>`;
  return { number, xml };
};

/**
 * An XLSX file, the same bytes for the same sheets on every machine. Strings are stored as strings, so that no cell can
 * hold a formula; no formula, no calculation that a program would offer to save. Sheets are made one after the other.
 */
export const workbookBytes = (made: Iterable<Sheet>, facts: WorkbookFacts): Uint8Array => {
  const strings = stringTable();
  const sheets: Named[] = [];
  const worksheets: (readonly [path: string, part: Uint8Array])[] = [];
  let hasAlert = false;
  for (const sheet of made) {
    const { name, hidden, repeated, cells } = sheet;
    hasAlert ||= cells.some(({ style }) => isAlert(style));
    sheets.push({ name, ...(hidden ? { hidden } : {}), ...(repeated ? { repeated } : {}) });
    worksheets.push([`xl/worksheets/sheet${sheets.length}.xml`, xmlPart(sheetXml(sheet, strings.number))]);
  }
  return zipPackage({
    '[Content_Types].xml': contentTypes(sheets),
    '_rels/.rels': relations([
      [`${office}/officeDocument`, 'xl/workbook.xml'],
      [`${packaging}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': coreXml(facts),
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index) => [`${office}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const),
      [`${office}/styles`, 'styles.xml'],
      [`${office}/sharedStrings`, 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': stylesXml(hasAlert),
    'xl/sharedStrings.xml': strings.xml(),
    ...Object.fromEntries(worksheets),
  });
};
