/**
 * The circle that a file stands in: the way from it through what it rests on and back to it. Found before anything of it is
 * read, so that nothing waits for itself.
 */
export const circleOf = async (
  file: string,
  restsOn: (file: string) => Promise<readonly string[]>,
): Promise<readonly string[] | undefined> => {
  const seen = new Set([file]);
  const visit = async (way: readonly string[]): Promise<readonly string[] | undefined> => {
    for (const next of await restsOn(way.at(-1) ?? file)) {
      if (next === file) return [...way, file];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = await visit([...way, next]);
      if (found) return found;
    }
    return undefined;
  };
  return visit([file]);
};
