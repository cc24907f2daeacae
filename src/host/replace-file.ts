import { chmod, readdir, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { discard } from './discard.ts';
import { isLeft, ownName } from './own-name.ts';

/** What a killed process left beside the same file. */
const clearLeft = async (folder: string, name: string): Promise<void> => {
  for (const found of await readdir(folder).catch(() => []))
    if (isLeft(found, name, 'tmp')) discard(join(folder, found));
};

/**
 * Puts a content in place of a file, or makes the file, in one step: whoever looks sees the old file or the new one, and a
 * full disk leaves the old one. Links and modes are kept. An error names the file that was asked for.
 */
export const replaceFile = async (file: string, content: string | Uint8Array): Promise<void> => {
  const target = await realpath(file).catch(() => file);
  const earlier = await stat(target).catch(() => undefined);
  // A pipe or a terminal cannot be replaced.
  if (earlier && !earlier.isFile() && !earlier.isDirectory()) return writeFile(target, content);
  const [folder, name] = [dirname(target), basename(target)];
  const staged = join(folder, ownName(name, 'tmp'));
  try {
    await clearLeft(folder, name);
    // What is in the cache of the system only would be gone with the power, after the old file is.
    await writeFile(staged, content, { flush: true });
    if (earlier) await chmod(staged, earlier.mode & 0o7777);
    await rename(staged, target);
  } catch (error) {
    throw Object.assign(error as object, { path: file, dest: undefined });
  } finally {
    discard(staged);
  }
};
