import { filingFindings } from '../../catalogue/filing-findings.ts';
import { isOpenAbove } from '../../catalogue/filing-obstacles.ts';
import type { Base } from '../../compiler/base.ts';
import { regionOf } from '../../compiler/region-of.ts';
import { wordFault } from '../../compiler/settle.ts';
import type { Compiled } from '../../kinds/result.ts';
import type { Region } from '../../model/catalogue.ts';
import { headName } from '../../model/domain-head.ts';
import type { Fault, Finding } from '../../model/finding.ts';
import type { ExpectedRegion, ReviewParent, Summary } from '../../model/review.ts';
import { unfinishedFile } from '../../model/unfinished-file.ts';
import { shortHash } from '../../review/fingerprint.ts';
import { type Arrived, summariseSubmission } from '../../review/summarise.ts';
import { type Unfit, unfitness } from '../../review/unfitness.ts';
import { rules } from '../../rules/index.ts';
import { standingOf } from '../../rules/standing-of.ts';
import { isYamlName } from '../../source/parent-file.ts';
import type { Source } from '../../source/source.ts';
import { baseName } from '../paths.ts';
import type { Workspace } from '../workspace.ts';
import { type Chosen, chooseLayers } from './choose-layers.ts';
import { closedBy } from './closed-by.ts';
import type { Entry } from './find-submissions.ts';
import { openArchive } from './open-archive.ts';
import { openAssessment } from './open-assessment.ts';
import { openGuides } from './open-guides.ts';
import type { FromTables } from './open-tables.ts';
import type { Overlay } from './overlay.ts';
import type { ReviewGround } from './review-ground.ts';

/** What the reviewing of each entry needs, the same for all. */
export interface Desk {
  readonly ground: ReviewGround;
  readonly workspace: Workspace;
  readonly host: Overlay;
  readonly base: Base;
  readonly names: Pick<Arrived['places'], 'fileName' | 'sentence'>;
  readonly date?: string;
  /** Levels of the regions that have to file. */
  readonly listed?: ReadonlySet<Region['level']>;
  /** Everything that was sent in. */
  readonly entries: readonly Entry[];
  /** Who has to file: a table does not say which region it is of. */
  readonly expected?: readonly ExpectedRegion[];
}

const kindOf = ({ data }: Source): unknown => (data as { kind?: unknown } | null | undefined)?.kind;

/** A key that stays the same from round to round: the region's code, else the code in the file's name, else a hash. */
const keyFor = (source: Source | undefined, name: string): string => {
  const region = source && regionOf(source.data);
  const code = region ? region.code : /(?<!\d)(?:\d{9}|\d{6})(?!\d)/u.exec(name)?.[0];
  return code !== undefined && /^(?:\d{6}|\d{9})$/u.test(code) ? code : `x-${shortHash(region?.name ?? name, 8)}`;
};

const linkFinding = ({ file, problem }: Entry['refused'][number]): Finding =>
  wordFault(
    { rule: 'readable-file', message: problem, args: { name: baseName(file) }, at: { file, start: 0, end: 0 } },
    rules,
  );

/** Findings about other files that were sent along: broken ones, links, and doctored parents of the layers between. */
const findBeside = async (
  entry: Entry,
  layer: Source,
  below: readonly Source[],
  sources: readonly Source[],
  { workspace }: Desk,
): Promise<Finding[]> => {
  // Other workbooks of a filing pack are no layers, and need not be.
  const broken = sources.filter(
    (source) =>
      source !== layer && !below.includes(source) && source.faults.length > 0 && !/\.xlsx$/iu.test(source.file),
  );
  const { step } = await workspace.check(layer.file);
  const between = (step?.inherited.layers ?? []).map(({ file }) => file).filter((file) => entry.files.includes(file));
  const found = await Promise.all([...broken.map(({ file }) => file), ...between].map(workspace.check));
  return [
    ...found.flatMap(({ file, findings }) =>
      findings.filter(({ rule }) => (between.includes(file) ? rule === 'parent-pinned' : true)),
    ),
    ...entry.refused.map(linkFinding),
  ];
};

