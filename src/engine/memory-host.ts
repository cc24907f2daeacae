import { type Host, maxBytes, type Unread } from '../source/host.ts';
import { joinName } from '../source/parent-file.ts';

/** A name as files in memory are kept by it: `/` between its steps, no `.` and `..`. */
export const plainName = (name: string): string => joinName('', name);

/** Files in memory, by their plain names. What is put into the map later is read, too. */
export const memoryHost = (held: ReadonlyMap<string, Uint8Array>) => {
  const inside = (folder: string): string[] => {
    const plain = plainName(folder);
    const prefix = plain === '.' ? '' : `${plain}/`;
    const names = [...held.keys()].filter((name) => name.startsWith(prefix));
    return [...new Set(names.map((name) => name.slice(prefix.length).split('/')[0] ?? ''))].sort();
  };
  return {
    read: async (name: string): Promise<Uint8Array | Unread> => {
      const bytes = held.get(plainName(name));
      if (bytes) return bytes.length > maxBytes ? { problem: 'too-large', size: bytes.length } : bytes;
      return { problem: inside(name).length > 0 ? 'not-a-file' : 'missing' };
    },
    list: async (folder: string) => {
      const names = inside(folder);
      return names.length > 0 ? names : undefined;
    },
  } satisfies Host;
};
