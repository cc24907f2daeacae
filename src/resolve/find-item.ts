import type { DomainId, FormerNumber, ItemReference, Ref, Resolved, ResolvedItem } from '../model/catalogue.ts';
import { plain } from '../model/plain.ts';

/** Every title that an item has had on the way down: an older name still names it. */
const titlesOf = (item: ResolvedItem): string[] => item.fields.title.history.map((setting) => setting.value);

/** The item that a reference names, or why it names none. */
export type Found =
  | { readonly item: ResolvedItem }
  | {
      readonly problem: 'unknown-item' | 'wrong-title' | 'former-item';
      readonly title?: string;
      readonly former?: FormerNumber;
    };

/** Looks up a number, and checks the title beside it (product.md §2: number and title are checked as a pair). */
export const findItem = (inherited: Resolved, domain: DomainId, reference: ItemReference): Found => {
  const { title } = reference;
  const former = inherited.former.get(`${domain}/${reference.id}`);
  if (former && (title === undefined || plain(title) === plain(former.title)))
    return { problem: 'former-item', former };
  const item = inherited.items.get(`${domain}/${reference.id}`);
  if (!item) return { problem: 'unknown-item' };
  if (title === undefined || titlesOf(item).some((known) => plain(known) === plain(title))) return { item };
  return { problem: 'wrong-title', title: item.fields.title.value };
};

/** Whether a selector of `items` is a pattern, and how precise it is: `*` 0, `1.*` 1, `1.2.*` 2, a number 3. */
export const precision = (id: string): number => (id.endsWith('*') ? id.split('.').length - 1 : 3);

/** Items of level 2 and 3 that a bulk selector covers, tombstones included. */
export const selectItems = (inherited: Resolved, domain: DomainId, selector: string): ResolvedItem[] => {
  const prefix = selector.slice(0, -1);
  return [...inherited.items.values()].filter(
    (item) => item.domain === domain && item.level > 1 && item.id.startsWith(prefix),
  );
};

/** The number one level up: 1.2.3 → 1.2. */
export const parentRef = (domain: DomainId, id: string): Ref | undefined =>
  id.includes('.') ? `${domain}/${id.slice(0, id.lastIndexOf('.'))}` : undefined;
