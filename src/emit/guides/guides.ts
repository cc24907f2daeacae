import type { Compilation } from '../../catalogue/compilation.ts';
import { layoutChart } from '../../document/chart/layout-chart.ts';
import { render, type Template } from '../../document/render.ts';
import { fragmentGuideHtml } from '../../generated/templates/fragment-guide.html.js';
import { guideHtml } from '../../generated/templates/guide.html.js';
import { guideBoardHtml } from '../../generated/templates/guide-board.html.js';
import { guideCardHtml } from '../../generated/templates/guide-card.html.js';
import { guideNoticeHtml } from '../../generated/templates/guide-notice.html.js';
import { guideRecordHtml } from '../../generated/templates/guide-record.html.js';
import { guideSampleHtml } from '../../generated/templates/guide-sample.html.js';
import type { EmittedFile } from '../../model/emitted-file.ts';
import type { PublishedGuide } from '../../model/guide.ts';
import type { EmitOptions, Emitter } from '../emitter.ts';
import { boardView } from './board-view.ts';
import { chartSvg } from './chart-svg.ts';
import { fragmentStyles } from './fragment-styles.ts';
import { guideContent } from './guide-content.ts';
import { guideFiles, guideView } from './guide-view.ts';
import { guidesDocx } from './guides-docx.ts';

/** The chart of a page. */
const pageChart = { fontSize: 14, lineHeight: 20, boxWidth: 150, rowGap: 30 } as const;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Everything that is written of one guide, in the folder of its domain. */
const filesOf = (published: PublishedGuide, input: Compilation, options: EmitOptions): EmittedFile[] => {
  const guide = guideContent(published, input);
  const names = guideFiles(guide);
  const drawing = guide.process && layoutChart(guide.process, pageChart);
  const view = guideView(guide, drawing, options);
  const page = (name: string, template: Template, paper: string): EmittedFile => ({
    path: `guides/${guide.domain}/${name}`,
    bytes: encode(render(template, { ...view, paper, styles: fragmentStyles })),
  });
  const description = view.steps.map(({ number, by, text }) => `${number} ${by}：${text}`).join('；');
  return [
    page(names.page, guideHtml, '办事指南'),
    page(names.card, guideCardHtml, '明白卡'),
    page(names.notice, guideNoticeHtml, '一次性告知单'),
    ...(view.forms.length > 0 ? [page(names.sample, guideSampleHtml, '填写示例')] : []),
    ...(drawing
      ? [
          page(names.record, guideRecordHtml, '动态运行情况登记表'),
          {
            path: `guides/${guide.domain}/${names.chart}`,
            bytes: encode(chartSvg(drawing, `${guide.title}流程图`, description)),
          },
        ]
      : []),
    page(names.fragment, fragmentGuideHtml, ''),
  ];
};

/** The forms and samples that guides hand out, each once. */
const handouts = (guides: readonly PublishedGuide[]): EmittedFile[] => {
  const files = new Map(guides.flatMap(({ files: own }) => own.map(({ path, bytes }) => [path, bytes] as const)));
  return [...files].map(([path, bytes]) => ({ path: `guides/${path}`, bytes }));
};

/** What a township or village hangs up. */
const board = (all: readonly PublishedGuide[], input: Compilation, options: EmitOptions): EmittedFile => {
  const view = boardView(
    all.map((guide) => guideContent(guide, input)),
    input,
    options,
  );
  return { path: 'guides/board.html', bytes: encode(render(guideBoardHtml, view)) };
};

/** The guides of a catalogue: pages, cards, papers and charts of each, their forms, and all of them as one book. */
export const guides: Emitter = {
  id: 'guides',
  emit: async (input, options) => {
    const { guides: all = [] } = input;
    return [
      ...all.flatMap((guide) => filesOf(guide, input, options)),
      ...handouts(all),
      ...(options.level && all.length > 0 ? [board(all, input, options)] : []),
      ...(all.length > 0 ? [{ path: 'guides.docx', bytes: guidesDocx(input, options) }] : []),
    ];
  },
};
