import { printed } from '../../document/printed.ts';
import { workbookBytes } from '../../document/sheet/workbook-package.ts';
import type { Emitter } from '../emitter.ts';
import { paperDocx } from '../paper/paper-docx.ts';
import { paperPage } from '../paper/paper-page.ts';

/** 调整说明: what a new edition changes, as a page and for Word, and the office’s list of the pages that have to follow. */
export const adjustment: Emitter = {
  id: 'adjustment',
  emit: async (input, options) => {
    const { paper, pages, remarks } = options.adjustment ?? {};
    if (!paper || !pages) return [];
    const creator = printed(input.resolved.region.name);
    const bytes = workbookBytes([{ ...pages, ...(options.draft ? { warning: '草　稿' } : {}) }], {
      title: pages.foot,
      creator,
      ...(input.date ? { date: input.date } : {}),
    });
    return [
      paperPage('adjustment.html', paper, options),
      { ...paperDocx('adjustment.docx', [paper], options), ...(remarks ? { remarks } : {}) },
      { path: 'pages.xlsx', bytes },
    ];
  },
};
