import { remember } from './remember.ts';

const parts = remember((number: string): readonly number[] => number.split('.').map(Number));

/** Order of official numbers: 1.2 before 1.10. */
export const compareNumbers = (left: string, right: string): number => {
  const [one, two] = [parts(left), parts(right)];
  for (let index = 0; index < Math.max(one.length, two.length); index += 1) {
    const gap = (one[index] ?? -1) - (two[index] ?? -1);
    if (gap !== 0) return gap;
  }
  return 0;
};
