import type { Domain } from '../model/domain.ts';
import { layerKeys } from '../model/layer-keys.ts';
import type { SchemaError } from './schema.ts';
import { suggest } from './suggest.ts';

type Map = { readonly [key: string]: unknown };

const mapOf = (value: unknown): Map =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Map) : {};

/** What a layer may say of a domain. */
const blockKeys = new Set(['title', 'omit', 'restore', 'amend', 'add']);

/** The domains that a layer may speak of; `chain` is missing where what it extends is not known. */
export interface LayerDomains {
  readonly tool: readonly Domain[];
  readonly chain?: readonly Domain[];
}

/** Below a parent that is not known, whatever looks like a domain may be one, unless it looks like another key even more. */
const mayBe = (key: string, value: unknown, known: readonly string[]): boolean =>
  /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(key) &&
  typeof value === 'object' &&
  Object.keys(mapOf(value)).every((one) => blockKeys.has(one)) &&
  suggest(key, known) === undefined;

const isKnown = (domains: LayerDomains, whole: readonly string[]): ((key: string, value?: unknown) => boolean) => {
  const ids = (domains.chain ?? domains.tool).map(({ id }) => id);
  return (key, value = {}) => ids.includes(key) || (!domains.chain && mayBe(key, value, whole));
};

/** The domain that a key is a word for, and the one that the tool knows but the chain does not have. */
const meantBy = (
  key: string,
  { tool, chain = tool }: LayerDomains,
  covered: readonly string[],
): { readonly [name: string]: unknown } => {
  const named = ({ id, name, words }: Domain): boolean => id === key || name.zh === key || words.includes(key);
  const own = chain.find(named);
  const foreign = tool.find(named);
  if (own?.id === key && !covered.includes(key)) return { uncovered: own.name, domain: key };
  return own ? { domain: own.id } : foreign ? { foreign: foreign.name, own: chain.map(({ id }) => id) } : {};
};

/** The domains that a layer itself speaks for, as far as its chain has them. */
const coveredBy = (root: Map, chain: readonly Domain[]): readonly Domain[] => {
  const { covers } = root;
  // What it covers is not known while one of its words is not.
  const isKnownWhole = Array.isArray(covers) && covers.every((id) => chain.some((domain) => domain.id === id));
  const kept = isKnownWhole ? chain.filter(({ id }) => covers.includes(id)) : [];
  return kept.length > 0 ? kept : chain;
};

/** Escapes a key for a JSON pointer. */
const step = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

const noDomain = (instancePath: string, id: string, allowedValues: readonly string[]): SchemaError => ({
  instancePath,
  schemaPath: '#/enum',
  keyword: 'enum',
  params: { allowedValues },
  data: id,
});

/**
 * What a layer says of domains that its chain does not have, as errors of its schema, which leaves open what domains there
 * are: blocks, titles of the profile, answers to warnings.
 */
export const domainErrors = (data: unknown, domains: LayerDomains): SchemaError[] => {
  const root = mapOf(data);
  const chain = domains.chain && coveredBy(root, domains.chain);
  const all = (domains.chain ?? domains.tool).map(({ id }) => id);
  const ids = (chain ?? domains.tool).map(({ id }) => id);
  const keys = [...layerKeys, ...ids];
  const known = isKnown({ ...domains, ...(chain ? { chain } : {}) }, keys);
  const unknown = (pointer: string, key: string, allowed: readonly string[]): SchemaError => ({
    instancePath: pointer,
    schemaPath: '#/additionalProperties',
    keyword: 'additionalProperties',
    params: { additionalProperty: key, ...meantBy(key, domains, ids) },
    parentSchema: { properties: Object.fromEntries(allowed.map((one) => [one, {}])) },
  });
  const titles = mapOf(mapOf(root.profile).titles);
  const covers: readonly unknown[] = Array.isArray(root.covers) ? root.covers : [];
  const answers = Array.isArray(root.accepted) ? root.accepted : [];
  return [
    ...Object.keys(root)
      .filter((key) => !layerKeys.has(key) && !known(key, root[key]))
      .map((key) => unknown('', key, keys)),
    ...Object.keys(titles)
      .filter((key) => !known(key))
      .map((key) => unknown(`/profile/titles`, key, ids)),
    ...answers.flatMap((answer: unknown, index): SchemaError[] => {
      const { item } = mapOf(answer);
      const id = typeof item === 'string' ? /^([a-z][a-z0-9-]*)\//u.exec(item)?.[1] : undefined;
      if (id === undefined || known(id)) return [];
      return [noDomain(`/accepted/${index}/item`, id, ids)];
    }),
    ...covers.flatMap((id, index) =>
      typeof id === 'string' && !(domains.chain ? all.includes(id) : known(id))
        ? [{ ...noDomain(`/covers/${index}`, id, all), params: { allowedValues: all, ...meantBy(id, domains, all) } }]
        : [],
    ),
  ];
};

/** Whether an error of the schema only follows from a key that is no domain. */
export const isBelow = ({ instancePath }: SchemaError, unknown: readonly SchemaError[]): boolean =>
  unknown.some(({ instancePath: pointer, params }) => {
    const key = params.additionalProperty;
    if (key === undefined) return instancePath === pointer;
    const path = `${pointer}/${step(String(key))}`;
    return instancePath === path || instancePath.startsWith(`${path}/`);
  });
