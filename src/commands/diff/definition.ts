import { diffPrinters } from '../../diff/printers.ts';
import type { Definition } from '../kit/definition.ts';
import { baseOption, dateOption, formatOption, langOption, nationalOption } from '../kit/options.ts';
import { readLogName } from '../kit/readers.ts';
import type { DiffOptions } from './diff.ts';

/** `mulu diff`. */
export const definition: Definition = {
  name: 'diff',
  summary: {
    zh: '比较两版目录：新增、删除、更名、收紧、放宽、依据更新、移动',
    en: 'compare two editions: what was added, removed, renamed, tightened, loosened, moved',
  },
  examples: [
    [
      'mulu diff 2026/990101.yaml 2027/990101.yaml',
      {
        zh: '两版地方层；文件夹、catalogue.json、国家目录也可以',
        en: 'two layers, folders, results or national files',
      },
    ],
    [
      'mulu diff 990101.yaml --against git:main --fail-on breaking',
      { zh: '与提交比较；公开得比以前少时退出码为 1', en: 'against a commit; 1 when less is disclosed' },
    ],
    [
      'mulu diff national 2027/national --impact counties',
      { zh: '新版国家目录对下级目录的影响', en: 'what a new national edition does to the layers below' },
    ],
  ],
  arguments: [
    { flags: '<old>', about: { zh: '旧的文件或文件夹', en: 'the old file or folder' } },
    {
      flags: '[new]',
      about: {
        zh: '新的文件或文件夹，或者已公布的网页、文档、表格（与地方层逐格对照）；有 --against 时不写',
        en: 'the new file or folder, or a published page, document or table to compare with the layer; not with --against',
      },
    },
  ],
  options: [
    formatOption(Object.keys(diffPrinters)),
    {
      flags: '--fail-on <breaking>',
      about: { zh: '公开得比以前少时退出码为 1', en: 'exit code 1 when less is disclosed than before' },
      choices: ['breaking'],
    },
    {
      flags: '--against <git:ref>',
      about: {
        zh: '与一个提交、分支或标签比较：与它分开的那一点',
        en: 'compare with a commit, branch or tag: with where it and this one parted',
      },
    },
    {
      flags: '--tip',
      about: { zh: '与 --against 的提交本身比较', en: 'compare with the commit of --against itself' },
    },
    {
      flags: '--impact <folder>',
      about: {
        zh: '列出下级目录哪些不再合格、哪些条目不再起作用、哪些需要改写',
        en: 'list which layers become invalid or redundant, or need work',
      },
    },
    {
      flags: '--changelog <file>',
      about: {
        zh: '把本次调整写进公开的调整记录：.md、.html 或 .docx',
        en: 'write the public change log: .md, .html or .docx',
      },
      read: readLogName,
    },
    baseOption({
      zh: '核准文本的文件夹：两边的上级都以它为准',
      en: 'folder of the pinned parents that both sides rest on',
    }),
    dateOption,
    nationalOption,
    langOption,
  ],
  action: async (old: string, now: string | undefined, options: DiffOptions) => {
    if (now !== undefined && (await (await import('./is-published.ts')).isPublished(now, options.date)))
      return (await import('./diff-page.ts')).diffPage(old, now, options);
    return (await import('./diff.ts')).diffCommand(now === undefined ? [old] : [old, now], options);
  },
};
