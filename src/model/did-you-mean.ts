/** Pairs of adjacent characters of a word, the word itself when it has one. */
const pairs = (word: string): string[] =>
  word.length < 2 ? [word] : Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2));

/** Dice coefficient of two words over pairs of adjacent characters: 0 (nothing shared) to 1. */
export const similarity = (left: string, right: string): number => {
  const rest = pairs(right);
  const total = pairs(left).length + rest.length;
  let shared = 0;
  for (const pair of pairs(left)) {
    const index = rest.indexOf(pair);
    if (index < 0) continue;
    rest.splice(index, 1);
    shared += 1;
  }
  return (2 * shared) / total;
};
