import type { Place, Position } from '../model/place.ts';

/** Finds places in the national files by what was noted of them when the tool was built; undefined for every other file. */
export const nationalLocate =
  (
    positions: {
      readonly [name: string]: { readonly [path: string]: readonly [number, number, number, number] } | undefined;
    },
    nameOf: (file: string) => string | undefined,
  ): ((place: Place) => Position | undefined) =>
  (place): Position | undefined => {
    const name = nameOf(place.file);
    const known = name === undefined ? undefined : positions[name];
    if (!known || !('path' in place)) return undefined;
    // What lies deeper than a field is shown at its field.
    let { path } = place;
    while (path.length > 0 && !known[path.join('/')]) path = path.slice(0, -1);
    const found = known[path.join('/')];
    return found && { line: found[0], column: found[1], endLine: found[2], endColumn: found[3] };
  };
