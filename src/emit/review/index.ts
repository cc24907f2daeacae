import type { EmittedFile } from '../../model/emitted-file.ts';
import type { Review, Submission } from '../../model/review.ts';
import type { Lang } from '../../model/text.ts';
import { dashboard } from './dashboard.ts';
import { docxSheet } from './docx-sheet.ts';
import { filingPack } from './filing-pack.ts';
import { htmlSheet } from './html-sheet.ts';
import { reviewJson } from './json.ts';
import { rulingsTemplate } from './rulings-template.ts';

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
  // No paper leaves for what is held; the page tells the desk what to do.
  const hasPaper = formats.includes('opinions') && submission.proposal !== 'hold';
  const hasPage = formats.includes('opinions') || formats.includes('html');
  return [
    ...(hasPage ? [{ path: `counties/${submission.key}.html`, bytes: encode(htmlSheet(submission, tool)) }] : []),
    ...(hasPaper ? [{ path: `counties/${submission.key}.docx`, bytes: docxSheet(submission, tool) }] : []),
  ];
};

/** Everything about all submissions together, one file after the other: a nation's are large. `rulings.yaml` always comes along. */
export async function* emitReview(review: Review, options: ReviewEmitOptions): AsyncGenerator<EmittedFile> {
  const { formats, lang, tool, version } = options;
  const has = (format: string): boolean => formats.includes(format);
  const files: string[] = [];
  const named = (file: EmittedFile): EmittedFile => {
    files.push(file.path);
    return file;
  };
  yield named({ path: 'rulings.yaml', bytes: encode(rulingsTemplate(review, lang)) });
  if (has('json')) yield named({ path: 'review.json', bytes: encode(reviewJson(review, lang, version)) });
  if (has('xlsx')) {
    const { reviewXlsx } = await import('./xlsx.ts');
    yield named({ path: 'review.xlsx', bytes: await reviewXlsx(review, lang, tool) });
  }
  if (has('filing')) for (const file of filingPack(review, tool)) yield named(file);
  if (has('html'))
    yield { path: 'index.html', bytes: encode(dashboard(review, { lang, tool, files, hasSheets: true })) };
}
