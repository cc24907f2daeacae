import { mkdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { discard } from '../host/discard.ts';
import { nationalEdition, packageRoot } from '../host/national-edition.ts';
import type { Compiled } from '../kinds/result.ts';
import type { Finding } from '../model/finding.ts';
import { mask } from '../model/personal/mask.ts';
import type { Place, Position } from '../model/place.ts';
import { contentHashes, contentOf, linesOfFiles, sha256 } from './content-hashes.ts';
import type { openWorkspace } from './open-workspace.ts';
import { pruneCache } from './prune-cache.ts';

type Workspace = ReturnType<typeof openWorkspace>;

/** What is kept of one checked file: what it was checked with, and what was found. */
interface Entry {
  /** The files that it rests on and the hash of each. */
  readonly ground: readonly (readonly [file: string, hash: string])[];
  readonly date?: string;
  /** What was checked with it, as a part of it. */
  readonly parts?: readonly string[];
  readonly findings: readonly Finding[];
  /** Where each finding and each of its second places stands. */
  readonly positions: readonly (readonly (Position | null)[])[];
}

/** Findings that still hold. */
type Recalled = Pick<Entry, 'findings' | 'date' | 'parts'>;

const oneDay = 86_400_000;

/** So many new entries are a reason to look at the size of all. */
const many = 500;

/** The folder for what may be deleted at any time, as each system has it. */
const systemCache = (): string => {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  return join(XDG_CACHE_HOME || LOCALAPPDATA || join(homedir(), '.cache'), 'mulu');
};

/** What the tool was built from: another build trusts nothing that this one has kept. Undefined when nothing is built. */
const buildDigest = (): string | undefined => {
  try {
    return readFileSync(join(packageRoot(), 'dist', 'inputs.sha256'), 'utf8');
  } catch {
    return undefined;
  }
};

/** Once a day is enough to tell what is used from what is not. */
const markUsed = (path: string): void => {
  const now = Date.now();
  try {
    if (now - statSync(path).mtimeMs > oneDay) utimesSync(path, now / 1000, now / 1000);
  } catch {
    // Not ours to mark: it is made again when it has been deleted.
  }
};

const placesOf = ({ at, related }: Finding): Place[] => [at, ...related.map((other) => other.at)];

/** An entry that still holds; half a file, or somebody else's, is as good as none. */
const readEntry = (path: string, hashOf: (file: string) => string | undefined): Entry | undefined => {
  const content = contentOf(path);
  if (!content) return undefined;
  try {
    const entry = JSON.parse(new TextDecoder().decode(content)) as Entry;
    return entry.ground.every(([name, hash]) => hashOf(name) === hash) && Array.isArray(entry.findings)
      ? entry
      : undefined;
  } catch {
    return undefined;
  }
};

/** Writes an entry in one step. A full or locked disk makes the next run slower, and nothing else. */
const writeEntry = (path: string, written: string): boolean => {
  const staged = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(staged, written);
    renameSync(staged, path);
    return true;
  } catch {
    discard(staged);
    return false;
  }
};

/**
 * Findings of files that have not changed, nor anything that they rest on: build, date, the file and all below it, by
 * content. Entries are added, each in one step, so that processes may share the folder, and anybody may delete it; those
 * that nobody uses go after a while. Undefined when nothing tells which build this is.
 */
export const openFindingsCache = (workspace: Workspace, date: string | undefined, chosen: string | undefined) => {
  const build = buildDigest();
  if (build === undefined) return undefined;
  const folder = resolve(chosen ?? systemCache());
  const { hashOf, isAsBefore } = contentHashes();
  const places = new Map<Place, Position>();
  let kept = 0;

  const pathOf = (file: string): string | undefined => {
    const hash = hashOf(file);
    if (hash === undefined) return undefined;
    const key = sha256(JSON.stringify([build, nationalEdition.digest, date ?? '', file, hash]));
    return join(folder, key.slice(0, 2), `${key.slice(2)}.json`);
  };

  const recall = (file: string): Recalled | undefined => {
    const path = pathOf(file);
    const entry = path === undefined ? undefined : readEntry(path, hashOf);
    if (path === undefined || !entry) return undefined;
    for (const [index, finding] of entry.findings.entries())
      for (const [nth, place] of placesOf(finding).entries()) {
        const position = entry.positions[index]?.[nth];
        if (position) places.set(place, position);
      }
    markUsed(path);
    return entry;
  };

  /** What the findings of a file rest on; undefined where more than the contents of files decides, or the tool failed. */
  const groundOf = async ({ file, kind, findings }: Compiled): Promise<Entry['ground'] | undefined> => {
    const { files, certain } = await workspace.restsOn(file);
    if (!certain || kind === undefined || findings.some(({ wording }) => wording === 'unfinished')) return undefined;
    const known = files.flatMap((one): [string, string][] => {
      const hash = hashOf(one);
      return hash === undefined ? [] : [[one, hash]];
    });
    return known.length === files.length ? known : undefined;
  };

  const keep = async (compiled: Compiled): Promise<void> => {
    const { file, findings, known, parts } = compiled;
    const path = pathOf(file);
    const ground = await groundOf(compiled);
    if (path === undefined || !ground) return;
    // What was saved while it was checked is not what was found faulty.
    if (![file, ...ground.map(([name]) => name)].every(isAsBefore)) return;
    const positions = findings.map((finding) => placesOf(finding).map((place) => workspace.locate(place) ?? null));
    const entry: Entry = {
      ground,
      ...(known.date ? { date: known.date } : {}),
      ...(parts ? { parts } : {}),
      findings,
      positions,
    };
    const written = JSON.stringify(entry);
    // Edits and keys stand there as they were written: a number of a person is not for the disk.
    if (mask(written) === written && writeEntry(path, written)) kept += 1;
  };

  return {
    recall,
    keep,
    prune: () => pruneCache(folder, kept >= many),
    line: linesOfFiles(),
    locate: (place: Place): Position | undefined => places.get(place),
  };
};
