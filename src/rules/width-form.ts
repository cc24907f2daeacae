import { counted } from '../model/counted.ts';
import { isDomainPath } from '../model/domain-path.ts';
import { furtherFields } from '../model/fields.ts';
import type { Fault } from '../model/finding.ts';
import type { Path, Sourced } from '../model/place.ts';
import type { Rule } from './rule.ts';
import { together } from './together.ts';

/** Texts that are printed in the table: addresses, numbers of items and filing data are not meant. */
const isPrinted = (path: Path): boolean =>
  isDomainPath(path) &&
  ['title', 'content', 'basis', 'timeLimit', 'channels', 'audience', 'handlingLimit', 'note', ...furtherFields].some(
    (field) => path.includes(field),
  ) &&
  !path.includes('links') &&
  path.at(-1) !== 'from';

/** Digits and letters half width; brackets, commas and colons beside Han characters full width. */
const rightWidth = (text: string): string =>
  text
    .replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (char) => char.normalize('NFKC'))
    .replace(
      /(?<=[\p{Script=Han}》”）])\(([^()]*)\)|\(([^()]*\p{Script=Han}[^()]*)\)/gu,
      (_, one?: string, other?: string) => `（${one ?? other ?? ''}）`,
    )
    .replace(/(?<=[\p{Script=Han}）》]),(?=[\p{Script=Han}《（])/gu, '，')
    .replace(/(?<=[\p{Script=Han}）]):(?=[\p{Script=Han}《])/gu, '：');

/** A character without which no text is of the wrong width. */
const suspect = /[０-９Ａ-Ｚａ-ｚ(,]|:(?=[\p{Script=Han}《])/u;

const check = (texts: readonly Sourced<string>[]): Fault[] => {
  if (!suspect.test(together(texts))) return [];
  const wrong = texts.flatMap(({ value, at }) => {
    const right = 'path' in at && isPrinted(at.path) ? rightWidth(value) : value;
    return right === value ? [] : [{ at, value, right }];
  });
  const [first] = wrong;
  if (!first) return [];
  const args = { places: counted(wrong.length, '处', 'text'), value: first.value, right: first.right };
  return [
    {
      rule: 'width-form',
      message: 'width',
      args,
      at: first.at,
      edits: wrong.map(({ at, right }) => ({ at, text: right })),
    },
  ];
};

export const widthForm: Rule<'width-form'> = {
  id: 'width-form',
  on: 'text',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  summary: {
    zh: '数字用半角，中文之间的标点用全角',
    en: 'digits are half width, punctuation between Han characters full width',
  },
  why: { zh: '全角半角混用不影响比较，印出来却不整齐', en: 'mixed widths compare equal but print unevenly' },
  messages: {
    width: {
      text: {
        zh: '{places}全角、半角与通行写法不同，如“{value}”',
        en: '{places} with mixed full and half width, such as `{value}`',
      },
      fix: { zh: '写作“{right}”（可用 --fix 全部改正）', en: 'write `{right}` (or use --fix for all)' },
    },
  },
  check,
};
