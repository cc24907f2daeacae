import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type Compilation, compilation } from '../../catalogue/compilation.ts';
import { extractLevel } from '../../catalogue/extract.ts';
import { extractObstacle } from '../../catalogue/extract-obstacle.ts';
import type { EmitOptions } from '../../emit/emitter.ts';
import { usualFormats } from '../../emit/index.ts';
import { maskNames } from '../../findings/mask-names.ts';
import { printText } from '../../findings/text.ts';
import { version } from '../../generated/version.js';
import { paint, print, printAside, tell } from '../../host/console.ts';
import { findProgram, programs } from '../../host/find-program.ts';
import { diskPath, nationalEdition } from '../../host/national-edition.ts';
import { outputObstacle } from '../../host/output-obstacle.ts';
import { tellLeft } from '../../host/tell-left.ts';
import { writeOutput } from '../../host/write-output.ts';
import type { Publication } from '../../kinds/guide/publish-guides.ts';
import type { Resolved } from '../../model/catalogue.ts';
import type { EmittedFile } from '../../model/emitted-file.ts';
import type { Finding } from '../../model/finding.ts';
import type { ExtractLevel } from '../../model/grassroots-body.ts';
import { mask } from '../../model/personal/mask.ts';
import { remember } from '../../model/remember.ts';
import type { Lang, Text } from '../../model/text.ts';
import { answerable } from '../../rules/answerable.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { emitOutputs } from './emit-outputs.ts';
import { filingGate } from './filing-gate.ts';
import { formatObstacle } from './format-obstacle.ts';
import { openMatters } from './open-matters.ts';
import { isNational, openSubject, type Subject } from './open-subject.ts';
import { misuse, type Refusal } from './refusal.ts';
import { summary } from './summary.ts';

export interface BuildOptions {
  readonly output: string;
  readonly format?: readonly string[];
  readonly level?: ExtractLevel;
  readonly region?: string;
  readonly draft?: boolean;
  /** The filing pack in spite of warnings that ask for an answer. */
  readonly allowOpen?: boolean;
  /** Marks what is unverified, for use inside the office. */
  readonly marks?: boolean;
  /** A file with the rulings of a review. */
  readonly rulings?: string;
  readonly docType: '函' | '报告';
  readonly encoding: 'utf-8' | 'gb18030';
  readonly redHead?: boolean;
  /** Replaces files in the output that are not ours, too. */
  readonly force?: boolean;
  readonly lang: Lang;
  readonly date?: string;
}

type Workspace = ReturnType<typeof openWorkspace>;

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

const chooseFormats = ({ format, level, marks }: BuildOptions, { compiled }: Subject): readonly string[] => {
  if (format && format.length > 0) return format;
  return [...usualFormats, ...(compiled?.layer?.filing && !level && !marks ? ['filing'] : [])];
};

const regionWithoutLevel: Text = {
  zh: '--region 只用于摘录，要和 --level township 或者 --level village 一起写',
  en: '--region is for extracts: give it with --level township or --level village',
};

const markedLetter: Text = {
  zh: '备案材料不标“待核”：--marks 只用于内部核对的网页和表格，不能与 filing 一起写',
  en: 'letters bear no marks: --marks is for pages and tables inside the office, and does not go with filing',
};

/** What is printed: the whole catalogue, or the part of a township or village. */
const cutOut = ({ resolved }: Subject, { level, region: given }: BuildOptions): Resolved | Refusal => {
  const region = given === undefined ? undefined : mask(given.trim());
  if (!level) return region === undefined ? resolved : misuse(regionWithoutLevel);
  const extract = extractLevel(resolved, level, region);
  const obstacle = extractObstacle(resolved, level, region, extract);
  return obstacle ? misuse(obstacle) : extract;
};

/** The warnings that the layers above have answered: what they changed is printed with their reason. */
const answersAbove = async (resolved: Resolved, workspace: Workspace): Promise<Finding[]> => {
  const parents = await Promise.all(resolved.layers.slice(1, -1).map(({ file }) => workspace.check(file)));
  return parents.flatMap(({ findings }) => findings.filter(({ accepted }) => accepted !== undefined));
};

/** All that the result rests on, the national edition of the tool first, where the chain ends in it. */
const sourcesOf = async (
  name: string,
  { resolved, compiled }: Subject,
  guides: readonly string[],
  workspace: Workspace,
): Promise<string[]> => {
  const national = nationalEdition.catalogues.map(({ file }) => file);
  const endsThere = resolved.layers.some(({ file }) => national.includes(file));
  const layers = compiled ? [...(await workspace.restsOn(name)).files, name] : [];
  return [...(endsThere ? national : []), ...layers, ...new Set(guides)];
};

/** Joins what the emitters print. */
const joinInput = async (
  subject: Subject,
  resolved: Resolved,
  { date: asked, level, marks }: BuildOptions,
  workspace: Workspace,
): Promise<Compilation> => {
  const { compiled } = subject;
  const layer = compiled?.layer;
  const date = asked ?? layer?.effective;
  const joined = compilation(resolved, compiled?.known ?? { reference: workspace.reference }, {
    findings: [...subject.findings, ...(await answersAbove(subject.resolved, workspace))],
    // An extract has no number, receiver or date of its own; those of the county would be another document’s.
    ...(layer?.filing && !level ? { filing: layer.filing } : {}),
    ...(date ? { date } : {}),
    ...(layer?.edition ? { edition: layer.edition } : {}),
  });
  return {
    ...joined,
    ...(compiled?.step && !level ? { step: compiled.step } : {}),
    ...(marks ? { marks: true as const } : {}),
  };
};

