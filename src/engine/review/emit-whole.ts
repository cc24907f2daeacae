import { emitReview, sheetEmitter } from '../../emit/review/index.ts';
import type { ReviewEmitOptions } from '../../emit/review/output.ts';
import { reference } from '../../generated/reference.js';
import { version } from '../../generated/version.js';
import type { EmittedFile } from '../../model/emitted-file.ts';
import type { Review, Summary } from '../../model/review.ts';
import type { Lang } from '../../model/text.ts';
import { applyLists, type Lists } from '../../review/apply-lists.ts';
import type { SampleRule } from '../../review/draw-sample.ts';
import { review as joinReview } from '../../review/review.ts';
import { sharer } from '../../review/share-parts.ts';
import { rules } from '../../rules/index.ts';
import { reviewWords } from './review-words.ts';

/** What a review is made from: its settings, and the summaries of the submissions in the order of their names. */
export interface ReviewRequest {
  readonly summaries: AsyncIterable<Summary> | Iterable<Summary>;
  readonly lists: Lists;
  readonly about: Pick<Review, 'registerAsOf' | 'edition' | 'base' | 'passedOver' | 'date' | 'settings'> & {
    readonly sampling?: SampleRule;
  };
  readonly formats: readonly string[];
  readonly lang: Lang;
}

/** What a review comes to, and what its manifest says of it. */
export interface WholeReview {
  readonly review: Review;
  readonly about: { readonly version: string; readonly date: string | null; readonly submissions: number };
}

/** Makes a review and gives all that is written of it, file by file: whoever takes them may stop. */
export async function* emitWhole(request: ReviewRequest): AsyncGenerator<EmittedFile, WholeReview> {
  const { summaries, lists, about, formats, lang } = request;
  const emit: ReviewEmitOptions = { formats, lang, tool: `mulu ${version}`, version };
  const all: Summary[] = [];
  const share = sharer();
  for await (const summary of summaries) all.push(share(summary));
  // What one comes to may depend on the others: a second version, a parent that is open.
  const applied = applyLists(all, lists, reviewWords);
  const review = joinReview({
    ...applied,
    rules,
    calendar: reviewWords.calendar,
    domains: reference.domains,
    ...about,
    ...lists,
  });
  const emitSheets = await sheetEmitter(emit);
  for (const [index, submission] of review.submissions.entries()) {
    const around = { before: review.submissions[index - 1], after: review.submissions[index + 1] };
    yield* emitSheets(submission, around);
  }
  yield* emitReview(review, emit);
  return { review, about: { version, date: about.date ?? null, submissions: all.length } };
}
