import { plain } from './plain.ts';
import type { ListWords } from './reference.ts';

/** The region of a body's name: 示例县 of 示例县人力资源和社会保障局. What is no such name stays as it is. */
export const bareRegion = (name: string, { bureaus }: Pick<ListWords, 'bureaus'>): string => {
  const text = name.normalize('NFKC').replace(/\s+/gu, '');
  const found = bureaus.filter((bureau) => text.endsWith(bureau)).sort((left, right) => right.length - left.length)[0];
  return found && found.length < text.length ? text.slice(0, -found.length) : text;
};

/** The form in which names of regions are compared, whatever body is named. */
export const regionName = (name: string, words: Pick<ListWords, 'bureaus'>): string => plain(bareRegion(name, words));
