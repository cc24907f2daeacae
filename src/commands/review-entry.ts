import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Fault, Finding } from '../model/finding.ts';
import type { ReviewParent, Summary } from '../model/review.ts';
import { unfinishedFile } from '../model/unfinished-file.ts';
import type { Base } from '../pin.ts';
import { regionOf } from '../pin.ts';
import { shortHash } from '../review/fingerprint.ts';
import { type Arrived, summariseSubmission } from '../review/summarise.ts';
import { rules } from '../rules/index.ts';
import { wordFault } from '../settle.ts';
import { parentFile } from '../source/parent-file.ts';
import type { Source } from '../source/source.ts';
import type { ConfinedHost } from './confined-host.ts';
import type { Entry } from './find-submissions.ts';
import type { openWorkspace } from './open-workspace.ts';
import { tellThrown } from './tell-thrown.ts';

type Workspace = ReturnType<typeof openWorkspace>;

/** What the reviewing of each entry needs, the same for all. */
export interface Desk {
  readonly workspace: Workspace;
  readonly host: ConfinedHost;
  readonly base: Base;
  readonly names: Pick<Arrived['places'], 'fileName' | 'sentence'>;
}

const kindOf = ({ data }: Source): unknown => (data as { kind?: unknown } | null | undefined)?.kind;

/**
 * The layers to review: the one that no other layer of the entry extends; where there are several such, every layer that is
 * not among the pinned ones.
 */
const chooseLayers = async (layers: readonly Source[], { host, base }: Desk): Promise<readonly Source[]> => {
  if (layers.length < 2) return layers;
  const extended = new Set<string>();
  for (const { file, data } of layers) {
    const value = (data as { extends?: unknown }).extends;
    if (typeof value !== 'string') continue;
    const found = await parentFile(file, { value: value.trim(), at: { file, path: ['extends'] } }, host, base.edition);
    for (const above of 'file' in found ? [found.file] : 'files' in found ? found.files : [])
      if (above !== file) extended.add(above);
  }
  const lowest = layers.filter(({ file }) => !extended.has(file));
  if (lowest.length === 1) return lowest;
  const isPinned = (source: Source): boolean => {
    const region = regionOf(source.data);
    return base.layers.some((layer) => region?.code !== undefined && layer.region.code === region.code);
  };
  const own = layers.filter((source) => !isPinned(source));
  return own.length > 0 ? own : lowest;
};

/** A key that stays the same from round to round: the region's code, else the code in the file's name, else a hash. */
const keyFor = (source: Source | undefined, name: string): string => {
  const region = source && regionOf(source.data);
  const code = region ? region.code : /(?<!\d)(?:\d{9}|\d{6})(?!\d)/u.exec(name)?.[0];
  return code !== undefined && /^(?:\d{6}|\d{9})$/u.test(code) ? code : `x-${shortHash(region?.name ?? name, 8)}`;
};

/** Findings about other files that were sent along: broken ones, links, and doctored parents of the layers between. */
const findBeside = async (
  entry: Entry,
  layer: Source,
  sources: readonly Source[],
  { workspace }: Desk,
): Promise<Finding[]> => {
  // Other workbooks of a filing pack are no layers, and need not be.
  const broken = sources.filter(
    ({ file, faults }) => file !== layer.file && faults.length > 0 && !/\.xlsx$/iu.test(file),
  );
  const { step } = await workspace.check(layer.file);
  const between = (step?.inherited.layers ?? []).map(({ file }) => file).filter((file) => entry.files.includes(file));
  const found = await Promise.all([...broken.map(({ file }) => file), ...between].map(workspace.check));
  const links = entry.refused.map(({ file, problem }) =>
    wordFault(
      { rule: 'readable-file', message: problem, args: { name: posix.basename(file) }, at: { file, start: 0, end: 0 } },
      rules,
    ),
  );
  return [
    ...found.flatMap(({ file, findings }) =>
      findings.filter(({ rule }) => (between.includes(file) ? rule === 'parent-pinned' : true)),
    ),
    ...links,
  ];
};

const sha256 = async (file: string, { host }: Desk): Promise<{ sha256?: string }> => {
  const bytes = await host.read(file);
  return bytes instanceof Uint8Array ? { sha256: createHash('sha256').update(bytes).digest('hex') } : {};
};

const pointsInto = (folder: string, findings: readonly Finding[]): boolean =>
  findings.some(({ at, related }) =>
    [at, ...related.map((other) => other.at)].some(({ file }) => file.startsWith(folder)),
  );

/** A row of its own for what could not even be opened, or not be reviewed to the end. */
const closedEntry = (entry: Entry, desk: Desk, faults: readonly Fault[] = []): Summary =>
  summariseSubmission({
    key: keyFor(undefined, entry.name),
    name: entry.name,
    compiled: { file: entry.name, findings: [], known: { reference: desk.workspace.reference } },
    beside: [
      ...faults.map((fault) => wordFault(fault, rules)),
      ...entry.refused.map(({ file, problem }) =>
        wordFault(
          {
            rule: 'readable-file',
            message: problem,
            args: { name: posix.basename(file) },
            at: { file, start: 0, end: 0 },
          },
          rules,
        ),
      ),
    ],
    source: () => undefined,
    places: { locate: () => undefined, line: () => undefined, ...desk.names },
    origin: () => 'submission',
    ...(entry.cause ? { cause: entry.cause } : {}),
  });

/** Reviews one entry of the folder, keeps its summary and lets go of its files. What the tool fails on is that entry's alone. */
export const reviewEntry = async (entry: Entry, desk: Desk, nationalFolder: string): Promise<readonly Summary[]> => {
  if (entry.files.length === 0) return [closedEntry(entry, desk)];
  try {
    return await reviewFiles(entry, desk, nationalFolder);
  } catch (error) {
    const [file = entry.name] = entry.files;
    tellThrown(error, file);
    return [closedEntry(entry, desk, [unfinishedFile(file, { zh: '审核', en: 'reviewing it' })])];
  } finally {
    desk.workspace.forget(entry.files);
  }
};

const reviewFiles = async (entry: Entry, desk: Desk, nationalFolder: string): Promise<readonly Summary[]> => {
  const { workspace, base } = desk;
  const sources = await Promise.all(entry.files.map(workspace.open));
  const layers = sources.filter((source) => kindOf(source) === 'layer');
  const chosen = layers.length > 0 ? await chooseLayers(layers, desk) : sources.slice(0, 1);
  const summaries: Summary[] = [];
  for (const source of chosen) {
    const compiled = await workspace.check(source.file);
    const beside = await findBeside(entry, source, sources, desk);
    if (pointsInto(`${nationalFolder}/`, [...compiled.findings, ...beside])) await workspace.loadPlaces();
    const name = chosen.length > 1 ? desk.names.fileName(source.file) : entry.name;
    summaries.push(
      summariseSubmission({
        key: keyFor(kindOf(source) === 'layer' ? source : undefined, name),
        name,
        compiled,
        beside,
        source: workspace.source,
        places: { locate: workspace.locate, line: workspace.line, ...desk.names },
        origin: (file): ReviewParent['origin'] => (base.files?.has(file) ? 'base' : 'submission'),
        ...(await sha256(source.file, desk)),
      }),
    );
  }
  return summaries;
};
