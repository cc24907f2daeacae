import { reference } from '../generated/reference.js';
import { tableWords } from '../generated/table-words.js';
import type { FieldId } from '../model/catalogue.ts';
import type { Domain } from '../model/domain.ts';
import { fieldIds, fields } from '../model/fields.ts';
import type { Args, Fault } from '../model/finding.ts';
import type { Path, Place } from '../model/place.ts';
import { plain } from '../model/plain.ts';
import type { Text } from '../model/text.ts';
import { isBelow } from './domain-errors.ts';
import { shorten } from './shorten.ts';
import type { Source } from './source.ts';
import { suggest } from './suggest.ts';

/** What a validator made by ajv reports; `verbose` gives the data and the schema around it. */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
  readonly data?: unknown;
  readonly schema?: unknown;
  readonly parentSchema?: { readonly [keyword: string]: unknown };
}
export type Validator = ((data: unknown) => boolean) & { errors?: readonly SchemaError[] | null };

const toPath = (data: unknown, pointer: string): Path => {
  let node = data;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const step = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const key = Array.isArray(node) ? Number(step) : step;
      node = (node as { [key: string]: unknown } | undefined)?.[key];
      return key;
    });
};

/** Branches of a choice are noise: a choice that failed speaks for itself, unless one branch went deeper. */
const withoutBranches = (errors: readonly SchemaError[]): SchemaError[] => {
  const choices = errors.filter((error) => error.keyword === 'anyOf' || error.keyword === 'oneOf');
  const below = (error: SchemaError, choice: SchemaError) =>
    error !== choice && error.schemaPath.startsWith(`${choice.schemaPath}/`);
  const deeper = (choice: SchemaError) =>
    errors.some((error) => below(error, choice) && error.instancePath.length > choice.instancePath.length);
  return errors.filter(
    (error) =>
      error.keyword !== 'if' &&
      !choices.some((choice) =>
        error === choice
          ? deeper(choice)
          : below(error, choice) && (error.instancePath === choice.instancePath || !deeper(choice)),
      ),
  );
};

const typeNames: { readonly [type: string]: Text } = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是否值', en: 'true or false' },
  array: { zh: '列表（每行以“- ”开头）', en: 'a list' },
  object: { zh: '“键: 值”的组合', en: 'a map of keys' },
  null: { zh: '空', en: 'nothing' },
};

const typeOf = (value: unknown): string =>
  value === null || value === undefined ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const shown = (value: unknown): string =>
  shorten(value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value ?? ''));

const keysOf = (schema: SchemaError['parentSchema']): string[] =>
  Object.keys((schema?.properties as object | undefined) ?? {});

const typesOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

/** The safe edit for a fault of form: quotes around an unquoted code or in place of full-width ones, a half-width colon. */
const editOf = (message: string, { inner, named }: Args, source: Source, at: Place): Pick<Fault, 'edits'> => {
  const range = source.range(at);
  if (!range) return {};
  const [start, end] = range;
  if (message === 'unknown-key-near')
    return named === undefined ? {} : { edits: [{ at: { file: source.file, start, end }, text: String(named) }] };
  if (message === 'unquoted' || message === 'fullwidth-quotes')
    return {
      edits: [{ at: { file: source.file, start, end }, text: `"${inner ?? source.text.slice(start, end)}"` }],
    };
  const colon = message === 'fullwidth-colon' ? source.text.indexOf('：', start) : -1;
  if (colon < 0 || colon >= end) return {};
  const next = source.text[colon + 1];
  return { edits: [{ at: { file: source.file, start: colon, end: colon + 1 }, text: next === ' ' ? ':' : ': ' }] };
};

/** The key that a path is about: `add` of a field speaks of the field. */
const fieldOf = (pointer: string): string => {
  const steps = pointer.split('/').filter((step) => step !== '' && !/^\d+$/u.test(step));
  const last = steps.at(-1) ?? '';
  return last === 'add' && steps.length > 2 ? (steps.at(-2) ?? last) : last;
};

