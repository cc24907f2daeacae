import { readFile } from 'node:fs/promises';
import { isChangeLog } from '../../diff/print-changes.ts';
import type { Text } from '../../model/text.ts';
import { logForm } from '../../workspace/log-form.ts';

/** A change log that `mulu diff --changelog` wrote, in any of its forms, as Markdown. */
export const openChangeLog = async (path: string): Promise<string | { readonly problem: Text }> => {
  const bytes = await readFile(path).catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!bytes) return { problem: { zh: `没有“${path}”这个文件`, en: `there is no file \`${path}\`` } };
  const log = logForm(path).read(bytes);
  if (log !== undefined && isChangeLog(log)) return log;
  return {
    problem: {
      zh: `“${path}”不是 mulu diff --changelog 写的调整记录，或者写出以后在别处改动过`,
      en: `\`${path}\` is no change log of mulu diff --changelog, or was changed elsewhere since`,
    },
  };
};
