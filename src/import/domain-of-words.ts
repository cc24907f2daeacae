import type { DomainId } from '../model/catalogue.ts';
import { joined } from './clean.ts';

/** The domain that a title speaks of: one of the two, another, or none that can be told. */
export const domainOfWords = (text: string): DomainId | 'other' | undefined => {
  const words = joined(text);
  const [work, insurance] = [/就业|创业/u.test(words), /社会保险|社保/u.test(words)];
  if (work !== insurance) return work ? 'employment' : 'social-insurance';
  if (work) return undefined;
  return /\p{Script=Han}{2,}领域/u.test(words) && !/人力资源|人社|试点领域|各领域/u.test(words) ? 'other' : undefined;
};

/** Whether a text says no more than a domain: 社会保险领域, 就业创业. */
export const isDomainWord = (text: string): boolean =>
  /领域$/u.test(joined(text)) ||
  /^(?:(?:劳动就业|就业|创业|社会保险|社会保障|社保)[和及、与]?)+(?:服务)?(?:信息|类|工作|方面)?$/u.test(joined(text));
