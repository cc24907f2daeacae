import { domainIds } from '../../generated/domains.js';
import type { Layer } from '../../model/catalogue.ts';
import type { Step } from '../../model/step.ts';
import { factRows, fingerprint, formFields, formText } from '../../model/workbook-form.ts';
import type { EmitOptions } from '../emitter.ts';
import { shownItems } from './domain-sheet.ts';

type Plain = { readonly [key: string]: unknown };

const isMap = (value: unknown): value is Plain => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Lists that the form holds row by row. */
const lists = ['omit', 'restore', 'amend', 'add'].flatMap((key) => domainIds.map((domain) => [domain, key]));

const held: ReadonlySet<string> = new Set(
  [['kind'], ['responsibleBody'], ['accepted'], ...factRows.map(([, path]) => path), ...lists].map((path) =>
    path.join('.'),
  ),
);

/** What of a layer has no cell in the form, at whatever depth: it travels as it is written. */
const restOf = (value: Plain, path: readonly string[] = []): Plain =>
  Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      const own = [...path, key];
      if (held.has(own.join('.'))) return [];
      const above = [...held].some((one) => one.startsWith(`${own.join('.')}.`));
      if (!above || !isMap(inner)) return [[key, inner]];
      const rest = restOf(inner, own);
      return Object.keys(rest).length > 0 ? [[key, rest]] : [];
    }),
  );

/** The folder of the layer as it was named, if it is below the working directory: there its parent is looked for. */
const folderOf = (file: string): { readonly folder?: string } =>
  /^(?:\/|[A-Za-z]:|\.\.)/u.test(file) || !file.includes('/') ? {} : { folder: file.slice(0, file.lastIndexOf('/')) };

const rowsOf = (step: Step): Plain =>
  Object.fromEntries(
    domainIds.map((domain) => [
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

/** What the form carries besides its cells: the rest of the layer, what it was issued with, what the rules are called. */
export const carriedData = (step: Step, layer: Layer, { answerable }: EmitOptions): Plain => {
  const rest = layer.written ? restOf(layer.written) : {};
  return {
    ...(Object.keys(rest).length > 0 ? { rest } : {}),
    ...folderOf(layer.file),
    rows: rowsOf(step),
    ...(answerable ? { rules: Object.fromEntries(answerable.map(({ id, name }) => [name, id])) } : {}),
  };
};
