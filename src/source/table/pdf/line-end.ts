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

const countOf = (text: string, char: string): number => text.split(char).length - 1;

/** How many brackets and quotes of each kind a text leaves open. */
export const leftOpen = (text: string): readonly number[] =>
  pairs.map(([open, close]) => countOf(text, open) - countOf(text, close));

/** Whether a text cannot end here: a bracket is open that closes below, or the next line begins with what no line begins with. */
const isWithin = (open: readonly number[], next: string, closes: (close: string) => boolean): boolean =>
  /^[，、；：。！？）》〉”〕)]/u.test(next) || pairs.some(([, close], kind) => (open[kind] ?? 0) > 0 && closes(close));

/** How a line ends before the next: within a sentence that cannot end there, full, so that nobody sees it, or where its writer ended it. */
export const lineEnd = (
  line: SignLine,
  next: SignLine,
  room: number,
  /** What is left open before on the paper, back to the last line that its writer ended. */
  open = leftOpen(line.text),
  /** Whether a bracket closes in the next line, or in what stands below it. */
  closes = (close: string): boolean => next.text.includes(close),
): 'within' | 'full' | 'ended' =>
  isWithin(open, next.text, closes) ? 'within' : isFull(line, next, room) ? 'full' : 'ended';
