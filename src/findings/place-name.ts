import { cellName } from '../model/cell-name.ts';
import type { Place } from '../model/place.ts';
import type { Report } from './report.ts';

/** A place in one line, as compilers write it: `file:12:5`, `file:基本情况!B4`, or the file alone. */
export const placeName = (place: Place, { locate }: Report): string => {
  if ('cell' in place) return `${place.file}:${cellName(place)}`;
  const position = locate(place);
  return position ? `${place.file}:${position.line}:${position.column}` : place.file;
};
