import type { Block, FilingCell, FilingChart, FilingContent, FilingTable } from '../../document/block.ts';
import { render } from '../../document/render.ts';
import { filingHtml } from '../../generated/templates/filing.html.js';

const lineView = (line: string) => {
  const tick = line.startsWith('√');
  return { text: tick ? line.slice(1) : line, tick };
};

const cellView = (cell: FilingCell, scope: string) => ({
  ...cell,
  scope,
  lines: cell.text === '' ? [] : cell.text.split('\n').map(lineView),
  // What a screen reader hears: the ticked channels, not 13 squares.
  read: (cell.boxes ?? [])
    .filter((box) => box.ticked)
    .map((box) => box.text)
    .join('、'),
});

/** A width as a class: inline styles would not pass the content policy of many sites. */
const columnWidth = (share: number, total: number) => {
  const percent = ((share * 100) / total).toFixed(1);
  return { class: `w${percent.replace('.', '-')}`, percent };
};

/** The widths that the tables of some blocks need, as classes; each once. */
export const columnWidths = (blocks: readonly Block[]) => {
  const all = blocks.flatMap((block) => {
    if (block.kind !== 'table') return [];
    const total = block.table.widths.reduce((sum, width) => sum + width, 0);
    return block.table.widths.map((width) => columnWidth(width, total));
  });
  return [...new Map(all.map((width) => [width.class, width])).values()];
};

/** Sizes of the chart in pixels of its own grid; the page scales it to the line. */
const chartSize = { label: 360, bars: 300, row: 22 } as const;

const chartView = ({ caption, legend, bars }: FilingChart) => {
  const longest = Math.max(1, ...bars.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0)));
  const unit = chartSize.bars / longest;
  return {
    caption,
    width: chartSize.label + chartSize.bars + 10,
    height: bars.length * chartSize.row + 4,
    textX: chartSize.label - 8,
    legend: legend.map((name, index) => ({ name, index })),
    bars: bars.map(({ label, counts }, line) => ({
      label,
      textY: line * chartSize.row + 16,
      y: line * chartSize.row + 3,
      parts: counts
        .map((count, index) => {
          const before = counts.slice(0, index).reduce((sum, other) => sum + other, 0);
          const [x, width] = [chartSize.label + before * unit, count * unit].map((pixels) => pixels.toFixed(1));
          return { count, index, x, width, title: `${legend[index]}${count}项` };
        })
        .filter(({ count }) => count > 0),
    })),
  };
};

/** The rows by the groups that stay together, or all of them. */
const bodiesOf = ({ rows, keepGroups }: FilingTable): FilingTable['rows'][] => {
  if (!keepGroups) return [rows];
  const starts = rows.flatMap((row, index) => (index === 0 || row[0]?.rowSpan ? [index] : []));
  return starts.map((start, index) => rows.slice(start, starts[index + 1]));
};

/** What a block prints. `depth` is the level of the heading above it: sections of the letter are h2, those of an attachment h3. */
export const blockView = (block: Block, depth: 1 | 2, label: string): object => {
  switch (block.kind) {
    case 'heading':
      return { [`heading${block.depth + depth}`]: block.text, depth: block.depth };
    case 'paragraph':
      return { paragraph: block.text };
    case 'note':
      return { note: block.text };
    case 'chart':
      return { chart: chartView(block.chart) };
    case 'flow':
      return { note: `${block.name}见下表` };
    case 'table': {
      const { caption, widths, head } = block.table;
      const total = widths.reduce((sum, width) => sum + width, 0);
      return {
        table: {
          caption,
          label: `${caption}（可左右滚动）`,
          // A table that is alone in its attachment has its name above it already.
          quiet: caption === label,
          columns: widths.map((width) => columnWidth(width, total)),
          head: head.map((row) => row.map((cell) => cellView(cell, cell.colSpan ? 'colgroup' : 'col'))),
          bodies: bodiesOf(block.table).map((body) =>
            body.map((row) => row.map((cell) => cellView(cell, cell.rowSpan ? 'rowgroup' : 'row'))),
          ),
          kept: block.table.keepGroups,
        },
      };
    }
  }
};

/** `filing.html`: the letter and its attachments as one page that needs nothing from outside. */
export const htmlFiling = (content: FilingContent): string =>
  render(filingHtml, {
    ...content,
    heading: content.title.join(''),
    // A long name breaks before its year first.
    title: content.title.map((line) => line.split(/(?=（)/u)),
    widths: columnWidths([...content.body, ...content.attachments.flatMap(({ blocks }) => blocks)]),
    body: content.body.map((block) => blockView(block, 1, '')),
    copies: content.copies.join('，'),
    attachments: content.attachments.map(({ title, sheet, blocks }, index) => ({
      number: index + 1,
      id: `attachment-${index + 1}`,
      title,
      sheet,
      blocks: blocks.map((block) => blockView(block, 2, title)),
    })),
  });
