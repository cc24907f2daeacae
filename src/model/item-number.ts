/** Order of official numbers: 1.2 before 1.10. */
export const compareNumbers = (left: string, right: string): number => {
  const [one, two] = [left.split('.').map(Number), right.split('.').map(Number)];
  for (let index = 0; index < Math.max(one.length, two.length); index += 1) {
    const gap = (one[index] ?? -1) - (two[index] ?? -1);
    if (gap !== 0) return gap;
  }
  return 0;
};
