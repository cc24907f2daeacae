import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { type ManifestEntry, manifestName } from '../model/manifest.ts';
import type { Text } from '../model/text.ts';
import { listedFiles, sha256Of } from './manifest.ts';

/** What an output folder holds that was not written by this tool, or not left as it was written. */
export interface Foreign {
  /** Folders, or files below a link, where files are to be written: not even `--force` replaces these. */
  readonly blocked: readonly string[];
  /** Files that no manifest of ours lists. */
  readonly unlisted: readonly string[];
  /** Files that were changed since they were written. */
  readonly edited: readonly string[];
}

/** The hashes under which a path was written here: by the last run, and by runs that were broken off meanwhile. */
export type Known = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads what the manifests in some folders say of the files of one. */
export const knownHashes = (folders: readonly string[]): Known => {
  const known = new Map<string, Set<string>>();
  for (const folder of folders)
    for (const { path, sha256 } of listedFiles(folder) ?? [])
      known.set(path, (known.get(path) ?? new Set()).add(sha256));
  return known;
};

/** Whether a path in a folder is reached without a link, through folders only. */
export const isReached = (folder: string, path: string): boolean => {
  const steps = path.split('/').slice(0, -1);
  return steps.every((_, index) => {
    const info = lstatSync(join(folder, ...steps.slice(0, index + 1)), { throwIfNoEntry: false });
    return !info || info.isDirectory();
  });
};

/** Whether a file of the folder is as a run of this tool left it. */
export const isOurs = (folder: string, path: string, known: Known): boolean => {
  const info = lstatSync(join(folder, path), { throwIfNoEntry: false });
  return info?.isFile() === true && known.get(path)?.has(sha256Of(join(folder, path))) === true;
};

/** Looks for files that writing some entries into a folder would replace though they are not ours. */
export const foreignFiles = (folder: string, entries: readonly ManifestEntry[], known: Known): Foreign => {
  const found = { blocked: [] as string[], unlisted: [] as string[], edited: [] as string[] };
  for (const { path, sha256 } of entries) {
    const info = isReached(folder, path) ? lstatSync(join(folder, path), { throwIfNoEntry: false }) : 'blocked';
    if (info === 'blocked' || info?.isDirectory()) found.blocked.push(path);
    else if (!info || (info.isFile() && sha256Of(join(folder, path)) === sha256)) continue;
    else if (!isOurs(folder, path, known)) found[known.has(path) ? 'edited' : 'unlisted'].push(path);
  }
  const manifest = lstatSync(join(folder, manifestName), { throwIfNoEntry: false });
  if (manifest?.isDirectory()) found.blocked.push(manifestName);
  else if (manifest && !listedFiles(folder)) found.unlisted.push(manifestName);
  return found;
};

const names = (paths: readonly string[]): Text => {
  const first = paths.slice(0, 5);
  const more = paths.length > first.length;
  return {
    zh: `${first.join('、')}${more ? ` 等 ${paths.length} 个文件` : ''}`,
    en: `${first.join(', ')}${more ? ` and ${paths.length - first.length} more` : ''}`,
  };
};

/** Why files are not written, in one sentence with the names and the remedy; undefined when nothing stands in the way. */
export const foreignObstacle = (output: string, { blocked, unlisted, edited }: Foreign, force: boolean) => {
  if (blocked.length > 0) {
    const { zh, en } = names(blocked.map((path) => `${output.replace(/[/\\]+$/u, '')}/${path}`));
    return {
      zh: `“${zh}”是文件夹或者在链接后面，不能写成文件；请换一个输出文件夹`,
      en: `\`${en}\` is a folder or behind a link, where a file is to be written; choose another folder`,
    };
  }
  if (force || unlisted.length + edited.length === 0) return undefined;
  const told = [
    ...(edited.length > 0
      ? [{ zh: `${names(edited).zh} 生成以后改动过`, en: `${names(edited).en} changed since it was written` }]
      : []),
    ...(unlisted.length > 0
      ? [{ zh: `${names(unlisted).zh} 不是 mulu 写的`, en: `${names(unlisted).en} not written by mulu` }]
      : []),
  ];
  return {
    zh: `“${output}”里的 ${told.map(({ zh }) => zh).join('，')}，重新生成会盖掉：要保留的请先另存，或者换一个输出文件夹；确定不要了，加 --force`,
    en: `in \`${output}\`: ${told.map(({ en }) => en).join('; ')}; it would be overwritten: move aside what is to be kept, or choose another folder; --force overwrites it`,
  };
};
