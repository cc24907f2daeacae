import type { DomainId, Ref, Resolved } from './catalogue.ts';
import type { Text } from './text.ts';

/** Where a name is to stand: `ref` is its own reference, `parent` the item above it. */
export interface Standing {
  readonly domain: DomainId;
  readonly level: 1 | 2 | 3;
  readonly ref?: Ref;
  readonly parent?: Ref;
}

/** What the judge says of a name: the same thing, several items in one, or a part of one (or too close to tell). */
export interface NameVerdict {
  readonly kind: 'same' | 'merged' | 'similar';
  readonly overlaps: readonly Ref[];
  readonly why: Text;
}

/**
 * Judges a name against the level-1 and level-2 items of both domains, tombstones and siblings too; undefined when it
 * overlaps none. `inherited`: the catalogue that `standard` was made from; its names are looked up once for all its layers.
 */
export type Judge = (
  title: string,
  standing: Standing,
  standard: Resolved,
  inherited?: Resolved,
) => NameVerdict | undefined;
