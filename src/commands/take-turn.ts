import { readFileSync, statSync, writeFileSync } from 'node:fs';
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

/** Whether the process that holds a turn is gone. */
const isAbandoned = (lock: string, folder: string): boolean => {
  try {
    return isLeft(readFileSync(lock, 'utf8'), basename(folder), 'turn') || Date.now() - statSync(lock).mtimeMs > oldAge;
  } catch {
    return false;
  }
};

/**
 * Waits until no other process moves files into a folder, and returns what ends the turn; undefined when the wait was
 * too long. Moving takes milliseconds: what is slow is staged before.
 */
export const takeTurn = (folder: string, beside: string): (() => void) | undefined => {
  const lock = join(beside, sharedName(basename(folder), 'turn'));
  const own = ownName(basename(folder), 'turn');
  for (let waited = 0; waited < patience; waited += pace) {
    try {
      writeFileSync(lock, own, { flag: 'wx' });
      return () => discard(lock);
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') {
        discard(lock);
        throw error;
      }
      if (isAbandoned(lock, folder)) discard(lock);
      else pause(pace);
    }
  }
  return undefined;
};
