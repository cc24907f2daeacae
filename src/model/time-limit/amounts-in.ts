import type { LimitWords } from '../reference.ts';
import { indexed, remember } from '../remember.ts';
import { amountOf, grammarForm } from './limit-grammar.ts';
import type { Span } from './time-limit.ts';

const amounts = indexed(amountOf);

const readAmounts = (text: string, words: LimitWords): readonly Span[] => {
  const input = {
    text: grammarForm(text).replace(/\s/gu, ''),
    breaks: new Set<number>(),
    reached: 0,
    known: new Map(),
  };
  const found: Span[] = [];
  for (let at = 0; at < input.text.length; ) {
    // The longest: 10日（工作日） are 工作日.
    const hit = amounts(words)(input, at).reduce<{ end: number; value: Span } | undefined>(
      (best, one) => (best && best.end >= one.end ? best : one),
      undefined,
    );
    if (hit) found.push(hit.value);
    at = hit?.end ?? at + 1;
  }
  return found;
};

const known = indexed((words: LimitWords) => remember((text) => readAmounts(text, words)));

/** Every amount with a unit in a text of any kind (10个工作日（不含银行审批时间）), in its order. */
export const amountsIn = (text: string, words: LimitWords): readonly Span[] => known(words)(text);
