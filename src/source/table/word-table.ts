import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { readHtmlTables } from './html-table.ts';
import { type Grid, type TableProblem, Unreadable } from './table.ts';
import { readWordDocument } from './word-xml.ts';

/** The file with its document as the reader should see it. */
const prepared = (parts: ReadonlyMap<string, Uint8Array>, hidden: boolean): { bytes: Uint8Array; hidden: number } => {
  let count = 0;
  const files = [...parts].map(([name, bytes]) => {
    if (!/^word\/document\d*\.xml$/u.test(name)) return [name, bytes] as const;
    const document = readWordDocument(new TextDecoder().decode(bytes), hidden);
    count += document.hidden;
    return [name, new TextEncoder().encode(document.xml)] as const;
  });
  return { bytes: zipSync(Object.fromEntries(files), { level: 0 }), hidden: count };
};

/** Tables of the parts of a DOCX file, by way of HTML. Pictures are left out, and no linked file is opened. */
export const readWordTables = async (
  parts: ReadonlyMap<string, Uint8Array>,
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
    html = (await mammoth.convertToHtml({ buffer: Buffer.from(document.bytes) }, options)).value;
  } catch {
    throw new Unreadable('damaged');
  }
  const problems: TableProblem[] =
    document.hidden > 0 ? [{ code: 'hidden-text', severity: 'warning', args: { count: document.hidden } }] : [];
  return { grids: readHtmlTables(html, hidden).grids, problems };
};
