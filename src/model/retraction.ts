import { plain } from './plain.ts';
import type { Reference } from './reference.ts';

/** The words by which a text takes back what is disclosed, if any. `field`: of an item, or `contact`. */
export const retractionIn = (field: string, text: string, { retractions }: Reference): string | undefined => {
  const entry = retractions.entries.find(({ fields }) => fields.includes(field));
  if (!entry) return undefined;
  // A title of law is quoted, not said.
  const said = retractions.ordinary.reduce(
    (rest, phrase) => rest.replaceAll(phrase, ''),
    plain(text.replace(/《[^》]*》/gu, '')),
  );
  return (
    entry.whole.find((word) => said.replace(/[（(].*[）)]|[。.]$/gu, '') === word) ??
    entry.words.find((word) => said.includes(word))
  );
};