const sha256 = async (file: string, { host, ground }: Desk): Promise<{ sha256?: string }> => {
  const bytes = await host.read(file);
  return bytes instanceof Uint8Array ? { sha256: ground.sha256(bytes) } : {};
};

const pointsInto = (folder: string, findings: readonly Finding[]): boolean =>
  findings.some(({ at, related }) =>
    [at, ...related.map((other) => other.at)].some(({ file }) => file.startsWith(folder)),
  );

/** A row of its own for what is no layer, or was not reviewed to the end: it goes back, or a reviewer sees to it. */
const closedEntry = (entry: Entry, unfit: Unfit, desk: Desk, faults: readonly Fault[] = []): Summary =>
  summariseSubmission({
    key: keyFor(undefined, entry.name),
    name: entry.name,
    compiled: { file: entry.name, findings: [], known: { reference: desk.workspace.reference } },
    beside: [...faults.map((fault) => wordFault(fault, rules)), ...entry.refused.map(linkFinding)],
    below: [],
    unfit,
    obstacles: [],
    isParentOpen: false,
    standing: standingOf,
    source: () => undefined,
    places: { locate: () => undefined, line: () => undefined, ...desk.names },
    origin: () => 'submission',
  });

/** Whether a layer above has left open what would be filed, or one that nobody pinned has errors: what is held against it may change. */
const hasOpenParent = async ({ step }: Compiled, { workspace, base }: Desk): Promise<boolean> => {
  const above = (step?.inherited.layers ?? []).slice(1).filter(({ file }) => !base.files?.has(file));
  const checked = await Promise.all(above.map(({ file }) => workspace.check(file)));
  const isBroken = checked.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
  return isBroken || (step !== undefined && isOpenAbove(step.resolved));
};

/** Findings where the author of tables finds them: he never sees the layer that was made of them. */
const inCells = async <T extends { readonly findings: readonly Finding[] }>(
  checked: T,
  tables: FromTables | undefined,
  withReading = true,
): Promise<T> => {
  if (!tables) return checked;
  const { findingsOfTables } = await import('./open-tables.ts');
  const told = withReading ? tables : { ...tables, findings: [] };
  return { ...checked, findings: findingsOfTables(checked.findings, told) };
};

/** Names of files as they were sent in: for the layer that was made of tables, the first of them. */
const tablePlaces = (
  { workspace, names }: Desk,
  tables: FromTables | undefined,
): Pick<Arrived['places'], 'locate' | 'fileName' | 'sentence'> => {
  if (!tables) return { locate: workspace.locate, ...names };
  const { layer, files } = tables.origin;
  const sent = new Set(files.values());
  const [first = layer] = sent;
  return {
    locate: (place) => (place.file === layer || sent.has(place.file) ? undefined : workspace.locate(place)),
    fileName: (file) => names.fileName(file === layer ? first : file),
    sentence: (text) => names.sentence(text.replaceAll(layer, first)),
  };
};

/** A layer of an entry that is judged, with what came with it. */
interface Judged {
  readonly entry: Entry;
  readonly chosen: Chosen;
  readonly sources: readonly Source[];
  readonly name: string;
  readonly tables?: FromTables;
}

/** What is found in a layer, and beside it. */
const checkJudged = async ({ entry, chosen, sources, tables }: Judged, desk: Desk) => {
  const { source, below } = chosen;
  return {
    compiled: await inCells(await desk.workspace.check(source.file), tables),
    beside: await findBeside(entry, source, below, sources, desk),
  };
};

