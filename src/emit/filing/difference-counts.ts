import type { Compilation } from '../../catalogue/compilation.ts';
import { domainIdOf } from '../../model/domain.ts';
import { effectOf, effectWords } from '../words.ts';

/** How many differences of each kind there are in each domain, in words, in the order of the table; kinds that occur. */
export const differenceCounts = ({ resolved, changes }: Compilation): { word: string; counts: number[] }[] => {
  const own = changes.filter(({ kind }) => kind !== 'added' && kind !== 'omitted');
  return effectWords
    .map((word) => {
      const alike = own.filter((change) => effectOf(change) === word);
      return {
        word,
        counts: resolved.domains.map(({ id }) => alike.filter(({ item }) => domainIdOf(item) === id).length),
      };
    })
    .filter(({ counts }) => counts.some((count) => count > 0));
};
