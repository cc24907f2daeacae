import { remember } from '../../../model/remember.ts';
import { openBreak } from '../table.ts';
import { leftOpen, lineEnd } from './line-end.ts';
import type { Passage } from './page-tables.ts';

/**
 * The text of some lines. One that had room for the next word ends where its writer ended it; one that had none goes on,
 * or also ended there: an open break, which whoever knows the words may settle.
 */
export const passageText = ({ lines, room }: Passage): string => {
  let text = '';
  let open: readonly number[] = [];
  const closesFrom = remember((close) => lines.findLastIndex((line) => line.text.includes(close)));
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const here = leftOpen(line.text);
    if (before === undefined) [text, open] = [line.text, here];
    else {
      const blank = before.blank || (/[A-Za-z]$/u.test(before.text) && /^[A-Za-z]/u.test(line.text)) ? ' ' : '';
      const end = lineEnd(before, line, room, open, (close) => closesFrom(close) >= index);
      text += { within: blank, full: blank || openBreak, ended: '\n' }[end] + line.text;
      open = end === 'ended' ? here : here.map((left, kind) => left + (open[kind] ?? 0));
    }
  });
  return text;
};
