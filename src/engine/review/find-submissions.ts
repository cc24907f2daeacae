import type { Text } from '../../model/text.ts';
import { isYamlName } from '../../source/parent-file.ts';
import { within } from '../paths.ts';
import { maxFiles, maxLayers } from './is-one-submission.ts';

/** What one entry of the folder holds, before anything is read. */
export interface Entry {
  /** File or folder as it was sent in. */
  readonly name: string;
  /** YAML files, else workbooks; of a file that was sent by itself, that file. */
  readonly files: readonly string[];
  /** Other files of a folder that holds no YAML. */
  readonly others: readonly string[];
  /** Scans that lie beside it: its stamped letter. */
  readonly letters?: readonly string[];
  /** Links and special files in it; they are not read. */
  readonly refused: readonly { readonly file: string; readonly problem: 'link' | 'not-a-file' }[];
  /** Why it cannot be a submission. */
  readonly cause?: Text;
}

/** A name in a folder, and what it is. */
export interface Found {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'not-a-file';
}

/** What a folder holds, sorted by name. */
export type Look = (folder: string) => Promise<readonly Found[]>;

const maxDepth = 6;

/** What was found below one folder, as far as a submission may reach. */
interface Gathered {
  readonly files: string[];
  readonly workbooks: string[];
  readonly others: string[];
  readonly refused: { file: string; problem: 'link' | 'not-a-file' }[];
  /** Names of what programs left behind, relative to the folder of submissions. */
  readonly passedOver: string[];
}

/** How a folder of submissions is looked at, and which names in it are passed over. */
export interface Reach {
  readonly look: Look;
  readonly isDebris: (name: string) => boolean;
  readonly isNote: (name: string) => boolean;
  /** What kind of a file a name says. */
  readonly formatOf: (name: string) => string | undefined;
  /** Whether layers and guides, or workbooks, are not too many for one submission. */
  readonly isOne: (files: readonly string[]) => Promise<boolean>;
  /** Whether a folder is what an earlier review wrote. */
  readonly isOutput: (folder: string) => Promise<boolean>;
}

/** Everything below one folder; false when that is more than a submission can be. */
const gather = async (reach: Reach, folder: string, name: string, depth: number, found: Gathered): Promise<boolean> => {
  for (const inner of await reach.look(folder)) {
    const path = within(folder, inner.name);
    const told = `${name}/${inner.name}`;
    const { kind } = inner;
    if (reach.isDebris(inner.name)) found.passedOver.push(told);
    else if (reach.isNote(inner.name)) continue;
    else if (kind === 'link' || kind === 'not-a-file') {
      if (kind === 'not-a-file' || isYamlName(inner.name)) found.refused.push({ file: path, problem: kind });
    } else if (kind === 'folder') {
      if (await reach.isOutput(path)) found.passedOver.push(told);
      else if (depth >= maxDepth || !(await gather(reach, path, told, depth + 1, found))) return false;
    } else if (isYamlName(inner.name)) found.files.push(path);
    else if (/\.xlsx$/iu.test(inner.name)) found.workbooks.push(path);
    else found.others.push(path);
    if (found.files.length + found.workbooks.length > maxFiles) return false;
  }
  return true;
};

const tooMuch: Text = {
  zh: `文件夹里的 YAML 文件或工作簿多于 ${maxLayers} 个（不算办事指南，连指南在内多于 ${maxFiles} 个），或套了 ${maxDepth} 层以上的文件夹`,
  en: `the folder holds more than ${maxLayers} YAML files or workbooks (more than ${maxFiles} with its guides), or nests deeper than ${maxDepth}`,
};

