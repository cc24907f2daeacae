import type { Emitter } from '../emitter.ts';
import { paperDocx } from '../paper/paper-docx.ts';
import { paperPage } from '../paper/paper-page.ts';
import { commentsPage } from './comments-page.ts';
import { feedbackForm, notice } from './notice.ts';

/** 公众参与: the notice that asks, its form, and what became of the answers. */
export const consultation: Emitter = {
  id: 'consultation',
  emit: async (input, options) => {
    const { consultation: asked, comments } = input.kept ?? {};
    const back = options.formats?.includes('html') ? 'index.html' : undefined;
    const paper = asked && notice(asked, input);
    const form = asked && feedbackForm(asked, input);
    return [
      ...(paper && form
        ? [
            paperPage(
              'consultation.html',
              { ...paper, blocks: [...paper.blocks, { kind: 'heading', text: form.title }, ...form.blocks] },
              options,
              back,
            ),
            paperDocx('consultation.docx', [paper, form], options),
          ]
        : []),
      ...(comments ? [paperPage('comments.html', commentsPage(comments, input), options, back)] : []),
    ];
  },
};
