import { tableWords } from '../../generated/table-words.js';
import type { Left, Reason } from './reading.ts';

/** A stretch of a cell: in the value, left out for a reason, or only form (separators, numbering, signs of boxes). */
export interface Span {
  readonly text: string;
  readonly as: 'took' | 'form' | 'left';
  readonly why?: Reason;
}

const signs = [...tableWords.boxes.ticked, ...tableWords.boxes.empty].join('');

/** Separators, brackets, quotes, signs of boxes, and numbers in front of what they number. */
const form = new RegExp(
  `^(?:[\\s、，,；;。．.：:|/\\\\（）()\\[\\]【】“”"'·•▪*_＿—–\\-${signs}]|[（(]?(?:\\d{1,2}(?:[.．]\\d{1,2})*|[一二三四五六七八九十]{1,3})[)）.．、]|\\d{1,2}(?:[.．]\\d{1,2})+|第[一二三四五六七八九十]{1,3}(?=[、，,])|[①-⑳⑴-⒇]|[a-hA-H][.．、])*$|^[\\s、，,；;。]*(?:以及|和|与|及|等)[\\s、，,；;。]*$`,
  'u',
);

type Owner = { readonly as: 'took' | 'left'; readonly why?: Reason } | undefined;

/** Marks the first free place of a fragment; blanks do not count. */
const claim = (chars: readonly string[], owners: Owner[], fragment: string, owner: Owner): boolean => {
  const wanted = [...fragment].filter((char) => char.trim() !== '');
  if (wanted.length === 0) return true;
  const fits = (start: number): boolean =>
    wanted.every((char, index) => chars[start + index] === char && owners[start + index] === undefined);
  for (let start = 0; start + wanted.length <= chars.length; start += 1)
    if (fits(start)) {
      owners.fill(owner, start, start + wanted.length);
      return true;
    }
  return false;
};

/** Digits right before a title whose dot was lost are numbering: `2《…》`. */
const isForm = (run: string, next: string | undefined): boolean =>
  form.test(run) || (next === '《' && /^[\s、，,；;。\d]{1,4}$/u.test(run));

/**
 * Parts a text into what a value took of it, what was left for a reason, and form. Nothing falls between: what neither was
 * taken nor is form is left as not understood.
 */
export const spansOf = (text: string, took: readonly string[], left: readonly Left[]): Span[] => {
  const chars = [...text].filter((char) => char.trim() !== '');
  const owners: Owner[] = chars.map(() => undefined);
  const longest = [
    ...took.map((fragment) => ({ fragment, owner: { as: 'took' } as const })),
    ...left.map(({ text: fragment, why }) => ({ fragment, owner: { as: 'left', why } as const })),
  ].sort((one, other) => other.fragment.length - one.fragment.length);
  for (const { fragment, owner } of longest) claim(chars, owners, fragment, owner);
  const spans: Span[] = [];
  let start = 0;
  while (start < chars.length) {
    let end = start + 1;
    while (end < chars.length && owners[end] === owners[start]) end += 1;
    const run = chars.slice(start, end).join('');
    const owner = owners[start];
    if (owner) spans.push({ text: run, ...owner });
    else if (isForm(run, chars[end])) spans.push({ text: run, as: 'form' });
    else spans.push({ text: run, as: 'left', why: 'not-understood' });
    start = end;
  }
  return spans;
};
