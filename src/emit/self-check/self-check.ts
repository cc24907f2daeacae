import type { Emitter } from '../emitter.ts';
import { docxFiling } from '../filing/docx-filing.ts';
import { htmlFiling } from '../filing/html-filing.ts';
import { selfCheckContent } from './self-check-content.ts';

/** 自查报告: a draft for Word in the form of GB/T 9704-2012, and the same as a page. */
export const selfCheck: Emitter = {
  id: 'self-check',
  emit: async (input, options) => {
    const content = selfCheckContent(input, options);
    return [
      { path: 'self-check.docx', bytes: docxFiling(content, content.signature) },
      { path: 'self-check.html', bytes: new TextEncoder().encode(htmlFiling(content)) },
    ];
  },
};
