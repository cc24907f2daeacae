import type { EmittedFile } from '../../model/emitted-file.ts';
import type { Review, Submission } from '../../model/review.ts';
import type { Around } from './html-sheet.ts';
import type { ReviewEmitOptions, ReviewEmitter } from './output.ts';

/** One output of `mulu review --format`. */
export interface ReviewOutput {
  readonly load: () => Promise<ReviewEmitter>;
  /** A page about each submission comes along. */
  readonly hasPages?: true;
  /** Written after the others, since it links to them. */
  readonly isLast?: true;
}

/** The outputs of `mulu review`; all are written unless it is told which. */
export const reviewOutputs: { readonly [format: string]: ReviewOutput } = {
  html: { load: async () => (await import('./dashboard.ts')).html, hasPages: true, isLast: true },
  json: { load: async () => (await import('./json.ts')).json },
  xlsx: { load: async () => (await import('./xlsx.ts')).xlsx },
  opinions: { load: async () => (await import('./docx-sheet.ts')).opinions, hasPages: true },
  filing: { load: async () => (await import('./filing-pack.ts')).filing },
  letters: { load: async () => (await import('./letters/letters.ts')).letters },
};

const chosen = ({ formats }: ReviewEmitOptions): readonly ReviewOutput[] =>
  Object.entries(reviewOutputs).flatMap(([id, output]) => (formats.includes(id) ? [output] : []));

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What is written about one submission: its page, and paper. */
export const sheetEmitter = async (options: ReviewEmitOptions) => {
  const outputs = chosen(options);
  const { htmlSheet } = await import('./html-sheet.ts');
  const emitters = await Promise.all(outputs.map(({ load }) => load()));
  const hasPages = outputs.some((output) => output.hasPages);
  return (submission: Submission, around?: Around): readonly EmittedFile[] => [
    ...(hasPages
      ? [{ path: `counties/${submission.key}.html`, bytes: encode(htmlSheet(submission, options.tool, around)) }]
      : []),
    ...emitters.flatMap(({ paper }) => paper?.(submission, options) ?? []),
  ];
};

/** Everything about all submissions together, one file after the other: a nation's are large. `rulings.yaml` always comes along. */
export async function* emitReview(review: Review, options: ReviewEmitOptions): AsyncGenerator<EmittedFile> {
  const { rulingsTemplate } = await import('./rulings-template.ts');
  const written: string[] = [];
  const named = (file: EmittedFile): EmittedFile => {
    written.push(file.path);
    return file;
  };
  yield named({ path: 'rulings.yaml', bytes: encode(rulingsTemplate(review, options.lang)) });
  const outputs = chosen(options);
  for (const { load } of [...outputs.filter(({ isLast }) => !isLast), ...outputs.filter(({ isLast }) => isLast)]) {
    const { files } = await load();
    for (const file of files?.(review, options, written) ?? []) yield named(file);
  }
}
