import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { reviewOutputs } from '../../emit/review/index.ts';
import { type Entry, findSubmissions } from '../../engine/review/find-submissions.ts';
import { reachOf } from '../../engine/review/reach-of.ts';
import { openRulings, readExpected, readPrevious } from '../../engine/review/read-lists.ts';
import { openSettings } from '../../engine/review/read-settings.ts';
import { reference } from '../../generated/reference.js';
import { version } from '../../generated/version.js';
import { confinedHost } from '../../host/confined-host.ts';
import { print, tell } from '../../host/console.ts';
import { fileHost } from '../../host/file-host.ts';
import { outputObstacle } from '../../host/output-obstacle.ts';
import { openProgress } from '../../host/progress.ts';
import { tellLeft } from '../../host/tell-left.ts';
import { mask, withoutControls } from '../../model/personal/mask.ts';
import type { Summary } from '../../model/review.ts';
import type { Lang, Text } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';
import type { Lists } from '../../review/apply-lists.ts';
import { officeLines } from '../../review/lists/office-lines.ts';
import { type Part, partName } from '../../review/part.ts';
import { toFolder } from '../../workspace/open-base.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { isShared, type Share } from '../../workspace/share.ts';
import { tellPassedOver } from '../../workspace/tell-passed-over.ts';
import { findSettings } from './find-settings.ts';
import { lookOnDisk } from './look-on-disk.ts';
import { type DiskDesk, isBelow, openDesk } from './review-desk.ts';
import { tellReview, unsavedRulings, whileWriting, writeReview } from './write-review.ts';

export interface ReviewOptions {
  readonly output: string;
  readonly base?: string;
  readonly rulings?: string;
  readonly expected?: string;
  /** Names and phones of persons on the list may stand in the table of contacts. */
  readonly contacts?: boolean;
  /** A spot check of this share, by city; `seed` makes it the same again. */
  readonly sample?: number;
  readonly seed?: string;
  /** Who sends the letters. */
  readonly settings?: string;
  readonly previous?: string;
  readonly format?: readonly string[];
  readonly date?: string;
  /** Only this share of the submissions, into a part that `--merge` joins with the others. */
  readonly shard?: Share;
  /** Replaces files in the output that are not ours, too. */
  readonly force?: boolean;
  readonly lang: Lang;
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );

/** What stands in the way of reading the folders at all. */
const misuse = async (folder: string, { base, output, shard }: ReviewOptions): Promise<Text | undefined> => {
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
  const held = outputObstacle(output, [folder, ...(base === undefined ? [] : [base])]);
  if (held) return held;
  // The other shards would take a part for a submission.
  if (shard && isBelow(folder, output))
    return { zh: '分片要写在报送的文件夹之外', en: 'a shard is written outside of the folder of submissions' };
  return undefined;
};

/** The result of the round before, given by its review.json or by the folder that holds it. */
const openPrevious = async (given: string): Promise<Awaited<ReturnType<typeof readPrevious>>> => {
  const file = (await isFolder(given)) ? join(given, 'review.json') : given;
  if (!existsSync(file)) return { problem: { zh: `没有文件“${file}”`, en: `there is no file \`${file}\`` } };
  return readPrevious(file, () => readFile(file, 'utf8'));
};

const openLists = async (options: ReviewOptions): Promise<Lists | { readonly problem: Text }> => {
  const expected =
    options.expected === undefined ? undefined : await readExpected(options.expected, fileHost, reference.office);
  if (expected && 'problem' in expected) return expected;
  for (const remark of expected?.remarks ?? [])
    tell({ zh: `名单：${remark.zh}`, en: `the list: ${remark.en}` }, options.lang);
  const rulings =
    options.rulings === undefined ? undefined : await openRulings(options.rulings, openWorkspace(options.date));
  if (rulings && 'problem' in rulings) return rulings;
  const { previous } = options;
  const earlier = previous === undefined ? undefined : await openPrevious(previous);
  if (earlier && 'problem' in earlier) return earlier;
  return {
    ...(expected ? { expected: options.contacts ? expected.regions : officeLines(expected.regions) } : {}),
    ...(rulings ? { rulings } : {}),
    ...(earlier ? { earlier } : {}),
  };
};

/** How a spot check is drawn, if one is asked for. */
const samplingOf = ({ sample, seed = '1' }: ReviewOptions) =>
  sample === undefined ? {} : { sampling: { percent: sample, seed } };

/** Sums up entries one after the other, and says on a terminal how far it is. */
const summarise = async function* (
  entries: readonly Entry[],
  desk: DiskDesk,
  lang: Lang,
): AsyncGenerator<readonly Summary[]> {
  const progress = openProgress(entries.length, lang);
  try {
    for (const [index, entry] of entries.entries()) {
      yield await desk.summarise(entry);
      progress.step(index + 1);
    }
  } finally {
    progress.end();
  }
};

const flat = async function* (lists: AsyncIterable<readonly Summary[]>): AsyncGenerator<Summary> {
  for await (const list of lists) yield* list;
};

/** A file that is carried on from the very output, as the output names it. */
const within = (output: string, file: string | undefined): string[] =>
  file === undefined ? [] : [relative(resolve(output), resolve(file)).split(sep).join('/')];

