import { readdir } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { Text } from '../model/text.ts';
import { isYamlName } from '../source/parent-file.ts';

/** What one entry of the folder holds, before anything is read. */
export interface Entry {
  /** File or folder as it was sent in. */
  readonly name: string;
  readonly files: readonly string[];
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

/** Looks at the file system, and follows no link. */
const lookOnDisk: Look = async (folder) =>
  (await readdir(folder, { withFileTypes: true }))
    .map((entry): Found => {
      const kind = entry.isSymbolicLink()
        ? 'link'
        : entry.isFile()
          ? 'file'
          : entry.isDirectory()
            ? 'folder'
            : undefined;
      return { name: entry.name, kind: kind ?? 'not-a-file' };
    })
    .sort((left, right) => (left.name < right.name ? -1 : 1));

/** More YAML files than this are no chain of layers. */
const maxFiles = 60;
const maxDepth = 6;

/** Files that programs leave behind, or that explain the folder. */
const isIdle = (name: string): boolean => /^(?:thumbs\.db|desktop\.ini|readme.*|.*\.md)$/iu.test(name);

const toName = (path: string): string => path.split(sep).join('/');

/** Everything below one folder, as far as a submission may reach. */
const gather = async (
  look: Look,
  folder: string,
  depth: number,
  found: {
    files: string[];
    workbooks: string[];
    refused: { file: string; problem: 'link' | 'not-a-file' }[];
    others: number;
  },
): Promise<boolean> => {
  for (const { name, kind } of await look(folder)) {
    if (name.startsWith('.') || isIdle(name)) continue;
    const path = join(folder, name);
    if (kind === 'link' || kind === 'not-a-file') {
      if (kind === 'not-a-file' || isYamlName(name)) found.refused.push({ file: toName(path), problem: kind });
      continue;
    }
    if (kind === 'folder') {
      if (depth >= maxDepth || !(await gather(look, path, depth + 1, found))) return false;
    } else if (isYamlName(name)) found.files.push(toName(path));
    else if (/\.xlsx$/iu.test(name)) found.workbooks.push(toName(path));
    else found.others += 1;
    if (found.files.length + found.workbooks.length > maxFiles) return false;
  }
  return true;
};

const readFolder = async (look: Look, name: string, path: string): Promise<Entry> => {
  const found: Parameters<typeof gather>[3] = { files: [], workbooks: [], refused: [], others: 0 };
  const { refused } = found;
  const told = (cause: Text): Entry => ({ name, files: [], refused, cause });
  try {
    if (!(await gather(look, path, 1, found)))
      return told({
        zh: `文件夹里的 YAML 文件和工作簿多于 ${maxFiles} 个，或套了 ${maxDepth} 层以上的文件夹`,
        en: `the folder holds more than ${maxFiles} YAML files and workbooks, or nests deeper than ${maxDepth}`,
      });
  } catch (error) {
    const { code } = error as { code?: string };
    return told({ zh: `文件夹读不了（${code}）`, en: `the folder cannot be read (${code})` });
  }
  // Where there is no YAML, a filled-in workbook may stand for it.
  const files = found.files.length > 0 ? found.files : found.workbooks;
  if (files.length > 0) return { name, files, refused };
  return told(
    found.refused.length > 0
      ? { zh: '只有链接或特殊文件，不读取', en: 'there are only links or special files, which are not read' }
      : found.others > 0
        ? { zh: '文件夹里没有 YAML 文件，也没有填报工作簿', en: 'the folder holds no YAML file and no workbook' }
        : { zh: '文件夹是空的', en: 'the folder is empty' },
  );
};

/** One file or folder that was sent in. */
export const readEntry = async (look: Look, { name, kind }: Found, path: string): Promise<Entry> =>
  kind === 'folder' ? readFolder(look, name, path) : { name, files: [toName(path)], refused: [] };

/** What was sent in: each file and each folder below a folder, by name. `except` are files that belong to the review itself. */
export const findSubmissions = async (
  folder: string,
  except: readonly string[],
  look: Look = lookOnDisk,
): Promise<{ readonly entries: readonly Entry[]; readonly passedOver: readonly string[] }> => {
  const own = new Set(except.map((path) => resolve(path)));
  const passedOver: string[] = [];
  const entries: Entry[] = [];
  for (const found of await look(folder)) {
    const path = join(folder, found.name);
    if (own.has(resolve(path)) || found.name.startsWith('.') || isIdle(found.name)) passedOver.push(found.name);
    else entries.push(await readEntry(look, found, path));
  }
  return { entries, passedOver };
};
