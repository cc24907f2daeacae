import type { Block } from '../../document/block.ts';
import type { Paper, PaperBlock } from '../../document/paper.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { simpleTable } from '../../document/simple-table.ts';
import type { EmittedFile } from '../../model/emitted-file.ts';
import type { EmitOptions } from '../emitter.ts';
import { docxForms } from '../filing/docx-filing.ts';

const blocksOf = (block: PaperBlock): Block[] => {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', depth: 1, text: printed(block.text) }];
    case 'paragraph':
      return [{ kind: 'paragraph', text: printed(block.text) }];
    case 'link':
      return [{ kind: 'paragraph', text: `${printed(block.text)}：${block.href}` }];
    case 'list':
      return block.items.map(({ text }, index) => ({ kind: 'paragraph', text: `${index + 1}．${printed(text)}` }));
    case 'facts':
      return block.facts.map(({ label, text }) => ({ kind: 'paragraph', text: `${label}：${printed(text)}` }));
    case 'table': {
      const { caption, columns, rows, name = 0 } = block.table;
      return [
        simpleTable(
          caption,
          columns.map(({ label, width, center }) => (center ? [label, width, 'center'] : [label, width])),
          rows.map((row) => row.map(({ text }) => printed(text))),
          name,
        ),
      ];
    }
  }
};

/** Papers as one Word document, each on pages of its own, signed and dated. */
export const paperDocx = (path: string, papers: readonly Paper[], { tool, draft }: EmitOptions): EmittedFile => {
  const forms = papers.map(({ title, office, date, blocks }) => ({
    title: `${draft ? '（草稿）' : ''}${printed(title)}`,
    blocks: [
      ...blocks.flatMap(blocksOf),
      { kind: 'note', text: [printed(office), ...(date ? [printedDate(date)] : [])].join('　') } as const,
    ],
  }));
  return { path, bytes: docxForms(papers[0]?.title ?? '', forms, tool) };
};
