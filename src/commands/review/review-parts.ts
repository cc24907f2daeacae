import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Text } from '../../model/text.ts';
import { type Part, partName } from '../../review/part.ts';
import { upgradePart } from '../../review/upgrade.ts';
import { rules } from '../../rules/index.ts';

type Problem = { readonly problem: Text };

/** The largest part that is read: a submission takes some kilobytes. */
const maxPartBytes = 256 * 1024 * 1024;

const isFile = (path: string): Promise<boolean> =>
  lstat(path).then(
    (info) => info.isFile(),
    () => false,
  );

/** The parts that a path leads to: the file itself, that of a folder, or those of the folders in it. No link inside is followed. */
const findParts = async (path: string): Promise<readonly string[]> => {
  const info = await stat(path).catch(() => undefined);
  if (!info?.isDirectory()) return info?.isFile() ? [path] : [];
  if (await isFile(join(path, partName))) return [join(path, partName)];
  const inner = (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const found: string[] = [];
  for (const { name } of inner.sort((left, right) => (left.name < right.name ? -1 : 1)))
    if (await isFile(join(path, name, partName))) found.push(join(path, name, partName));
  return found;
};

const readPart = async (path: string): Promise<Part | Problem> => {
  if ((await stat(path)).size > maxPartBytes)
    return {
      problem: { zh: `“${path}”太大，不是审核的分片`, en: `\`${path}\` is too large to be a part of a review` },
    };
  const problem = {
    problem: {
      zh: `“${path}”不是 mulu review --shard 写的分片，或者已经损坏`,
      en: `\`${path}\` is no part that mulu review --shard wrote, or it is damaged`,
    },
  };
  try {
    const data = upgradePart(JSON.parse(await readFile(path, 'utf8')), rules);
    const { reviewPart } = await import('../../generated/validators/review-part.js');
    if (reviewPart(data)) return data as Part;
    // What another version wrote may have another form; its number is the better reason.
    const { version: written } = (data as { tool?: { name?: unknown; version?: unknown } } | null)?.tool ?? {};
    return typeof written === 'string' && /^[\w.+-]{1,40}$/u.test(written)
      ? {
          problem: {
            ...problem.problem,
            zh: `${problem.problem.zh}（mulu ${written}）`,
            en: `${problem.problem.en} (mulu ${written})`,
          },
        }
      : problem;
  } catch {
    return problem;
  }
};

/** Reads the parts that some paths lead to, each with the path that it came from. */
export const openParts = async (paths: readonly string[]): Promise<readonly (readonly [string, Part])[] | Problem> => {
  const parts: [string, Part][] = [];
  for (const path of paths) {
    const files = await findParts(path);
    if (files.length === 0)
      return {
        problem: {
          zh: `“${path}”里没有分片（mulu review --shard 写的 ${partName}）`,
          en: `\`${path}\` holds no part (${partName}, which mulu review --shard writes)`,
        },
      };
    for (const file of files) {
      const part = await readPart(file);
      if ('problem' in part) return part;
      parts.push([file, part]);
    }
  }
  return parts;
};
