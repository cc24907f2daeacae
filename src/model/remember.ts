/** More answers than this, twice over, are never held; a whole nation repeats fewer. */
const limit = 1_500;

/** A table of bounded size that keeps what was asked for lately: what is full grows old, what is old and not asked for goes. */
const lately = <Key, T>() => {
  let young = new Map<Key, T>();
  let old = new Map<Key, T>();
  const set = (key: Key, value: T): void => {
    if (young.size >= limit) [old, young] = [young, new Map()];
    young.set(key, value);
  };
  return {
    get: (key: Key): T | undefined => {
      const value = young.get(key);
      if (value !== undefined) return value;
      const earlier = old.get(key);
      if (earlier !== undefined) set(key, earlier);
      return earlier;
    },
    set,
  };
};

/** Answers by text, a table for each kind of question. */
export type Answers<T> = ReturnType<typeof lately<string, T>>;
export const answers = <T>(): Answers<T> => lately();

/** A pure function of a text that remembers its answers: catalogues repeat the same few hundred texts. */
export const remember = <T>(compute: (text: string) => T): ((text: string) => T) => {
  const known = answers<T>();
  return (text) => {
    const earlier = known.get(text);
    if (earlier !== undefined) return earlier;
    const answer = compute(text);
    known.set(text, answer);
    return answer;
  };
};

/**
 * Answers about pairs of values, a written one and one in force: one bulk amendment meets the same few inherited values on a
 * hundred items, and a whole nation writes the same few limits. They go with the written value.
 */
export const pairMemo = <T>() => {
  const known = lately<object, Map<object, T>>();
  return (written: object, inForce: object, compute: () => T): T => {
    const held = known.get(written);
    const earlier = held?.get(inForce);
    if (earlier !== undefined) return earlier;
    const answer = compute();
    if (held) held.set(inForce, answer);
    else known.set(written, new Map([[inForce, answer]]));
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
