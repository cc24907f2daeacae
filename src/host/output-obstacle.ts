import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Text } from '../model/text.ts';

/** A path without links, as far as it exists. */
const real = (path: string): string => {
  const whole = resolve(path);
  try {
    return realpathSync(whole);
  } catch {
    return dirname(whole) === whole ? whole : join(real(dirname(whole)), basename(whole));
  }
};

/** Whether a path is a folder or lies in it, links followed. */
const isWithin = (folder: string, path: string): boolean => {
  const inner = relative(real(folder), real(path));
  return inner === '' || (inner !== '..' && !inner.startsWith(`..${sep}`) && resolve(inner) !== inner);
};

/** Why a result must not be written into a folder: it is a disk, a home, or holds what the result is made from. */
export const outputObstacle = (output: string, inputs: readonly string[]): Text | undefined => {
  const folder = real(output);
  const elsewhere = { zh: '请另写一个输出文件夹，例如 -o out', en: 'give a folder of its own, such as -o out' };
  const told = (zh: string, en: string): Text => ({ zh: `${zh}；${elsewhere.zh}`, en: `${en}; ${elsewhere.en}` });
  if (dirname(folder) === folder)
    return told(`“${output}”是整个磁盘，不能作输出文件夹`, `\`${output}\` is a whole disk, not a folder for results`);
  if (folder === real(homedir()))
    return told(`“${output}”是用户主文件夹，不能作输出文件夹`, `\`${output}\` is the home folder`);
  const held = inputs.find((input) => isWithin(folder, input));
  return held === undefined
    ? undefined
    : told(
        `输入的“${held}”在“${output}”里，结果不能和输入混在一起`,
        `\`${held}\`, which is read, lies in \`${output}\`: results are kept apart`,
      );
};
