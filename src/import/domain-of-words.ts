import type { DomainId } from '../model/catalogue.ts';
import type { Domain } from '../model/domain.ts';
import { indexed } from '../model/remember.ts';
import { joined } from './clean.ts';

const wordsOf = (domains: readonly Domain[]): string[] =>
  domains.flatMap(({ words, alone = [] }) => [...words, ...alone]).sort((left, right) => right.length - left.length);

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');

const onlyWords = indexed(
  (domains: readonly Domain[]) =>
    new RegExp(`^(?:(?:${wordsOf(domains).map(escaped).join('|')})[和及、与]?)+(?:服务)?(?:信息|类|工作|方面)?$`, 'u'),
);

/** The domain that a title speaks of: one that is known, another, or none that can be told. */
export const domainOfWords = (text: string, domains: readonly Domain[]): DomainId | 'other' | undefined => {
  const title = joined(text);
  const named = domains.filter(({ words }) => words.some((word) => title.includes(word)));
  if (named.length > 0) return named.length === 1 ? named[0]?.id : undefined;
  return /\p{Script=Han}{2,}领域/u.test(title) && !/人力资源|人社|试点领域|各领域/u.test(title) ? 'other' : undefined;
};

/** Whether a text says no more than a domain: its words, alone or joined. */
export const isDomainWord = (text: string, domains: readonly Domain[]): boolean =>
  /领域$/u.test(joined(text)) || onlyWords(domains).test(joined(text));
