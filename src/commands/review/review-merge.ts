import { dirname, join, resolve } from 'node:path';
import { canonical } from '../../compiler/differ.ts';
import { openRulings } from '../../engine/review/read-lists.ts';
import { version } from '../../generated/version.js';
import { tell } from '../../host/console.ts';
import { outputObstacle } from '../../host/output-obstacle.ts';
import type { Rulings } from '../../model/review.ts';
import type { Lang, Text } from '../../model/text.ts';
import type { Lists } from '../../review/apply-lists.ts';
import { joinParts, type Run } from '../../review/part.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { openParts } from './review-parts.ts';
import { filledIn, tellReview, unsavedRulings, writeReview } from './write-review.ts';

export interface MergeOptions {
  readonly output: string;
  readonly force?: boolean;
  readonly lang: Lang;
}

const listsOf = ({ expected, rulings, previous }: Run): Lists => ({
  ...(expected ? { expected } : {}),
  ...(rulings ? { rulings } : {}),
  ...(previous ? { earlier: previous } : {}),
});

/** Whether every decision that was filled in at the output is one that the shards were given. */
const isCarriedOn = async (path: string, { rulings, date }: Run): Promise<boolean> => {
  if (!rulings) return false;
  const written = await openRulings(path, openWorkspace(date ?? undefined));
  if ('problem' in written) return false;
  const all = (one: Rulings): string[] =>
    [...one.findings, ...one.groups, ...one.verdicts, ...one.notes, ...one.own, ...one.use].map(canonical);
  const known = new Set(all(rulings));
  return all(written).every((entry) => known.has(entry));
};

/** `mulu review --merge`: joins the parts of one run into what one run over the whole folder writes; exit codes as there. */
export const mergeReviews = async (
  paths: readonly string[],
  { output, lang, force = false }: MergeOptions,
): Promise<0 | 1 | 2> => {
  const refuse = (problem: Text): 2 => {
    tell(problem, lang);
    return 2;
  };
  const parts = await openParts(paths);
  if ('problem' in parts) return refuse(parts.problem);
  if (parts.some(([file]) => resolve(dirname(file)) === resolve(output)))
    return refuse({ zh: '-o 的文件夹不能是分片的文件夹', en: 'the output must be apart from the parts' });
  const held = outputObstacle(
    output,
    parts.map(([file]) => file),
  );
  if (held) return refuse(held);
  const joined = joinParts(parts, version);
  if ('problem' in joined) return refuse(joined.problem);
  const { run, summaries } = joined;
  for (const name of filledIn) {
    const unsaved = await unsavedRulings(output, undefined, [name]);
    if (unsaved && !(await isCarriedOn(join(output, name), run))) return refuse(unsaved);
  }
  const review = await writeReview(
    {
      summaries,
      lists: listsOf(run),
      about: {
        registerAsOf: run.register.asOf,
        edition: run.edition,
        passedOver: run.passedOver,
        ...(run.settings ? { settings: run.settings } : {}),
        ...(run.base ? { base: { regions: run.base.regions } } : {}),
        ...(run.date === null ? {} : { date: run.date }),
      },
      formats: run.formats,
      lang: run.lang,
      // Rulings that the shards do not hold have been refused.
      output: { force, takenOver: filledIn },
    },
    output,
  );
  if ('problem' in review) return refuse(review.problem);
  return tellReview(review, output, lang);
};
