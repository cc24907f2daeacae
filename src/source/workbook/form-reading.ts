import type { Args, Fault } from '../../model/finding.ts';
import type { Path } from '../../model/place.ts';
import { cellName } from './cell-name.ts';
import type { FormPlace } from './form-sheet.ts';

/** Plain data of a layer while it is put together. */
export type Plain = { [key: string]: unknown };

/** What reading a form gathers: the layer as an author would write it, the cell of each value, and what could not be read. */
export interface FormReading {
  readonly data: Plain;
  readonly faults: readonly Fault[];
  readonly places: ReadonlyMap<string, FormPlace>;
  readonly set: (path: readonly string[], value: unknown) => void;
  readonly put: (path: Path, place: FormPlace) => void;
  /** Tells something once at its place. */
  readonly tell: (message: string, place: FormPlace, args?: Args) => void;
}

/** The key of a path among the places. */
export const placeKey = (path: Path): string => JSON.stringify(path);

/** Starts to read a form. */
export const newFormReading = (file: string): FormReading => {
  const data: Plain = { kind: 'layer' };
  const faults: Fault[] = [];
  const places = new Map<string, FormPlace>();
  const told = new Set<string>();
  return {
    data,
    faults,
    places,
    set: (path, value) => {
      let target = data;
      for (const step of path.slice(0, -1)) {
        target[step] ??= {};
        target = target[step] as Plain;
      }
      target[path.at(-1) ?? ''] = value;
    },
    put: (path, place) => {
      places.set(placeKey(path), place);
    },
    tell: (message, { sheet, row, column }, args = {}) => {
      const cell = cellName(row, column);
      const key = JSON.stringify([message, sheet, cell]);
      if (told.has(key)) return;
      told.add(key);
      faults.push({ rule: 'workbook-form', message, args, at: { file, sheet, cell } });
    },
  };
};
