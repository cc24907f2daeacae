import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import {
  aboutBuild,
  type BuildMeans,
  type BuildRequest,
  type Built,
  makeBuild,
} from '../../engine/build/make-build.ts';
import { openMatters } from '../../engine/build/open-matters.ts';
import { misuse, type Refusal } from '../../engine/build/refusal.ts';
import type { Workspace } from '../../engine/workspace.ts';
import { maskNames } from '../../findings/mask-names.ts';
import { printText } from '../../findings/text.ts';
import { version } from '../../generated/version.js';
import { paint, print, printAside, tell } from '../../host/console.ts';
import { findProgram, programs } from '../../host/find-program.ts';
import { diskPath, isNationalName, nationalEdition } from '../../host/national-edition.ts';
import { outputObstacle } from '../../host/output-obstacle.ts';
import { printPdf } from '../../host/print-pdf.ts';
import { tellLeft } from '../../host/tell-left.ts';
import { writeOutput } from '../../host/write-output.ts';
import type { Finding } from '../../model/finding.ts';
import { mask } from '../../model/personal/mask.ts';
import { remember } from '../../model/remember.ts';
import type { Lang, Text } from '../../model/text.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { tellThrown } from '../../workspace/tell-thrown.ts';
import { summary } from './summary.ts';

export interface BuildOptions extends Omit<BuildRequest, 'previous' | 'lastAssessment'> {
  /** The edition before: a layer, a catalogue.json, or `git:` and a commit. */
  readonly previous?: string;
  /** An assessment.json of before. */
  readonly lastAssessment?: string;
  readonly output: string;
  /** A file with the rulings of a review. */
  readonly rulings?: string;
  /** The public change log, to be linked from the page. */
  readonly changelog?: string;
  /** The extracts of all townships, a zip each. */
  readonly townships?: boolean;
  /** Replaces files in the output that are not ours, too. */
  readonly force?: boolean;
}

/** The names of sources as every machine prints them: national files by edition, layers relative to the layer that is built. */
const fileNames = (layer: string) =>
  remember((file) =>
    file.startsWith(`${nationalEdition.folder}/`)
      ? `national@${nationalEdition.edition}/${posix.basename(file)}`
      : mask(posix.relative(posix.dirname(layer), file)),
  );

const report = async (name: string, findings: readonly Finding[], lang: Lang, workspace: Workspace): Promise<void> => {
  await workspace.loadPlaces();
  const { line, locate, reference } = workspace;
  printAside(
    printText(
      maskNames({ files: [name], findings, lang, version, locate, line, registerAsOf: reference.register.asOf }),
      paint,
    ),
  );
};

/** Writes what was made and tells its remarks; or says what is in its way. */
const write = (name: string, built: Built, options: BuildOptions): readonly string[] | Refusal => {
  const { files, sources } = built;
  const { output, lang, force = false } = options;
  const fileName = fileNames(name);
  const read = sources.map((file) => ({ path: fileName(file), bytes: readFileSync(diskPath(file)) }));
  const result = writeOutput(output, files, aboutBuild(built, options), read, { force });
  if ('problem' in result) return misuse(result.problem);
  tellLeft(output, result.left, lang);
  for (const remark of files.flatMap(({ remarks }) => remarks ?? [])) tell(remark, lang);
  return result.written;
};

const tellUnowned = ({ unowned = [], input }: Built, lang: Lang): void => {
  if (unowned.length === 0) return;
  const names = unowned.map((ref) => `${ref.split('/')[1]} ${input.resolved.items.get(ref)?.fields.title.value}`);
  const shown = `${names.slice(0, 5).join('、')}${names.length > 5 ? '……' : ''}`;
  tell(
    {
      zh: `有 ${names.length} 项没有分给哪个股室：${shown}`,
      en: `${names.length} items belong to no office: ${shown}`,
    },
    lang,
  );
};

