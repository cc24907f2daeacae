import type { Domain } from '../model/domain.ts';
import { headId } from '../model/domain-head.ts';
import type { Fault } from '../model/finding.ts';
import type { Source } from './source.ts';
import { suggest } from './suggest.ts';

/** The fault of a catalogue file that names its domain by a key alone, which the tool does not know. */
export const unknownHead = ({ file, data }: Source, domains: readonly Domain[]): Fault[] => {
  const { domain } = data as { readonly domain?: unknown };
  const allowed: readonly string[] = domains.map(({ id }) => id);
  const value = headId(data) ?? '';
  if (typeof domain !== 'string' || allowed.includes(value)) return [];
  const meant = suggest(value, allowed);
  return [
    {
      rule: 'schema',
      message: meant ? 'unknown-word-near' : 'unknown-word',
      args: { value, allowed, ...(meant ? { meant } : {}) },
      at: { file, path: ['domain'] },
    },
  ];
};
