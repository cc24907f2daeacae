import { cellName } from '../model/cell-name.ts';
import { mask, withoutControls } from '../model/personal/mask.ts';
import type { Place, Position } from '../model/place.ts';
import type { Frame, ReviewPlace } from '../model/review.ts';

/** Characters of a long line that are shown around what is marked. */
const room = 160;

const shown = (text: string): string => withoutControls(text.replaceAll('\t', ' '));

/** How places are found, and named the same on every machine. */
export interface Places {
  readonly locate: (place: Place) => Position | undefined;
  readonly line: (file: string, number: number) => string | undefined;
  readonly fileName: (file: string) => string;
  /** A sentence with the names of files in it as they are printed. */
  readonly sentence: (text: string) => string;
}

const frame = (raw: string, position: Position): Frame => {
  const text = mask(shown(raw));
  const from = shown(raw.slice(0, position.column - 1)).length;
  const end =
    position.endLine === position.line ? shown(raw.slice(0, position.endColumn - 1)).length : text.trimEnd().length;
  const to = Math.max(from, Math.min(end, from + room));
  const start = Math.max(0, Math.min(from - 20, to - room));
  const stop = Math.min(text.length, Math.max(to, start + room));
  return { line: position.line, text: text.slice(start, stop).trimEnd(), from: from - start, to: to - start };
};

/** A place with its line, personal numbers masked. */
export const placeWithFrame = (place: Place, { locate, line, fileName }: Places): ReviewPlace => {
  const file = fileName(place.file);
  // A table of Word or of a page stands on no sheet.
  if ('cell' in place) return { file, cell: cellName(place) };
  const position = locate(place);
  if (!position) return { file };
  const raw = line(place.file, position.line);
  return {
    file,
    line: position.line,
    column: position.column,
    ...(raw === undefined ? {} : { frame: frame(raw, position) }),
  };
};
