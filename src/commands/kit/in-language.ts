import { type Command, Help } from 'commander';
import { displayWidth, wrap } from '../../document/display-width.ts';
import { mask } from '../../model/personal/mask.ts';
import type { Lang } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';

const titles: { readonly [title: string]: string } = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Global Options:': '通用选项：',
};

/** Commander's own sentences in Chinese; what is not listed stays as it is. */
const translations: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.*)'/u, '错误：没有选项“$1”'],
  [/^error: unknown command '(.*)'/u, '错误：没有命令“$1”'],
  [/^error: missing required argument '(.*)'/u, '错误：缺少参数“$1”'],
  [/^error: required option '(.*)' not specified/u, '错误：缺少选项“$1”'],
  [/^error: option '(.*)' argument missing/u, '错误：选项“$1”后面缺少内容'],
  [
    /^error: option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/u,
    '错误：选项“$1”不能是“$2”，可用：$3',
  ],
  [/^error: option '(.*)' argument '(.*)' is invalid\. (.*?)(?: \([^()]*\))?$/u, '错误：选项“$1”不能是“$2”：$3'],
  [/^error: option '(.*)' cannot be used with option '(.*)'/u, '错误：选项“$1”和“$2”不能同时用'],
  [/^error: too many arguments.*$/u, '错误：参数太多'],
  [/^\(Did you mean (?:one of )?(.*)\?\)$/u, '是不是“$1”'],
];

const translate = (text: string): string => {
  const lines = text.split('\n').map((line) => {
    const found = translations.find(([pattern]) => pattern.test(line));
    return found ? line.replace(found[0], found[1]) : line;
  });
  return lines.join('\n');
};

/** What the user has typed stands in it as it is; the last line may be a suggestion. */
const withVisible = (text: string): string => {
  const [, body = '', hint = ''] = /^(.*?)((?:\n\(Did you mean [^\n]*\?\))?\n*)$/su.exec(text) ?? [];
  return visible(body) + hint;
};

const fold = (text: string): string =>
  text
    .split('\n')
    .flatMap((line) => wrap(line, 80))
    .join('\n');

/** Columns are counted as a terminal shows them, and help fits the narrowest one in use. */
const layout = {
  helpWidth: 80,
  displayWidth,
  boxWrap: (text: string, width: number) => wrap(text, width).join('\n'),
  subcommandTerm: (sub: Command) => sub.name(),
};

/** Lets a command speak our way: help and complaints in the language asked for, on our columns. */
export const inLanguage = (command: Command, lang: Lang): Command =>
  command
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => {
        const told = mask(withVisible(text));
        write(fold(lang === 'zh' ? translate(told) : told));
      },
    })
    .configureHelp(
      lang === 'zh'
        ? {
            ...layout,
            styleTitle: (title) => titles[title] ?? title,
            optionDescription: (option) => option.description,
            commandUsage: (shown) => new Help().commandUsage(shown).replace('[options]', '[选项]'),
          }
        : layout,
    );
