import mammoth from 'mammoth';
import { checkRows, countDocument } from './document-parts.ts';
import { readHtmlTables } from './html-table.ts';
import { type Grid, type TableProblem, Unreadable } from './table.ts';
import { readWordDocument } from './word-xml.ts';
import type { Parts } from './zip.ts';

/** The file with its document as the reader should see it. */
const prepared = (parts: Parts, hidden: boolean): { parts: Parts; hidden: number } => {
  let count = 0;
  const files = [...parts].map(([name, bytes]) => {
    if (!/^word\/document\d*\.xml$/u.test(name)) return [name, bytes] as const;
    const xml = new TextDecoder().decode(bytes);
    checkRows(name, xml);
    const document = readWordDocument(xml, hidden);
    count += document.hidden;
    return [name, new TextEncoder().encode(document.xml)] as const;
  });
  return { parts: countDocument(new Map(files)), hidden: count };
};

/** Files that are unpacked, as the library asks for them; its types do not know that it takes them. */
const fileOf = (parts: Parts): Parameters<typeof mammoth.convertToHtml>[0] => {
  const file = {
    exists: (name: string) => parts.has(name),
    read: async (name: string, encoding: string) => new TextDecoder(encoding).decode(parts.get(name)),
  };
  return { file } as object as { arrayBuffer: ArrayBuffer };
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
    html = (await mammoth.convertToHtml(fileOf(document.parts), options)).value;
  } catch {
    throw new Unreadable('damaged');
  }
  const problems: TableProblem[] =
    document.hidden > 0 ? [{ code: 'hidden-text', severity: 'warning', args: { count: document.hidden } }] : [];
  return { grids: readHtmlTables(html, hidden).grids, problems };
};
