import { openBreak } from '../table.ts';
import type { Passage } from './page-tables.ts';
import type { SignLine } from './sign-lines.ts';

/** What moves to the next line as a whole: a word of letters and numbers, or a sign with the marks that cannot leave it. */
const firstWord = (text: string): string =>
  /^(?:[A-Za-z0-9./:_-]+|[（《“‘〔【「『([{]*.)[，。、；：！？）》”’〕】」』)\]}…—]*/u.exec(text)?.[0] ?? '';

/** The width of a text in its size, about: letters and numbers take half of a Han character. */
const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, char) => sum + (/[\x20-\x7e]/u.test(char) ? 0.5 : 1), 0) * size;

/** Whether a line ends because the next word had no room in it. */
const isFull = (line: SignLine, next: SignLine, room: number): boolean =>
  line.end - line.start + widthOf(firstWord(next.text), line.size) > room - 0.3 * line.size;

const pairs: readonly (readonly [string, string])[] = [
  ['《', '》'],
  ['〈', '〉'],
  ['（', '）'],
  ['(', ')'],
  ['〔', '〕'],
  ['“', '”'],
];

/** Whether a text cannot end here: a bracket is open, or the next line begins with what no line begins with. */
const isWithin = (text: string, next: string): boolean =>
  /^[，、；：。！？）》〉”〕)]/u.test(next) ||
  pairs.some(([open, close]) => text.split(open).length > text.split(close).length && next.includes(close));

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
      const within = isWithin(text.slice(text.lastIndexOf('\n') + 1), line.text);
      text += within ? blank + line.text : `${isFull(before, line, room) ? blank || openBreak : '\n'}${line.text}`;
    }
  });
  return text;
};