/** Sums up one layer, with the layers below it. */
const summariseLayer = async (judged: Judged, desk: Desk): Promise<Summary> => {
  const { entry, chosen, name, tables } = judged;
  const { source, below } = chosen;
  const { workspace, base, date } = desk;
  const { compiled, beside } = await checkJudged(judged, desk);
  const lower = await Promise.all(below.map(({ file }) => workspace.check(file)));
  const findings = [...compiled.findings, ...beside, ...lower.flatMap((one) => one.findings)];
  if (pointsInto(`${desk.ground.national.folder}/`, findings)) await workspace.loadPlaces();
  const { layer, step } = compiled;
  const unfit = unfitness(source, compiled) ?? (await broughtAlong(entry, source, desk));
  const filed = layer && step ? filingFindings(layer, step.resolved, date, compiled.findings) : [];
  const guides = unfit ? undefined : await openGuides(compiled, workspace);
  const opened = unfit ? undefined : await openAssessment(compiled, workspace, date);
  const obstacles = (await inCells({ findings: filed }, tables, false)).findings;
  const summary = summariseSubmission({
    key: keyFor(kindOf(source) === 'layer' ? source : undefined, name),
    name,
    compiled,
    beside,
    below: lower,
    ...(unfit ? { unfit } : {}),
    ...(guides ? { guides } : {}),
    ...(opened ? { assessment: opened.assessment } : {}),
    obstacles,
    isParentOpen: await hasOpenParent(compiled, desk),
    // What `build` refuses stands, whatever a reviewer says.
    standing: (finding) => ({
      ...standingOf(finding),
      ...(obstacles.includes(finding) ? { waivable: false } : {}),
      // A reviewer can read in the table what the tool could not.
      ...(tables?.findings.includes(finding) && finding.rule === 'readable-file'
        ? { waivable: true, answer: finding.severity === 'error' ? ('required' as const) : ('advice' as const) }
        : {}),
    }),
    source: workspace.source,
    places: { ...tablePlaces(desk, tables), line: workspace.line },
    ...(tables ? { isConverted: true } : {}),
    ...(entry.letters ? { letters: entry.letters.map(baseName) } : {}),
    origin: (file): ReviewParent['origin'] => (base.files?.has(file) ? 'base' : 'submission'),
    ...(date ? { date } : {}),
    ...(await sha256(tables ? ([...tables.origin.files.values()][0] ?? source.file) : source.file, desk)),
  });
  // Those beside a file are no files of its entry.
  const beyond = [...(guides?.files ?? []), ...(opened?.files ?? [])];
  workspace.forget(beyond.filter((file) => !entry.files.includes(file)));
  return summary;
};

/** Reviews one entry of the folder, keeps its summary and lets go of its files. What the tool fails on is that entry's alone. */
export const reviewEntry = async (entry: Entry, desk: Desk): Promise<readonly Summary[]> => {
  try {
    return await reviewFiles(entry, desk);
  } catch (error) {
    const [file = entry.name] = entry.files;
    desk.ground.thrown(error, file);
    const fault = unfinishedFile(file, { zh: '审核', en: 'reviewing it' });
    const { message: cause, fix } = wordFault(fault, rules);
    const unfit: Unfit = { outcome: 'hold', cause, ...(fix ? { remedy: fix } : {}), isVersion: true };
    return [closedEntry(entry, unfit, desk, [fault])];
  } finally {
    desk.workspace.forget([...entry.files, ...desk.host.clear()]);
  }
};

/** What stands beside a layer: its guides, and what it attests. */
const isBeside = (source: Source): boolean => kindOf(source) === 'guide' || kindOf(source) === 'attested';

/** Whether a folder holds nothing but what stands beside a layer of another: it is no submission of its own. */
const areGuidesOfAnother = async (entry: Entry, sources: readonly Source[], { workspace }: Desk): Promise<boolean> => {
  if (sources.length === 0 || !sources.every(isBeside)) return false;
  const owners = await Promise.all(
    sources.map(async ({ file }) => {
      const [owner] = (await workspace.restsOn(file)).files;
      return owner;
    }),
  );
  return owners.every((owner) => owner !== undefined && !entry.files.includes(owner));
};

const mayBeLayer = (file: string): boolean => isYamlName(file) || /\.xlsx$/iu.test(file);

/** Whether a folder or file holds nothing but catalogues, on which layers of other entries rest: no submission of its own. */
const areParentsOfOthers = async (entry: Entry, sources: readonly Source[], desk: Desk): Promise<boolean> => {
  const { workspace, entries } = desk;
  if (sources.length === 0 || !sources.every((source) => kindOf(source) === 'catalogue')) return false;
  // What a copy of a pinned text is named for leads elsewhere.
  const own = new Set(sources.flatMap(({ file }) => [file, file.split('/').slice(0, -1).join('/') || '.']));
  for (const { name, files: sent } of entries) {
    if (name === entry.name) continue;
    const grounds = await Promise.all(sent.filter(mayBeLayer).map(workspace.restsOn));
    workspace.forget(sent);
    if (grounds.some(({ names, files }) => [...names, ...files].some((one) => own.has(one)))) return true;
  }
  return false;
};

