import type { Paper } from '../../document/paper.ts';
import { printed, printedDate } from '../../document/printed.ts';
import type { EmittedFile } from '../../model/emitted-file.ts';
import type { EmitOptions } from '../emitter.ts';
import { docxForms } from '../filing/docx-filing.ts';
import { paperBlocks } from './paper-blocks.ts';

/** Papers as one Word document, each on pages of its own, signed and dated. */
export const paperDocx = (path: string, papers: readonly Paper[], { tool, draft }: EmitOptions): EmittedFile => {
  const forms = papers.map(({ title, office, date, isForm, blocks }) => ({
    title: `${draft ? '（草稿）' : ''}${printed(title)}`,
    blocks: blocks.flatMap(paperBlocks),
    closing: isForm ? [] : [printed(office), ...(date ? [printedDate(date)] : [])],
  }));
  return { path, bytes: docxForms(papers[0]?.title ?? '', forms, tool) };
};
