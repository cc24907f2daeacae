import { plain } from '../../model/plain.ts';
import type { Reference } from '../../model/reference.ts';
import { indexed } from '../../model/remember.ts';
import { joined } from '../clean.ts';

/** Words of an element without the marks that people set between them. */
export const loose = (text: string): string => plain(joined(text)).replace(/[、,，/／·.。;；:：()（）_－—-]/gu, '');

const labelsOf = indexed(
  (elements: Reference['elements']) => new Set(elements.flatMap(({ labels, name }) => [name, ...labels].map(loose))),
);

/** Whether words are an element of 公开内容 that the dictionary knows. */
export const isElement = (words: string, { elements }: Reference): boolean => labelsOf(elements).has(loose(words));
