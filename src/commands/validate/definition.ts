import { printers } from '../../findings/index.ts';
import type { Definition } from '../kit/definition.ts';
import {
  baseOption,
  dateOption,
  formatOption,
  langOption,
  nationalOption,
  rulingsOption,
  shardOption,
} from '../kit/options.ts';
import type { ValidateOptions } from './validate.ts';

/** `mulu validate`. */
export const definition: Definition = {
  name: 'validate',
  summary: { zh: '检查国家目录、地方层或整个文件夹', en: 'check national files, layers or whole folders' },
  examples: [
    [
      'mulu validate 990101.yaml',
      { zh: '检查一个文件；上级沿 extends 自动读取', en: 'check one file; its parents are read along `extends`' },
    ],
    [
      'mulu validate catalogues --format json',
      { zh: '检查整个文件夹，结果给程序用', en: 'check a folder, for a program to read' },
    ],
  ],
  arguments: [
    {
      flags: '[paths...]',
      about: { zh: '文件或文件夹；缺省为当前文件夹', en: 'files or folders; else the current folder' },
    },
  ],
  options: [
    formatOption(Object.keys(printers)),
    {
      flags: '--fix',
      about: {
        zh: '改正可以放心改的：年份括号、渠道名称和次序、全角半角、引号',
        en: 'mend what is safe: year brackets, channel names and order, width, quotes',
      },
    },
    { flags: '--strict', about: { zh: '有警告也算不通过', en: 'warnings fail too' } },
    {
      flags: '--cache <folder>',
      about: {
        zh: '没有变的文件沿用上次的结果，存放在这里；缺省为系统的缓存文件夹',
        en: 'where findings of unchanged files are kept; else the cache folder of the system',
      },
    },
    { flags: '--no-cache', about: { zh: '全部重新检查', en: 'check everything anew' } },
    {
      flags: '--annotate <file>',
      about: {
        zh: '填报工作簿另存一份，检查结果写成批注并标色',
        en: 'a copy of the workbook with the findings as comments, in colour',
      },
      conflicts: ['watch', 'changedSince'],
    },
    baseOption({
      zh: '上级以这个文件夹里的核准文本为准，不以自带的为准',
      en: 'hold layers against the pinned parents of this folder, whatever they bring along',
    }),
    rulingsOption,
    {
      flags: '--changed-since <ref>',
      about: {
        zh: '只检查自某个提交、分支或标签以来的变化能影响的文件',
        en: 'only what changes since a commit, branch or tag can affect',
      },
    },
    shardOption({
      zh: '只检查 n 片中的第 i 片文件，按路径的哈希值分',
      en: 'only the i-th of n shares of the files, told by the hash of the path',
    }),
    {
      flags: '--watch',
      about: { zh: '文件一保存就重新检查，Ctrl-C 结束', en: 'check again at every save; Ctrl-C ends' },
      conflicts: ['fix', 'changedSince', 'shard'],
    },
    dateOption,
    nationalOption,
    langOption,
  ],
  action: async (paths: string[], options: ValidateOptions) => (await import('./validate.ts')).validate(paths, options),
};
