import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { madeOnce } from '../src/model/made-once.ts';

/** A schema of ours, as it stands in `schemas/`. */
export const schemaOf = <T extends object>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../schemas/${name}.schema.json`, import.meta.url), 'utf8'));

/**
 * What of some data a schema of ours does not allow, nothing where all of it fits: `misfitsOf('diff')(report)`.
 * A schema is compiled when it is first asked: who runs one test does not wait for those of the others.
 */
export const misfitsOf = (name: string, ...others: readonly string[]): ((data: unknown) => readonly ErrorObject[]) => {
  const check = madeOnce(() =>
    new Ajv2020({ allErrors: true, allowUnionTypes: true, keywords: ['enumDescriptions'] })
      .addSchema(others.map(schemaOf))
      .compile(schemaOf(name)),
  );
  return (data) => (check()(data) ? [] : (check().errors ?? []));
};
