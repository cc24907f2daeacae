import { tableWords } from '../../generated/table-words.js';
import { findDocument, parseCitation } from '../../model/basis.ts';
import { type CitationPart, readCitations } from '../../model/citations.ts';
import type { Reference } from '../../model/reference.ts';
import { citationText, clean, joined } from '../clean.ts';
import { alternatives, isErrorValue, isMasked, isNothing } from '../words.ts';
import { isElement } from './is-element.ts';
import { type Left, type Reading, unreadable } from './reading.ts';

const document = new RegExp(alternatives(tableWords.documents), 'u');

/** Lines of a cell without title marks: one goes on in the next until it is a title that the register knows. */
const unmarked = (lines: readonly string[], isKnown: (title: string) => boolean): CitationPart[] => {
  const whole: string[] = [];
  for (const line of lines) {
    const last = whole.at(-1);
    const open =
      last !== undefined &&
      last !== '' &&
      line !== '' &&
      !isKnown(line) &&
      !isKnown(last) &&
      !document.test(last.slice(-2));
    if (open) whole[whole.length - 1] = last + line;
    else whole.push(line);
  }
  return whole
    .flatMap((part) => readCitations(part))
    .flatMap((part) =>
      part.kind === 'words' && !isKnown(part.text) && part.text.includes('、')
        ? part.text.split('、').map((text) => ({ ...part, text }))
        : [part],
    );
};

/** 公开依据: every document of the cell, with title marks where the register knows a title that lost them. */
export const readBasis = (raw: string, reference: Reference): Reading<readonly string[]> => {
  const text = clean(raw);
  if (isErrorValue(text)) return unreadable(text, 'error-value');
  if (isNothing(text)) return unreadable(text, 'nothing');
  // Elements of 公开内容, one a line, in a table whose columns were shifted.
  if (!/[《》]/u.test(text) && text.split(/[\n、；]/u).filter((line) => isElement(line, reference)).length > 1)
    return unreadable(text, 'not-this-field');
  const isKnown = (title: string) => findDocument(parseCitation(`《${title}》`), reference.register) !== undefined;
  const lines = text.split('\n').map((line) => {
    const words = citationText(line);
    // The first mark of a title may be lost.
    return /^[^《]*》/u.test(words) ? `《${words}` : words;
  });
  const parts = text.includes('《') || text.includes('》') ? readCitations(lines.join('\n')) : unmarked(lines, isKnown);
  const [took, left, value]: [string[], Left[], string[]] = [[], [], []];
  for (const { kind, text: words } of parts) {
    const source =
      text.includes(words) || !words.startsWith('《') ? words : words.slice(text.includes(words.slice(1)) ? 1 : 0);
    if (kind === 'clause' || kind === 'category') left.push({ text: words, why: kind });
    else if (isMasked(words)) left.push({ text: words, why: 'person' });
    else if (kind === 'words' && !document.test(words))
      left.push({ text: words, why: isErrorValue(words) ? 'error-value' : 'not-this-field' });
    else {
      value.push(kind === 'words' && isKnown(words) ? `《${words}》` : joinedTitle(words));
      took.push(source);
    }
  }
  return value.length > 0
    ? { value: [...new Set(value)], took, left }
    : { took: [], left: left.length > 0 ? left : [{ text, why: 'not-this-field' }] };
};

const joinedTitle = (words: string): string => (words.includes('\n') ? joined(words) : words);
