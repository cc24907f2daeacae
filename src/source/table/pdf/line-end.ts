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

/** Whether a text cannot end here: a bracket is open that closes below, or the next line begins with what no line begins with. */
const isWithin = (text: string, rest: string): boolean =>
  /^[，、；：。！？）》〉”〕)]/u.test(rest) ||
  pairs.some(([open, close]) => text.split(open).length > text.split(close).length && rest.includes(close));

/** How a line ends before the next: within a sentence that cannot end there, full, so that nobody sees it, or where its writer ended it. */
export const lineEnd = (
  line: SignLine,
  next: SignLine,
  room: number,
  /** What stands before on the paper, back to the last line that its writer ended. */
  text = line.text,
  /** The next line, and what stands below it. */
  rest = next.text,
): 'within' | 'full' | 'ended' => (isWithin(text, rest) ? 'within' : isFull(line, next, room) ? 'full' : 'ended');
