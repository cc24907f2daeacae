import type { Layer, Resolved } from '../../model/catalogue.ts';
import type { Step } from '../../model/step.ts';
import { factRows, fingerprint, formFields, formText } from '../../model/workbook-form.ts';
import type { EmitOptions } from '../emitter.ts';
import { shownItems } from './domain-sheet.ts';

type Plain = { readonly [key: string]: unknown };

const isMap = (value: unknown): value is Plain => value !== null && typeof value === 'object' && !Array.isArray(value);

/** What the form holds, lists row by row. */
const heldOf = ({ domains }: Resolved): ReadonlySet<string> => {
  const lists = ['omit', 'restore', 'amend', 'add'].flatMap((key) => domains.map(({ id }) => [id, key]));
  const facts = factRows(domains).map(([, path]) => path);
  return new Set([['kind'], ['responsibleBody'], ['accepted'], ...facts, ...lists].map((path) => path.join('.')));
};

/** What of a layer has no cell in the form, at whatever depth: it travels as it is written. */
const restOf = (value: Plain, held: ReadonlySet<string>, path: readonly string[] = []): Plain =>
  Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      const own = [...path, key];
      if (held.has(own.join('.'))) return [];
      const above = [...held].some((one) => one.startsWith(`${own.join('.')}.`));
      if (!above || !isMap(inner)) return [[key, inner]];
      const rest = restOf(inner, held, own);
      return Object.keys(rest).length > 0 ? [[key, rest]] : [];
    }),
  );

/** The folder of the layer as it was named, if it is below the working directory: there its parent is looked for. */
const folderOf = (file: string): { readonly folder?: string } =>
  /^(?:\/|[A-Za-z]:|\.\.)/u.test(file) || !file.includes('/') ? {} : { folder: file.slice(0, file.lastIndexOf('/')) };

const rowsOf = (step: Step): Plain =>
  Object.fromEntries(
    step.resolved.domains.map(({ id: domain }) => [
      domain,
      Object.fromEntries(
        shownItems(step, domain).map(({ id, level, fields }) => [
          id,
          [
            fields.title.value,
            formFields
              .map((field) => (level === 1 || !fields[field] ? '' : formText(field, fields[field].value as never)))
              .map(fingerprint)
              .join(' '),
          ],
        ]),
      ),
    ]),
  );

/** What the form carries besides its cells: the rest of the layer, its domains, what it was issued with, what the rules are called. */
export const carriedData = (step: Step, layer: Layer, { answerable }: EmitOptions): Plain => {
  const rest = layer.written ? restOf(layer.written, heldOf(step.resolved)) : {};
  return {
    ...(Object.keys(rest).length > 0 ? { rest } : {}),
    ...folderOf(layer.file),
    domains: step.resolved.domains.map(({ id, name, words }) => ({ id, name, words })),
    rows: rowsOf(step),
    ...(answerable ? { rules: Object.fromEntries(answerable.map(({ id, name }) => [name, id])) } : {}),
  };
};
