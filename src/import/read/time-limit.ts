import type { Fields } from '../../model/catalogue.ts';
import { parseTimeLimit } from '../../model/parse-time-limit.ts';
import type { Reference } from '../../model/reference.ts';
import { clean, joined } from '../clean.ts';
import { isErrorValue, isMasked, isNothing } from '../words.ts';
import { type Reading, unreadable } from './reading.ts';

/** A limit has a number with its unit, or a word that the rules of limits know. */
const isLimit = (words: string, { limitWords }: Reference): boolean =>
  (words.length <= 120 && parseTimeLimit(words, limitWords).limits.some(({ span }) => span.kind !== 'unclear')) ||
  (/(?:\d|[一二三四五六七八九十])\s*个?(?:工作日|自然日|天|日|月|小时|周|年)/u.test(words) && words.length <= 120);

/** 公开时限: kept as printed when it is a limit at all; whether it is a lawful one is for the rules to say. */
export const readTimeLimit = (raw: string, reference: Reference): Reading<Fields['timeLimit']> => {
  const text = clean(raw);
  const words = joined(text).replace(/[。；;，,、]+$/u, '');
  if (isErrorValue(text)) return unreadable(text, 'error-value');
  if (isNothing(text)) return unreadable(text, 'nothing');
  if (isMasked(words)) return unreadable(text, 'person');
  if (/《|[■□☑√]|政府网站/u.test(words) || !isLimit(words, reference)) return unreadable(text, 'not-this-field');
  return { value: parseTimeLimit(words, reference.limitWords), took: [words], left: [] };
};
