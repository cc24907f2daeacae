import { type Compilation, compilation } from '../../catalogue/compilation.ts';
import { extractLevel } from '../../catalogue/extract.ts';
import { extractObstacle } from '../../catalogue/extract-obstacle.ts';
import type { EarlierAssessment } from '../../catalogue/since-assessment.ts';
import type { NamedCatalogue } from '../../diff/pair-catalogues.ts';
import type { Adjusted, EmitOptions } from '../../emit/emitter.ts';
import { usualFormats } from '../../emit/index.ts';
import { version } from '../../generated/version.js';
import type { Publication } from '../../kinds/guide/publish-guides.ts';
import type { Compiled } from '../../kinds/result.ts';
import type { Layer, Ref, Resolved } from '../../model/catalogue.ts';
import type { EmittedFile } from '../../model/emitted-file.ts';
import type { Finding } from '../../model/finding.ts';
import type { ExtractLevel } from '../../model/grassroots-body.ts';
import { mask } from '../../model/personal/mask.ts';
import type { Lang, Text } from '../../model/text.ts';
import { answerable } from '../../rules/answerable.ts';
import type { Workspace } from '../workspace.ts';
import { adjust } from './adjust.ts';
import { emitOutputs, type PdfPrinter } from './emit-outputs.ts';
import { filingGate } from './filing-gate.ts';
import { formatObstacle } from './format-obstacle.ts';
import { openGuideParts } from './open-guide-parts.ts';
import { type KeptParts, openKeptParts } from './open-kept-parts.ts';
import { openSubject, type Subject } from './open-subject.ts';
import { otherRegion } from './other-region.ts';
import { ownersOf } from './owners-of.ts';
import { misuse, type Refusal } from './refusal.ts';

/** What is asked of a build. */
export interface BuildRequest {
  readonly format?: readonly string[];
  readonly level?: ExtractLevel;
  readonly region?: string;
  readonly draft?: boolean;
  /** The filing pack in spite of warnings that ask for an answer. */
  readonly allowOpen?: boolean;
  /** Marks what is unverified, for use inside the office. */
  readonly marks?: boolean;
  readonly docType: '函' | '报告';
  readonly encoding: 'utf-8' | 'gb18030';
  readonly redHead?: boolean;
  /** The offices that get a workbook of their own. */
  readonly owner?: readonly string[];
  readonly lang: Lang;
  readonly date?: string;
  /** The edition before: what this one changes of it is told. */
  readonly previous?: NamedCatalogue;
  /** The assessment before: what changed since is told. */
  readonly lastAssessment?: EarlierAssessment;
  /** The public change log, in Markdown: a page of it is written beside the page of the catalogue, which links to it. */
  readonly changeLog?: string;
}

/** What a build needs from the one who runs it. */
export interface BuildMeans {
  /** The name under which a source is printed, the same on every machine. */
  readonly fileName: (file: string) => string;
  /** What the decisions of a review make of the findings. */
  readonly waiver?: (compiled: Compiled) => readonly Finding[];
  /** Why nothing made of these files may be written where it is asked to. */
  readonly held?: (sources: readonly string[]) => Text | undefined;
  /** A program that prints pages, looked for when a PDF is asked for. */
  readonly pdf?: { readonly find: () => PdfPrinter | undefined; readonly install: Text };
  readonly thrown?: (error: unknown, file: string) => void;
}

/** A site is all that may be published of a layer, in one folder. */
const wholeSite = (
  formats: readonly string[],
  { level, layer }: { readonly level: ExtractLevel | undefined; readonly layer: Layer | undefined },
): readonly string[] => {
  if (!formats.includes('site')) return formats;
  const { guides, onRequest, consultation, records } = layer ?? {};
  return [
    ...new Set([
      'html',
      ...(guides ? ['guides'] : []),
      ...(onRequest && !level ? ['on-request'] : []),
      ...((consultation || records?.comments) && !level ? ['consultation'] : []),
      ...formats,
    ]),
  ];
};

