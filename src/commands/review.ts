import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { emitReview, emitSheets, type ReviewEmitOptions, reviewFormats } from '../emit/review.ts';
import { version } from '../generated/version.js';
import { mask, withoutControls } from '../model/mask.ts';
import type { ExpectedRegion, Review, Ruling, Submission } from '../model/review.ts';
import type { Lang, Text } from '../model/text.ts';
import { createPin } from '../pin.ts';
import { expectedFor } from '../review/expected.ts';
import { type EarlierReview, markSince } from '../review/rounds.ts';
import { review as joinReview } from '../review.ts';
import { rules } from '../rules/index.ts';
import { confinedHost } from './confined-host.ts';
import { print, tell } from './console.ts';
import { findSubmissions } from './find-submissions.ts';
import { nationalEdition } from './national-edition.ts';
import { openBase, toFolder } from './open-base.ts';
import { openWorkspace } from './open-workspace.ts';
import { openProgress } from './progress.ts';
import { type Desk, reviewEntry } from './review-entry.ts';
import { openPrevious, openRulings, readExpected } from './review-lists.ts';
import { earlierEntries, openOutput } from './write-output.ts';

export interface ReviewOptions {
  readonly output: string;
  readonly base?: string;
  readonly rulings?: string;
  readonly expected?: string;
  readonly previous?: string;
  readonly format?: readonly string[];
  readonly date?: string;
  readonly lang: Lang;
}

const isBelow = (folder: string, path: string): boolean => {
  const inner = relative(resolve(folder), resolve(path));
  return inner === '' || (inner !== '..' && !inner.startsWith(`..${sep}`));
};

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );

/** What stands in the way of reading the folders at all. */
const misuse = async (folder: string, { base, output }: ReviewOptions): Promise<Text | undefined> => {
  for (const path of base === undefined ? [folder] : [folder, base])
    if (!(await isFolder(path))) return { zh: `没有文件夹“${path}”`, en: `there is no folder \`${path}\`` };
  if (base !== undefined && isBelow(base, folder))
    return {
      zh: '--base 的文件夹不能包含报送的文件夹：核准文本与报送材料要分开放',
      en: 'the --base folder must not hold the submissions',
    };
  if (resolve(output) === resolve(folder) || (base !== undefined && isBelow(base, output)))
    return {
      zh: '-o 的文件夹不能是报送的文件夹，也不能在 --base 的文件夹里',
      en: 'the output must be apart from the submissions and the --base folder',
    };
  return undefined;
};

/** A rulings file in the output that somebody has filled in would be lost. */
const unsavedRulings = async ({ output, rulings }: ReviewOptions): Promise<Text | undefined> => {
  const path = join(output, 'rulings.yaml');
  const written = await readFile(path).catch(() => undefined);
  if (!written || (rulings !== undefined && resolve(rulings) === resolve(path))) return undefined;
  const entry = (await earlierEntries(output)).find((one) => one.path === 'rulings.yaml');
  if (entry?.sha256 === createHash('sha256').update(written).digest('hex')) return undefined;
  return {
    zh: `“${path}”填过了，重新生成会盖掉它：请加 --rulings ${path}，或换一个输出文件夹`,
    en: `\`${path}\` has been filled in and would be overwritten: add --rulings ${path}, or choose another folder`,
  };
};

interface Lists {
  readonly expected?: readonly ExpectedRegion[];
  readonly rulings?: readonly Ruling[];
  readonly earlier?: EarlierReview;
}

const openLists = async (options: ReviewOptions): Promise<Lists | { readonly problem: Text }> => {
  const expected = options.expected === undefined ? undefined : await readExpected(options.expected);
  if (expected && 'problem' in expected) return expected;
  const rulings =
    options.rulings === undefined ? undefined : await openRulings(options.rulings, openWorkspace(options.date));
  if (rulings && 'problem' in rulings) return rulings;
  const earlier = options.previous === undefined ? undefined : await openPrevious(options.previous);
  if (earlier && 'problem' in earlier) return earlier;
  return { ...(expected ? { expected } : {}), ...(rulings ? { rulings } : {}), ...(earlier ? { earlier } : {}) };
};

/** How files are named in the result, the same on every machine. */
const nameIn =
  (folder: string, base: string | undefined) =>
  (file: string): string => {
    const inside = (root: string): string | undefined =>
      isBelow(root, file) ? relative(resolve(root), resolve(file)).split(sep).join('/') : undefined;
    const pinned = base === undefined ? undefined : inside(base);
    if (file.startsWith(`${nationalEdition.folder}/`))
      return `national@${nationalEdition.edition}/${file.slice(nationalEdition.folder.length + 1)}`;
    const name = pinned === undefined ? (inside(folder) ?? file.split('/').at(-1) ?? file) : `base/${pinned}`;
    return mask(withoutControls(name));
  };