/** Why a layer is for a reviewer to look at that was sent in with the catalogue it is held against. */
const broughtAlong = async (entry: Entry, { file }: Source, { workspace, base }: Desk): Promise<Unfit | undefined> => {
  const { files } = await workspace.restsOn(file);
  const names = files.flatMap((one) => {
    const source = base.files?.has(one) || !entry.files.includes(one) ? undefined : workspace.source(one);
    return source && kindOf(source) === 'catalogue' ? (headName(source.data) ?? baseName(one)) : [];
  });
  if (names.length === 0) return undefined;
  return {
    outcome: 'hold',
    cause: {
      zh: `上级是随报送材料自带的目录“${names.join('、')}”，没有核准文本可以对照`,
      en: `its parent is a catalogue that came along (${names.join(', ')}); no approved text is there to hold it against`,
    },
    remedy: {
      zh: '由审核人核对这份目录；核对无误的，放进核准文本的文件夹（--base），再审核一次',
      en: 'the reviewer compares this catalogue and, where it is right, puts it into the folder of approved texts (--base) and reviews again',
    },
    isVersion: true,
  };
};

/** The layers of an entry that are judged; of what is no layer, its row. */
const judgedOf = async (sent: Entry, desk: Desk): Promise<readonly (Judged | { readonly closed: Summary })[]> => {
  const { workspace, host, base, listed } = desk;
  const { office } = workspace.reference;
  const unpacked = await openArchive(sent, host, office);
  if (unpacked && 'unfit' in unpacked) return [{ closed: closedEntry(sent, unpacked.unfit, desk) }];
  const entry = unpacked ?? sent;
  const { name } = entry;
  const closed = await closedBy(entry, { host, open: workspace.open, office });
  if (closed) {
    const tables = await (await import('./open-tables.ts')).openTables(entry, desk);
    if (!tables || 'unfit' in tables) return [{ closed: closedEntry(entry, tables?.unfit ?? closed, desk) }];
    const { source } = tables;
    return [{ entry, chosen: { source, below: [] }, sources: [source], name, tables }];
  }
  const sources = await Promise.all(entry.files.map(workspace.open));
  if ((await areGuidesOfAnother(entry, sources, desk)) || (await areParentsOfOthers(entry, sources, desk))) return [];
  const layers = sources.filter((source) => kindOf(source) === 'layer');
  const about = { name, host, base, ...(listed ? { listed } : {}) };
  const chosen =
    layers.length > 0
      ? await chooseLayers(layers, about)
      : sources.slice(0, 1).map((source): Chosen => ({ source, below: [] }));
  return chosen.map((one) => ({
    ...{ entry, chosen: one, sources },
    name: chosen.length > 1 ? desk.names.fileName(one.source.file) : name,
  }));
};

const reviewFiles = async (sent: Entry, desk: Desk): Promise<readonly Summary[]> => {
  const summaries: Summary[] = [];
  for (const one of await judgedOf(sent, desk))
    summaries.push('closed' in one ? one.closed : await summariseLayer(one, desk));
  return summaries;
};

/**
 * Opens the layer of an entry anew that has this name in the review, with what was found in it and beside it, for as long
 * as `use` takes. Undefined where the name is of no layer.
 */
export const readEntry = async <Result>(
  sent: Entry,
  name: string,
  desk: Desk,
  use: (compiled: Compiled, workspace: Workspace) => Promise<Result>,
): Promise<Result | undefined> => {
  try {
    for (const one of await judgedOf(sent, desk)) {
      if ('closed' in one || one.name !== name) continue;
      const { compiled, beside } = await checkJudged(one, desk);
      return await use({ ...compiled, findings: [...compiled.findings, ...beside] }, desk.workspace);
    }
    return undefined;
  } finally {
    desk.workspace.forget([...sent.files, ...desk.host.clear()]);
  }
};
