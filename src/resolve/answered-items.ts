import type { Ref, Resolved } from '../model/catalogue.ts';
import type { Domain } from '../model/domain.ts';
import { plain } from '../model/plain.ts';
import { selectItems } from './find-item.ts';

/** The items that an answer names, or why it is not clear which. */
export type Answered =
  | { readonly items: readonly Ref[] }
  | { readonly problem: 'no-such-item' | 'which-domain'; readonly meant: readonly string[] };

/** A reference with the key or the name of its domain or with none, a title or none, or a pattern, taken apart. */
const takeApart = (text: string, domains: readonly Domain[]) => {
  const flat = text.normalize('NFKC').trim();
  const domain = domains.find(({ id, name }) =>
    [id, name.zh].some((word) => flat.startsWith(`${word}/`) || flat.startsWith(`${word} `)),
  );
  const rest = domain ? flat.slice((flat.startsWith(domain.id) ? domain.id : domain.name.zh).length + 1) : flat;
  const [, id, title] = /^(\d+(?:\.\d+)*(?:\.\*)?|\*)(?:\s+(.+))?$/u.exec(rest.trim()) ?? [];
  return id === undefined ? undefined : { domain, id, title };
};

/** The items that one reference of an answer names: the domain may be left out where number and title leave no doubt. */
export const answeredItems = (text: string, resolved: Resolved): Answered => {
  const { items, domains } = resolved;
  const said = takeApart(text, domains);
  if (!said) return { problem: 'no-such-item', meant: [] };
  const { id, title } = said;
  const among = said.domain ? [said.domain] : domains;
  if (id.endsWith('*')) {
    const found = among.map((domain) => selectItems(resolved, domain.id, id)).filter((one) => one.length > 0);
    if (found.length > 1) return { problem: 'which-domain', meant: among.map((domain) => `${domain.id}/${id}`) };
    return found[0] ? { items: found[0].map(({ ref }) => ref) } : { problem: 'no-such-item', meant: [] };
  }
  const numbered = among.flatMap((domain) => items.get(`${domain.id}/${id}`) ?? []);
  const titled = numbered.filter(
    (item) => title === undefined || item.fields.title.history.some(({ value }) => plain(value) === plain(title)),
  );
  const [only, ...others] = titled;
  const names = numbered.map((item) => `${item.ref} ${item.fields.title.value}`);
  if (!only) return { problem: 'no-such-item', meant: names };
  return others.length > 0 ? { problem: 'which-domain', meant: names } : { items: [only.ref] };
};
