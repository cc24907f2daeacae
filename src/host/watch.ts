import { stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { isYamlName } from '../source/parent-file.ts';
import { walk } from './find-sources.ts';

/** What has happened to files since the last time. */
export interface Saved {
  readonly files: readonly string[];
  /** Something came or went: names lead elsewhere now. */
  readonly moved: boolean;
}

type Snapshot = ReadonlyMap<string, string>;

/** Milliseconds between two looks, and how long files must rest before they are read: a save may be several writes. */
const pace = 100;
const rest = 30;

/** No more than a twentieth of the time goes into looking, however many files there are. */
const share = 20;

const look = async (roots: Iterable<string>): Promise<Snapshot> => {
  const found = new Map<string, string>();
  const note = async (file: string): Promise<void> => {
    const info = await stat(file, { bigint: true }).catch(() => undefined);
    if (info?.isFile()) found.set(file, `${info.ino} ${info.size} ${info.mtimeNs} ${info.ctimeNs}`);
  };
  for (const root of new Set(roots)) {
    const info = await stat(root).catch(() => undefined);
    if (!info?.isDirectory()) await note(root);
    // A folder that goes away while it is walked is seen as gone the next time.
    else await Promise.all((await walk(root, isYamlName).catch(() => [])).map(note));
  }
  return found;
};

const differences = (old: Snapshot, now: Snapshot): Saved => {
  const files = [...new Set([...old.keys(), ...now.keys()])].filter((file) => old.get(file) !== now.get(file));
  return { files, moved: files.some((file) => !old.has(file) || !now.has(file)) };
};

/**
 * Calls `run` at once and after YAML files in the roots (files or folders) were saved, one call at a time, until the
 * process is told to end. `run` gives the roots from then on; `wait` is called when the next save will be seen. It looks
 * at the files instead of asking the system for news: network drives and saves by way of a temporary file are seen too.
 */
export const watch = async (
  roots: readonly string[],
  run: (saved: Saved) => Promise<readonly string[]>,
  wait: () => void,
): Promise<void> => {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, end);
  const sleep = (time: number) => pause(time, undefined, { signal: ending.signal }).catch(() => undefined);

  let watched = roots;
  let known = await look(watched);
  let saved: Saved = { files: [...known.keys()], moved: true };

  /** Until something was saved and has come to rest. */
  const settle = async (): Promise<void> => {
    let now = known;
    for (let time = pace; !ending.signal.aborted && differences(known, now).files.length === 0; ) {
      await sleep(time);
      const from = performance.now();
      now = await look(watched);
      time = Math.max(pace, share * (performance.now() - from));
    }
    for (let before = known; !ending.signal.aborted && differences(before, now).files.length > 0; ) {
      before = now;
      await sleep(rest);
      now = await look(watched);
    }
    saved = differences(known, now);
    known = now;
  };

  try {
    while (!ending.signal.aborted) {
      watched = await run(saved);
      // What is saved while it runs differs from what was seen before.
      known = new Map([...(await look(watched)), ...known]);
      wait();
      await settle();
    }
  } finally {
    for (const signal of signals) process.removeListener(signal, end);
  }
};
