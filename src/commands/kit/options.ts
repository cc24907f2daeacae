/** Options that several commands have: each is worded once. */
import type { Text } from '../../model/text.ts';
import type { OptionDefinition } from './definition.ts';
import { readDate, readFolder, readFormats, readShard } from './readers.ts';

export const langOption: OptionDefinition = {
  flags: '--lang <zh|en>',
  about: { zh: '语言：zh 中文，en 英文', en: 'language: zh or en' },
  choices: ['zh', 'en'],
  standard: 'zh',
};

export const dateOption: OptionDefinition = {
  flags: '--date <YYYY-MM-DD>',
  about: {
    zh: '按哪一天判断和打印；缺省用地方层的 effective',
    en: 'the day to judge by and to print; else the layer’s `effective`',
  },
  read: readDate,
};

export const outputFolderOption: OptionDefinition = {
  flags: '-o, --output <folder>',
  about: { zh: '输出文件夹', en: 'folder for the result' },
  required: true,
  read: readFolder,
};

/** For what is written into a folder; a single file is `overwriteOption`. */
export const forceOption: OptionDefinition = {
  flags: '--force',
  about: {
    zh: '输出文件夹里不是 mulu 写的、生成以后改动过的文件也覆盖',
    en: 'overwrite files in the output that mulu did not write, or that were changed since',
  },
};

export const overwriteOption = (en: string): OptionDefinition => ({
  flags: '--force',
  about: { zh: '覆盖已有的文件', en },
});

export const baseOption = (about: Text): OptionDefinition => ({ flags: '--base <folder>', about, read: readFolder });

export const nationalOption: OptionDefinition = {
  flags: '--national <folder>',
  about: {
    zh: '国家目录以这个文件夹里的为准（import --as national 写出的），不用自带的',
    en: 'rest on the national files of this folder (as import --as national writes them), not on those of the tool',
  },
};

export const rulingsOption: OptionDefinition = {
  flags: '--rulings <file>',
  about: {
    zh: '上级的审核决定（rulings.yaml）：认可的不再拦着，不认可的须改正',
    en: 'the rulings of a review: what was accepted no longer stands in the way, what was rejected does',
  },
};

export const shardOption = (about: Text): OptionDefinition => ({ flags: '--shard <i/n>', about, read: readShard });

/** One format of several; the first is the standard. */
export const formatOption = (known: readonly string[], en = 'format of the report'): OptionDefinition => ({
  flags: '--format <name>',
  about: { zh: `输出格式：${known.join('、')}`, en },
  choices: known,
  standard: known[0],
});

/** Some formats of several, all unless told. */
export const formatsOption = (known: readonly string[]): OptionDefinition => ({
  flags: '--format <list>',
  about: {
    zh: `格式，逗号分隔：${known.join(',')}`,
    en: `formats, separated by commas: ${known.join(',')}`,
  },
  read: readFormats(known),
});

/** For people or for a program. */
export const textOrJsonOption: OptionDefinition = {
  flags: '--format <text|json>',
  about: { zh: '输出格式', en: 'format' },
  choices: ['text', 'json'],
  standard: 'text',
};

export const regionLevelOption: OptionDefinition = {
  flags: '--level <level>',
  about: { zh: '层级；缺省看代码', en: 'level; else told by the code' },
  choices: ['province', 'city', 'county', 'township'],
};

export const regionKindOption: OptionDefinition = {
  flags: '--kind <zone|xpcc>',
  about: { zh: '开发区或兵团', en: 'a zone or xpcc' },
  choices: ['zone', 'xpcc'],
};

export const dryRunOption: OptionDefinition = {
  flags: '--dry-run',
  about: { zh: '只显示会怎样改，不写文件', en: 'show the change without writing it' },
};
