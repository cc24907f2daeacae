import type { Compilation } from '../../catalogue/compilation.ts';
import { emitters } from '../../emit/index.ts';
import { manifestName } from '../../host/manifest.ts';
import type { Lang, Text } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';

const purposes: readonly (readonly [path: string, purpose: Text])[] = [
  ...Object.values(emitters).flatMap(({ purpose }) => Object.entries(purpose)),
  [manifestName, { zh: '文件清单和校验值', en: 'the list of files with checksums' }],
];

const purposeOf = (path: string): Text =>
  purposes.find(([name]) => (name.endsWith('*') ? path.startsWith(name.slice(0, -1)) : path === name))?.[1] ?? {
    zh: '',
    en: '',
  };

/** What a build has written, file by file with what each is for. */
export const summary = (
  output: string,
  written: readonly string[],
  statistics: Compilation['statistics'],
  draft: boolean,
  lang: Lang,
): string => {
  const width = Math.max(...written.map((path) => path.length));
  const folder = visible(output.replace(/[/\\]+$/u, ''));
  const { employment, 'social-insurance': insurance } = statistics;
  const counts =
    lang === 'zh'
      ? `就业 ${employment.listed.level2} 项、社会保险 ${insurance.listed.level2}${insurance.listed.candidates ? ` + ${insurance.listed.candidates}（待核）` : ' '}项（二级事项）`
      : `${employment.listed.level2} employment items, ${insurance.listed.level2}${insurance.listed.candidates ? ` + ${insurance.listed.candidates} (unverified)` : ''} social-insurance items`;
  const head =
    lang === 'zh'
      ? `${draft ? '草稿。' : ''}${counts}，写在 ${folder}/：`
      : `${draft ? 'DRAFT. ' : ''}${counts} (level 2)\nwritten to ${folder}/:`;
  const tail = lang === 'zh' ? `先看 ${folder}/index.html` : `start with ${folder}/index.html`;
  return `${[head, ...written.map((path) => `  ${path.padEnd(width)}  ${purposeOf(path)[lang]}`.trimEnd()), ...(written.includes('index.html') ? [tail] : [])].join('\n')}\n`;
};
