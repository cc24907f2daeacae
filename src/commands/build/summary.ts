import type { Compilation } from '../../catalogue/compilation.ts';
import { countsOf } from '../../catalogue/statistics.ts';
import { purposeOf } from '../../engine/build/purpose-of.ts';
import type { Lang, Text } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';

/** How many items each domain lists, by level, labelled as in the letter. */
const countsText = (
  { statistics, resolved: { domains } }: Pick<Compilation, 'statistics' | 'resolved'>,
  lang: Lang,
): string => {
  const parts = domains.map(({ id, name }): Text => {
    const { level2, level3, candidates } = countsOf(statistics, id).listed;
    const count = level2 + candidates;
    return {
      zh: `${name.zh}：二级事项 ${count} 项${candidates ? `（其中待核 ${candidates} 项）` : ''}${level3 ? `、三级事项 ${level3} 项` : ''}`,
      en: `${name.en.replaceAll(' ', '-')}: ${count} level-2 items${candidates ? ` (${candidates} of them unverified)` : ''}${level3 ? `, ${level3} level-3 items` : ''}`,
    };
  });
  return parts.map((part) => part[lang]).join('\n');
};

const guideFolder = 'guides/';

/** What a build has written, file by file with what each is for. */
export const summary = (
  output: string,
  written: readonly string[],
  input: Pick<Compilation, 'statistics' | 'resolved'>,
  draft: boolean,
  lang: Lang,
): string => {
  // What is written of guides is one line: there may be hundreds of files.
  const inFolder = written.filter((path) => path.startsWith(guideFolder));
  const listed = [
    ...written.filter((path) => !path.startsWith(guideFolder)),
    ...(inFolder.length > 0 ? [guideFolder] : []),
  ];
  const width = Math.max(...listed.map((path) => path.length));
  const folder = visible(output.replace(/[/\\]+$/u, ''));
  const counts = countsText(input, lang);
  const head =
    lang === 'zh'
      ? `${draft ? '草稿\n' : ''}${counts}\n写在 ${folder}/：`
      : `${draft ? 'DRAFT\n' : ''}${counts}\nwritten to ${folder}/:`;
  const tail = lang === 'zh' ? `先看 ${folder}/index.html` : `start with ${folder}/index.html`;
  return `${[head, ...listed.map((path) => `  ${path.padEnd(width)}  ${purposeOf(path)[lang]}`.trimEnd()), ...(written.includes('index.html') ? [tail] : [])].join('\n')}\n`;
};
