import { indexed } from '../model/remember.ts';
import type { Box } from './box.ts';
import { textWidth } from './text-width.ts';

const glyph = (box: Box): string => `${box.ticked ? '■' : '□'}${box.text}`;

type Lines = readonly (readonly string[])[];

const linesIn = (boxes: readonly Box[], room: number): Lines => {
  const fits = (text: string): boolean => textWidth(text) <= room / 2 - 0.5;
  const lines: string[][] = [];
  for (const text of boxes.map(glyph)) {
    const last = lines.at(-1);
    if (last?.length === 1 && last.every(fits) && fits(text)) last.push(text);
    else lines.push([text]);
  }
  return lines;
};

/** A hundred rows have the same boxes. */
const known = indexed((_boxes: readonly Box[]) => new Map<number, Lines>());

/** The 13 boxes in official order, two a line where both fit into half of `room` characters. */
export const boxLines = (boxes: readonly Box[], room: number): Lines => {
  const earlier = known(boxes).get(room);
  if (earlier) return earlier;
  const lines = linesIn(boxes, room);
  known(boxes).set(room, lines);
  return lines;
};
