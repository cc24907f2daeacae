import { plain } from '../../model/plain.ts';
import type { FormReading } from './form-reading.ts';
import type { FormPlace } from './form-sheet.ts';

/** What a word of a drop-down stands for; a word that is none of them is told with those that are. */
export const readChoice = <T extends string>(
  text: string,
  choices: readonly (readonly [word: string, meaning: T])[],
  head: string,
  at: FormPlace,
  { tell }: FormReading,
): T | undefined => {
  const found = choices.find(([word, meaning]) => plain(word) === plain(text) || meaning === text)?.[1];
  if (found === undefined)
    tell('choice-unknown', at, { head, text, known: [...new Set(choices.map(([word]) => word))] });
  return found;
};
