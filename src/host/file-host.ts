import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { type Host, maxBytes, type Unread } from '../source/host.ts';
import { diskPath } from './national-edition.ts';
import { unreadOf } from './unread-of.ts';

/** What a file holds, or why it cannot be read. */
export const readNow = (name: string): Uint8Array | Unread => {
  const path = diskPath(name);
  try {
    const info = statSync(path);
    if (!info.isFile()) return { problem: 'not-a-file' };
    if (info.size > maxBytes) return { problem: 'too-large', size: info.size };
    return readFileSync(path);
  } catch (error) {
    return unreadOf(error);
  }
};

/**
 * The file system as the stages see it. Names are relative to the working directory, with `/`. One file is worked on at a
 * time, so waiting for it costs nothing, and asking the thread pool for a small file costs more than reading it.
 */
export const fileHost = {
  read: async (name: string) => readNow(name),
  list: async (folder: string) => {
    try {
      return readdirSync(diskPath(folder)).sort();
    } catch (error) {
      // A folder that could not be read is not taken for one that is not there.
      if (unreadOf(error).problem === 'failed') throw error;
      return undefined;
    }
  },
  isLink: async (name: string) => {
    try {
      return lstatSync(diskPath(name)).isSymbolicLink();
    } catch {
      return false;
    }
  },
} satisfies Host;
