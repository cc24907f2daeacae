import mammoth from 'mammoth';
import { readHtmlTables } from './html-table.ts';
import { type Grid, Unreadable } from './table.ts';

/** Tables of a DOCX file, by way of HTML. Pictures are left out, and no linked file is opened. */
export const readWordTables = async (bytes: Uint8Array): Promise<Grid[]> => {
  let html: string;
  try {
    const options = {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      includeDefaultStyleMap: true,
      externalFileAccess: false,
    };
    html = (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options)).value;
  } catch {
    throw new Unreadable('damaged');
  }
  return readHtmlTables(html);
};