/** What a build comes to before anything is written. */
interface Built {
  readonly files: readonly EmittedFile[];
  readonly input: Compilation;
  readonly sources: readonly string[];
  /** Whether a filing pack is among the files. */
  readonly isFiled: boolean;
  readonly date?: string;
  readonly publication: Publication | undefined;
}

const make = async (name: string, options: BuildOptions, workspace: Workspace): Promise<Built | Refusal> => {
  const { lang, draft = false, docType, encoding, redHead = false, level } = options;
  const subject = await openSubject(name, workspace, options);
  if ('refused' in subject) return subject;
  const resolved = cutOut(subject, options);
  if ('refused' in resolved) return resolved;
  const layer = subject.compiled?.layer;
  const formats = chooseFormats(options, subject);
  const publication = formats.includes('guides') && layer ? await workspace.publishGuides(name, resolved) : undefined;
  const sources = await sourcesOf(name, subject, publication?.sources ?? [], workspace);
  const beside = layer ? await workspace.guidesOf(layer) : [];
  const held = outputObstacle(options.output, [...sources, ...beside].map(diskPath));
  if (held) return misuse(held);
  if (options.marks && formats.includes('filing')) return misuse(markedLetter);
  const browser = formats.includes('pdf') ? findProgram(programs.chromium) : undefined;
  const obstacles = filingGate(layer, subject.resolved, subject.findings, options);
  const refusal = formatObstacle(formats, {
    filingObstacles: draft && layer ? [] : obstacles,
    hasBrowser: browser !== undefined,
    hasLayer: !level && subject.compiled?.step !== undefined,
    hasGuides: publication !== undefined && publication.sources.length + publication.withheld.length > 0,
  });
  if (refusal) return refusal;
  const joined = await joinInput(subject, resolved, options, workspace);
  const input = publication ? { ...joined, guides: publication.guides } : joined;
  await workspace.loadPlaces();
  const { locate } = workspace;
  const about = {
    formats,
    lang,
    draft,
    docType,
    encoding,
    redHead,
    tool: `mulu ${version}`,
    ...(level ? { level } : {}),
  };
  const emit: EmitOptions = { ...about, fileName: fileNames(name), locate, answerable };
  const date = options.date ?? layer?.effective;
  const files = await emitOutputs(formats, {
    layer: name,
    input,
    options: emit,
    isFiled: layer?.filing !== undefined && !level && (draft || obstacles.length === 0),
    ...(date ? { date } : {}),
    ...(browser === undefined ? {} : { browser }),
  });
  return 'refused' in files
    ? files
    : {
        files,
        input,
        sources,
        isFiled: formats.includes('filing'),
        publication,
        ...(date ? { date } : {}),
      };
};

/** Writes what was made, or says what is in its way. */
const write = (
  name: string,
  { files, input, sources, date, isFiled }: Built,
  options: BuildOptions,
): Refusal | undefined => {
  const { output, lang, force = false, draft = false, level } = options;
  const { region, standard } = input.resolved;
  const about = { version, region, standard, date: date ?? null, draft, level: level ?? null };
  const fileName = fileNames(name);
  const read = sources.map((file) => ({ path: fileName(file), bytes: readFileSync(diskPath(file)) }));
  const result = writeOutput(output, files, about, read, { force });
  if ('problem' in result) return misuse(result.problem);
  tellLeft(output, result.left, lang);
  for (const remark of files.flatMap(({ remarks }) => remarks ?? [])) tell(remark, lang);
  if (isFiled) for (const line of openMatters(input, options.docType)) tell(line, lang);
  print(summary(output, result.written, input, draft, lang));
  return undefined;
};

/** What was written but for some guides: those with an error are told, and the build has failed as far as they go. */
const tellGuides = async (name: string, built: Built | Refusal, lang: Lang, workspace: Workspace): Promise<0 | 1> => {
  if ('refused' in built || !built.publication) return 0;
  const { withheld, unfinished } = built.publication;
  if (unfinished.length > 0)
    tell(
      {
        zh: `上级的指南留给本地写的内容还没有写，${unfinished.length} 份没有印：${unfinished.join('、')}`,
        en: `${unfinished.length} guides of the level above leave something to be written here and were not printed: ${unfinished.join(', ')}`,
      },
      lang,
    );
  if (withheld.length === 0) return 0;
  await report(
    name,
    withheld.flatMap(({ findings }) => findings),
    lang,
    workspace,
  );
  const names = withheld.map((guide) => mask(guide.name));
  tell(
    {
      zh: `有错误未改正，${names.length} 份指南没有印：${names.join('、')}`,
      en: `errors stand; ${names.length} guides were not printed: ${names.join(', ')}`,
    },
    lang,
  );
  return 1;
};

/** `mulu build`: compiles one layer (or `national`) into a folder. Nothing is written while an error stands, unless `--draft`. */
export const build = async (given: string, options: BuildOptions): Promise<0 | 1 | 2> => {
  const { lang } = options;
  const name = isNational(given) ? given : posix.normalize(given.replaceAll('\\', '/'));
  const workspace = openWorkspace(options.date);
  const built = await make(name, options, workspace);
  const refusal = 'refused' in built ? built : write(name, built, options);
  if (!refusal) return tellGuides(name, built, lang, workspace);
  if (refusal.findings) await report(name, refusal.findings, lang, workspace);
  for (const line of refusal.words) tell(line, lang);
  return refusal.refused;
};
