import type { Source } from '../source/source.ts';
import type { Checked, Ground, Read } from './kind.ts';

/** What was made of each file, by its name, until it is forgotten. */
export interface Memory<Result> {
  readonly opened: Map<string, Promise<Source>>;
  /** Those that have been opened: what places are found in. */
  readonly sources: Map<string, Source>;
  readonly grounds: Map<string, Promise<Ground>>;
  readonly reads: Map<string, Promise<Read<Result>>>;
  readonly checks: Map<string, Promise<Checked<Result>>>;
  /** What was made of folders. */
  readonly folders: Map<string, Promise<unknown>>;
  /** Files that others rest on. */
  readonly restedOn: Set<string>;
  /** The parts of files. */
  readonly parts: Map<string, readonly string[]>;
}

/** A memory of no file yet. */
export const createMemory = <Result>(): Memory<Result> => ({
  opened: new Map(),
  sources: new Map(),
  grounds: new Map(),
  reads: new Map(),
  checks: new Map(),
  folders: new Map(),
  restedOn: new Set(),
  parts: new Map(),
});

/** What is known of a file, or what is made of it now: whoever asks meanwhile waits for the same. */
export const once = <Made>(
  known: Map<string, Promise<Made>>,
  file: string,
  make: (file: string) => Promise<Made>,
): Promise<Made> => {
  const earlier = known.get(file);
  if (earlier) return earlier;
  const started = make(file);
  known.set(file, started);
  return started;
};

/** Lets go of files that are done with, and of their parts, so that any number of them can be checked in bounded memory. */
export const forget = <Result>(memory: Memory<Result>, files: Iterable<string>): void => {
  const { opened, sources, grounds, reads, checks, parts } = memory;
  for (const whole of files) {
    for (const file of [whole, ...(parts.get(whole) ?? [])])
      for (const known of [opened, sources, grounds, reads, checks]) known.delete(file);
    parts.delete(whole);
  }
};

/**
 * Lets go of what came of a checked file, unless others rest on it, so that a folder of any size is checked in bounded
 * memory. What has findings keeps its text, to show them.
 */
export const release = <Result>(memory: Memory<Result>, { file: whole, findings }: Checked<Result>): void => {
  const { opened, sources, grounds, reads, checks, parts, restedOn } = memory;
  if (restedOn.has(whole)) return;
  for (const file of [whole, ...(parts.get(whole) ?? [])]) {
    const source = sources.get(file);
    for (const known of [opened, grounds, reads, checks]) known.delete(file);
    if (
      source &&
      findings.some(({ at, related }) => [at, ...related.map((one) => one.at)].some((one) => one.file === file))
    )
      sources.set(file, { ...source, data: undefined });
    else sources.delete(file);
  }
  parts.delete(whole);
};
