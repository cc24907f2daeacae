/** More texts than this are forgotten at once; a whole nation repeats far fewer. */
export const limit = 3_000;

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
 * Answers about pairs of values: one bulk amendment meets the same few inherited values on a hundred items, and a whole
 * nation writes the same few limits.
 */
export const pairMemo = <T>() => {
  const known = new Map<object, Map<object, T>>();
  let size = 0;
  return (left: object, right: object, compute: () => T): T => {
    let rights = known.get(left);
    const earlier = rights?.get(right);
    if (earlier !== undefined) return earlier;
    if (size >= limit) {
      known.clear();
      size = 0;
      rights = undefined;
    }
    const answer = compute();
    if (!rights) {
      rights = new Map();
      known.set(left, rights);
    }
    rights.set(right, answer);
    size += 1;
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
