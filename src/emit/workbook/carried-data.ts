import type { Layer } from '../../model/catalogue.ts';
import type { Step } from '../../model/step.ts';
import { fingerprint, formFields, formText } from '../../model/workbook-form.ts';
import type { EmitOptions } from '../emitter.ts';
import { shownItems } from './domain-sheet.ts';

type Plain = { readonly [key: string]: unknown };

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

/** What the form carries besides its cells: the layer as it was, its domains, what was printed of the standard, what the rules are called. */
export const carriedData = (step: Step, layer: Layer, { answerable }: EmitOptions): Plain => {
  return {
    ...(layer.written ? { layer: layer.written } : {}),
    ...folderOf(layer.file),
    domains: step.resolved.domains.map(({ id, name, words }) => ({ id, name, words })),
    rows: rowsOf(step),
    ...(answerable ? { rules: Object.fromEntries(answerable.map(({ id, name }) => [name, id])) } : {}),
  };
};
