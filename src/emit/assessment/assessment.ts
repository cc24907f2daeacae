import type { Emitter } from '../emitter.ts';
import { paperDocx } from '../paper/paper-docx.ts';
import { paperPage } from '../paper/paper-page.ts';
import { assessmentJson } from './assessment-json.ts';
import { assessmentPaper } from './assessment-paper.ts';

/** 评估: a page, a Word document and data. */
export const assessment: Emitter = {
  id: 'assessment',
  emit: async (input, options) => {
    const paper = assessmentPaper(input, options.lastAssessment);
    return [
      paperPage('assessment.html', paper, options),
      paperDocx('assessment.docx', [paper], options),
      { path: 'assessment.json', bytes: new TextEncoder().encode(assessmentJson(input, options)) },
    ];
  },
};
