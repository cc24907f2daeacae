import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { withoutControls } from '../model/personal/mask.ts';
import { maxDepth, maxExpanded, maxNestedAliases } from './yaml-limits.ts';

/** What a document cannot be read for, and where that stands. */
export interface Obstacle {
  readonly message:
    | 'duplicate-key'
    | 'merge-key'
    | 'alias-bomb'
    | 'alias-circle'
    | 'unknown-alias'
    | 'too-deep'
    | 'half-character';
  readonly at: readonly [start: number, end: number];
}

/** A value with what it takes to write it out: how many values and characters, how many levels, how many aliases. */
interface Grown {
  readonly value: unknown;
  readonly size: number;
  readonly depth: number;
  readonly aliases: number;
}

const placeOf = (node: Node | null): Obstacle['at'] => [node?.range?.[0] ?? 0, node?.range?.[1] ?? 0];

/**
 * Plain data of a parsed document whose keys are text. Aliases are followed as long as what they bring stays within the
 * size of a file and they lead in no circle; control characters end here. With obstacles the data is not to be used.
 */
export const plainData = (document: Document.Parsed): { readonly data: unknown; readonly obstacles: Obstacle[] } => {
  const obstacles: Obstacle[] = [];
  const anchored = new Map<string, Node>();
  const grown = new Map<Node, Grown>();
  let first: Node | undefined;
  let expanded = 0;
  let nested = 0;
  let refused: Node | undefined;

  const refuse = (message: Obstacle['message'], node: Node | null): Grown => {
    obstacles.push({ message, at: placeOf(node) });
    return { value: null, size: 1, depth: 0, aliases: 0 };
  };

  const follow = (node: Node, source: string, level: number): Grown => {
    const target = anchored.get(source);
    if (!target) return refuse('unknown-alias', node);
    const known = grown.get(target);
    if (!known) return refuse('alias-circle', node);
    if (level + known.depth > maxDepth) return refuse('too-deep', node);
    first ??= node;
    expanded += known.size;
    nested += known.aliases;
    // Where they begin to multiply is the cause; once is enough to say so.
    const bomb = (expanded > maxExpanded || nested > maxNestedAliases) && first !== refused;
    if (bomb) refuse('alias-bomb', first);
    if (bomb) refused = first;
    return { ...known, aliases: known.aliases + 1 };
  };

  const grow = (node: Node | null, level: number): Grown => {
    if (isAlias(node)) return follow(node, node.source, level);
    if (node && 'anchor' in node && node.anchor) anchored.set(node.anchor, node);
    const own = isMap(node) ? growMap(node, level) : isSeq(node) ? growList(node, level) : growScalar(node);
    if (node) grown.set(node, own);
    return own;
  };

  const growScalar = (node: Node | null): Grown => {
    const value = isScalar(node) ? node.value : null;
    if (typeof value === 'string' && /\p{Cs}/u.test(value)) return refuse('half-character', node);
    return typeof value === 'string'
      ? { value: withoutControls(value), size: 1 + value.length, depth: 0, aliases: 0 }
      : { value, size: 1, depth: 0, aliases: 0 };
  };

  const growList = ({ items }: { readonly items: readonly unknown[] }, level: number): Grown => {
    let [size, depth, aliases] = [1, 0, 0];
    const value = items.map((item) => {
      const one = grow(item as Node | null, level + 1);
      size += one.size;
      depth = Math.max(depth, one.depth + 1);
      aliases += one.aliases;
      return one.value;
    });
    return { value, size, depth, aliases };
  };

  const growMap = (
    { items }: { readonly items: readonly { readonly key: unknown; readonly value: unknown }[] },
    level: number,
  ): Grown => {
    let [size, depth, aliases] = [1, 0, 0];
    const value: { [key: string]: unknown } = {};
    for (const pair of items) {
      const node = pair.key as Node | null;
      const key = isScalar(node) ? String(node.value ?? '') : '';
      if (node) grow(node, level);
      if (Object.hasOwn(value, key)) obstacles.push({ message: 'duplicate-key', at: placeOf(node) });
      if (key === '<<' && isScalar(node) && node.type === 'PLAIN')
        obstacles.push({ message: 'merge-key', at: placeOf(node) });
      const one = grow(pair.value as Node | null, level + 1);
      size += one.size + key.length;
      depth = Math.max(depth, one.depth + 1);
      aliases += one.aliases;
      Object.defineProperty(value, key, { value: one.value, writable: true, enumerable: true, configurable: true });
    }
    return { value, size, depth, aliases };
  };

  const { value: data } = grow(document.contents, 0);
  return { data, obstacles };
};
