import mammoth from 'mammoth';
import { checkRows, countDocument } from './document-parts.ts';
import { readHtmlTables } from './html-table.ts';
import { type Grid, type TableProblem, Unreadable } from './table.ts';
import { readWordDocument } from './word-xml.ts';
import { type Parts, storeZip } from './zip.ts';

/** The file with its document as the reader should see it. */
const prepared = (parts: Parts, hidden: boolean): { bytes: Uint8Array; hidden: number } => {
  let count = 0;
  const files = [...parts].map(([name, bytes]) => {
    if (!/^word\/document\d*\.xml$/u.test(name)) return [name, bytes] as const;
    const xml = new TextDecoder().decode(bytes);
    checkRows(name, xml);
    const document = readWordDocument(xml, hidden);
    count += document.hidden;
    return [name, new TextEncoder().encode(document.xml)] as const;
  });
  return { bytes: storeZip(countDocument(new Map(files))), hidden: count };
};

/** Tables of the parts of a DOCX file, by way of HTML. Pictures are left out, and no linked file is opened. */
export const readWordTables = async (
  parts: Parts,
  hidden: boolean,
): Promise<{ readonly grids: readonly Grid[]; readonly problems: readonly TableProblem[] }> => {
  const document = prepared(parts, hidden);
  let html: string;
  try {
    const options = {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      includeDefaultStyleMap: true,
      externalFileAccess: false,
    };
    // Under Node the library looks for the one, in a browser for the other.
    const input = { buffer: document.bytes, arrayBuffer: document.bytes.slice().buffer };
    html = (await mammoth.convertToHtml(input, options)).value;
  } catch {
    throw new Unreadable('damaged');
  }
  const problems: TableProblem[] =
    document.hidden > 0 ? [{ code: 'hidden-text', severity: 'warning', args: { count: document.hidden } }] : [];
  return { grids: readHtmlTables(html, hidden).grids, problems };
};
