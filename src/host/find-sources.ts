import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, normalize, relative, sep } from 'node:path';
import { reference } from '../generated/reference.js';
import { isDebris } from '../model/is-debris.ts';
import { isYamlName } from '../source/parent-file.ts';
import { listedFiles, manifestName } from './manifest.ts';
import { diskPath, isNationalName, nationalEdition } from './national-edition.ts';

const toName = (path: string): string => normalize(path).split(sep).join('/');

/**
 * Wanted files below a folder, sorted by name. What programs leave behind is passed over, as is what an output of ours lists;
 * `passedOver` is told of it. Links are not followed.
 */
export const walk = async (
  folder: string,
  wanted: (name: string) => boolean = isYamlName,
  passedOver: (name: string) => void = () => {},
): Promise<string[]> => {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((left, right) =>
    left.name < right.name ? -1 : 1,
  );
  const hasManifest = entries.some(({ name }) => name === manifestName);
  const own = new Set(hasManifest ? (listedFiles(folder) ?? []).map(({ path }) => path) : []);
  const found = await Promise.all(
    entries.map(async (entry) => {
      const { name } = entry;
      const path = folder === '.' ? name : join(folder, name);
      const isWanted = entry.isFile() && wanted(name);
      if (!entry.isDirectory() && !isWanted) return [];
      if (own.has(name) || isDebris(name, reference.office)) {
        // A hidden folder is nobody's catalogue: every checkout has one.
        if (isWanted || !name.startsWith('.')) passedOver(toName(path));
        return [];
      }
      return isWanted ? [toName(path)] : walk(path, wanted, passedOver);
    }),
  );
  return found.flat();
};

/** What the arguments of `mulu validate` name: files to check, folders that hold none, and what was passed over. Each file once, in the order given. */
export const findSources = async (
  paths: readonly string[],
): Promise<{ files: string[]; empty: string[]; passedOver: string[] }> => {
  const passedOver: string[] = [];
  const files = new Map<string, string>();
  const empty: string[] = [];
  for (const path of paths) {
    const national = isNationalName(path);
    const given = national ? nationalEdition.path : path;
    const info = await stat(given).catch(() => undefined);
    const found = info?.isDirectory()
      ? await walk(given, isYamlName, (name) => passedOver.push(name))
      : [toName(given)];
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
  return { files: [...files.values()], empty, passedOver: passedOver.sort() };
};
