import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { holdNames, proposalNames } from '../../emit/review/review-words.ts';
import { daysTold } from '../../engine/review/days-told.ts';
import { emitWhole, type ReviewRequest, type WholeReview } from '../../engine/review/emit-whole.ts';
import { print, tell } from '../../host/console.ts';
import { memoryKeeper } from '../../host/free-memory.ts';
import { listedFiles } from '../../host/manifest.ts';
import { tellLeft } from '../../host/tell-left.ts';
import { type OutputFolder, type OutputOptions, openOutput } from '../../host/write-output.ts';
import { holdCauses, type Review } from '../../model/review.ts';
import type { Lang, Text } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';

/** What a review is written from, and where. */
export interface Reviewed extends ReviewRequest {
  readonly output: OutputOptions;
}

/** A staged folder that is dropped when the process is told to end. */
export const whileWriting = async <T>(
  output: string,
  options: OutputOptions,
  write: (target: OutputFolder) => Promise<T>,
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

/** Files of a review that people fill in. */
export const filledIn: readonly string[] = ['rulings.yaml', 'review.xlsx'];

/** A file of decisions in the output that somebody has filled in would be lost. `rulings` is the file that is carried on. */
export const unsavedRulings = async (output: string, rulings?: string, names = filledIn): Promise<Text | undefined> => {
  for (const name of names) {
    const path = join(output, name);
    const written = await readFile(path).catch(() => undefined);
    if (!written || (rulings !== undefined && resolve(rulings) === resolve(path))) continue;
    const entry = listedFiles(output)?.find((one) => one.path === name);
    if (name === 'review.xlsx' && !entry) continue;
    if (entry?.sha256 === createHash('sha256').update(written).digest('hex')) continue;
    return {
      zh: `“${path}”填过了，重新生成会盖掉它：请加 --rulings ${path}，或换一个输出文件夹`,
      en: `\`${path}\` has been filled in and would be overwritten: add --rulings ${path}, or choose another folder`,
    };
  }
  return undefined;
};

/** Lets the process hear that it is told to end. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Stages the files of a review one by one. */
const writeAll = async (request: ReviewRequest, target: OutputFolder): Promise<WholeReview> => {
  const memory = memoryKeeper();
  try {
    const files = emitWhole(request);
    let next = await files.next();
    for (; !next.done; next = await files.next()) {
      target.add(next.value);
      memory.sweep();
      await breath();
    }
    return next.value;
  } finally {
    memory.end();
  }
};

/** Writes a review and returns it, or why it was not written. */
export const writeReview = (
  { output: options, ...request }: Reviewed,
  output: string,
): Promise<Review | { readonly problem: Text }> =>
  whileWriting(output, options, async (target) => {
    const { review, about } = await writeAll(request, target);
    const result = target.close(about, []);
    if ('problem' in result) return result;
    tellLeft(output, result.left, request.lang);
    return review;
  });

/** Whether nothing is left to do: everything is agreed, but for versions that another one replaces. */
const isSettled = ({ submissions }: Review): boolean =>
  submissions.every(({ proposal, hold }) => proposal === 'agree' || hold === 'superseded');

/** What makes one doubt that list and submissions belong together. */
const tellList = ({ submissions, expected }: Review, lang: Lang): void => {
  if (!expected) return;
  const arrived = expected.regions - expected.missing.length;
  const sent = submissions.filter(({ region }) => region !== undefined).length;
  if (arrived * 2 < Math.min(sent, expected.regions))
    tell(
      {
        zh: `应报名单的 ${expected.regions} 个地区只对上 ${arrived} 个，报送材料有 ${sent} 份：请核对是不是这一批的名单，名称和代码是否写对`,
        en: `only ${arrived} of the ${expected.regions} regions of the list are among ${sent} submissions: check that it is the list of this round`,
      },
      lang,
    );
  const claimed = expected.missing.filter(({ received }) => received !== undefined);
  if (claimed.length > 0)
    tell(
      {
        zh: `名单记有收到日期，文件夹里却没有材料：${claimed.map(({ name }) => name).join('、')}`,
        en: `received as the list says, but not in the folder: ${claimed.map(({ name }) => name).join(', ')}`,
      },
      lang,
    );
};

/** Says on standard output what came of a review, and returns its exit code: 0 all agreed, 1 something is open. */
export const tellReview = (review: Review, output: string, lang: Lang): 0 | 1 => {
  const { submissions, expected, unused } = review;
  const folder = visible(output.replace(/[/\\]+$/u, ''));
  const counted = (names: readonly (readonly [name: Text, count: number])[]): string =>
    names.map(([name, count]) => `${name[lang]} ${count}`).join(lang === 'zh' ? '，' : ', ');
  const results = (['agree', 'correct', 'return', 'refuse'] as const).map(
    (proposal) => [proposalNames[proposal], submissions.filter((one) => one.proposal === proposal).length] as const,
  );
  const held = holdCauses
    .map((cause) => [holdNames[cause], submissions.filter(({ hold }) => hold === cause).length] as const)
    .filter(([, count]) => count > 0);
  const missing = expected?.missing.length;
  print(
    lang === 'zh'
      ? `${submissions.length} 份：${counted(results)}${held.length > 0 ? `；待处理：${counted(held)}` : ''}${missing === undefined ? '' : `；未报送 ${missing}`}\n写在 ${folder}/，先看 ${folder}/index.html；决定填在 ${folder}/rulings.yaml\n`
      : `${submissions.length} submissions: ${counted(results)}${held.length > 0 ? `; held: ${counted(held)}` : ''}${missing === undefined ? '' : `; missing ${missing}`}\nwritten to ${folder}/, start with ${folder}/index.html; decisions go into ${folder}/rulings.yaml\n`,
  );
  if (unused.length > 0)
    tell(
      {
        zh: `审核决定里有 ${unused.length} 处没有对上报送材料：${unused.join('；')}`,
        en: `${unused.length} entries of the rulings name nothing that was sent in: ${unused.join('; ')}`,
      },
      lang,
    );
  tellList(review, lang);
  for (const line of daysTold(review)) tell(line, lang);
  const { sample } = review;
  if (sample)
    tell(
      {
        zh: `抽查 ${sample.percent}%（种子 ${sample.seed}，按市抽取）：${sample.keys.length} 份，见 ${folder}/内部/抽查名单.xlsx`,
        en: `spot check of ${sample.percent}% (seed ${sample.seed}, by city): ${sample.keys.length}, see ${folder}/内部/抽查名单.xlsx`,
      },
      lang,
    );
  return isSettled(review) ? 0 : 1;
};
