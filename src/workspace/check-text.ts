import { fileHost } from '../host/file-host.ts';
import type { Compiled } from '../kinds/result.ts';
import { openWorkspace } from './open-workspace.ts';

/** Checks a text as if it stood in a file that is not written yet. */
export const checkText = (file: string, text: string): Promise<Compiled> =>
  openWorkspace(undefined, {
    read: async (name) => (name === file ? new TextEncoder().encode(text) : fileHost.read(name)),
    list: async (folder) => {
      const names = await fileHost.list(folder);
      const [name = ''] = file.split('/').slice(-1);
      const own = file.split('/').slice(0, -1).join('/') || '.';
      return names && folder === own && !names.includes(name) ? [...names, name].sort() : names;
    },
  }).check(file);
