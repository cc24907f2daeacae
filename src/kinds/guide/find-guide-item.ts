import type { Resolved, ResolvedItem } from '../../model/catalogue.ts';
import type { Fault } from '../../model/finding.ts';
import { plain } from '../../model/plain.ts';
import { itemReference } from '../../source/guide.ts';
import { suggest } from '../../source/suggest.ts';

type Said = Pick<Fault, 'message' | 'args'>;

/** Whether an item has, or had on the way down, this title. */
const isCalled = ({ fields: { title } }: ResolvedItem, name: string): boolean =>
  title.history.some(({ value }) => plain(value) === plain(name));

const unknownDomain = (written: string, known: readonly string[]): Said => {
  const domain = written.split('/')[0] ?? '';
  const meant = suggest(domain, known);
  if (!written.includes('/')) return { message: 'no-domain', args: { written, known } };
  return meant ? { message: 'domain-near', args: { domain, meant } } : { message: 'domain', args: { domain, known } };
};

/** Why an item that there is has no guide here. */
const withoutGuide = (item: ResolvedItem): string | undefined => {
  if (item.level === 1) return 'level1';
  if (item.omitted) return 'omitted';
  if (item.withheld) return 'withheld';
  return item.isInformation ? 'information' : undefined;
};

/** The item that has, or had, a title, as it is referred to. */
const itemCalled = (title: string | undefined, { items }: Resolved): string | undefined => {
  const found = title === undefined ? undefined : [...items.values()].find((one) => isCalled(one, title));
  return found && `${found.ref} ${found.fields.title.value}`;
};

/** The item that a guide names, or what is wrong with the name. */
export const findGuideItem = (written: string, catalogue: Resolved): { readonly item: ResolvedItem } | Said => {
  const reference = itemReference(written);
  const known = catalogue.domains.map(({ id }) => id);
  if (!reference || !known.includes(reference.domain)) return unknownDomain(written, known);
  const { ref, title } = reference;
  const item = catalogue.items.get(ref);
  if (!item) {
    const meant = itemCalled(title, catalogue);
    return meant
      ? { message: 'unknown-near', args: { item: ref, meant } }
      : { message: 'unknown', args: { item: ref } };
  }
  const name = `${item.id} ${item.fields.title.value}`;
  if (title !== undefined && !isCalled(item, title))
    return {
      message: 'wrong-title',
      args: { name, title, meant: itemCalled(title, catalogue) ?? `${ref} ${item.fields.title.value}` },
    };
  const reason = withoutGuide(item);
  return reason === undefined ? { item } : { message: reason, args: { name } };
};
