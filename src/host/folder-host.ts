import { realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { Host, Unread } from '../source/host.ts';
import { fileHost } from './file-host.ts';

/** The files below a folder: nothing outside of it is read, neither by `..` nor by a link. Names are relative to it. */
export const openFolder = (
  folder: string,
): { readonly read: (name: string) => Promise<Uint8Array | Unread>; readonly list: Host['list'] } => {
  const top = resolve(folder);
  const real = async (name: string): Promise<string | undefined> => {
    const [root, path] = await Promise.all([realpath(top), realpath(resolve(top, name))]).catch(() => []);
    return root !== undefined && path !== undefined && (path === root || path.startsWith(root.replace(/[/\\]?$/u, sep)))
      ? path
      : undefined;
  };
  return {
    read: async (name) => {
      const path = await real(name);
      return path === undefined ? { problem: 'missing' } : fileHost.read(path);
    },
    list: async (name) => {
      const path = await real(name);
      return path === undefined ? undefined : fileHost.list(path);
    },
  };
};