/** Names of files inside of sentences, the same on every machine. */
const sentenceIn = (folder: string, base: string | undefined): ((text: string) => string) => {
  const escaped = (path: string): string => path.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
  const prefixes = [
    [nationalEdition.folder, `national@${nationalEdition.edition}/`],
    ...(base === undefined ? [] : [[base, 'base/']]),
    ...(folder === '.' ? [] : [[folder, '']]),
  ].map(([path = '', name = '']) => [new RegExp(`(?<![\\p{L}\\p{N}/._-])${escaped(path)}/`, 'gu'), name] as const);
  return (text) => prefixes.reduce((told, [prefix, name]) => told.replace(prefix, name), text);
};

const reviewAll = async (folder: string, options: ReviewOptions, lists: Lists): Promise<Review | undefined> => {
  const { base: baseFolder, output, date, lang } = options;
  const { expected = [], earlier } = lists;
  const own = [output, options.rulings, options.expected, options.previous, baseFolder];
  const { entries, passedOver } = await findSubmissions(
    folder,
    own.flatMap((path) => path ?? []),
  );
  if (entries.length === 0) return undefined;
  const pinned = baseFolder === undefined ? undefined : toFolder(baseFolder);
  const host = await confinedHost(pinned === undefined ? [folder] : [folder, pinned]);
  const base = await openBase(pinned, host, host.isInside);
  const workspace = openWorkspace(date, host, undefined, createPin(base));
  const rulings = new Map((lists.rulings ?? []).toReversed().map((ruling) => [ruling.finding, ruling]));
  const desk: Desk = {
    workspace,
    host,
    base,
    names: { fileName: nameIn(folder, pinned), sentence: sentenceIn(folder, pinned) },
    rulings,
    listedAs: (submission) => expectedFor(expected, submission),
    keys: new Set(),
  };
  const emit: ReviewEmitOptions = {
    formats: options.format ?? reviewFormats,
    lang,
    tool: `mulu ${version}`,
    version,
  };
  const mark = earlier ? markSince(earlier) : (submission: Submission) => submission;
  const target = await openOutput(output);
  const progress = openProgress(entries.length, lang);
  const broken = (): void => {
    void target.drop().finally(() => process.exit(130));
  };
  process.once('SIGINT', broken);
  process.once('SIGTERM', broken);
  try {
    const submissions: Submission[] = [];
    for (const [index, entry] of entries.entries()) {
      for (const submission of (await reviewEntry(entry, desk, nationalEdition.folder)).map(mark)) {
        submissions.push(submission);
        for (const file of emitSheets(submission, emit)) await target.add(file);
      }
      progress.step(index + 1);
    }
    const review = joinReview({
      submissions,
      registerAsOf: workspace.reference.register.asOf,
      edition: nationalEdition.edition,
      passedOver: passedOver.map((name) => mask(withoutControls(name))),
      rules,
      ...(date ? { date } : {}),
      ...(base.files ? { base: { regions: base.layers.map(({ region }) => region.name) } } : {}),
      ...lists,
    });
    for (const file of await emitReview(review, emit)) await target.add(file);
    await target.close({ version, date: date ?? null, submissions: submissions.length }, []);
    return review;
  } finally {
    progress.end();
    process.off('SIGINT', broken);
    process.off('SIGTERM', broken);
    await target.drop();
  }
};

const summary = ({ submissions, expected }: Review, output: string, lang: Lang): string => {
  const of = (proposal: Submission['proposal']): number =>
    submissions.filter((submission) => submission.proposal === proposal).length;
  const folder = output.replace(/[/\\]+$/u, '');
  const [agree, correct, refuse] = [of('agree'), of('correct'), of('refuse')];
  return lang === 'zh'
    ? `${submissions.length} 份：同意备案 ${agree}，限期补正 ${correct}，不予备案 ${refuse}${expected ? `；未报送 ${expected.missing.length}` : ''}\n写在 ${folder}/，先看 ${folder}/index.html；决定填在 ${folder}/rulings.yaml\n`
    : `${submissions.length} submissions: agree ${agree}, to correct ${correct}, refuse ${refuse}${expected ? `; missing ${expected.missing.length}` : ''}\nwritten to ${folder}/, start with ${folder}/index.html; decisions go into ${folder}/rulings.yaml\n`;
};

/** `mulu review`: every submission of a folder on one desk; 0 all agreed, 1 something is to be corrected, 2 nothing to review. */
export const reviewCommand = async (given: string, options: ReviewOptions): Promise<0 | 1 | 2> => {
  const { lang } = options;
  const folder = toFolder(given);
  const problem = (await misuse(folder, options)) ?? (await unsavedRulings(options));
  if (problem) {
    tell(problem, lang);
    return 2;
  }
  const lists = await openLists(options);
  if ('problem' in lists) {
    tell(lists.problem, lang);
    return 2;
  }
  const review = await reviewAll(folder, options, lists);
  if (!review) {
    tell({ zh: `“${folder}”里没有报送材料`, en: `there are no submissions in \`${folder}\`` }, lang);
    return 2;
  }
  print(summary(review, options.output, lang));
  return review.submissions.every(({ proposal }) => proposal === 'agree') ? 0 : 1;
};
