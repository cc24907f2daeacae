import { domains as known } from '../../generated/domains.js';
import type { Place, Position } from '../../model/place.ts';
import type { Source } from '../source.ts';
import { type Carried, issuedRows, readCarried, restOf } from './carried.ts';
import { cellName } from './cell-name.ts';
import { findSheets, isForm } from './find-sheets.ts';
import { type FormReading, newFormReading, type Plain, placeKey } from './form-reading.ts';
import type { FormPlace, FormSheet } from './form-sheet.ts';
import { readAdditions } from './read-additions.ts';
import { readAnswers } from './read-answers.ts';
import { readDomainSheet } from './read-domain-sheet.ts';
import { readFacts } from './read-facts.ts';

const isMap = (value: unknown): value is Plain => value !== null && typeof value === 'object' && !Array.isArray(value);

/** What no cell holds, below what the cells say. */
const joinRest = (data: Plain, rest: { readonly [key: string]: unknown }): void => {
  for (const [key, value] of Object.entries(rest)) {
    const own = data[key];
    if (own === undefined) data[key] = value;
    else if (isMap(own) && isMap(value)) joinRest(own, value);
  }
};

/** A place as people find it, for the source of a form. */
const finder =
  (file: string, { places }: FormReading) =>
  (place: Place): FormPlace | undefined => {
    if (!('path' in place) || place.file !== file) return undefined;
    for (let end = place.path.length; end >= 0; end -= 1) {
      const found = places.get(placeKey(place.path.slice(0, end)));
      if (found) return found;
    }
    return undefined;
  };

/** Cells of faults, which are told by name. */
const placeOfCell = (place: Place): FormPlace | undefined => {
  const [, letters = '', row = ''] = 'cell' in place ? (/^([A-Z]+)(\d+)$/u.exec(place.cell) ?? []) : [];
  if (!('cell' in place) || letters === '') return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { sheet: place.sheet, row: Number(row) - 1, column };
};

/** The office of a form, and what it has a row of. */
const ownerOf = ({ owner, rows = {} }: Carried = {}): Pick<Source, 'owner'> => {
  if (owner === undefined) return {};
  const refs = Object.entries(rows).flatMap(([domain, own]) => Object.keys(own).map((id) => `${domain}/${id}`));
  return { owner: { name: owner, refs: new Set(refs) } };
};

const sourceOf = (file: string, sheets: readonly FormSheet[], reading: FormReading, carried?: Carried): Source => {
  const find = finder(file, reading);
  const names = sheets.map(({ name }) => name);
  // Only for sorting: sheet after sheet, row after row.
  const positionOf = (found: FormPlace | undefined): Position | undefined => {
    if (!found) return undefined;
    const [line, column] = [names.indexOf(found.sheet) * 100_000 + found.row + 1, found.column + 1];
    return { line, column, endLine: line, endColumn: column };
  };
  const locate = (place: Place): Position | undefined => positionOf(find(place));
  return {
    file,
    data: reading.data,
    text: '',
    faults: [],
    formFaults: reading.faults,
    locate,
    spotOf: (place) => locate(place) ?? positionOf(placeOfCell(place)),
    line: () => undefined,
    written: (place) => {
      const found = find(place);
      const sheet = found && sheets.find(({ name }) => name === found.sheet);
      return found && (sheet?.rows[found.row]?.[found.column]?.text ?? '');
    },
    range: () => undefined,
    ...(carried?.folder === undefined ? {} : { folder: carried.folder }),
    ...(carried?.rows && carried.layer ? { issued: carried.layer } : {}),
    ...ownerOf(carried),
    cellOf: (place) => {
      const found = find(place);
      return found && { file, sheet: found.sheet, cell: cellName(found.row, found.column) };
    },
  };
};

/** Reads a filled-in form as a layer, each value with its cell, and tells what could not be read. Undefined for any other workbook. */
export const readWorkbookLayer = (file: string, sheets: readonly FormSheet[]): Source | undefined => {
  if (!isForm(sheets)) return undefined;
  const reading = newFormReading(file);
  const carried = readCarried(sheets);
  const domains = carried?.domains ?? known;
  const found = findSheets(sheets, domains, reading);
  if (found.facts) readFacts(found.facts, domains, reading);
  for (const domain of domains) {
    const sheet = found.domains.get(domain.id);
    if (sheet) readDomainSheet(sheet, domain, issuedRows(carried, domain.id), reading);
  }
  if (found.additions) readAdditions(found.additions, domains, reading);
  for (const { id } of domains) reading.data[id] ??= {};
  if (found.answers) readAnswers(found.answers, { domains, rules: carried?.rules ?? {} }, reading);
  if (carried?.layer) joinRest(reading.data, restOf(carried.layer, domains));
  return sourceOf(file, sheets, reading, carried);
};
