/** More texts than this are forgotten at once; a whole nation repeats far fewer. */
const limit = 50_000;

/** A pure function of a text that remembers its answers: catalogues repeat the same few hundred texts. */
export const remember = <T>(compute: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const earlier = known.get(text);
    if (earlier !== undefined) return earlier;
    if (known.size >= limit) known.clear();
    const answer = compute(text);
    known.set(text, answer);
    return answer;
  };
};

/**
 * A pure function of two objects that remembers its answers as long as the objects live: one bulk amendment meets the
 * same few inherited values on a hundred items. Other arguments must not change between calls with one `scope`.
 */
export const rememberPair = <A extends object, B extends object, Scope extends object, T>(
  compute: (left: A, right: B, scope: Scope) => T,
): ((left: A, right: B, scope: Scope) => T) => {
  const known = new WeakMap<Scope, WeakMap<A, WeakMap<B, T>>>();
  return (left, right, scope) => {
    const lefts = known.get(scope) ?? new WeakMap<A, WeakMap<B, T>>();
    known.set(scope, lefts);
    const rights = lefts.get(left) ?? new WeakMap<B, T>();
    lefts.set(left, rights);
    const earlier = rights.get(right);
    if (earlier !== undefined) return earlier;
    const answer = compute(left, right, scope);
    rights.set(right, answer);
    return answer;
  };
};

/** A table made from reference data on first use, and kept as long as the data. */
export const indexed = <Key extends object, T>(make: (data: Key) => T): ((data: Key) => T) => {
  const tables = new WeakMap<Key, T>();
  return (data) => {
    const earlier = tables.get(data);
    if (earlier !== undefined) return earlier;
    const table = make(data);
    tables.set(data, table);
    return table;
  };
};
