import type { Comment } from './record.ts';

/** Who speaks where nobody is named. */
const anybody = '公众';

/** A name as it is published: its first character. */
export const publicName = (name = anybody): string => (name === anybody ? name : `${[...name][0] ?? ''}**`);

/** The names that somebody wrote as one: 张建国、李秀英（来电）. One character is a name of nobody. */
const namesIn = (sender: string): string[] =>
  sender
    .split(/[^\p{L}·•\s]+/u)
    .map((name) => name.replaceAll(/\s/gu, ''))
    .filter((name) => [...name].length > 1 && name !== anybody);

/** The name with blanks between its characters, as tables have it: 王　磊. */
const asWritten = (name: string): RegExp => new RegExp([...name].join('\\s*'), 'gu');

/** Finds in a text the names of those who sent comments, whichever of them it speaks of. */
export const findSenders = (comments: readonly Comment[]): ((text: string) => readonly string[]) => {
  const names = [...new Set(comments.flatMap(({ cells }) => namesIn(cells.sender?.value ?? '')))].sort(
    (one, other) => other.length - one.length,
  );
  return (text) => {
    const close = text.replaceAll(/\s/gu, '');
    return names.filter((name) => close.includes(name));
  };
};

/** Masks in a text that is published the names of those who sent comments. */
export const hideSenders = (comments: readonly Comment[]): ((text: string) => string) => {
  const find = findSenders(comments);
  return (text) => find(text).reduce((all, name) => all.replace(asWritten(name), publicName(name)), text);
};
