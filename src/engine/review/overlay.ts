import type { ConfinedHost } from '../../source/host.ts';

/** A host with files in memory beside those of another one: what was unpacked, and what was made of tables. */
export interface Overlay extends ConfinedHost {
  readonly put: (name: string, bytes: Uint8Array) => void;
  /** Takes files away again, and tells which. */
  readonly clear: () => readonly string[];
}

/** Lays files in memory over a host. */
export const overlay = (host: ConfinedHost): Overlay => {
  const files = new Map<string, Uint8Array>();
  return {
    isInside: (name) => files.has(name) || host.isInside(name),
    read: async (name) => files.get(name) ?? host.read(name),
    list: async (folder) => {
      const inner = [...files.keys()].filter((name) => name.startsWith(`${folder}/`));
      const names = inner.map((name) => name.slice(folder.length + 1).split('/')[0] ?? '');
      const own = files.size > 0 && inner.length > 0 ? names : [];
      const below = await host.list(folder);
      return below || own.length > 0 ? [...new Set([...(below ?? []), ...own])].sort() : undefined;
    },
    put: (name, bytes) => {
      files.set(name, bytes);
    },
    clear: () => {
      const names = [...files.keys()];
      files.clear();
      return names;
    },
  };
};
