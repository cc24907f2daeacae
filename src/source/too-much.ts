import type { Args } from '../model/finding.ts';
import { maxValues } from './size.ts';

/** A line holds at least one value, or a piece of one; a comment or an empty line costs less. */
const [maxWritten, maxLines] = [maxValues, 4 * maxValues];

/** What YAML makes something of, and how often: each value may have two quotes, a comma, a tag. */
const marks = ['"', "'", ',', ':', '!', '&', '*', '[', '{', '?'];
const maxMarks = 2 * maxValues;

const countOf = (text: string, mark: string): number => {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
};

/** Lines that hold something but a comment. */
const writtenLines = (text: string): number => {
  const line = /^[ \t]*[^#\s]/gmu;
  let count = 0;
  while (line.test(text)) count += 1;
  return count;
};

/**
 * Why a text holds more than any catalogue, told by its lines and marks: before anything is made of them, for the careful
 * reader makes objects of each.
 */
export const tooMuch = (text: string): { readonly message: string; readonly args: Args } | undefined => {
  const lines = countOf(text, '\n');
  const written = lines > maxWritten ? writtenLines(text) : 0;
  const [count, limit] = written > maxWritten ? [written, maxWritten] : [lines, maxLines];
  if (count > limit) return { message: 'too-many-lines', args: { count, limit } };
  const mark = marks.find((one) => countOf(text, one) > maxMarks);
  return mark === undefined
    ? undefined
    : { message: 'too-many-marks', args: { mark, count: countOf(text, mark), limit: maxMarks } };
};
