import type { Command } from 'commander';
import { reviewOutputs } from '../../emit/review/index.ts';
import type { Definition } from '../kit/definition.ts';
import {
  baseOption,
  dateOption,
  forceOption,
  formatsOption,
  langOption,
  nationalOption,
  outputFolderOption,
  shardOption,
} from '../kit/options.ts';
import { readPercent } from '../kit/readers.ts';
import type { ReviewOptions } from './review.ts';

/** `mulu review`. */
export const definition: Definition = {
  name: 'review',
  summary: {
    zh: '审核一个文件夹里的全部报送材料：汇总页、审核意见表、备案材料',
    en: 'review a folder of submissions: dashboard, opinions, filing',
  },
  examples: [
    [
      'mulu review 报送 -o out --base 核准文本 --expected 名单.csv',
      { zh: '每个文件或子文件夹是一份；上级以核准文本为准', en: 'a file or sub-folder each; parents are pinned' },
    ],
    [
      'mulu review 报送 -o 二轮 --rulings 决定.yaml --previous out/review.json',
      { zh: '第二轮：带上审核决定，先看变化', en: 'round two: with the rulings, changes first' },
    ],
    [
      'mulu review 报送 -o 片2 --shard 2/4 --base 核准文本；mulu review --merge 片1 片2 片3 片4 -o out',
      { zh: '分四处审核再合并，与一次审核逐字节相同', en: 'in four places, then joined: the same bytes as one run' },
    ],
  ],
  arguments: [
    {
      flags: '<folders...>',
      about: { zh: '报送材料的文件夹；有 --merge 时是各分片', en: 'the folder of submissions; the parts with --merge' },
    },
  ],
  options: [
    outputFolderOption,
    baseOption({
      zh: '核准文本的文件夹：国家、省、市目录以它为准，自带的不算',
      en: 'pinned national, provincial and city files; what is brought along does not count',
    }),
    {
      flags: '--expected <file>',
      about: {
        zh: '应报名单，工作簿、CSV 或 YAML：名称、代码、期限等栏',
        en: 'who has to file, workbook, CSV or YAML: name, code, deadline',
      },
    },
    {
      flags: '--contacts',
      about: {
        zh: '催报联系表里写联系人和个人电话；缺省只写办公电话',
        en: 'names and phones of persons in the table of contacts; else office lines only',
      },
    },
    {
      flags: '--sample <percent>',
      about: {
        zh: '抽查：每个市抽这么多份（如 10%），写在 内部/抽查名单.xlsx',
        en: 'a spot check of so many of each city (10%), listed in 内部/抽查名单.xlsx',
      },
      read: readPercent,
    },
    {
      flags: '--seed <text>',
      about: { zh: '抽查的种子：同一个种子抽出同样的份', en: 'the seed of the spot check: the same draws the same' },
    },
    {
      flags: '--settings <file>',
      about: {
        zh: '审核设置：发文机关、字号、期限；缺省用核准文本或报送文件夹里的 review.yaml',
        en: 'who sends the letters (`kind: review`); else review.yaml of the parents or the folder',
      },
    },
    {
      flags: '--rulings <file>',
      about: {
        zh: '审核决定：rulings.yaml 或填好的 review.xlsx',
        en: 'decisions: rulings.yaml, or review.xlsx filled in',
      },
    },
    {
      flags: '--previous <file>',
      about: { zh: '上一轮的 review.json，或者它所在的文件夹', en: 'review.json of the last round, or its folder' },
    },
    formatsOption(Object.keys(reviewOutputs)),
    shardOption({
      zh: '只审核 n 片中的第 i 片，写成分片；按文件名的哈希值分',
      en: 'only the i-th of n shares, told by the hash of the name; writes a part',
    }),
    forceOption,
    {
      flags: '--merge',
      about: {
        zh: '合并各分片，设置照分片里记的；放着各分片的文件夹也可以',
        en: 'join the parts, under the settings they hold; a folder of parts will do',
      },
      conflicts: [
        'shard',
        'base',
        'expected',
        'contacts',
        'settings',
        'sample',
        'seed',
        'rulings',
        'previous',
        'format',
        'date',
      ],
    },
    dateOption,
    nationalOption,
    langOption,
  ],
  action: async (
    folders: readonly string[],
    { merge, ...options }: ReviewOptions & { readonly merge?: boolean },
    self: Command,
  ) => {
    const [folder = '.', ...more] = folders;
    if (more.length > 0 && !merge) self.error('error: too many arguments for one review');
    return merge
      ? (await import('./review-merge.ts')).mergeReviews(folders, options)
      : (await import('./review.ts')).reviewCommand(folder, options);
  },
};