/** A part of a layer that has an error, and what is wrong with it. */
interface Withheld {
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** What was left out of what was written: with what is wrong in it, and the names. */
const tellLeftOut = async (
  name: string,
  withheld: readonly Withheld[],
  words: (names: readonly string[]) => Text,
  lang: Lang,
  workspace: Workspace,
): Promise<void> => {
  if (withheld.length === 0) return;
  const findings = withheld.flatMap((part) => part.findings);
  await report(name, findings, lang, workspace);
  tell(words(withheld.map((part) => mask(part.name))), lang);
};

/** Tells the guides and record files that were left out; a build that leaves some out for an error has failed as far as they go. */
const tellWithheld = async (name: string, built: Built, lang: Lang, workspace: Workspace): Promise<0 | 1> => {
  const { withheld: guides = [], unfinished = [] } = built.publication ?? {};
  if (unfinished.length > 0)
    tell(
      {
        zh: `上级的指南留给本地写的内容还没有写，${unfinished.length} 份没有印：${unfinished.join('、')}`,
        en: `${unfinished.length} guides of the level above leave something to be written here and were not printed: ${unfinished.join(', ')}`,
      },
      lang,
    );
  const unprinted = (names: readonly string[]): Text => ({
    zh: `有错误未改正，${names.length} 份指南没有印：${names.join('、')}`,
    en: `errors stand; ${names.length} guides were not printed: ${names.join(', ')}`,
  });
  const unused = (names: readonly string[]): Text => ({
    zh: `有错误未改正，没有采用：${names.join('、')}`,
    en: `errors stand; these records were not used: ${names.join(', ')}`,
  });
  await tellLeftOut(name, guides, unprinted, lang, workspace);
  await tellLeftOut(name, built.withheld, unused, lang, workspace);
  return guides.length + built.withheld.length > 0 ? 1 : 0;
};

/** What a build needs of this machine; or why the decisions that it is given cannot be used. */
const meansOf = async (
  name: string,
  { output, rulings }: BuildOptions,
  workspace: Workspace,
): Promise<BuildMeans | Refusal> => {
  const waiver =
    rulings === undefined ? undefined : await (await import('../review/open-waiver.ts')).openWaiver(rulings, workspace);
  if (waiver && 'problem' in waiver) return { refused: 2, words: [waiver.problem] };
  return {
    fileName: fileNames(name),
    ...(waiver ? { waiver } : {}),
    held: (sources) => outputObstacle(output, sources.map(diskPath)),
    pdf: {
      find: () => {
        const browser = findProgram(programs.chromium);
        return browser === undefined ? undefined : (pages, day) => printPdf(browser, pages, day);
      },
      install: programs.chromium.install,
    },
    thrown: tellThrown,
  };
};

/** What is asked for, with the change log and the edition before as they read; or why there is none. */
const requestOf = async (name: string, options: BuildOptions): Promise<BuildRequest | Refusal> => {
  const { changelog, previous, lastAssessment, ...request } = options;
  const log =
    changelog === undefined ? undefined : await (await import('./open-change-log.ts')).openChangeLog(changelog);
  if (typeof log === 'object') return misuse(log.problem);
  const before =
    previous === undefined
      ? undefined
      : await (await import('./open-previous.ts')).openPrevious(previous, name, options.lang);
  if (before && 'problem' in before) return misuse(before.problem);
  const last =
    lastAssessment === undefined
      ? undefined
      : await (await import('./open-last-assessment.ts')).openLastAssessment(lastAssessment);
  if (last && 'problem' in last) return misuse(last.problem);
  const given = { ...request, ...(last ? { lastAssessment: last } : {}) };
  return { ...given, ...(log === undefined ? {} : { changeLog: log }), ...(before ? { previous: before } : {}) };
};

/** Says why nothing was written. */
const refuse = async (
  name: string,
  { findings, words, refused }: Refusal,
  lang: Lang,
  workspace: Workspace,
): Promise<Refusal['refused']> => {
  if (findings) await report(name, findings, lang, workspace);
  for (const line of words) tell(line, lang);
  return refused;
};

/** Writes the outputs of the whole layer, or of one extract. */
const writeOne = async (
  name: string,
  request: BuildRequest,
  options: BuildOptions,
  workspace: Workspace,
  means: BuildMeans,
): Promise<0 | 1 | Refusal> => {
  const { output, lang, draft = false, docType } = options;
  const built = await makeBuild(name, request, workspace, means);
  if ('refused' in built) return built;
  const written = write(name, built, options);
  if ('refused' in written) return written;
  tellUnowned(built, lang);
  if (built.isFiled) for (const line of openMatters(built.input, docType)) tell(line, lang);
  print(summary(output, written, built.input, draft, lang));
  return tellWithheld(name, built, lang, workspace);
};

/** Writes the extracts of all townships. */
const writeTownships = async (
  name: string,
  request: BuildRequest,
  options: BuildOptions,
  workspace: Workspace,
  means: BuildMeans,
): Promise<0 | 1 | Refusal> => {
  const { lang, level, region, output } = options;
  if (level || region !== undefined)
    return misuse({
      zh: '--townships 是全部乡镇的摘录，不与 --level、--region 一起写',
      en: '--townships makes the extracts of all townships; leave out --level and --region',
    });
  const { makeTownships } = await import('./build-townships.ts');
  const made = await makeTownships(name, request, workspace, means);
  if ('refused' in made) return made;
  const { built, others } = made;
  const written = write(name, built, { ...options, level: 'township' });
  if ('refused' in written) return written;
  const zips = built.files.map(({ path }) => path);
  print(
    lang === 'zh'
      ? `${zips.length} 个乡镇（街道）的摘录，写在 ${output}/：${zips.join('、')}\n`
      : `the extracts of ${zips.length} townships, written to ${output}/: ${zips.join(', ')}\n`,
  );
  if (others.length > 0)
    tell(
      {
        zh: `看不出是哪个乡镇，没有摘录：${others.join('、')}`,
        en: `their names tell no township, so that there is no extract: ${others.join(', ')}`,
      },
      lang,
    );
  const code = await tellWithheld(name, built, lang, workspace);
  return others.length > 0 ? 1 : code;
};

/** `mulu build`: compiles one layer (or `national`) into a folder. Nothing is written while an error stands, unless `--draft`. */
export const build = async (given: string, options: BuildOptions): Promise<0 | 1 | 2> => {
  const { lang } = options;
  const name = isNationalName(given) ? given : posix.normalize(given.replaceAll('\\', '/'));
  const workspace = openWorkspace(options.date);
  const means = await meansOf(name, options, workspace);
  if ('refused' in means) return refuse(name, means, lang, workspace);
  const request = await requestOf(name, options);
  if ('refused' in request) return refuse(name, request, lang, workspace);
  const make = options.townships ? writeTownships : writeOne;
  const done = await make(name, request, options, workspace, means);
  return typeof done === 'number' ? done : refuse(name, done, lang, workspace);
};
