import type { EmittedFile } from '../../model/emitted-file.ts';
import type { Emitter } from '../emitter.ts';
import { docxFiling } from './docx-filing.ts';
import { filingContent } from './filing-content.ts';
import { htmlFiling } from './html-filing.ts';

/** The filing pack (备案): `filing.docx` in the form of GB/T 9704-2012 and the same content as one page, `filing.html`. */
export const filing: Emitter = {
  id: 'filing',
  emit: async (input, options): Promise<readonly EmittedFile[]> => {
    const content = filingContent(input, options);
    return [
      { path: 'filing.docx', bytes: docxFiling(content, content.signature) },
      { path: 'filing.html', bytes: new TextEncoder().encode(htmlFiling(content)) },
    ];
  },
};
