import type { Ref, Resolved } from '../../model/catalogue.ts';
import { plain } from '../../model/plain.ts';
import type { Text } from '../../model/text.ts';
import { findItem } from './find-item.ts';

/** The word for all items of every domain. */
const all = '全部';

/** The parts of a pattern, in characters of any width. */
const patternIn = (given: string): RegExpExecArray | null =>
  /^\s*(?:([^/\s]+)\/)?((?:\d+\.)*)\*\s*$/u.exec(given.normalize('NFKC'));

/** Whether a word of the command line names items by a pattern, or all of them. */
export const namesMany = (given: string): boolean => given.trim() === all || patternIn(given) !== null;

/** The items that a word of the command line names: one, those of a pattern `<domain>/1.*`, or all; headings never. */
export const findItems = (given: string, resolved: Resolved): readonly Ref[] | { readonly problem: Text } => {
  const listed = [...resolved.items.values()].filter(({ level }) => level > 1);
  if (given.trim() === all) return listed.map(({ ref }) => ref);
  const [, word, prefix] = patternIn(given) ?? [];
  if (prefix === undefined) {
    const found = findItem(given, resolved);
    return 'problem' in found ? found : [found.ref];
  }
  const chosen = resolved.domains
    .filter(({ id, name }) => word === undefined || [id, name.zh].some((one) => plain(one) === plain(word)))
    .map(({ id, name }) => ({
      name: name.zh,
      refs: listed.flatMap((item) => (item.domain === id && item.id.startsWith(prefix) ? [item.ref] : [])),
    }))
    .filter(({ refs }) => refs.length > 0);
  const [only, ...others] = chosen;
  if (only && others.length === 0) return only.refs;
  if (!only) return { problem: { zh: `“${given}”选不中事项`, en: `\`${given}\` selects no item` } };
  return {
    problem: {
      zh: `“${given}”可以是${chosen.map(({ name }) => `“${name}/${given}”`).join('、')}，请写明是哪一个领域`,
      en: `\`${given}\` may be ${chosen.map(({ name }) => `\`${name}/${given}\``).join(', ')}; say which`,
    },
  };
};
