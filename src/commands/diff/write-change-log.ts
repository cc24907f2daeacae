import { readFile } from 'node:fs/promises';
import { updateChangeLog } from '../../diff/print-changes.ts';
import type { DiffReport } from '../../diff/report.ts';
import { replaceFile } from '../../host/replace-file.ts';
import type { Text } from '../../model/text.ts';
import { type LogForm, logForm } from '../../workspace/log-form.ts';

const refusal = (path: string, { isText }: LogForm): Text =>
  isText
    ? {
        zh: `“${path}”不是 mulu 写的公开目录调整记录，没有改动它`,
        en: `\`${path}\` is no change log written by mulu; it was left alone`,
      }
    : {
        zh: `“${path}”不是 mulu 写的公开目录调整记录，或者写出以后在别处改动过，没有改动它；请换一个文件名，或者把记录写成 .md，在 .md 里改`,
        en: `\`${path}\` is no change log written by mulu, or was changed elsewhere since; it was left alone. Give another name, or keep the log as .md, where it may be edited`,
      };

/** Writes the public change log, in the form that the ending of its name says; a file that is none is left alone. */
export const writeChangeLog = async (path: string, report: DiffReport): Promise<Text | undefined> => {
  const form = logForm(path);
  const there = await readFile(path).catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const earlier = there && there.length > 0 ? form.read(there) : '';
  const log = earlier === undefined ? undefined : updateChangeLog(earlier, report);
  if (log === undefined) return refusal(path, form);
  await replaceFile(path, form.write(log, `mulu ${report.version}`));
  return undefined;
};
