/** Holds the lists of fields in the schemas to the table of fields (`src/model/fields.ts`): what a schema says of a field stays. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fieldIds, fields, furtherFields } from '../src/model/fields.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

type Schema = { [key: string]: unknown };

const local = fieldIds.filter((id) => id !== 'title');
const isField = (key: unknown): boolean => fieldIds.includes(key as never);

/** A list of fields with other names around it: the fields in their order, where the first of them stood. */
const inOrder = (names: readonly unknown[], ids: readonly string[]): unknown[] => {
  const first = names.findIndex(isField);
  const others = names.filter((name) => !isField(name));
  return [...others.slice(0, first), ...ids, ...others.slice(first)];
};

/** The schemas of fields by name, each where it stood; those that the table of fields adds come behind the last one. */
const withFields = (properties: Schema, added: (id: string) => unknown): Schema => {
  const keys = Object.keys(properties);
  const last = keys.findLastIndex(isField);
  const missing = furtherFields.filter((id) => !keys.includes(id));
  return Object.fromEntries(
    [...keys.slice(0, last + 1), ...missing, ...keys.slice(last + 1)].map((key) => [
      key,
      properties[key] ?? added(key),
    ]),
  );
};

/** What the promise about `catalogue.json` says of one field, for another one: the same with its title. */
const asIn = (model: unknown, id: string): unknown => ({ ...(model as Schema), title: fields[id as 'links'].label.zh });

/** Where the properties of an object name fields, and what stands for a new one. */
const propertiesOf = (file: string, path: string, properties: Schema): Schema => {
  if (file === 'compilation') return withFields(properties, (id) => asIn(properties.handlingLimit, id));
  if (path.endsWith('/provenance/properties'))
    return withFields(properties, (id) => ({
      ...(properties.handlingLimit as Schema),
      title: `${fields[id as 'links'].label.zh}的来历`,
    }));
  const here = file === 'item' ? '' : 'item.schema.json';
  return withFields(properties, (id) => ({ $ref: `${here}#/$defs/${id}` }));
};

const visit = (file: string, value: unknown, path: string): unknown => {
  if (Array.isArray(value)) return value.map((one, index) => visit(file, one, `${path}/${index}`));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      const here = `${path}/${key}`;
      if (key === 'enum' && Array.isArray(one) && one.includes('timeLimit') && one.includes('links'))
        return [key, inOrder(one, one.includes('title') ? fieldIds : local)];
      if (key === 'properties' && 'links' in (one as Schema) && 'timeLimit' in (one as Schema))
        return [key, propertiesOf(file, here, visit(file, one, here) as Schema)];
      return [key, visit(file, one, here)];
    }),
  );
};

const names = ['item', 'catalogue', 'layer', 'reference', 'findings', 'diff', 'compilation', 'import-report'];

/** The schemas as the table of fields wants them, by file. */
export const fieldSchemas = (): { readonly [file: string]: Schema } =>
  Object.fromEntries(
    names.map((name) => {
      const file = `schemas/${name}.schema.json`;
      const schema = visit(name, JSON.parse(readFileSync(join(root, file), 'utf8')), '') as Schema;
      const defs = schema.$defs as Schema;
      if (name === 'item')
        for (const id of furtherFields) defs[id] = { title: fields[id].label.zh, ...fields[id].further?.schema };
      return [file, schema];
    }),
  );

/** Writes those that are not yet so. */
export const writeFields = (): void => {
  for (const [file, schema] of Object.entries(fieldSchemas())) {
    const path = join(root, file);
    if (JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))) === JSON.stringify(schema)) continue;
    writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
    execFileSync('npx', ['biome', 'format', '--write', path], { cwd: root, stdio: 'ignore', shell: true });
  }
};
