import { printed } from '../../../document/printed.ts';
import { omissionReasons } from '../../../model/catalogue.ts';
import { domainIn, domainOf } from '../../../model/domain.ts';
import type { Review } from '../../../model/review.ts';
import type { Lang, Text } from '../../../model/text.ts';
import { reasonNames, reviewWords } from '../review-words.ts';
import type { Links } from './links.ts';

/** What only shows when submissions are held beside each other. */
export const acrossView = (review: Review, { one, many, more }: Links, lang: Lang) => {
  const t = reviewWords[lang];
  const say = (text: Text): string => text[lang];
  const { domains } = review;
  const named = new Map(review.submissions.map(({ key, name }) => [key, printed(name)]));
  return {
    omitted: review.omitted.slice(0, 20).map(({ item, title, submissions: keys, reasons: by }) => ({
      item: `${domainOf(domains, item).name.zh} ${item.slice(item.indexOf('/') + 1)} ${printed(title)}`,
      count: keys.length,
      reasons: omissionReasons
        .flatMap((reason) => (by[reason] > 0 ? [`${say(reasonNames[reason])} ${by[reason]}`] : []))
        .join('，'),
      links: many(keys),
      more: more(keys),
    })),
    additionGroups: review.additionGroups.map(({ domain, names, submissions: keys }) => ({
      domain: domainIn(domains, domain).name.zh,
      count: keys.length,
      names: names.map(({ title, submissions: some }) => ({
        title: printed(title),
        count: some.length,
        links: many(some),
      })),
    })),
    copies: review.copies.map((keys) => ({ links: many(keys) })),
    blank: many(review.blank),
    outliers: review.outliers.map(({ submission, what, count: value, median }) => ({
      ...one(submission),
      what: what === 'omissions' ? t.omissions : t.additions,
      value,
      median,
    })),
    repeated: review.repeated.map(({ region, submissions: keys }) => ({
      region: printed(region),
      links: keys.map((key) => ({ ...one(key), title: named.get(key) ?? printed(key) })),
    })),
    parents: review.parents.map(({ name, versions }) => ({
      name: printed(name),
      versions: versions.map((keys) => ({ links: many(keys) })),
    })),
    hasAcross:
      review.additionGroups.length +
        review.copies.length +
        review.blank.length +
        review.outliers.length +
        review.repeated.length +
        review.parents.length >
      0,
  };
};
