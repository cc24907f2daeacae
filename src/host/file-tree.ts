import { stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { Host } from '../source/host.ts';
import { fileHost } from './file-host.ts';
import { walk } from './find-sources.ts';

/** What a name stands for: a file, or the wanted files below a folder, by their path inside it and sorted by it. */
export type Found = { readonly file: string } | { readonly paths: readonly string[] };

/** A place that holds files: the working folder, or a commit. */
export interface FileTree {
  readonly host: Host;
  /** Undefined when there is nothing of that name. Hidden folders are passed over, links are not followed. */
  readonly find: (name: string, wanted: (fileName: string) => boolean) => Promise<Found | undefined>;
}

/** The files of the working folder. */
export const workingTree: FileTree = {
  host: fileHost,
  find: async (name, wanted) => {
    const info = await stat(name).catch(() => undefined);
    if (!info) return undefined;
    if (!info.isDirectory()) return { file: name };
    const files = await walk(name, wanted);
    return {
      paths: files
        .map((file) => relative(name, file).split(sep).join('/'))
        .sort((left, right) => (left < right ? -1 : 1)),
    };
  },
};