const chooseFormats = ({ format, level, marks, previous }: BuildRequest, { compiled }: Subject): readonly string[] => {
  const adjusted = previous && !format?.includes('adjustment') ? ['adjustment'] : [];
  if (format && format.length > 0) return [...wholeSite(format, { level, layer: compiled?.layer }), ...adjusted];
  return [...usualFormats, ...(compiled?.layer?.filing && !level && !marks ? ['filing'] : []), ...adjusted];
};

const regionWithoutLevel: Text = {
  zh: '--region 只用于摘录，要和 --level township 或者 --level village 一起写',
  en: '--region is for extracts: give it with --level township or --level village',
};

const logWithoutPage: Text = {
  zh: '--changelog 在网页上链接调整记录，要和 html 一起写',
  en: '--changelog links the change log on the page: write it with html',
};

const lastWithoutAssessment: Text = {
  zh: '--last-assessment 与上次评估比较，要和 --format assessment 一起写',
  en: '--last-assessment compares with the assessment before: write it with --format assessment',
};

const markedLetter: Text = {
  zh: '备案材料不标“待核”：--marks 只用于内部核对的网页和表格，不能与 filing 一起写',
  en: 'letters bear no marks: --marks is for pages and tables inside the office, and does not go with filing',
};

/** Options that do not go with what is written. */
const clashOf = (
  { marks, changeLog, previous, lastAssessment: last }: BuildRequest,
  region: Resolved['region'],
  formats: readonly string[],
): Text | undefined => {
  if (last && !formats.includes('assessment')) return lastWithoutAssessment;
  const other =
    last &&
    otherRegion(last.region, region, (before, now) => ({
      zh: `--last-assessment 是${before.zh}的评估，不是${now.zh}的`,
      en: `--last-assessment is of ${before.en}, not of ${now.en}`,
    }));
  if (other) return other;
  if (marks && formats.includes('filing')) return markedLetter;
  return changeLog !== undefined && !previous && !formats.includes('html') ? logWithoutPage : undefined;
};

/** What is printed: the whole catalogue, or the part of a township or village. */
const cutOut = ({ resolved }: Subject, { level, region: given }: BuildRequest): Resolved | Refusal => {
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
  const national = workspace.national.catalogues.map(({ file }) => file);
  const endsThere = resolved.layers.some(({ file }) => national.includes(file));
  const layers = compiled ? [...(await workspace.restsOn(name)).files, name] : [];
  return [...(endsThere ? national : []), ...layers, ...new Set(guides)];
};

