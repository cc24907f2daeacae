import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, normalize, relative, sep } from 'node:path';
import { isYamlName } from '../source/parent-file.ts';
import { diskPath, isNationalName, nationalEdition } from './national-edition.ts';

const toName = (path: string): string => normalize(path).split(sep).join('/');

/** Wanted files below a folder, sorted by name; hidden folders and node_modules are passed over, links are not followed. */
export const walk = async (folder: string, wanted: (name: string) => boolean = isYamlName): Promise<string[]> => {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((left, right) =>
    left.name < right.name ? -1 : 1,
  );
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = folder === '.' ? entry.name : join(folder, entry.name);
      if (entry.isDirectory())
        return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : walk(path, wanted);
      return entry.isFile() && wanted(entry.name) && !entry.name.startsWith('.') ? [toName(path)] : [];
    }),
  );
  return found.flat();
};

/** What the arguments of `mulu validate` name: files to check, and folders that hold none. Each file once, in the order given. */
export const findSources = async (paths: readonly string[]): Promise<{ files: string[]; empty: string[] }> => {
  const files = new Map<string, string>();
  const empty: string[] = [];
  for (const path of paths) {
    const national = isNationalName(path);
    const given = national ? nationalEdition.path : path;
    const info = await stat(given).catch(() => undefined);
    const found = info?.isDirectory() ? await walk(given) : [toName(given)];
    const inside = national ? found.map((file) => `${nationalEdition.folder}${file.slice(given.length)}`) : found;
    if (inside.length === 0) empty.push(toName(given));
    for (const file of inside) {
      const real = await realpath(diskPath(file)).catch(() => file);
      if (!files.has(real))
        files.set(
          real,
          isAbsolute(file) && !relative(process.cwd(), file).startsWith('..')
            ? toName(relative(process.cwd(), file))
            : file,
        );
    }
  }
  return { files: [...files.values()], empty };
};
