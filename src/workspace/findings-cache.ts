import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { discard } from '../host/discard.ts';
import { readNow } from '../host/file-host.ts';
import { isNationalName, packageRoot } from '../host/national-edition.ts';
import type { Compiled } from '../kinds/result.ts';
import type { Finding } from '../model/finding.ts';
import { mask } from '../model/personal/mask.ts';
import type { Place, Position } from '../model/place.ts';
import { decode } from '../source/decode.ts';
import { lineIndex } from '../source/lines.ts';
import type { openWorkspace } from './open-workspace.ts';
import { pruneCache } from './prune-cache.ts';

type Workspace = ReturnType<typeof openWorkspace>;

/** What is kept of one checked file: what it was checked with, and what was found. */
interface Entry {
  /** The layers above it and the hash of each. */
  readonly chain: readonly (readonly [file: string, hash: string])[];
  readonly date?: string;
  readonly findings: readonly Finding[];
  /** Where each finding and each of its second places stands. */
  readonly positions: readonly (readonly (Position | null)[])[];
}

/** Findings that still hold. */
interface Recalled {
  readonly findings: readonly Finding[];
  readonly date?: string;
}

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

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** What a file holds; undefined for what is no file, or too large to be checked. */
const contentOf = (file: string): Uint8Array | undefined => {
  const read = readNow(file);
  return 'problem' in read ? undefined : read;
};

/**
 * Findings of files that have not changed, nor anything that they rest on: build, date, the file and the layers above it,
 * all by content. Entries are added, each in one step, so that processes may share the folder, and anybody may delete it;
 * those that nobody uses go after a while. Kept is only what rests on files: a layer that was resolved up to the national edition. Undefined when nothing
 * tells which build this is.
 */
export const openFindingsCache = (workspace: Workspace, date: string | undefined, chosen: string | undefined) => {
  const build = buildDigest();
  if (build === undefined) return undefined;
  const folder = resolve(chosen ?? systemCache());
  const hashes = new Map<string, string | undefined>();
  const places = new Map<Place, Position>();
  let kept = 0;
  const texts = new Map<string, ReturnType<typeof lineIndex>>();

  const hashNow = (file: string): string | undefined => {
    const content = contentOf(file);
    return content && sha256(content);
  };
  const hashOf = (file: string): string | undefined => {
    if (!hashes.has(file)) hashes.set(file, hashNow(file));
    return hashes.get(file);
  };

  const pathOf = (file: string): string | undefined => {
    const hash = hashOf(file);
    if (hash === undefined) return undefined;
    const key = sha256(JSON.stringify([build, date ?? '', file, hash]));
    return join(folder, key.slice(0, 2), `${key.slice(2)}.json`);
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

  const recall = (file: string): Recalled | undefined => {
    const path = pathOf(file);
    const content = path === undefined ? undefined : contentOf(path);
    if (!content) return undefined;
    try {
      const entry = JSON.parse(new TextDecoder().decode(content)) as Entry;
      if (!entry.chain.every(([name, hash]) => hashOf(name) === hash)) return undefined;
      for (const [index, { at, related }] of entry.findings.entries())
        for (const [place, position] of [at, ...related.map((other) => other.at)].map(
          (one, nth) => [one, entry.positions[index]?.[nth]] as const,
        ))
          if (position) places.set(place, position);
      markUsed(path ?? '');
      return { findings: entry.findings, ...(entry.date ? { date: entry.date } : {}) };
    } catch {
      // Half a file, or somebody else's: as good as none.
      return undefined;
    }
  };

  /** The layers above, when the chain is made of nothing but files and ends in the edition that comes with the tool. */
  const chainOf = async ({ step, layer }: Compiled): Promise<[string, string][] | undefined> => {
    if (!step || !layer) return undefined;
    const above = step.inherited.layers.slice(1).map(({ file }) => file);
    const parents = await Promise.all(above.map((file) => workspace.check(file)));
    const chain = [layer, ...parents.map((parent) => parent.layer)];
    const ends = chain.filter((one) => one && isNationalName(one.extends.value));
    const named = chain.every((one) => one && /\.ya?ml$|^national/u.test(one.extends.value));
    const known = above.flatMap((file): [string, string][] => {
      const hash = hashOf(file);
      return hash === undefined ? [] : [[file, hash]];
    });
    return named && ends.length === 1 && known.length === above.length ? known : undefined;
  };

  const keep = async (compiled: Compiled): Promise<void> => {
    const { file, findings, known } = compiled;
    const path = pathOf(file);
    const chain = await chainOf(compiled);
    if (path === undefined || !chain) return;
    // What was saved while it was checked is not what was found faulty.
    if ([file, ...chain.map(([name]) => name)].some((name) => hashNow(name) !== hashOf(name))) return;
    const entry: Entry = {
      chain,
      ...(known.date ? { date: known.date } : {}),
      findings,
      positions: findings.map(({ at, related }) =>
        [at, ...related.map((other) => other.at)].map((place) => workspace.locate(place) ?? null),
      ),
    };
    const written = JSON.stringify(entry);
    // Edits and keys stand there as they were written: a number of a person is not for the disk.
    if (mask(written) !== written) return;
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.${process.pid}`, written);
      renameSync(`${path}.${process.pid}`, path);
      kept += 1;
    } catch {
      // A full or locked disk makes the next run slower, and nothing else.
      discard(`${path}.${process.pid}`);
    }
  };

  const line = (file: string, number: number): string | undefined => {
    const text = texts.get(file) ?? readLines(file);
    if (text) texts.set(file, text);
    return text?.line(number);
  };

  const readLines = (file: string): ReturnType<typeof lineIndex> | undefined => {
    const content = contentOf(file);
    const decoded = content && decode(file, content);
    return decoded && 'text' in decoded ? lineIndex(decoded.text) : undefined;
  };

  return {
    recall,
    keep,
    prune: () => pruneCache(folder, kept >= many),
    line,
    locate: (place: Place): Position | undefined => places.get(place),
  };
};
