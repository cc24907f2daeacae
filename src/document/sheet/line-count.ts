import { remember } from '../../model/remember.ts';
import { textWidth } from '../text-width.ts';

/** The same citation stands in a hundred cells. */
const widthOf = remember(textWidth);

/** Pixels of a digit of the default font, of a cell's padding, and of one point. */
const [digit, padding, point] = [7, 8, 4 / 3];

/** Chinese characters of `size` points that fit into a column of `width` digits. */
export const charactersIn = (width: number, size: number): number =>
  Math.max(1, (width * digit - padding) / (size * point));

/** Lines that a text takes; a line may end early where a mark must not begin the next one. */
export const lineCount = (text: string, room: number): number =>
  text
    .split('\n')
    .reduce((sum, line) => sum + (widthOf(line) <= room ? 1 : Math.ceil(widthOf(line) / Math.max(1, room - 0.7))), 0);
