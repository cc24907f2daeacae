import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';

/** Puts a text in place of a file, or makes the file, in one step; links and modes are kept. */
export const replaceFile = async (file: string, text: string): Promise<void> => {
  const target = await realpath(file).catch(() => file);
  const mode = (await stat(target).catch(() => undefined))?.mode;
  const staged = `${target}.${process.pid}.mulu-tmp`;
  try {
    await writeFile(staged, text, mode === undefined ? {} : { mode });
    await rename(staged, target);
  } finally {
    await rm(staged, { force: true });
  }
};
