import { displayWidth } from '../display-width.ts';

/** What does not begin a line. */
const closing = /^[，。、；：？！）〕》〉”’)\]},.;:?!%]/u;

/** A word of Latin letters and digits stays whole, as far as a line holds it. */
const pieces = /[\x21-\x7e]+|\s+|[^\s]/gu;

/** The width of a text in Han characters: Latin letters and digits take a little more than half. */
export const textWidth = (text: string): number =>
  displayWidth(text) / 2 + (text.match(/[\x21-\x7e]/gu)?.length ?? 0) * 0.05;

/** Parts a text into lines of so many Han characters; a mark that closes something may hang over. */
export const wrapText = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  const words = (text.match(pieces) ?? []).flatMap((word) => (textWidth(word) > width ? [...word] : [word]));
  for (const word of words) {
    if (line !== '' && textWidth(line + word) > width && !closing.test(word)) {
      lines.push(line.trimEnd());
      line = '';
    }
    if (line !== '' || word.trim() !== '') line += word;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
};
