/** A map of plain data. Never changed in place: what is not touched stays the same object. */
export type Data = { readonly [key: string]: unknown };

/** Whether plain data is a map. */
export const isData = (value: unknown): value is Data =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A list of plain data; what is none is an empty one. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A map of plain data; what is none is an empty one. */
export const mapOf = (value: unknown): Data => (isData(value) ? value : {});

/** Whether two pieces of plain data say the same, whatever the order of keys. */
export const same = (left: unknown, right: unknown): boolean => {
  if (left === right) return true;
  if (Array.isArray(left))
    return (
      Array.isArray(right) && left.length === right.length && left.every((entry, index) => same(entry, right[index]))
    );
  if (!isData(left) || !isData(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && same(left[key], right[key]))
  );
};

/** The map without a key. */
export const without = (map: Data, key: string): Data =>
  Object.fromEntries(Object.entries(map).filter(([known]) => known !== key));

/** The map with a key set: where it stands already, else behind the last of those that come before it in an order. */
export const withKey = (map: Data, key: string, value: unknown, order: readonly string[]): Data => {
  if (Object.hasOwn(map, key))
    return Object.fromEntries(Object.entries(map).map(([k, v]) => [k, k === key ? value : v]));
  const before = order.slice(0, order.indexOf(key));
  const pairs = Object.entries(map);
  const index = pairs.findLastIndex(([known]) => before.includes(known)) + 1;
  return Object.fromEntries([...pairs.slice(0, index), [key, value], ...pairs.slice(index)]);
};

/** The list with other entries in place of one. */
export const swapped = (
  list: readonly unknown[],
  index: number,
  ...entries: readonly unknown[]
): readonly unknown[] => [...list.slice(0, index), ...entries, ...list.slice(index + 1)];
