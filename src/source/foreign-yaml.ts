import { kinds } from '../generated/kinds.js';
import { similarity } from '../model/did-you-mean.ts';
import { layerKeys } from '../model/layer-keys.ts';

/** Keys that other programs use at the top of their files, too: one of them alone tells nothing. */
const common: ReadonlySet<string> = new Set([
  'kind',
  'region',
  'extends',
  'edition',
  'contact',
  'profile',
  'print',
  'covers',
]);

/** Keys at the top of a text, whether or not the whole is well-formed. */
const topKeys = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/^["']?([\p{L}_][\p{L}\p{N}_.-]*)["']?[ \t]*[:：](?:[ \t]+(.*))?$/gmu)].map(
      ([, key = '', value = '']) => [
        key,
        value
          .replace(/#.*$/u, '')
          .trim()
          .replace(/^["']|["']$/gu, ''),
      ],
    ),
  );

const isOurKind = (kind: string): boolean => kinds.some((known) => known === kind || similarity(known, kind) >= 0.5);

/**
 * Whether a YAML file in a folder is of another program: it is text, it says something, and nothing at its top is ours – no
 * kind that we know or nearly know, no domain, no two keys of a layer. What may be ours with a slip is checked.
 */
export const isForeignYaml = (text: string, domains: readonly string[]): boolean => {
  if (text.trim() === '' || text.includes('\0')) return false;
  const keys = topKeys(text);
  const lower = [...keys.keys()].map((key) => key.toLowerCase());
  const kind = keys.get('kind') ?? keys.get('Kind');
  if (kind !== undefined && isOurKind(kind.toLowerCase())) return false;
  if (domains.some((domain) => lower.includes(domain))) return false;
  const own = [...layerKeys].filter((key) => lower.includes(key.toLowerCase()));
  if (own.some((key) => !common.has(key))) return false;
  return own.filter((key) => key !== 'kind').length < 2;
};
