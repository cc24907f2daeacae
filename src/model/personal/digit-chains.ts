import { madeOnce } from '../made-once.ts';
import { type DigitKind, digitClasses, digitValue } from './digit-value.ts';

/**
 * Digits (and the X of a citizen number) with nothing visible between them, the places in the text where each begins and
 * ends, and what stands between them and the digits before: `''` for the first. Offsets are UTF-16.
 */
export interface DigitGroup {
  readonly digits: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly gap: string;
}

/** Characters that nobody sees. */
const invisible = '\\p{Cf}\\p{Mn}\\p{Me}\\u{115f}\\u{1160}\\u{2800}\\u{3164}\\u{ffa0}\\0-\\x08\\x0e-\\x1f\\x7f-\\x9f';
const visible = "\\s\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pc}.．。｡·•‧・∙/／∕\\\\|｜−~～ー─━':：+＋=‘’";
/** Blanks as YAML, addresses and pages write them: the source of a text is masked like the text itself. */
const escapes =
  '\\\\u(?:00[aA]0|0020|00[aA][dD]|20[0-6][0-9a-fA-F]|3000|[fF][eE][fF]{2}|000[9aAdD])|\\\\x(?:20|[aA]0|09|0[aA])|\\\\[nrtN_]|%(?:20|09|0[aAdD]|2[dD])|&(?:nbsp|ensp|emsp|thinsp|shy);|&#(?:32|160|x20|x[aA]0|x3000|12288);';
const joiner = `(?:${escapes}|[${visible}${invisible}])`;
/** 138一1234一5678: between decimal digits this 一 is a dash that somebody typed. */
const joinerOf = (kind: DigitKind): string => (kind === 'decimal' ? `(?:${joiner}|一)` : joiner);
const escapedDigit = '\\\\u003\\d|\\\\x3\\d|\\\\U0000003\\d|%3\\d|&#(?:4[89]|5[0-7]);|&#x3\\d;';
const cross = '[XxＸｘХхⅩⅹ×]';

const digitOf: { readonly [kind in DigitKind]: string } = {
  decimal: `(?:[${digitClasses.decimal}]|${escapedDigit})`,
  enclosed: `[${digitClasses.enclosed}]`,
  han: `[${digitClasses.han}]`,
  mixed: `[${digitClasses.mixed}]`,
};

/** No personal number is shorter, and nobody parts one by more than this. */
const atLeast = 11;
const widestGap = 40;

const chainOf = (kind: DigitKind): string =>
  kind === 'mixed'
    ? `(?=${digitOf.decimal}+${digitOf.han}|${digitOf.han}+${digitOf.decimal})${digitOf.mixed}{${atLeast},}${cross}?`
    : `${digitOf[kind]}(?:${cross}?${joinerOf(kind)}{0,${widestGap}}${digitOf[kind]}){${atLeast - 1},}(?:${joiner}{0,3}${cross})?`;

const kinds: readonly DigitKind[] = ['decimal', 'enclosed', 'han', 'mixed'];
const tokensOf = (kind: DigitKind): RegExp => new RegExp(`(${digitOf[kind]})|(${cross})|${joinerOf(kind)}`, 'uy');

/** The exact expressions, made when they are needed: every command loads this file, and few meet such a text. */
const exactly = madeOnce(() => ({
  chains: kinds.map((kind) => [kind, new RegExp(chainOf(kind), 'gu')] as const),
  units: {
    decimal: tokensOf('decimal'),
    enclosed: tokensOf('enclosed'),
    han: tokensOf('han'),
    mixed: tokensOf('mixed'),
  },
  unseen: new RegExp(`^[${invisible}]*$`, 'u'),
}));

/** Roughly what may be a digit, and what may stand between two: a quick look before the exact one, which costs fifty times as much. */
const rough =
  '[0-9\\u00b2\\u00b3\\u00b9\\u0660-\\u1fff\\u2070-\\u2089\\u2460-\\u24ff\\u2776-\\u2793\\ua620-\\uabff\\uff10-\\uff19\\ud800-\\udfff' +
  `${digitClasses.han}]`;
const roughGap = `(?:[^A-Za-z\\\\%&\\u3400-\\u9fff${rough.slice(1)}|\\\\[A-Za-z]?|%(?:2[dD]|0[aAdD])?|&[#a-z]{0,7})`;
/** A longer row is looked at in pieces: an expression that goes on without end runs out of stack. */
const atMost = 2000;
const likely = new RegExp(`(?:${rough}[Xx]?${roughGap}{0,${widestGap}}){${atLeast - 1},${atMost}}${rough}`, 'g');
/** What the next piece of a long row has in common with the one before: room for the longest number, however it is parted. */
const overlap = 800;
/** Room for the X behind a number. */
const tail = 6;

