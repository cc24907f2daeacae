import { InvalidArgumentError } from 'commander';
import type { Share } from '../../workspace/share.ts';

/** A day that exists. */
export const readDate = (text: string): string => {
  const day = new Date(/^\d{4}-\d{2}-\d{2}$/u.test(text) ? `${text}T00:00:00Z` : Number.NaN);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text))
    throw new InvalidArgumentError('日期写作 2026-12-01 (a date is written 2026-12-01)');
  return text;
};

/** A folder with a name: an empty one would be the current folder. */
export const readFolder = (text: string): string => {
  if (text.trim() === '') throw new InvalidArgumentError('写一个文件夹名，例如 out (give a folder, such as out)');
  return text;
};

/** A number from 1. */
export const readCount = (text: string): number => {
  if (!/^[1-9]\d*$/u.test(text)) throw new InvalidArgumentError('写 1、2、3…… (a number from 1)');
  return Number(text);
};

/** A share of the work, `2/4`. */
export const readShard = (text: string): Share => {
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/u.exec(text) ?? []).map(Number);
  if (index < 1 || index > count)
    throw new InvalidArgumentError('写作 2/4：四片中的第二片 (2/4 is the second of four)');
  return { index, count };
};

/** Names separated by commas. */
export const readNames = (text: string): readonly string[] =>
  text
    .split(/[,，、]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** A port of this machine; 0 is any. */
export const readPort = (text: string): number => {
  if (!/^\d{1,5}$/u.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('端口是 0 到 65535 (a port is 0 to 65535)');
  return Number(text);
};

/** Formats separated by commas, in the order in which they are written. */
export const readFormats =
  (known: readonly string[]) =>
  (text: string): string[] => {
    const formats = text.split(/[,，]/u).map((one) => one.trim());
    const unknown = formats.find((one) => !known.includes(one));
    if (unknown !== undefined)
      throw new InvalidArgumentError(`没有“${unknown}”，可用：${known.join(',')} (known: ${known.join(',')})`);
    return known.filter((one) => formats.includes(one));
  };

/** A share in percent, `10%`. */
export const readPercent = (text: string): number => {
  const percent = /^(\d{1,3}(?:\.\d)?)%$/u.exec(text.trim())?.[1];
  if (percent === undefined || Number(percent) <= 0 || Number(percent) > 100)
    throw new InvalidArgumentError('写作 10% (a share is written 10%)');
  return Number(percent);
};

/** The file of an account of an import: its ending says in which form it is written. */
export const readReportName = (text: string): string => {
  if (!/\.(?:json|html?)$/iu.test(text))
    throw new InvalidArgumentError('逐行报告的文件名以 .json 或 .html 结尾 (end its name in .json or .html)');
  return text;
};

/** The file of a change log: its ending says in which form it is written. */
export const readLogName = (text: string): string => {
  if (!/\.(?:md|markdown|html?|docx)$/iu.test(text))
    throw new InvalidArgumentError('调整记录的文件名以 .md、.html 或 .docx 结尾 (end its name in .md, .html or .docx)');
  return text;
};