/** One folder that was sent in; undefined when there is nothing in it. */
const readFolder = async (
  reach: Reach,
  name: string,
  path: string,
  passedOver: string[],
): Promise<Entry | undefined> => {
  const found: Gathered = { files: [], workbooks: [], others: [], refused: [], passedOver };
  const { refused } = found;
  const told = (cause: Text): Entry => ({ name, files: [], others: [], refused, cause });
  try {
    if (!(await gather(reach, path, name, 1, found))) return told(tooMuch);
  } catch (error) {
    const { code } = error as { code?: string };
    return told({ zh: `文件夹读不了（${code}）`, en: `the folder cannot be read (${code})` });
  }
  if (!(await reach.isOne(found.files.length > 0 ? found.files : found.workbooks))) return told(tooMuch);
  // Where there is no YAML, a filled-in workbook may stand for it, or tables of any kind together.
  if (found.files.length > 0) return { name, files: found.files, others: [], refused };
  if (found.workbooks.length > 0) return { name, files: found.workbooks, others: found.others, refused };
  if (found.others.length > 0) return { name, files: [], others: found.others, refused };
  return refused.length > 0
    ? told({ zh: '只有链接或特殊文件，不读取', en: 'there are only links or special files, which are not read' })
    : undefined;
};

/** One file or folder that was sent in; undefined for a folder with nothing in it. */
export const readEntry = async (
  reach: Reach,
  { name, kind }: Found,
  path: string,
  passedOver: string[] = [],
): Promise<Entry | undefined> =>
  kind === 'folder' ? readFolder(reach, name, path, passedOver) : { name, files: [path], others: [], refused: [] };

/** The code in a name, else the name without its ending and without what a scan is called. */
const stemOf = (name: string): string =>
  /(?<!\d)(?:\d{9}|\d{6})(?!\d)/u.exec(name)?.[0] ??
  name.replace(/\.[^.]*$/u, '').replace(/[\s()（）_-]|扫描件?|盖章件?|备案函|的?函|目录/gu, '');

/** A scan beside a table, a layer or a folder of them is the stamped letter of that submission, and none of its own. */
const withLetters = (entries: readonly Entry[], { formatOf }: Reach): Entry[] => {
  const isFile = ({ name, files: [file, ...more] }: Entry): boolean =>
    file !== undefined && more.length === 0 && (file === name || file.endsWith(`/${name}`));
  const isA = (format: string, entry: Entry): boolean => isFile(entry) && formatOf(entry.name) === format;
  const tables = entries.filter((entry) => isA('table', entry));
  const layers = entries.filter((entry) => !isFile(entry) || isYamlName(entry.name));
  const owners = new Map(
    entries.flatMap((scan): [Entry, Entry][] => {
      if (!isA('scan', scan)) return [];
      const same = ({ name }: Entry): boolean => stemOf(name) === stemOf(scan.name);
      const among = tables.some(same) ? tables : layers;
      const [owner, ...more] = among.filter(same);
      return owner && more.length === 0 ? [[scan, owner]] : [];
    }),
  );
  return entries
    .filter((entry) => !owners.has(entry))
    .map((entry) => {
      const letters = [...owners].flatMap(([scan, owner]) => (owner === entry ? scan.files : []));
      return letters.length > 0 ? { ...entry, letters } : entry;
    });
};

/** What was sent in: each file and each folder below a folder, by name. `isOwn` tells files that belong to the review itself. */
export const findSubmissions = async (
  folder: string,
  isOwn: (path: string) => boolean,
  reach: Reach,
): Promise<{
  readonly entries: readonly Entry[];
  /** Names that are not reviewed; `told` are those of them that somebody should hear of. */
  readonly passedOver: readonly string[];
  readonly told: readonly string[];
}> => {
  const expected: string[] = [];
  const told: string[] = [];
  const entries: Entry[] = [];
  for (const found of await reach.look(folder)) {
    const path = within(folder, found.name);
    const isExpected = isOwn(path) || (found.kind === 'file' && reach.isNote(found.name));
    const isLeft =
      !isExpected && (reach.isDebris(found.name) || (found.kind === 'folder' && (await reach.isOutput(path))));
    const entry = isExpected || isLeft ? undefined : await readEntry(reach, found, path, told);
    if (entry) entries.push(entry);
    else (isExpected ? expected : told).push(found.name);
  }
  const byName = (left: string, right: string): number => (left < right ? -1 : 1);
  return {
    entries: withLetters(entries, reach),
    passedOver: [...expected, ...told].sort(byName),
    told: told.sort(byName),
  };
};
