import { plain } from '../../model/plain.ts';
import type { ListWords } from '../../model/reference.ts';

/** What a cell of a list says of its region: `withdrawn` that it does not file any more, `unclear` something of the kind. */
export type Withdrawal = 'withdrawn' | 'unclear';

/** A short name and nothing else: 乙县. */
const isName = (text: string): boolean => /^\p{L}{2,12}$/u.test(text);

/** Whether a cell says that a region does not file any more; undefined where it says nothing of that. */
export const withdrawalIn = (cell: string, { withdrawn, joined }: ListWords): Withdrawal | undefined => {
  const text = plain(cell).replace(/[\p{P}\s]+$/u, '');
  const into = joined.find((word) => text.startsWith(plain(word)));
  if (withdrawn.some((word) => text === plain(word))) return 'withdrawn';
  if (into !== undefined && isName(text.slice(plain(into).length))) return 'withdrawn';
  return [...withdrawn, ...joined].some((word) => text.includes(plain(word))) ? 'unclear' : undefined;
};