/**
 * The same in the characters of every keyboard, escapes apart: the exact expressions know hundreds of characters, and to
 * compile them for one phone number took a fifth of a run.
 */
const plainJoiner = "[\\t\\n\\r (){}[\\]\\-_./|~':+=]";
const plainPattern = `[0-9](?:[Xx]?${plainJoiner}{0,${widestGap}}[0-9]){${atLeast - 1},}(?:${plainJoiner}{0,3}[Xx])?`;
const plainChains = [['decimal', new RegExp(plainPattern, 'g')]] as const;
/** As far as a text is plain, if what follows is in no chain, either. */
const plainPart = /^[\t\n\r -$'-[\]-~]*(?=$|[\u3400-\u9fff、，。；])/;

const isUnseen = (gap: string): boolean => gap === '' || (!/^[\t\n\r -~]/.test(gap) && exactly().unseen.test(gap));

const escapeNames: { readonly [written: string]: string } = {
  '\\n': '\n',
  '\\N': '\n',
  '\\r': '\r',
  '\\t': '\t',
  '&shy;': '',
};

/** The character that an escape stands for; a character stands for itself. */
const unescaped = (written: string): string => {
  if (written.length < 2 || !/^[\\%&]/u.test(written)) return written;
  const code = /^&#(\d+);$/u.exec(written)?.[1];
  const hex = /([0-9a-fA-F]+);?$/u.exec(written)?.[1];
  if (code !== undefined) return String.fromCodePoint(Number(code));
  return escapeNames[written] ?? (/\d/u.test(written) && hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : ' ');
};

/** What one digit is written with, and what it stands for; no digit for what stands between two. */
type Token = readonly [written: string, digit?: string];

const tokenAt = (chain: string, at: number, kind: DigitKind): Token => {
  const char = chain.charAt(at);
  if (char < '\x7f' && !'\\%&'.includes(char)) return [char, /[Xx]/.test(char) ? 'X' : undefined];
  const tokens = exactly().units[kind];
  tokens.lastIndex = at;
  const [written = '', digit, letter] = tokens.exec(chain) ?? [];
  return digit === undefined ? [written, letter && 'X'] : [written, digitValue(unescaped(digit), kind)];
};

const groupsOf = (chain: string, offset: number, kind: DigitKind): DigitGroup[] => {
  const groups: { digits: string; starts: number[]; ends: number[]; gap: string }[] = [];
  let gap = '';
  for (let at = 0, width = 1; at < chain.length; at += width) {
    const code = chain.charCodeAt(at);
    let value: string | undefined = chain.charAt(at);
    // Nearly all of them; an object for each would cost more than all that is asked of them.
    if (code >= 0x30 && code <= 0x39) width = 1;
    else {
      const [written, digit] = tokenAt(chain, at, kind);
      value = digit;
      width = Math.max(1, written.length);
      if (value === undefined) gap += unescaped(written);
    }
    if (value === undefined) continue;
    const open = groups.at(-1);
    if (open && isUnseen(gap)) {
      open.digits += value;
      open.starts.push(offset + at);
      open.ends.push(offset + at + width);
    } else groups.push({ digits: value, starts: [offset + at], ends: [offset + at + width], gap });
    gap = '';
  }
  return groups;
};

const matches = (
  pattern: RegExp,
  text: string,
  back = 0,
): readonly { readonly 0: string; readonly index: number }[] => {
  const found: RegExpExecArray[] = [];
  // matchAll would copy the pattern for each of thousands of short texts.
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0].length >= atMost) pattern.lastIndex -= back;
  }
  return found;
};

/** How an escape begins: the row seems to begin with the number of its first character. */
const escapeHead = /(?:\\[uUx]|%|&#x?)$/;

function* chainsIn(text: string): Generator<DigitGroup[]> {
  for (const { 0: found, index } of matches(likely, text, overlap)) {
    const from = index - (escapeHead.exec(text.slice(Math.max(0, index - 3), index))?.[0].length ?? 0);
    const part = text.slice(from, index + found.length + tail);
    const plain = plainPart.exec(part)?.[0] ?? '';
    const isPlain = plain.length >= found.length;
    for (const [kind, pattern] of isPlain ? plainChains : exactly().chains)
      for (const chain of matches(pattern, isPlain ? plain : part)) yield groupsOf(chain[0], from + chain.index, kind);
  }
}

const none: readonly DigitGroup[][] = [];

/**
 * Every row of eleven or more digits with nothing but blanks, dashes, dots, brackets or unseen characters between them, one
 * after the other: a text of a megabyte has too many to hold. Nearly every text has none, and is done with at once.
 */
export const digitChains = (text: string): Iterable<DigitGroup[]> => {
  likely.lastIndex = 0;
  return text.length >= atLeast && likely.test(text) ? chainsIn(text) : none;
};
