import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, normalize, relative, sep } from 'node:path';
import { domainIds } from '../generated/domains.js';
import { reference } from '../generated/reference.js';
import { isDebris } from '../model/is-debris.ts';
import { manifestName } from '../model/manifest.ts';
import { isForeignYaml } from '../source/foreign-yaml.ts';
import { isYamlName } from '../source/parent-file.ts';
import { listedFiles } from './manifest.ts';
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

const strict = new TextDecoder('utf-8', { fatal: true });

/** Where a layer says at its top what it is. */
const headSize = 4096;

const headOf = async (file: string): Promise<string> => {
  const opened = await open(file);
  try {
    const { buffer, bytesRead } = await opened.read(new Uint8Array(headSize));
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, bytesRead), { stream: true });
  } finally {
    await opened.close();
  }
};

/** Whether a file that was only found in a folder is of another program; what is not text is left to whoever reads it. */
const isForeign = async (file: string): Promise<boolean> => {
  try {
    const head = await headOf(file);
    // What says that it is ours at its top is, whatever follows; else all of it counts.
    if (head.trim() !== '' && !isForeignYaml(head, domainIds)) return false;
    return isForeignYaml(strict.decode(await readFile(file)), domainIds);
  } catch {
    return false;
  }
};

/** What a folder holds to be checked, and the YAML files in it that are of other programs. */
const below = async (folder: string, passedOver: (name: string) => void) => {
  const found = await walk(folder, isYamlName, passedOver);
  const isOther: boolean[] = [];
  for (const file of found) isOther.push(await isForeign(file));
  return { files: found.filter((_, index) => !isOther[index]), foreign: found.filter((_, index) => isOther[index]) };
};

/**
 * What the arguments of `mulu validate` name: files to check, folders that hold none, and what was passed over. Each file
 * once, in the order given. `foreign` are YAML files of other programs in folders; a file that is named is checked.
 */
export const findSources = async (
  paths: readonly string[],
): Promise<{ files: string[]; empty: string[]; passedOver: string[]; foreign: string[] }> => {
  const passedOver: string[] = [];
  const files = new Map<string, string>();
  const empty: string[] = [];
  const foreign: string[] = [];
  for (const path of paths) {
    const national = isNationalName(path);
    const given = national ? nationalEdition.path : path;
    const info = await stat(given).catch(() => undefined);
    const inner = info?.isDirectory() ? await below(given, (name) => passedOver.push(name)) : undefined;
    foreign.push(...(inner?.foreign ?? []));
    const found = inner?.files ?? [toName(given)];
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
  return { files: [...files.values()], empty, passedOver: passedOver.sort(), foreign: foreign.map(toName).sort() };
};
