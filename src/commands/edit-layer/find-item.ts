import type { DomainId, Resolved, ResolvedItem } from '../../model/catalogue.ts';
import { similarity } from '../../model/did-you-mean.ts';
import { domainIn } from '../../model/domain.ts';
import { plain } from '../../model/plain.ts';
import type { Text } from '../../model/text.ts';

const nameOf = ({ domains }: Resolved, { domain, id, fields }: ResolvedItem): Text => ({
  zh: `${domainIn(domains, domain).name.zh}/${id} ${fields.title.value}`,
  en: `${domain}/${id} ${fields.title.value}`,
});

const joined = (resolved: Resolved, items: readonly ResolvedItem[]): Text => ({
  zh: items.map((item) => `“${nameOf(resolved, item).zh}”`).join('、'),
  en: items.map((item) => `\`${nameOf(resolved, item).en}\``).join(', '),
});

const named = ({ domains }: Resolved, word = ''): DomainId | undefined =>
  domains.find(({ id, name }) => word === id || plain(word) === plain(name.zh))?.id;

const hasTitle = ({ fields }: ResolvedItem, title: string): boolean =>
  fields.title.history.some(({ value }) => plain(value) === plain(title)) || plain(fields.title.value) === plain(title);

/** The few items that were probably meant. */
const near = (items: readonly ResolvedItem[], number: string, title: string): ResolvedItem[] => {
  const wanted = plain(title);
  const byNumber =
    title === '' ? items.filter(({ id }) => number !== '' && id.startsWith(number.replace(/\.?\d+$/u, '.'))) : [];
  const byTitle = items
    .map((item) => ({ item, score: similarity(wanted, plain(item.fields.title.value)) }))
    .filter(({ score, item }) => wanted !== '' && (score >= 0.25 || plain(item.fields.title.value).includes(wanted)))
    .sort((left, right) => right.score - left.score)
    .map(({ item }) => item);
  return [...byTitle, ...byNumber].slice(0, 4);
};

/** The item that a word of the command line names: key or name of the domain and number, number and title, or a title. */
export const findItem = (given: string, resolved: Resolved): ResolvedItem | { readonly problem: Text } => {
  const [, domainWord, number = '', title = ''] =
    /^\s*(?:([^/\s\d][^/\s]*)\/)?(\d+(?:\.\d+)*)?\s*(.*?)\s*$/u.exec(given) ?? [];
  const domain = named(resolved, domainWord);
  const all = [...resolved.items.values()].filter((item) => !domain || item.domain === domain);
  const found = all.filter(
    (item) => (number === '' || item.id === number) && (title === '' || hasTitle(item, title)) && number + title !== '',
  );
  const [item, ...more] = domainWord !== undefined && !domain ? [] : found;
  if (item && more.length === 0) return item;
  if (item) {
    const { zh, en } = joined(resolved, found);
    return { problem: { zh: `“${given}”可以是${zh}，请写明是哪一项`, en: `\`${given}\` may be ${en}; say which` } };
  }
  const byNumber = number === '' ? [] : all.filter(({ id }) => id === number);
  const meant = byNumber.length > 0 ? byNumber : near(all, number, title);
  const { zh, en } = joined(resolved, meant);
  return {
    problem:
      meant.length > 0
        ? { zh: `没有事项“${given}”；是不是${zh}`, en: `there is no item \`${given}\`; did you mean ${en}?` }
        : {
            zh: `没有事项“${given}”；用 mulu items 可以查编号`,
            en: `there is no item \`${given}\`; mulu items finds numbers`,
          },
  };
};