const headingsOf = (id: FieldId): readonly string[] =>
  tableWords.headings
    .filter(({ column, loose }) => (id === 'title' ? /^(?:items|level2)$/u.test(column) : column === id && !loose))
    .flatMap(({ words }) => words);

/** Whether a key is what the official table calls a field: 公开时限 is timeLimit. */
const isNameOf = (key: string, id: FieldId): boolean =>
  [fields[id].label.zh, ...headingsOf(id)].some((name) => plain(name) === plain(key));

/** Keys whose value may be a bare number, once it is quoted. */
const numeric = new Set(['code', 'complaint', 'edition', 'id', 'item', 'items', 'phone', 'was', '其他', '其它']);

const seeExamples: Text = { zh: '参照示例改写', en: 'see the examples' };

/** What YAML writes `.nan` and `.inf` for. */
const specialNumbers: { readonly [written: string]: Text } = {
  NaN: { zh: '“不是数”这个特殊值', en: 'the special value “not a number”' },
  Infinity: { zh: '“无穷大”这个特殊值', en: 'the special value “infinity”' },
  '-Infinity': { zh: '“负无穷大”这个特殊值', en: 'the special value “minus infinity”' },
};

/** A number or yes-no value where text is wanted: quoting helps a code; a limit needs its unit, a name its words. */
const wordNumber = (
  { data }: SchemaError,
  field: string,
  written: string,
  hint: Text | undefined,
): { message: string; args: Args } => {
  const kind = typeOf(data) === 'boolean' ? 'boolean' : 'number';
  if (hint && !numeric.has(field)) return { message: 'bare-number', args: { written, field, hint } };
  const { zh, en } = typeNames[kind] ?? { zh: '', en: '' };
  const special = specialNumbers[String(data)];
  const read = special ?? (shown(data) === written ? { zh, en } : { zh: `${zh} ${data}`, en: `the ${kind} ${data}` });
  return { message: 'unquoted', args: { written, read } };
};

