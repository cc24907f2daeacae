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
 * Answers about pairs of objects inside one run: one bulk amendment meets the same few inherited values on a hundred
 * items. Plain maps, dropped with the run.
 */
export const pairMemo = <T>() => {
  const known = new Map<object, Map<object, T>>();
  return (left: object, right: object, compute: () => T): T => {
    const rights = known.get(left) ?? new Map<object, T>();
    known.set(left, rights);
    const earlier = rights.get(right);
    if (earlier !== undefined) return earlier;
    const answer = compute();
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
