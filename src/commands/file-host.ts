import { readdir, readFile, stat } from 'node:fs/promises';
import { type Host, maxBytes, type Unread } from '../source/host.ts';
import { diskPath } from './national-edition.ts';

const problemOf = (error: unknown): Unread => {
  const { code } = error as { code?: string };
  return { problem: code === 'EACCES' || code === 'EPERM' ? 'no-access' : 'missing' };
};

/** The file system as the stages see it. Names are relative to the working directory, with `/`. */
export const fileHost = {
  read: async (name: string) => {
    const path = diskPath(name);
    try {
      const info = await stat(path);
      if (!info.isFile()) return { problem: 'not-a-file' };
      if (info.size > maxBytes) return { problem: 'too-large', size: info.size };
      return await readFile(path);
    } catch (error) {
      return problemOf(error);
    }
  },
  list: async (folder: string) => {
    try {
      return (await readdir(diskPath(folder))).sort();
    } catch {
      return undefined;
    }
  },
} satisfies Host;
