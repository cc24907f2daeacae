import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { withoutControls } from '../model/personal/mask.ts';
import { isReservedKey } from './reserved-key.ts';
import { maxDepth, maxExpanded, maxNestedAliases } from './yaml-limits.ts';

/** What a document cannot be read for, and where that stands. */
export interface Obstacle {
  readonly message:
    | 'duplicate-key'
    | 'merge-key'
    | 'reserved-key'
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

/** What is known while a document is walked. */
interface Walk {
  readonly obstacles: Obstacle[];
  readonly anchored: Map<string, Node>;
  readonly grown: Map<Node, Grown>;
  /** What aliases have brought so far: values and characters, and aliases in what they lead to. */
  expanded: number;
  nested: number;
  /** The first alias, and the one that was told to multiply. */
  first?: Node;
  refused?: Node;
}

const placeOf = (node: Node | null): Obstacle['at'] => [node?.range?.[0] ?? 0, node?.range?.[1] ?? 0];

const refuse = ({ obstacles }: Walk, message: Obstacle['message'], node: Node | null): Grown => {
  obstacles.push({ message, at: placeOf(node) });
  return { value: null, size: 1, depth: 0, aliases: 0 };
};

const follow = (walk: Walk, node: Node, source: string, level: number): Grown => {
  const target = walk.anchored.get(source);
  if (!target) return refuse(walk, 'unknown-alias', node);
  const known = walk.grown.get(target);
  if (!known) return refuse(walk, 'alias-circle', node);
  if (level + known.depth > maxDepth) return refuse(walk, 'too-deep', node);
  walk.first ??= node;
  walk.expanded += known.size;
  walk.nested += known.aliases;
  // Where they begin to multiply is the cause; once is enough to say so.
  if ((walk.expanded > maxExpanded || walk.nested > maxNestedAliases) && walk.first !== walk.refused) {
    refuse(walk, 'alias-bomb', walk.first);
    walk.refused = walk.first;
  }
  return { ...known, aliases: known.aliases + 1 };
};

const growScalar = (walk: Walk, node: Node | null): Grown => {
  const value = isScalar(node) ? node.value : null;
  if (typeof value !== 'string') return { value, size: 1, depth: 0, aliases: 0 };
  if (/\p{Cs}/u.test(value)) return refuse(walk, 'half-character', node);
  return { value: withoutControls(value), size: 1 + value.length, depth: 0, aliases: 0 };
};

const growList = (walk: Walk, { items }: { readonly items: readonly unknown[] }, level: number): Grown => {
  let [size, depth, aliases] = [1, 0, 0];
  const value = items.map((item) => {
    const one = grow(walk, item as Node | null, level + 1);
    size += one.size;
    depth = Math.max(depth, one.depth + 1);
    aliases += one.aliases;
    return one.value;
  });
  return { value, size, depth, aliases };
};

const growMap = (
  walk: Walk,
  { items }: { readonly items: readonly { readonly key: unknown; readonly value: unknown }[] },
  level: number,
): Grown => {
  let [size, depth, aliases] = [1, 0, 0];
  const value: { [key: string]: unknown } = {};
  for (const pair of items) {
    const node = pair.key as Node | null;
    const key = isScalar(node) ? String(node.value ?? '') : '';
    if (node) grow(walk, node, level);
    if (Object.hasOwn(value, key)) refuse(walk, 'duplicate-key', node);
    if (isReservedKey(key)) refuse(walk, 'reserved-key', node);
    if (key === '<<' && isScalar(node) && node.type === 'PLAIN') refuse(walk, 'merge-key', node);
    const one = grow(walk, pair.value as Node | null, level + 1);
    size += one.size + key.length;
    depth = Math.max(depth, one.depth + 1);
    aliases += one.aliases;
    Object.defineProperty(value, key, { value: one.value, writable: true, enumerable: true, configurable: true });
  }
  return { value, size, depth, aliases };
};

const grow = (walk: Walk, node: Node | null, level: number): Grown => {
  if (isAlias(node)) return follow(walk, node, node.source, level);
  if (node && 'anchor' in node && node.anchor) walk.anchored.set(node.anchor, node);
  const own = isMap(node)
    ? growMap(walk, node, level)
    : isSeq(node)
      ? growList(walk, node, level)
      : growScalar(walk, node);
  if (node) walk.grown.set(node, own);
  return own;
};

/**
 * Plain data of a parsed document whose keys are text. Aliases are followed as long as what they bring stays within the
 * size of a file and they lead in no circle; control characters end here. With obstacles the data is not to be used.
 */
export const plainData = (document: Document.Parsed): { readonly data: unknown; readonly obstacles: Obstacle[] } => {
  const walk: Walk = { obstacles: [], anchored: new Map(), grown: new Map(), expanded: 0, nested: 0 };
  const { value: data } = grow(walk, document.contents, 0);
  return { data, obstacles: walk.obstacles };
};
