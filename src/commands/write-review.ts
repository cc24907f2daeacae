import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { emitReview, emitSheets, type ReviewEmitOptions } from '../emit/review.ts';
import { version } from '../generated/version.js';
import type { Review, Submission, Summary } from '../model/review.ts';
import type { Lang, Text } from '../model/text.ts';
import { visible } from '../model/visible.ts';
import { applyLists, type Lists } from '../review/apply-lists.ts';
import { review as joinReview } from '../review.ts';
import { rules } from '../rules/index.ts';
import { print } from './console.ts';
import { listedFiles } from './manifest.ts';
import { tellLeft } from './tell-left.ts';
import { type Output, type OutputOptions, openOutput } from './write-output.ts';

/** What a review is written from: its settings, and the summaries of the submissions in the order of their names. */
export interface Reviewed {
  readonly summaries: AsyncIterable<Summary> | Iterable<Summary>;
  readonly lists: Lists;
  readonly about: Pick<Review, 'registerAsOf' | 'edition' | 'base' | 'passedOver' | 'date'>;
  readonly formats: readonly string[];
  readonly lang: Lang;
  readonly output: OutputOptions;
}

/** A staged folder that is dropped when the process is told to end. */
export const whileWriting = async <T>(
  output: string,
  options: OutputOptions,
  write: (target: Output) => Promise<T>,
): Promise<T> => {
  const target = openOutput(output, options);
  const broken = (): void => {
    target.drop();
    process.exit(130);
  };
  process.once('SIGINT', broken);
  process.once('SIGTERM', broken);
  try {
    return await write(target);
  } finally {
    process.off('SIGINT', broken);
    process.off('SIGTERM', broken);
    target.drop();
  }
};

/** A rulings file in the output that somebody has filled in would be lost. `rulings` is the file that is carried on. */
export const unsavedRulings = async (output: string, rulings?: string): Promise<Text | undefined> => {
  const path = join(output, 'rulings.yaml');
  const written = await readFile(path).catch(() => undefined);
  if (!written || (rulings !== undefined && resolve(rulings) === resolve(path))) return undefined;
  const entry = listedFiles(output)?.find((one) => one.path === 'rulings.yaml');
  if (entry?.sha256 === createHash('sha256').update(written).digest('hex')) return undefined;
  return {
    zh: `“${path}”填过了，重新生成会盖掉它：请加 --rulings ${path}，或换一个输出文件夹`,
    en: `\`${path}\` has been filled in and would be overwritten: add --rulings ${path}, or choose another folder`,
  };
};

/** Writes a review, each sheet as soon as its submission is there, and returns it, or why it was not written. */
export const writeReview = (
  { summaries, lists, about, formats, lang, output: options }: Reviewed,
  output: string,
): Promise<Review | { readonly problem: Text }> =>
  whileWriting(output, options, async (target) => {
    const emit: ReviewEmitOptions = { formats, lang, tool: `mulu ${version}`, version };
    const apply = applyLists(lists);
    const submissions: Submission[] = [];
    for await (const summary of summaries) {
      const submission = apply(summary);
      submissions.push(submission);
      for (const file of emitSheets(submission, emit)) target.add(file);
    }
    const review = joinReview({ submissions, rules, ...about, ...lists });
    for await (const file of emitReview(review, emit)) target.add(file);
    const result = target.close({ version, date: about.date ?? null, submissions: submissions.length }, []);
    if ('problem' in result) return result;
    tellLeft(output, result.left, lang);
    return review;
  });

/** Says on standard output what came of a review, and returns its exit code: 0 all agreed, 1 something is to be corrected. */
export const tellReview = ({ submissions, expected }: Review, output: string, lang: Lang): 0 | 1 => {
  const of = (proposal: Submission['proposal']): number =>
    submissions.filter((submission) => submission.proposal === proposal).length;
  const folder = visible(output.replace(/[/\\]+$/u, ''));
  const [agree, correct, refuse] = [of('agree'), of('correct'), of('refuse')];
  print(
    lang === 'zh'
      ? `${submissions.length} 份：同意备案 ${agree}，限期补正 ${correct}，不予备案 ${refuse}${expected ? `；未报送 ${expected.missing.length}` : ''}\n写在 ${folder}/，先看 ${folder}/index.html；决定填在 ${folder}/rulings.yaml\n`
      : `${submissions.length} submissions: agree ${agree}, to correct ${correct}, refuse ${refuse}${expected ? `; missing ${expected.missing.length}` : ''}\nwritten to ${folder}/, start with ${folder}/index.html; decisions go into ${folder}/rulings.yaml\n`,
  );
  return agree === submissions.length ? 0 : 1;
};
