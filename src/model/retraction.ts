import { plain } from './plain.ts';
import type { Reference } from './reference.ts';
import { indexed, remember } from './remember.ts';

/** What a text says beside ordinary phrases; a title of law is quoted, not said. */
const saidBeside = indexed(({ ordinary }: Reference['retractions']) =>
  remember((text) =>
    ordinary.reduce((rest, phrase) => rest.replaceAll(phrase, ''), plain(text.replace(/《[^》]*》/gu, ''))),
  ),
);

/** The words by which a text takes back what is disclosed, if any. `field`: of an item, or `contact`. */
export const retractionIn = (field: string, text: string, { retractions }: Reference): string | undefined => {
  const entry = retractions.entries.find(({ fields }) => fields.includes(field));
  if (!entry) return undefined;
  const said = saidBeside(retractions)(text);
  const bare = said.replace(/[（(].*[）)]|[。.]$/gu, '');
  return entry.whole.find((word) => bare === word) ?? entry.words.find((word) => said.includes(word));
};