/** The value between full-width quotes, when it is what the schema wants. */
const insideQuotes = ({ keyword, data, schema }: SchemaError): string | undefined => {
  const inner = typeof data === 'string' ? /^[“”„‘’＂＇]([^“”„‘’＂＇"\\]+)[“”„‘’＂＇]$/u.exec(data)?.[1] : undefined;
  if (inner === undefined) return undefined;
  const fits =
    keyword === 'pattern'
      ? new RegExp(String(schema), 'u').test(inner)
      : keyword === 'enum'
        ? (schema as unknown[]).includes(inner)
        : schema === inner;
  return fits ? inner : undefined;
};

/** The missing key and what to write: an example of the whole entry, at the top of the file of the key alone. */
const missingKey = ({ params, instancePath, parentSchema }: SchemaError, hint: Text | undefined): Args => {
  const key = String(params.missingProperty);
  const properties = parentSchema?.properties as { readonly [key: string]: { 'x-hint'?: Text } } | undefined;
  return { key, hint: (instancePath === '' ? properties?.[key]?.['x-hint'] : hint) ?? hint ?? seeExamples };
};

/** A hint with the domains that there are: a schema knows of none. */
const hintOf = (parent: SchemaError['parentSchema'], domains: readonly Domain[], form: boolean): Text | undefined => {
  // One who fills in a workbook writes no lists in brackets.
  const hint = ((form ? parent?.['x-form'] : undefined) ?? parent?.['x-hint']) as Text | undefined;
  if (!hint) return undefined;
  const ids = domains.map(({ id }) => id);
  const fill = (text: string, and: string): string =>
    text
      .replaceAll('<domain>', ids[0] ?? '')
      .replaceAll('<last-domain>', ids.at(-1) ?? '')
      .replaceAll('<domains>', ids.join('、'))
      .replaceAll('<refs>', ids.map((id, index) => `${id}/${['1.6', '5.8'][index] ?? '1.1'}`).join(and))
      .replaceAll('<domain-name>', domains[0]?.name.zh ?? '');
  return { zh: fill(hint.zh, ' 或 '), en: fill(hint.en, ' or ') };
};

/** The key that a word of the tables, or of offices, stands for: 公开时限 is timeLimit. */
const keyNamed = (key: string, known: readonly string[]): string | undefined =>
  reference.office.keys.find((one) => known.includes(one.key) && one.words.some((word) => plain(word) === plain(key)))
    ?.key ?? fieldIds.find((id) => known.includes(id) && isNameOf(key, id));

/** A key that is none: with the one that was meant, or with the domain that the chain does not have. */
const wordKey = (error: SchemaError): { message: string; args: Args } => {
  const key = String(error.params.additionalProperty ?? error.params.unevaluatedProperty);
  if (/：/u.test(key)) return { message: 'fullwidth-colon', args: { key: shorten(key.split('：')[0] ?? '') } };
  const known = keysOf(error.parentSchema);
  if (key.trim() === '') return { message: 'empty-key', args: { known } };
  const {
    foreign,
    own = [],
    domain,
    uncovered,
  } = error.params as {
    readonly foreign?: Text;
    readonly own?: readonly string[];
    readonly domain?: string;
    readonly uncovered?: Text;
  };
  if (uncovered) return { message: 'uncovered-domain', args: { domain: uncovered, id: key } };
  if (foreign) return { message: 'foreign-domain', args: { domain: foreign, known: own } };
  const named = domain ?? keyNamed(key, known);
  if (named) return { message: 'unknown-key-near', args: { key: shorten(key), meant: named, named } };
  const meant = suggest(key, known);
  return meant
    ? { message: 'unknown-key-near', args: { key: shorten(key), meant } }
    : { message: 'unknown-key', args: { key: shorten(key), known } };
};

/** One error in the terms of rule `schema`: message name and arguments. */
const word = (
  error: SchemaError,
  source: Source,
  at: Place,
  domains: readonly Domain[],
): { message: string; args: Args } => {
  const hint = hintOf(error.parentSchema, domains, source.cellOf !== undefined);
  const field = fieldOf(error.instancePath);
  const value = shown(error.data);
  const inner = ['pattern', 'enum', 'const'].includes(error.keyword) ? insideQuotes(error) : undefined;
  if (inner !== undefined) return { message: 'fullwidth-quotes', args: { inner, written: value } };
  switch (error.keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return wordKey(error);
    case 'required':
      return { message: 'missing-key', args: missingKey(error, hint) };
    case 'type': {
      const written = shorten(source.written(at) ?? value);
      const expected = typesOf(error.params.type);
      if (expected.includes('string') && (typeof error.data === 'number' || typeof error.data === 'boolean'))
        return wordNumber(error, field, written, hint);
      if (typeof error.data === 'string' && /^[\w-]+：/u.test(error.data) && expected.includes('object'))
        return { message: 'fullwidth-colon', args: { key: shorten(error.data.split('：')[0] ?? '') } };
      if (error.data === null) return { message: 'empty-value', args: { field } };
      if (hint && typeof error.data !== 'object') return { message: 'hint', args: { value, hint } };
      const types = expected.map((type) => typeNames[type]).filter((type) => type !== undefined);
      return {
        message: 'wrong-type',
        args: {
          field,
          expected: { zh: types.map(({ zh }) => zh).join('或'), en: types.map(({ en }) => en).join(' or ') },
          actual: typeNames[typeOf(error.data)] ?? { zh: '', en: '' },
          hint: hint ?? seeExamples,
        },
      };
    }
    case 'maxProperties': {
      const keys = Object.keys(error.data as object);
      const limit = Number(error.params.limit);
      return {
        message: 'too-many-keys',
        args: { count: keys.length, limit, keys: keys.slice(0, maxUnknown).map(shorten), hint: hint ?? seeExamples },
      };
    }
    case 'enum':
    case 'const': {
      const allowed =
        error.keyword === 'const'
          ? [String(error.params.allowedValue)]
          : (error.params.allowedValues as unknown[]).map(String);
      if (error.data === null || error.data === '') return { message: 'empty-value', args: { field } };
      const { domain, foreign } = error.params as { readonly domain?: string; readonly foreign?: Text };
      if (foreign) return { message: 'foreign-domain', args: { domain: foreign, known: allowed } };
      const meant = domain ?? suggest(String(error.data), allowed);
      return meant
        ? { message: 'unknown-word-near', args: { value, meant, allowed } }
        : { message: 'unknown-word', args: { value, allowed } };
    }
    case 'minItems':
    case 'minLength':
    case 'minProperties':
      return { message: 'empty-value', args: { field } };
    default:
      if (typesOf(error.parentSchema?.type).includes('string') && !['object', 'string'].includes(typeof error.data))
        return wordNumber(error, field, shorten(source.written(at) ?? value), hint);
      if (typeof error.data === 'object') return { message: 'form', args: { field, hint: hint ?? seeExamples } };
      return hint ? { message: 'hint', args: { value, hint } } : { message: 'not-accepted', args: { field, value } };
  }
};

const isAbove = (above: Place, below: Place): boolean =>
  'path' in above && 'path' in below && above.path.every((step, index) => below.path[index] === step);

/** More unknown keys than this in one map are told together. */
const maxUnknown = 10;

/** The unknown keys of each map that has too many of them to tell one by one. */
const crowds = (errors: readonly SchemaError[]): ReadonlyMap<string, readonly string[]> => {
  const unknown = new Map<string, string[]>();
  for (const { instancePath, params } of errors) {
    const key = params.additionalProperty ?? params.unevaluatedProperty;
    if (key === undefined) continue;
    const keys = unknown.get(instancePath) ?? [];
    unknown.set(instancePath, keys);
    keys.push(String(key));
  }
  return new Map([...unknown].filter(([, keys]) => keys.length > maxUnknown));
};

/**
 * Checks the data of a source against a schema. One finding a place; a missing key beside its own typo is not reported again.
 * `own`: what is wrong with the domains that it names, which no schema knows; `domains` fill the hints.
 */
export const checkSchema = (
  source: Source,
  validator: Validator,
  domains: readonly Domain[],
  own: readonly SchemaError[] = [],
): Fault[] => {
  const fits = validator(source.data);
  const { otherWords = [] } = source;
  if (fits && own.length === 0) return [...otherWords];
  const form = fits ? [] : withoutBranches(validator.errors ?? []);
  const errors = [...own, ...form.filter((error) => !isBelow(error, own))];
  const faults = new Map<string, Fault>();
  const crowded = crowds(errors);
  const toldCrowds = new Set<string>();
  for (const error of errors) {
    const path = toPath(source.data, error.instancePath);
    const extra = error.params.additionalProperty ?? error.params.unevaluatedProperty;
    const at: Place =
      extra === undefined
        ? { file: source.file, path }
        : { file: source.file, path: [...path, String(extra)], key: true };
    const crowd = extra === undefined ? undefined : crowded.get(error.instancePath);
    if (crowd) {
      if (toldCrowds.has(error.instancePath)) continue;
      toldCrowds.add(error.instancePath);
      const args = { count: crowd.length, keys: crowd.slice(0, 3).map(shorten), known: keysOf(error.parentSchema) };
      faults.set(error.instancePath, { rule: 'schema', message: 'unknown-keys', args, at });
      continue;
    }
    const spot = JSON.stringify([at.path, error.keyword === 'required' ? error.params.missingProperty : '']);
    if (faults.has(spot)) continue;
    const worded = word(error, source, at, domains);
    faults.set(spot, { rule: 'schema', ...worded, at, ...editOf(worded.message, worded.args, source, at) });
  }
  const all = [...faults.values()];
  const typos = all.filter((fault) => fault.message === 'unknown-key-near' || fault.message === 'fullwidth-colon');
  const left = all.filter(
    (fault) =>
      fault.message !== 'missing-key' ||
      !typos.some((typo) => typo.args.meant === fault.args.key || typo.args.key === fault.args.key),
  );
  // What stands below a key that is none is told when the key is right.
  const isUnder = ({ at }: Fault): boolean => left.some((other) => other.at !== at && isAbove(other.at, at));
  return [...otherWords.filter((fault) => !isUnder(fault)), ...left];
};
