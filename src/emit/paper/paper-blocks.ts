import type { Block } from '../../document/block.ts';
import type { PaperBlock } from '../../document/paper.ts';
import { printed } from '../../document/printed.ts';
import { simpleTable } from '../../document/simple-table.ts';

/** A part of a paper as Word and the filing pack print it. */
export const paperBlocks = (block: PaperBlock): Block[] => {
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
          rows.map((row) => row.map(({ text, lines }) => (lines ? '\n'.repeat(lines - 1) : printed(text)))),
          name,
        ),
      ];
    }
  }
};
