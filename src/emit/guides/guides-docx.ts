import type { Compilation } from '../../catalogue/compilation.ts';
import type { Block, FilingTable } from '../../document/block.ts';
import type { ChartDrawing } from '../../document/chart/chart-drawing.ts';
import { layoutChart } from '../../document/chart/layout-chart.ts';
import type { Process } from '../../model/guide.ts';
import type { EmitOptions } from '../emitter.ts';
import { docxForms } from '../filing/docx-filing.ts';
import { type GuideContent, guideContent } from './guide-content.ts';
import { cardFacts } from './guide-view.ts';
import { stepTable } from './step-table.ts';

/** The type area of the book is 156 mm wide: boxes get as wide as the lanes leave room for. */
const typeWidth = 590;

/** What is taller does not fit on a page with its heading; Word would cut it off. */
const mostHeight = 780;

/** The chart of a chapter with as much room between its rows as the page has; undefined where it does not fit at all. */
const bookChart = (process: Process): ChartDrawing | undefined => {
  const lanes = new Set(process.steps.map(({ by }) => by)).size;
  const boxWidth = Math.min(150, Math.max(72, Math.floor(typeWidth / Math.max(1, lanes)) - 34));
  return [26, 20, 16]
    .map((rowGap) => layoutChart(process, { fontSize: 12, lineHeight: 17, boxWidth, rowGap }))
    .find(({ height, width }) => height <= mostHeight && width <= typeWidth + 20);
};

const flow = (process: Process, name: string): Block => {
  const drawing = bookChart(process);
  return drawing ? { kind: 'flow', drawing, name } : { kind: 'note', text: `${name}较大，见网页版；步骤见下表` };
};

const table = (
  caption: string,
  widths: readonly number[],
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Block => {
  const printed: FilingTable = {
    caption,
    widths,
    head: [head.map((text) => ({ text }))],
    rows: rows.map((row) => row.map((text, index) => (index === 0 ? { text, header: true as const } : { text }))),
  };
  return { kind: 'table', table: printed };
};

const materialRows = ({ materials }: GuideContent): string[][] =>
  materials.map(({ name, cases, counter, online, require }) => [
    cases.length > 0 ? `${name}（${cases.join('、')}才要）` : name,
    counter,
    online,
    require,
  ]);

/** One guide as a chapter: facts, papers, chart and the steps in words. */
const chapter = (guide: GuideContent): Block[] => {
  const { process } = guide;
  return [
    ...(guide.summary ? [{ kind: 'paragraph', text: guide.summary } as const] : []),
    table(
      '',
      [1, 4],
      ['项目', '内容'],
      cardFacts(guide).map(({ label, lines }) => [label, lines.join('\n')]),
    ),
    ...(guide.materials.length > 0
      ? [
          { kind: 'heading', depth: 2, text: '办理材料' } as const,
          table('', [3, 2, 2, 3], ['材料', '窗口怎么交', '网上怎么交', '要求'], materialRows(guide)),
        ]
      : []),
    ...(process
      ? [
          { kind: 'heading', depth: 2, text: '办理流程' } as const,
          flow(process, `${guide.title}流程图`),
          table(
            '',
            [1, 3, 5, 2, 3],
            ['步', '谁办', '做什么', '时限', '接着'],
            stepTable(process).map(({ number: step, by, text, limit, next }) => [String(step), by, text, limit, next]),
          ),
        ]
      : []),
  ];
};

/** `guides.docx`: all guides of a catalogue as one book, 办事一本通, with their charts as shapes that Word can edit. */
export const guidesDocx = (input: Compilation, { tool }: EmitOptions): Uint8Array => {
  const forms = (input.guides ?? []).map((published) => {
    const guide = guideContent(published, input);
    return { title: `${guide.id} ${guide.title}`, blocks: chapter(guide) };
  });
  return docxForms(`${input.resolved.region.name}办事一本通`, forms, tool);
};
