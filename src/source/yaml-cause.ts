import type { YAMLError } from 'yaml';
import type { Fault } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { lineIndex } from './lines.ts';
import { shorten } from './shorten.ts';

/** The last bracket before an offset that nothing closes; brackets inside quotes are not told apart. */
const openBracket = (text: string, end: number): number => {
  let closed = 0;
  for (let index = end - 1; index >= 0; index -= 1) {
    if (text[index] === ']' || text[index] === '}') closed += 1;
    if (text[index] === '[' || text[index] === '{') closed -= 1;
    if (closed < 0) return index;
  }
  return -1;
};

/** The last quote of the first line, up to the one given, that has an odd number of them. */
const openQuote = (text: string, last: number, quote: string): number => {
  let start = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (index >= last) break;
    if (line.split(quote).length % 2 === 0) return start + line.lastIndexOf(quote);
    start += line.length + 1;
  }
  return -1;
};

const wideMarks = /[，：［］｛｝“”‘’]/u;

/** Half-width brackets behind a Han character in a list: to YAML a list inside the value. `year` when they belong to a 文号. */
const bracketsInValue = (
  line: string,
): { readonly index: number; readonly length: number; readonly text: string; readonly year: string } | undefined => {
  const found = /(?<=[\p{Script=Han}）》〉”])\[\s*([^\][\n]*?)\s*\]/u.exec(
    line.replace(/(["'])(?:(?!\1).)*\1/gu, (quoted) => ' '.repeat(quoted.length)),
  );
  if (!found) return undefined;
  const year =
    /^(?:19|20)\d{2}$/u.test(found[1] ?? '') && /^\s*\d+\s*号/u.test(line.slice(found.index + found[0].length));
  return { index: found.index, length: found[0].length, text: found[0], year: year ? (found[1] ?? '') : '' };
};

/** A colon is mended safely: half width, with one blank behind it. */
const colonEdit = (message: string, place: Place, text: string): Pick<Fault, 'edits'> => {
  if (!('start' in place) || (message !== 'fullwidth-colon' && message !== 'no-space-after-colon')) return {};
  const next = text[place.end];
  return { edits: [{ at: place, text: next === undefined || /\s/u.test(next) ? ':' : ': ' }] };
};

/** Where a cause is looked for: the lines around the one where a parse error was noticed. */
interface Look {
  readonly file: string;
  readonly text: string;
  readonly error: YAMLError;
  readonly others: readonly YAMLError[];
  /** The line of the error, counted from one. */
  readonly noticed: number;
  readonly lineAt: (offset: number) => number;
  /** A line by its number, empty where there is none. */
  readonly line: (number: number) => string;
  readonly at: (number: number, column: number, length: number) => Place;
  readonly fault: (message: string, place: Place, args?: Fault['args']) => Fault;
}

const lookAt = (file: string, text: string, error: YAMLError, others: readonly YAMLError[]): Look => {
  const index = lineIndex(text);
  const lineAt = (offset: number): number => index.position(offset, offset).line;
  const startOf = (number: number): number => {
    let start = 0;
    for (let line = 1; line < number; line += 1) start = text.indexOf('\n', start) + 1;
    return start;
  };
  return {
    ...{ file, text, error, others, lineAt },
    noticed: lineAt(error.pos[0]),
    line: (number) => index.line(number) ?? '',
    at: (number, column, length) => {
      const start = startOf(number) + column;
      return { file, start, end: start + length };
    },
    fault: (message, place, args = {}) => ({
      rule: 'yaml',
      message,
      args,
      at: place,
      ...colonEdit(message, place, text),
    }),
  };
};

type Cause = (look: Look) => Fault | undefined;

/** The first of some that is found. */
const firstOf = <T>(candidates: readonly T[], find: (candidate: T) => Fault | undefined): Fault | undefined => {
  for (const candidate of candidates) {
    const found = find(candidate);
    if (found) return found;
  }
  return undefined;
};

const near = ({ noticed }: Look): readonly number[] => [noticed, noticed - 1, noticed + 1];

/** A name in Chinese is none to YAML, but a tag is what was begun. */
const begunTag: Cause = ({ file, text, error, fault }) => {
  const [from] = error.pos;
  const tag =
    /Tags and anchors/u.test(error.message) && /![^\s![\]{}]*$/u.exec(text.slice(Math.max(0, from - 80), from));
  if (!tag) return undefined;
  const start = from - tag[0].length;
  const written = /^\S+/u.exec(text.slice(start))?.[0] ?? '';
  return fault('tag', { file, start, end: start + written.length }, { written: shorten(written) });
};

/** What the parser itself tells by a code, and how many characters of it are shown. */
const coded: { readonly [code: string]: readonly [message: string, length: number] } = {
  BAD_ALIAS: ['unknown-alias', 1],
  NON_STRING_KEY: ['complex-key', 1],
  MULTIPLE_DOCS: ['multiple-docs', 3],
};

const toldByCode: Cause = ({ file, error, fault }) => {
  const [message, length = 1] = coded[error.code] ?? [];
  const [start] = error.pos;
  return message === undefined ? undefined : fault(message, { file, start, end: start + length });
};

const tab: Cause = (look) =>
  firstOf(near(look), (number) => {
    const found = /^[ ]*\t/u.exec(look.line(number));
    return found ? look.fault('tab', look.at(number, found[0].length - 1, 1)) : undefined;
  });

const brackets: Cause = ({ noticed, line, at, fault }) => {
  const found = bracketsInValue(line(noticed));
  if (!found) return undefined;
  const { index: column, length, year } = found;
  const args = { written: shorten(found.text), right: `〔${year}〕` };
  const told = fault(year ? 'number-brackets' : 'bracket-in-value', at(noticed, column, length), args);
  if (!year) return told;
  const [open, close] = [at(noticed, column, 1), at(noticed, column + length - 1, 1)];
  return {
    ...told,
    edits: [
      { at: open, text: '〔' },
      { at: close, text: '〕' },
    ],
  };
};

/** A colon or a dash that is none to YAML. */
const marks: Cause = (look) =>
  firstOf(near(look), (number) => {
    const [line, { at, fault }] = [look.line(number), look];
    const colon = /^(\s*(?:-\s+)*["']?[\w\p{Script=Han}.-]+["']?)\s*：/u.exec(line);
    if (colon) {
      const key = shorten(colon[1]?.replace(/^[\s-]+/u, '') ?? '');
      return fault('fullwidth-colon', at(number, colon[0].length - 1, 1), { key });
    }
    const missingSpace = /^\s*(?:-\s+)*([\w-]+):(?=[^\s:/]|\u3000)/u.exec(line);
    if (missingSpace && number === look.noticed)
      return fault('no-space-after-colon', at(number, line.indexOf(':'), 1), { key: shorten(missingSpace[1] ?? '') });
    const dash = /^\s*-(?=[\w\p{Script=Han}][^:]*:(?:\s|$))/u.exec(line);
    return dash ? fault('no-space-after-dash', at(number, dash[0].length - 1, 1)) : undefined;
  });

const wideMarkIn = ({ line, at, fault }: Look, number: number): Fault | undefined => {
  const wide = wideMarks.exec(line(number).replace(/\s#.*$/u, ''));
  return wide ? fault('fullwidth-mark', at(number, wide.index, 1), { mark: wide[0] }) : undefined;
};

/** A bracket or a quote that nothing closes, often since a mark of full width was meant to. */
const unclosedAt = (look: Look, start: number): Fault | undefined =>
  start < 0
    ? undefined
    : (wideMarkIn(look, look.lineAt(start)) ?? look.fault('missing-char', { file: look.file, start, end: start + 1 }));

const unclosedBracket: Cause = (look) =>
  /must be sufficiently indented and end with|must end with/u.test(look.error.message)
    ? unclosedAt(look, openBracket(look.text, look.error.pos[0]))
    : undefined;

const unclosedQuote: Cause = (look) => {
  const { error, text, noticed } = look;
  const quote = /closing (["'])/u.exec(error.message)?.[1] ?? (error.code === 'UNEXPECTED_TOKEN' ? '"' : undefined);
  return quote === undefined ? undefined : unclosedAt(look, openQuote(text, noticed, quote));
};

const layout: Cause = ({ text, error, others, noticed, line, lineAt, at, fault }) => {
  const shifted = others.find(({ code }) => code === 'MULTILINE_IMPLICIT_KEY');
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && !shifted)
    return fault('colon-in-value', at(noticed, line(noticed).lastIndexOf(': '), 1));
  if (!shifted && !/same column|without - indicator/u.test(error.message)) return undefined;
  const last = lineAt(text.length);
  let number = shifted ? lineAt(Math.max(...shifted.pos)) : noticed;
  while (/^\s*(?:#|$)/u.test(line(number)) && number < last) number += 1;
  const margin = /^ */u.exec(line(number))?.[0].length ?? 0;
  return fault('indent', at(number, margin, Math.max(1, line(number).trimEnd().length - margin)));
};

/** In the order in which they are asked: what is plain comes before what follows from it. */
const causes: readonly Cause[] = [
  begunTag,
  toldByCode,
  tab,
  brackets,
  marks,
  unclosedBracket,
  unclosedQuote,
  layout,
  (look) => wideMarkIn(look, look.noticed),
];

/** The cause of a parse error in words of the author, by a look at the lines around the one where it was noticed. */
export const yamlCause = (file: string, text: string, error: YAMLError, others: readonly YAMLError[]): Fault => {
  const look = lookAt(file, text, error, others);
  const [start, end] = error.pos;
  const cause = error.message.split('\n')[0]?.replace(/ at line \d+.*$/u, '') ?? '';
  return (
    firstOf(causes, (find) => find(look)) ??
    look.fault('syntax', { file, start, end: Math.min(end, start + 1) }, { code: error.code, cause })
  );
};
