import type { Paper, PaperBlock, PaperCell, PaperTable } from '../../document/paper.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { render } from '../../document/render.ts';
import { paperHtml } from '../../generated/templates/paper.html.js';
import type { EmittedFile } from '../../model/emitted-file.ts';
import type { EmitOptions } from '../emitter.ts';

const cellView = (cell: PaperCell, label: string) => ({
  label,
  lines: printed(cell.text)
    .split('\n')
    .map((text) => ({ text })),
  ...(cell.href ? { href: cell.href } : {}),
  ...(cell.tone ? { tone: cell.tone } : {}),
});

/** How much of the line a column takes, in percent. */
const shareOf = (columns: PaperTable['columns'], at: number): number =>
  Math.round(((columns[at]?.width ?? 0) * 100) / columns.reduce((sum, { width }) => sum + width, 0));

/** The shares of all columns, each once: inline styles would not pass the content policy of many sites. */
const sharesIn = (blocks: readonly PaperBlock[]): number[] => [
  ...new Set(
    blocks.flatMap((block) =>
      block.kind === 'table' ? block.table.columns.map((_, at) => shareOf(block.table.columns, at)) : [],
    ),
  ),
];

const blockView = (block: PaperBlock, index: number): object => {
  switch (block.kind) {
    case 'heading':
      return { heading: printed(block.text), id: block.id ?? `s${index + 1}` };
    case 'paragraph':
      return { paragraph: printed(block.text) };
    case 'link':
      return { link: { text: printed(block.text), href: block.href } };
    case 'list':
      return { list: block.items.map((cell) => cellView(cell, '')) };
    case 'facts':
      return { facts: block.facts.map(({ label, text }) => ({ label, text: printed(text) })) };
    case 'table': {
      const { caption, columns, rows, name = 0 } = block.table;
      return {
        table: {
          caption,
          head: columns.map(({ label }, at) => ({ label, share: shareOf(columns, at) })),
          rows: rows.map((row) =>
            row.map((cell, at) => ({
              ...cellView(cell, columns[at]?.label ?? ''),
              isName: at === name,
              isOpen: cell.text === '' && (columns[at]?.width ?? 0) >= 50,
            })),
          ),
        },
      };
    }
  }
};

/** A paper as a page that needs nothing from outside and no script. `back` leads to the page that it belongs to. */
export const paperPage = (path: string, paper: Paper, { draft, tool }: EmitOptions, back?: string): EmittedFile => ({
  path,
  bytes: new TextEncoder().encode(
    render(paperHtml, {
      draft,
      tool,
      title: printed(paper.title),
      office: printed(paper.office),
      ...(paper.date ? { date: printedDate(paper.date) } : {}),
      ...(back ? { back } : {}),
      shares: sharesIn(paper.blocks),
      blocks: paper.blocks.map(blockView),
    }),
  ),
});