/** Joins what the emitters print. */
const joinInput = async (
  subject: Subject,
  resolved: Resolved,
  { date: asked, level, marks }: BuildRequest,
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
export interface Built {
  readonly files: readonly EmittedFile[];
  readonly input: Compilation;
  readonly sources: readonly string[];
  /** Whether a filing pack is among the files. */
  readonly isFiled: boolean;
  readonly date?: string;
  readonly publication: Publication | undefined;
  /** Items that no office fills in, where workbooks were made for offices. */
  readonly unowned?: readonly Ref[];
  /** Record files with an error, of which nothing was made. */
  readonly withheld: KeptParts['withheld'];
}

/** What a manifest says of a build besides its files. */
export const aboutBuild = (
  { input, date }: Built,
  { draft = false, level }: Pick<BuildRequest, 'draft' | 'level'>,
): { readonly [key: string]: unknown } => {
  const { region, standard } = input.resolved;
  return { version, region, standard, date: date ?? null, draft, level: level ?? null };
};

/** The page of the change log. */
const changesPage = 'changes.html';

/** The public change log: a page, and for Word where it was brought up to date. */
const changeFiles = async ({ changeLog, previous }: BuildRequest): Promise<EmittedFile[]> => {
  if (changeLog === undefined) return [];
  const tool = `mulu ${version}`;
  const { logHtml } = await import('../../diff/log/log-html.ts');
  const page = { path: changesPage, bytes: new TextEncoder().encode(logHtml(changeLog, tool)) };
  if (!previous) return [page];
  const { logDocx } = await import('../../diff/log/log-docx.ts');
  return [page, { path: 'changes.docx', bytes: logDocx(changeLog, tool) }];
};

/** The outputs of a build, in the way that was asked for. */
const emitOptions = (
  { lang, draft = false, docType, encoding, redHead = false, level, changeLog, lastAssessment }: BuildRequest,
  adjustment: Adjusted | undefined,
  formats: readonly string[],
  { locate }: Workspace,
  { fileName }: BuildMeans,
): EmitOptions => ({
  ...{ formats, lang, draft, docType, encoding, redHead, tool: `mulu ${version}` },
  ...(level ? { level } : {}),
  ...(changeLog === undefined ? {} : { changesPage }),
  ...(adjustment ? { adjustment } : {}),
  ...(lastAssessment ? { lastAssessment } : {}),
  ...{ fileName, locate, answerable },
});

/** What is there of guides and records. */
const partsThere = (publication: Publication | undefined, { kept }: KeptParts) => ({
  hasGuides: publication !== undefined && publication.sources.length + publication.withheld.length > 0,
  hasServices: kept?.services !== undefined,
  hasPublications: kept?.publications !== undefined,
  hasConsultation: kept?.consultation !== undefined || kept?.comments !== undefined,
});

/** Makes every file of a build, or says why there is none. Writes nothing. */
export const makeBuild = async (
  name: string,
  options: BuildRequest,
  workspace: Workspace,
  means: BuildMeans,
): Promise<Built | Refusal> => {
  const { draft = false, level } = options;
  const subject = await openSubject(name, workspace, options, means.waiver);
  if ('refused' in subject) return subject;
  const resolved = cutOut(subject, options);
  if ('refused' in resolved) return resolved;
  const layer = subject.compiled?.layer;
  const formats = chooseFormats(options, subject);
  const publication = formats.includes('guides') && layer ? await workspace.publishGuides(name, resolved) : undefined;
  const parts = await openKeptParts(formats, layer, publication, { resolved, layer: name }, workspace);
  if ('refused' in parts) return parts;
  const guideParts = await openGuideParts(formats, layer, workspace);
  if ('refused' in guideParts) return guideParts;
  const sources = await sourcesOf(name, subject, [...(publication?.sources ?? []), ...parts.sources], workspace);
  const held = means.held?.([...sources, ...(layer ? await workspace.besideOf(layer) : [])]);
  if (held) return misuse(held);
  const clash = clashOf(options, resolved.region, formats);
  if (clash) return misuse(clash);
  const pdf = formats.includes('pdf') ? means.pdf?.find() : undefined;
  const obstacles = filingGate(layer, subject.resolved, subject.findings, options);
  const refusal = formatObstacle(formats, {
    filingObstacles: draft && layer ? [] : obstacles,
    ...(means.pdf ? { install: means.pdf.install } : {}),
    hasBrowser: pdf !== undefined,
    hasLayer: !level && subject.compiled?.step !== undefined,
    hasOnRequest: layer?.onRequest !== undefined && !level,
    hasPrevious: options.previous !== undefined,
    ...partsThere(publication, parts),
  });
  if (refusal) return refusal;
  const offices = options.owner ? ownersOf(options.owner, subject.compiled?.step, formats) : undefined;
  if (offices && 'refused' in offices) return offices;
  const input = {
    ...(await joinInput(subject, resolved, options, workspace)),
    ...(publication ? { guides: publication.guides } : {}),
    ...(parts.kept ? { kept: parts.kept } : {}),
    ...guideParts,
    ...(offices ? { owners: offices.owners } : {}),
  };
  const adjusted = await adjust(name, options, input, subject, workspace);
  if ('refused' in adjusted) return adjusted;
  await workspace.loadPlaces();
  const date = options.date ?? layer?.effective;
  const files = await emitOutputs(formats, {
    layer: name,
    input,
    options: emitOptions(adjusted.request, adjusted.adjustment, formats, workspace, means),
    isFiled: layer?.filing !== undefined && !level && (draft || obstacles.length === 0),
    ...(date ? { date } : {}),
    ...(pdf ? { pdf } : {}),
    ...(means.thrown ? { thrown: means.thrown } : {}),
  });
  if ('refused' in files) return files;
  return {
    files: [...files, ...(await changeFiles(adjusted.request))],
    input,
    sources,
    isFiled: formats.includes('filing'),
    publication,
    withheld: parts.withheld,
    ...(offices ? { unowned: offices.left } : {}),
    ...(date ? { date } : {}),
  };
};
