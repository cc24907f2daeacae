import type { Host } from '../source/host.ts';

/** A host that lists each folder once: every layer of a folder asks for its parent there. */
export const rememberLists = (host: Host): Host => {
  const lists = new Map<string, ReturnType<Host['list']>>();
  return {
    ...host,
    list: (folder) => {
      const names = lists.get(folder) ?? host.list(folder);
      lists.set(folder, names);
      return names;
    },
  };
};
