import { tableWords } from '../../generated/table-words.js';
import type { Fields } from '../../model/catalogue.ts';
import type { Reference } from '../../model/reference.ts';
import { parseTimeLimit } from '../../model/time-limit/parse-time-limit.ts';
import { clean, joined } from '../clean.ts';
import { alternatives, isErrorValue, isMasked, isNothing } from '../words.ts';
import { type Reading, unreadable } from './reading.ts';

const known = new RegExp(alternatives(tableWords.limits), 'u');
const amount = /(?:\d|[一二两三四五六七八九十])\s*个?(?:工作日|自然日|天|日|月|小时|周|年)/u;

/** A limit has a number with its unit, or a known word. */
const isLimit = (text: string): boolean => text.length <= 120 && (amount.test(text) || known.test(text));

/** 公开时限: kept as printed when it is a limit at all; whether it is a lawful one is for the rules to say. */
export const readTimeLimit = (raw: string, reference: Reference): Reading<Fields['timeLimit']> => {
  const text = clean(raw);
  const limit = joined(text).replace(/[。；;，,、]+$/u, '');
  if (isErrorValue(text)) return unreadable(text, 'error-value');
  if (isNothing(text)) return unreadable(text, 'nothing');
  if (isMasked(limit)) return unreadable(text, 'person');
  if (/《|[■□☑√]|政府网站/u.test(limit) || !isLimit(limit)) return unreadable(text, 'not-this-field');
  return { value: parseTimeLimit(limit, reference.limitWords), took: [limit], left: [] };
};
