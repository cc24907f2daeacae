/** The places in a list that make up its longest rising part; all others were moved. */
export const inOrder = (values: readonly number[]): number[] => {
  const best: { readonly length: number; readonly before: number }[] = [];
  for (const [index, value] of values.entries()) {
    let [length, before] = [1, -1];
    for (let earlier = 0; earlier < index; earlier += 1) {
      const known = best[earlier];
      if (known && (values[earlier] ?? 0) < value && known.length + 1 > length)
        [length, before] = [known.length + 1, earlier];
    }
    best.push({ length, before });
  }
  const longest = Math.max(0, ...best.map(({ length }) => length));
  const places: number[] = [];
  let at = best.findIndex(({ length }) => length === longest);
  while (at >= 0) {
    places.unshift(at);
    at = best[at]?.before ?? -1;
  }
  return places;
};
