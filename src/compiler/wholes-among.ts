import type { Ground } from './kind.ts';

/** Those of some files that are no part of another of them: what is wrong in a part is told with the whole. */
export const wholesAmong = async (
  files: readonly string[],
  groundOf: (file: string) => Promise<Ground>,
): Promise<readonly string[]> => {
  const parts = new Set((await Promise.all(files.map(groundOf))).flatMap((ground) => ground.parts ?? []));
  return files.filter((file) => !parts.has(file));
};
