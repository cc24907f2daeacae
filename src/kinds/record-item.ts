import type { Resolved, ResolvedItem } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import { plain } from '../model/plain.ts';
import { answeredItems } from '../resolve/answered-items.ts';

type Said = Pick<Fault, 'message' | 'args'>;

const named = ({ ref, fields }: ResolvedItem): string => `${ref} ${fields.title.value}`;

const isListed = ({ level, omitted, withheld }: ResolvedItem): boolean => level > 1 && !omitted && !withheld;

/** The items that have a title, or had it further up. */
const titled = (written: string, { items }: Resolved): ResolvedItem[] =>
  [...items.values()].filter(
    (item) => isListed(item) && item.fields.title.history.some(({ value }) => plain(value) === plain(written)),
  );

const settle = (
  item: ResolvedItem | undefined,
  value: string,
  isAny: boolean,
): { readonly item: ResolvedItem } | Said =>
  item && (isAny || isListed(item)) ? { item } : { message: 'not-listed', args: { value } };

/** The item that a row names, by number, by number and title, or by a title that no other item has; else what is wrong with the name. `isAny`: it need not be listed. */
export const recordItem = (
  value: string,
  catalogue: Resolved,
  isAny = false,
): { readonly item: ResolvedItem } | Said => {
  const found = answeredItems(value, catalogue);
  if ('items' in found && found.items.length === 1) {
    const [ref] = found.items;
    return settle(ref && catalogue.items.get(ref), value, isAny);
  }
  const [only, ...others] = titled(value, catalogue);
  if (only && others.length === 0) return { item: only };
  if (only) return { message: 'which-domain', args: { value, meant: [only, ...others].map(named) } };
  if ('items' in found) return { message: 'which-domain', args: { value, meant: found.items.slice(0, 3) } };
  const [first = ''] = [...catalogue.items.values()].filter(isListed).map(named);
  return found.meant.length === 0
    ? { message: 'no-such-item', args: { value, example: first } }
    : {
        message: found.problem === 'which-domain' ? 'which-domain' : 'wrong-title',
        args: { value, meant: found.meant },
      };
};
