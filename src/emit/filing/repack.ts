import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The same date in every zone: a zip entry carries local time. */
const moment = (): Date => new Date(1980, 0, 2, 12);

/** Word shows a missing font as one of these; WPS and LibreOffice follow the same entry. */
const fallbacks: readonly (readonly [font: string, fallback: string])[] = [
  ['仿宋_GB2312', '仿宋'],
  ['楷体_GB2312', '楷体'],
  ['方正小标宋简体', '华文中宋'],
  ['黑体', 'SimHei'],
  ['宋体', 'SimSun'],
];

const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fallbacks
  .map(
    ([font, fallback]) =>
      `<w:font w:name="${font}"><w:altName w:val="${fallback}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`,
  )
  .join('')}</w:fonts>`;

/** Lets the text of tables off the line grid of the letter, an option of a style that the library does not offer. */
const offGrid = (styles: string): string =>
  styles.replace(/(<w:style [^>]*w:styleId="TableText"[^>]*>.*?<w:pPr>)/gu, '$1<w:snapToGrid w:val="0"/>');

/**
 * A DOCX without the moment of its making: entries sorted, dates fixed, `dcterms` at the same fixed date; and with
 * names of fonts to fall back to.
 */
export const repack = (docx: Uint8Array): Uint8Array => {
  const entries = unzipSync(docx);
  const core = entries['docProps/core.xml'];
  if (core) {
    const undated = strFromU8(core).replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/gu, '$12000-01-01T00:00:00Z');
    entries['docProps/core.xml'] = strToU8(undated);
  }
  const styles = entries['word/styles.xml'];
  if (styles) entries['word/styles.xml'] = strToU8(offGrid(strFromU8(styles)));
  if (entries['word/fontTable.xml']) entries['word/fontTable.xml'] = strToU8(fontTable);
  const names = Object.keys(entries).sort();
  return zipSync(Object.fromEntries(names.map((name) => [name, entries[name] ?? new Uint8Array()])), {
    mtime: moment(),
    level: 6,
  });
};
