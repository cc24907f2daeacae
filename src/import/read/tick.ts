import { tableWords } from '../../generated/table-words.js';
import { plain } from '../../model/plain.ts';
import { remember } from '../../model/remember.ts';
import { clean, joined } from '../clean.ts';
import { endsInOne, isErrorValue, isMasked } from '../words.ts';
import { withBoxes } from './boxes.ts';
import type { Left, Reason } from './reading.ts';

/** What one cell of a column of boxes says; `on` is absent where it cannot be told. */
export interface Tick {
  readonly on?: boolean;
  /** Who the 特定群体 are. */
  readonly groups?: readonly string[];
  readonly took: readonly string[];
  readonly left: readonly Left[];
}

const wordsOf = (list: readonly string[]): ReadonlySet<string> => new Set(list.map(plain));
const [yes, no, asked] = [tableWords.cells.yes, tableWords.cells.no, tableWords.cells.asked].map(wordsOf) as [
  ReadonlySet<string>,
  ReadonlySet<string>,
  ReadonlySet<string>,
];
const [ticked, empty] = [new Set(tableWords.boxes.ticked), new Set(tableWords.boxes.empty)];

/** The words that a column of boxes goes by: its own heading and what means the same. */
const headingWords = remember((heading): ReadonlySet<string> => {
  const own = tableWords.headings.find(({ words }) => words.some((word) => plain(word) === plain(heading)));
  return wordsOf([heading, ...(own?.words ?? [])]);
});

const groupsOf = (text: string): string[] => text.split(/[、，,;；]/u).filter((group) => group !== '');

/** The words beside a tick: the heading again, the groups, or something that says nothing here. */
const readBeside = (words: string, signs: readonly string[], heading: string, named: boolean): Tick => {
  if (words === '' || headingWords(heading).has(plain(words))) return { on: true, took: [...signs, words], left: [] };
  if (isMasked(words)) return { on: true, took: signs, left: [{ text: words, why: 'person' }] };
  if (!named) return { on: true, took: signs, left: [{ text: words, why: 'not-understood' }] };
  const groups = groupsOf(words.replace(/^[（(：:]+|[）)]+$/gu, ''));
  return { on: true, groups, took: [...signs, ...groups], left: [] };
};

const untold = (text: string, why: Reason): Tick => ({ took: [], left: [{ text, why }] });

/** Only known words for yes and no count; every other sign or word is told, never taken for a tick. `named`: 特定群体 may be named. */
export const readTick = (raw: string, heading: string, named: boolean): Tick => {
  const text = joined(withBoxes(clean(raw)));
  if (isErrorValue(text)) return untold(text, 'error-value');
  const bare = text.replace(/^[（(]+|[）)]+$/gu, '');
  if (asked.has(plain(bare))) return untold(text, 'unknown-mark');
  if (no.has(plain(bare)) || (bare !== '' && [...bare].every((char) => empty.has(char) || /[-—–]/u.test(char))))
    return { on: false, took: [text], left: [] };
  if (yes.has(plain(bare)) || headingWords(heading).has(plain(bare))) return { on: true, took: [text], left: [] };
  const chars = [...bare];
  const signs = chars.filter((char) => ticked.has(char) || empty.has(char) || asked.has(char));
  const words = chars.filter((char) => !signs.includes(char)).join('');
  if (signs.length > 0) {
    if (signs.every((char) => ticked.has(char))) return readBeside(words, signs, heading, named);
    if (signs.every((char) => empty.has(char) && !asked.has(char)))
      return { on: false, took: [], left: words === '' ? [] : [{ text: words, why: 'unticked' }] };
    return untold(text, 'unknown-mark');
  }
  const groups = groupsOf(words);
  if (named && groups.length > 0 && groups.every((group) => endsInOne(group, tableWords.groups) && !isMasked(group)))
    return { on: true, groups, took: groups, left: [] };
  return untold(text, 'not-understood');
};
