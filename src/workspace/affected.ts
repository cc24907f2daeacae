import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { packageRoot } from '../host/national-edition.ts';
import { isYamlName } from '../source/parent-file.ts';
import type { openWorkspace } from './open-workspace.ts';

/** The absolute names of a file: as it is reached through real folders, and what it links to. */
const realNames = async (file: string): Promise<string[]> => {
  const folder = await realpath(dirname(file)).catch(() => resolve(dirname(file)));
  const name = join(folder, basename(file));
  const target = await realpath(file).catch(() => name);
  return [...new Set([name, target])];
};

/**
 * Those of `files` that a change can affect: changed files and every file that rests on a changed one. `root` bounds what is
 * known of changes; what lies outside is always named.
 */
export const affected = async (
  files: readonly string[],
  changedFiles: readonly string[],
  { restsOn, host }: Pick<ReturnType<typeof openWorkspace>, 'restsOn' | 'host'>,
  root?: string,
): Promise<string[]> => {
  // The national catalogues and the reference data that come with the tool stand above every layer.
  const data = join(await realpath(packageRoot()), 'catalogues');
  const national = ['national', 'reference'].map((folder) => join(data, folder) + sep);
  if (changedFiles.some((file) => national.some((folder) => file.startsWith(folder)))) return [...files];
  const changed = new Set(changedFiles);
  // The guides of a layer lie in the folder that it names, or one below.
  const changedFolders = new Set(
    changedFiles.filter(isYamlName).flatMap((file) => [dirname(file), dirname(dirname(file))]),
  );
  const answers = new Map<string, Promise<boolean>>();

  const look = async (name: string): Promise<boolean> => {
    const names = await realNames(name);
    for (const real of names) {
      if (root !== undefined && !real.startsWith(root + sep)) return true;
      // A submodule or a nested repository is reported as one name.
      for (let at = real; dirname(at) !== at; at = dirname(at)) if (changed.has(at)) return true;
    }
    return names.some((real) => changedFolders.has(real)) && (await host.list(name)) !== undefined;
  };
  /** What a name leads to may be gone, or have come only now: the name tells. */
  const isChanged = (name: string): Promise<boolean> => {
    const answer = answers.get(name) ?? look(name);
    answers.set(name, answer);
    return answer;
  };

  const found: string[] = [];
  for (const file of files) {
    const ground = await restsOn(file);
    const asked = await Promise.all([file, ...ground.names, ...ground.files].map(isChanged));
    if (asked.includes(true)) found.push(file);
  }
  return found;
};
