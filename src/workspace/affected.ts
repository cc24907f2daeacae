import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { packageRoot } from '../host/national-edition.ts';
import type { Host } from '../source/host.ts';
import { isYamlName, joinName } from '../source/parent-file.ts';
import type { Source } from '../source/source.ts';

/** The absolute names of a file: as it is reached through real folders, and what it links to. */
const realNames = async (file: string): Promise<string[]> => {
  const folder = await realpath(dirname(file)).catch(() => resolve(dirname(file)));
  const name = join(folder, basename(file));
  const target = await realpath(file).catch(() => name);
  return [...new Set([name, target])];
};

/**
 * Those of `files` that a change can affect: changed files and every layer below a changed one. `root` bounds what is
 * known of changes; what lies outside is always named. `open` reads a source, or gives what was read before.
 */
export const affected = async (
  files: readonly string[],
  changedFiles: readonly string[],
  {
    root,
    host,
    open,
  }: { readonly root?: string; readonly host: Host; readonly open: (file: string) => Promise<Source> },
): Promise<string[]> => {
  // The national catalogues and the reference data that come with the tool stand above every layer.
  const data = join(await realpath(packageRoot()), 'catalogues');
  const national = ['national', 'reference'].map((folder) => join(data, folder) + sep);
  if (changedFiles.some((file) => national.some((folder) => file.startsWith(folder)))) return [...files];
  const changed = new Set(changedFiles);
  const changedFolders = new Set(changedFiles.filter(isYamlName).map((file) => dirname(file)));
  const answers = new Map<string, boolean>();

  const isChanged = async (file: string): Promise<boolean> => {
    for (const name of await realNames(file)) {
      if (root !== undefined && !name.startsWith(root + sep)) return true;
      // A submodule or a nested repository is reported as one name.
      for (let at = name; dirname(at) !== at; at = dirname(at)) if (changed.has(at)) return true;
    }
    return false;
  };

  const isBelowChange = async (file: string, below: readonly string[]): Promise<boolean> => {
    if (await isChanged(file)) return true;
    const parent = ((await open(file)).data as { extends?: unknown } | null | undefined)?.extends;
    if (typeof parent !== 'string' || /^national(?:@|$)/u.test(parent.trim())) return false;
    const target = joinName(file, parent.trim());
    // The parent may be gone, or have come only now: its name tells.
    if (await isChanged(target)) return true;
    const inside = await host.list(target);
    if (inside && (await realNames(target)).some((name) => changedFolders.has(name))) return true;
    for (const one of inside ? inside.filter(isYamlName).map((name) => `${target}/${name}`) : [target])
      if (one !== file && !below.includes(one) && (await ask(one, [...below, file]))) return true;
    return false;
  };

  const ask = async (file: string, below: readonly string[]): Promise<boolean> => {
    const answer = answers.get(file) ?? (await isBelowChange(file, below));
    answers.set(file, answer);
    return answer;
  };

  const found: string[] = [];
  // One after the other: in a circle of parents, two questions at once would wait for each other.
  for (const file of files) if (await ask(file, [])) found.push(file);
  return found;
};
