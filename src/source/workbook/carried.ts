import type { Domain } from '../../model/domain.ts';
import { plain } from '../../model/plain.ts';
import { factRows, type IssuedRow, workbookSheets } from '../../model/workbook-form.ts';
import type { FormSheet } from './form-sheet.ts';

type Plain = { readonly [key: string]: unknown };

/** What travels on the hidden sheet: what has no cell of its own, and what the form was issued with. */
export interface Carried {
  /** The layer that the form was made of, as it was written. */
  readonly layer?: Plain;
  /** The domains that the form has a sheet for; forms of 0.1.0 have those of the tool. */
  readonly domains?: readonly Domain[];
  /** The office that it was made for: it has its rows only. */
  readonly owner?: string;
  /** The folder of the layer, as seen from where the form was made. */
  readonly folder?: string;
  /** The rows of each domain’s sheet, by number. */
  readonly rows?: { readonly [domain: string]: { readonly [number: string]: readonly [title: string, marks: string] } };
  /** The rules that 警告答复 offers: what they are called, and their key. */
  readonly rules?: { readonly [name: string]: string };
}

const isMap = (value: unknown): value is Plain => value !== null && typeof value === 'object' && !Array.isArray(value);

/** What the form holds row by row, and line by line. */
const heldIn = (domains: readonly Domain[]): ReadonlySet<string> => {
  const lists = ['omit', 'restore', 'amend', 'add'].flatMap((key) => domains.map(({ id }) => [id, key]));
  const facts = factRows(domains).map(([, path]) => path);
  const paths = [['kind'], ['responsibleBody'], ['accepted'], ...facts, ...lists];
  return new Set(paths.map((path) => path.join('.')));
};

/** What of a layer has no cell in the form, at whatever depth: it comes back as it was written. */
export const restOf = (layer: Plain, domains: readonly Domain[]): Plain => {
  const held = heldIn(domains);
  const below = (value: Plain, path: string): Plain =>
    Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
        const own = `${path}${key}`;
        if (held.has(own)) return [];
        if (![...held].some((one) => one.startsWith(`${own}.`)) || !isMap(inner)) return [[key, inner]];
        const rest = below(inner, `${own}.`);
        return Object.keys(rest).length > 0 ? [[key, rest]] : [];
      }),
    );
  return below(layer, '');
};

/** Reads what a form carries; undefined when it is not there or somebody has changed it. `profile` is how forms of 0.1.0 carry one. */
export const readCarried = (sheets: readonly FormSheet[]): Carried | undefined => {
  const { rows } = sheets.find(({ name }) => plain(name) === plain(workbookSheets.lists)) ?? { rows: [] };
  const last = Math.max(0, ...rows.map((row) => row.length)) - 1;
  const text = rows.map((row) => row[last]?.text ?? '').join('');
  if (!text.startsWith('{')) return undefined;
  try {
    const { profile, ...carried } = JSON.parse(text) as Carried & { readonly profile?: unknown };
    return profile === undefined ? carried : { ...carried, layer: { profile, ...carried.layer } };
  } catch {
    return undefined;
  }
};

/** The rows of one domain’s sheet as they were issued. */
export const issuedRows = (
  carried: Carried | undefined,
  domain: string,
): ReadonlyMap<string, IssuedRow> | undefined => {
  const rows = carried?.rows?.[domain];
  return (
    rows &&
    new Map(
      Object.entries(rows).map(([number, [title, marks]]) => [number, { title, standard: marks.split(' ') }] as const),
    )
  );
};