/** Writes one share of a review for `--merge`. */
const writePart = async (
  all: readonly Entry[],
  shard: Share,
  desk: DiskDesk,
  run: Omit<Part['run'], 'entries' | 'base'>,
  { output, lang, force = false }: ReviewOptions,
): Promise<0 | { readonly problem: Text }> => {
  const positions = [...all.keys()].filter((position) => isShared(all[position]?.name ?? '', shard));
  const names = createHash('sha256').update(JSON.stringify(all.map(({ name }) => name)));
  const sha256 = await desk.baseDigest();
  const entries: Part['entries'][number][] = [];
  const chosen = positions.flatMap((position) => all[position] ?? []);
  for await (const submissions of summarise(chosen, desk, lang))
    entries.push({ position: positions[entries.length] ?? 0, submissions });
  const part: Part = {
    format: 2,
    tool: { name: 'mulu', version },
    shard,
    run: {
      ...run,
      base: sha256 === undefined ? null : { sha256, regions: desk.about.base?.regions ?? [] },
      entries: { count: all.length, sha256: names.digest('hex') },
    },
    entries,
  };
  const result = await whileWriting(output, { force }, async (target) => {
    target.add({ path: partName, bytes: new TextEncoder().encode(`${JSON.stringify(part)}\n`) });
    const count = entries.reduce((sum, { submissions }) => sum + submissions.length, 0);
    return target.close({ version, date: run.date, shard: `${shard.index}/${shard.count}`, submissions: count }, []);
  });
  if ('problem' in result) return result;
  tellLeft(output, result.left, lang);
  const folder = visible(output.replace(/[/\\]+$/u, ''));
  print(
    lang === 'zh'
      ? `第 ${shard.index} 片（共 ${shard.count} 片）：${all.length} 份中的 ${chosen.length} 份，写在 ${folder}/；各片齐了用 mulu review --merge 合并\n`
      : `shard ${shard.index} of ${shard.count}: ${chosen.length} of ${all.length} submissions, written to ${folder}/; join all shards with mulu review --merge\n`,
  );
  return 0;
};

/**
 * `mulu review`: every submission of a folder on one desk; 0 all agreed, 1 something is to be corrected, 2 nothing to
 * review. A shard is 0 once it is written: `--merge` judges.
 */
export const reviewCommand = async (given: string, options: ReviewOptions): Promise<0 | 1 | 2> => {
  const { lang, output, date, shard } = options;
  const folder = toFolder(given);
  const refuse = (problem: Text): 2 => {
    tell(problem, lang);
    return 2;
  };
  const problem = (await misuse(folder, options)) ?? (await unsavedRulings(output, options.rulings));
  if (problem) return refuse(problem);
  const lists = await openLists(options);
  if ('problem' in lists) return refuse(lists.problem);
  const found = await findSettings(options.settings, [options.base, given]);
  const settings = found === undefined ? undefined : await openSettings(found, openWorkspace(date));
  if (settings && 'problem' in settings) return refuse(settings.problem);
  const own = new Set(
    [found, output, options.rulings, options.expected, options.previous, options.base].flatMap((path) =>
      path === undefined ? [] : [resolve(path)],
    ),
  );
  const base = options.base === undefined ? undefined : toFolder(options.base);
  const host = await confinedHost(base === undefined ? [folder] : [folder, base]);
  const {
    entries,
    passedOver: passed,
    told,
  } = await findSubmissions(folder, (path) => own.has(resolve(path)), reachOf(lookOnDisk, host, reference.office));
  const passedOver = passed.map((name) => mask(withoutControls(name)));
  tellPassedOver(
    told.map((name) => mask(withoutControls(name))),
    lang,
  );
  if (entries.length === 0)
    return refuse({ zh: `“${folder}”里没有报送材料`, en: `there are no submissions in \`${folder}\`` });
  const desk = await openDesk(folder, {
    host,
    entries,
    ...(base === undefined ? {} : { base }),
    ...(date ? { date } : {}),
    ...(lists.expected ? { expected: lists.expected } : {}),
  });
  const formats = options.format ?? Object.keys(reviewOutputs);
  if (shard) {
    const { registerAsOf, edition } = desk.about;
    const { expected = null, rulings = null, earlier: previous = null } = lists;
    const kept = { expected, rulings, previous, settings: settings ?? null };
    const told = { date: date ?? null, lang, formats, edition, register: { asOf: registerAsOf }, passedOver };
    const written = await writePart(entries, shard, desk, { ...told, ...kept }, options);
    return written === 0 ? 0 : refuse(written.problem);
  }
  const review = await writeReview(
    {
      summaries: flat(summarise(entries, desk, lang)),
      lists,
      about: {
        ...desk.about,
        passedOver,
        ...(date ? { date } : {}),
        ...(settings ? { settings } : {}),
        ...samplingOf(options),
      },
      formats,
      lang,
      output: { force: options.force ?? false, takenOver: within(output, options.rulings) },
    },
    output,
  );
  if ('problem' in review) return refuse(review.problem);
  return tellReview(review, output, lang);
};
