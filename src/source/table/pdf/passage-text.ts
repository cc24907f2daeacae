import { openBreak } from '../table.ts';
import { lineEnd } from './line-end.ts';
import type { Passage } from './page-tables.ts';

/**
 * The text of some lines. One that had room for the next word ends where its writer ended it; one that had none goes on,
 * or also ended there: an open break, which whoever knows the words may settle.
 */
export const passageText = ({ lines, room }: Passage): string => {
  let text = '';
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before === undefined) text = line.text;
    else {
      const blank = before.blank || (/[A-Za-z]$/u.test(text) && /^[A-Za-z]/u.test(line.text)) ? ' ' : '';
      const rest = lines.slice(index).map((next) => next.text);
      const end = lineEnd(before, line, room, text.slice(text.lastIndexOf('\n') + 1), rest.join(''));
      text += { within: blank, full: blank || openBreak, ended: '\n' }[end] + line.text;
    }
  });
  return text;
};
