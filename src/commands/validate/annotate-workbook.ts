import { access, readFile } from 'node:fs/promises';
import { annotated, type CellNote } from '../../document/sheet/annotate.ts';
import { tell } from '../../host/console.ts';
import { replaceFile } from '../../host/replace-file.ts';
import type { Finding } from '../../model/finding.ts';
import type { Lang, Text } from '../../model/text.ts';
import { openZip, storeZip } from '../../source/table/zip.ts';

const words: { readonly [severity in Finding['severity']]: Text } = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
};

/** What stands in the way of writing a copy with comments, before anything is checked. */
export const annotateObstacle = async (files: readonly string[], target: string): Promise<Text | undefined> => {
  const [file = ''] = files;
  if (files.length !== 1 || !/\.xlsx$/iu.test(file))
    return { zh: '--annotate 只用于一个填报工作簿（.xlsx）', en: '--annotate is for one workbook (.xlsx)' };
  const exists = await access(target).then(
    () => true,
    () => false,
  );
  return exists
    ? { zh: `“${target}”已经存在，请换一个名称`, en: `\`${target}\` exists; give another name` }
    : undefined;
};

/** Writes a copy of a workbook with its findings as comments; answered ones are left out. */
export const annotateWorkbook = async (
  file: string,
  findings: readonly Finding[],
  target: string,
  lang: Lang,
): Promise<void> => {
  const notes = findings.flatMap(({ at, severity, message, fix, accepted }): CellNote[] => {
    if (!('cell' in at) || accepted) return [];
    const label = words[severity][lang];
    const remedy = fix ? `\n${lang === 'zh' ? `改法：${fix.zh}` : `fix: ${fix.en}`}` : '';
    const text = `${label}${lang === 'zh' ? '：' : ': '}${message[lang]}${remedy}`;
    return [{ sheet: at.sheet, cell: at.cell, severity, text }];
  });
  // Our own copy of what was counted: the library behind it unpacks whatever it is given.
  const bytes = storeZip(openZip(await readFile(file)).unpack(() => true));
  await replaceFile(target, await annotated(bytes, notes));
  tell(
    {
      zh: `已写入 ${target}：${notes.length} 条批注，错误标红，警告标黄`,
      en: `wrote ${target}: ${notes.length} comments, errors in red, warnings in yellow`,
    },
    lang,
  );
};
