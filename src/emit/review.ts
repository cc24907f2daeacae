import type { Review, Submission } from '../model/review.ts';
import type { Lang } from '../model/text.ts';
import type { EmittedFile } from './emitter.ts';
import { dashboard } from './review/dashboard.ts';
import { docxSheet } from './review/docx-sheet.ts';
import { filingPack } from './review/filing-pack.ts';
import { htmlSheet } from './review/html-sheet.ts';
import { reviewJson } from './review/json.ts';
import { rulingsTemplate } from './review/rulings-template.ts';

/** What `mulu review` writes unless it is told which. */
export const reviewFormats: readonly string[] = ['html', 'json', 'xlsx', 'opinions', 'filing'];

export interface ReviewEmitOptions {
  readonly formats: readonly string[];
  readonly lang: Lang;
  readonly tool: string;
  readonly version: string;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The opinion sheet of one submission: a page for `html` and `opinions`, paper for `opinions`. */
export const emitSheets = (submission: Submission, { formats, tool }: ReviewEmitOptions): readonly EmittedFile[] => {
  const hasPaper = formats.includes('opinions');
  return [
    ...(hasPaper || formats.includes('html')
      ? [{ path: `counties/${submission.key}.html`, bytes: encode(htmlSheet(submission, tool)) }]
      : []),
    ...(hasPaper ? [{ path: `counties/${submission.key}.docx`, bytes: docxSheet(submission, tool) }] : []),
  ];
};

/** Everything about all submissions together. `rulings.yaml` always comes along. */
export const emitReview = async (review: Review, options: ReviewEmitOptions): Promise<readonly EmittedFile[]> => {
  const { formats, lang, tool, version } = options;
  const has = (format: string): boolean => formats.includes(format);
  const files: EmittedFile[] = [{ path: 'rulings.yaml', bytes: encode(rulingsTemplate(review, lang)) }];
  if (has('json')) files.push({ path: 'review.json', bytes: encode(reviewJson(review, lang, version)) });
  if (has('xlsx')) {
    const { reviewXlsx } = await import('./review/xlsx.ts');
    files.push({ path: 'review.xlsx', bytes: await reviewXlsx(review, lang, tool) });
  }
  if (has('filing')) files.push(...filingPack(review, tool));
  if (has('html')) {
    const others = files.map(({ path }) => path);
    const page = dashboard(review, { lang, tool, files: others, hasSheets: true });
    files.push({ path: 'index.html', bytes: encode(page) });
  }
  return files;
};
