import type { EmittedFile } from '../../model/emitted-file.ts';
import type { Review, Submission } from '../../model/review.ts';
import type { Lang } from '../../model/text.ts';

export interface ReviewEmitOptions {
  readonly formats: readonly string[];
  readonly lang: Lang;
  readonly tool: string;
  readonly version: string;
}

/** One output of `mulu review`, as it is written. */
export interface ReviewEmitter {
  /** Paper about one submission. */
  readonly paper?: (submission: Submission, options: ReviewEmitOptions) => readonly EmittedFile[];
  /** What is about all of them; `written` are the files about all of them that came before. */
  readonly files?: (review: Review, options: ReviewEmitOptions, written: readonly string[]) => Iterable<EmittedFile>;
}
