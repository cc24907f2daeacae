import { constants } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type ConfinedHost, maxBytes, type Unread, type Withheld } from '../source/host.ts';
import { unreadOf } from './unread-of.ts';

const below = (root: string, path: string): string | undefined => {
  const inner = relative(root, path);
  return inner === '..' || inner.startsWith(`..${sep}`) || isAbsolute(inner) ? undefined : inner;
};

const problemOf = (error: unknown): Unread | Withheld => {
  const { code } = error as { code?: string };
  return code === 'ELOOP' || code === 'EMLINK' ? { problem: 'link' } : unreadOf(error);
};

/**
 * The file system as far as some folders reach: no name leads out of them, no link is followed, nothing is opened that is
 * no plain file. The folders themselves may be links; what lies in them was sent in by somebody else.
 */
export const confinedHost = async (folders: readonly string[]): Promise<ConfinedHost> => {
  const roots = await Promise.all(
    folders.map(async (folder) => ({ given: resolve(folder), real: await realpath(folder) })),
  );

  /** The real path that a name must have if no link lies on the way; undefined outside of the folders. */
  const expected = (name: string): string | undefined => {
    if (name.includes('\0')) return undefined;
    const path = resolve(name);
    for (const { given, real } of roots) {
      const inner = below(given, path);
      if (inner !== undefined) return join(real, inner);
    }
    return undefined;
  };

  /** The path, once it is known that no link lies on the way. */
  const unlinked = async (path: string): Promise<string | Withheld | Unread> => {
    try {
      return (await realpath(path)) === path ? path : { problem: 'link' };
    } catch (error) {
      const info = await lstat(path).catch(() => undefined);
      return info?.isSymbolicLink() ? { problem: 'link' } : problemOf(error);
    }
  };

  return {
    isInside: (name) => expected(name) !== undefined,
    read: async (name) => {
      const wanted = expected(name);
      if (wanted === undefined) return { problem: 'outside' };
      const path = await unlinked(wanted);
      if (typeof path !== 'string') return path;
      try {
        const before = await lstat(path);
        if (!before.isFile()) return { problem: 'not-a-file' };
        // What was looked at may be exchanged before it is opened: no link is followed, and no pipe is waited for.
        const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
        try {
          const info = await file.stat();
          if (!info.isFile()) return { problem: 'not-a-file' };
          if (info.size > maxBytes) return { problem: 'too-large', size: info.size };
          const bytes = new Uint8Array(info.size);
          const { bytesRead } = await file.read(bytes, 0, info.size, 0);
          return bytes.subarray(0, bytesRead);
        } finally {
          await file.close();
        }
      } catch (error) {
        return problemOf(error);
      }
    },
    list: async (folder) => {
      const wanted = expected(folder);
      const path = wanted === undefined ? undefined : await unlinked(wanted);
      if (typeof path !== 'string') return undefined;
      try {
        return (await readdir(path)).sort();
      } catch (error) {
        if (unreadOf(error).problem === 'failed') throw error;
        return undefined;
      }
    },
  };
};
