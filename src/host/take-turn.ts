import { mkdirSync, readFileSync, renameSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { discard } from './discard.ts';
import { isLeft, ownName, sharedName } from './own-name.ts';

/** Milliseconds between two tries, in all, and until what another machine left is given up. */
const pace = 20;
const patience = 30_000;
const oldAge = 600_000;

const pause = (time: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time);
};

const ownerOf = (lock: string): string | undefined => {
  try {
    return readFileSync(join(lock, 'owner'), 'utf8');
  } catch {
    return undefined;
  }
};

/** Whether the process that holds a turn is gone. */
const isAbandoned = (lock: string, folder: string): boolean => {
  const owner = ownerOf(lock);
  if (owner === undefined) return false;
  const info = statSync(lock, { throwIfNoEntry: false });
  return isLeft(owner, basename(folder), 'turn') || (info !== undefined && Date.now() - info.mtimeMs > oldAge);
};

/** Takes an abandoned turn away; a live one that has come in its place is put back. */
const clearAbandoned = (lock: string, folder: string, aside: string): void => {
  try {
    // Without its owner it is one that was being given back; a folder that holds something stays.
    if (ownerOf(lock) === undefined) rmdirSync(lock);
    if (!isAbandoned(lock, folder)) return;
    renameSync(lock, aside);
    if (isAbandoned(aside, folder)) discard(aside);
    else renameSync(aside, lock);
  } catch {
    // Another process was faster.
  }
};

/**
 * Waits until no other process moves files into a folder, and returns what ends the turn; undefined when the wait was too
 * long. Moving takes milliseconds: what is slow is staged before. A turn is a folder that is renamed with its owner in it:
 * it is there whole or not at all, wherever a process is killed.
 */
export const takeTurn = (folder: string, beside: string, stage: string): (() => void) | undefined => {
  const lock = join(beside, sharedName(basename(folder), 'turn'));
  const own = join(stage, '.turn');
  mkdirSync(own);
  writeFileSync(join(own, 'owner'), ownName(basename(folder), 'turn'));
  for (let waited = 0; waited < patience; waited += pace) {
    try {
      renameSync(own, lock);
      return () => discard(lock);
    } catch (error) {
      const { code = '' } = error as { code?: string };
      const isTaken = code === 'ENOTEMPTY' || code === 'EEXIST' || statSync(lock, { throwIfNoEntry: false });
      if (!isTaken) throw error;
      clearAbandoned(lock, folder, join(stage, '.gone'));
      if (statSync(lock, { throwIfNoEntry: false })) pause(pace);
    }
  }
  return undefined;
};
