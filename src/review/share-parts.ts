import { answers } from '../model/remember.ts';

/** A text longer than this is hardly written twice. */
const longest = 2_000;

/** Whether a value holds nothing but texts, numbers and the like. */
const isLeaf = (value: object): boolean =>
  Object.values(value).every((part) => typeof part !== 'object' || part === null);

/**
 * Copies plain data, and keeps what was said alike a short while before as one: counties of one province leave out the same
 * items for the same reasons, and a nation of them is held at once.
 */
export const sharer = (): (<T>(value: T) => T) => {
  const known = answers<unknown>();
  const once = (key: string, value: unknown): unknown => {
    if (key.length > longest) return value;
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    known.set(key, value);
    return value;
  };
  const shared = (value: unknown): unknown => {
    if (typeof value === 'string') return once(value, value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(shared);
    if (isLeaf(value)) {
      // The first character is that of no text.
      const key = `\0${JSON.stringify(value)}`;
      const earlier = known.get(key);
      if (earlier !== undefined) return earlier;
      return once(key, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shared(part)])));
    }
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shared(part)]));
  };
  return shared as <T>(value: T) => T;
};
