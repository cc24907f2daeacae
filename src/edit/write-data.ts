import { isData } from './data.ts';
import { type Quote, writeScalar } from './write-scalar.ts';

/** How a file writes: its line end, and its quotes. */
export interface Hand {
  readonly eol: string;
  readonly quote: Quote;
}

const keyText = (key: string, { quote }: Hand): string =>
  /^[A-Za-z][\w-]*$/u.test(key) ? key : writeScalar(key, quote);

/** Data on one line: `[…]`, `{ … }` or a scalar. */
export const writeFlow = (value: unknown, hand: Hand): string => {
  if (Array.isArray(value)) return `[${value.map((entry) => writeFlow(entry, hand)).join(', ')}]`;
  if (isData(value)) {
    const pairs = Object.entries(value).map(([key, one]) => `${keyText(key, hand)}: ${writeFlow(one, hand)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return typeof value === 'string' ? writeScalar(value, hand.quote) : JSON.stringify(value ?? null);
};

/** Lists of entries stand on lines of their own, and so does what holds them. */
const isLarge = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(isData) : isData(value) && Object.values(value).some(isLarge);

/** A pair of a block map, its further lines indented from the column of the key. */
export const writePair = (key: string, value: unknown, column: number, hand: Hand): string =>
  `${keyText(key, hand)}:${writeBehindColon(value, column, hand)}`;

/** What stands behind the colon of a block map whose keys stand in a column. */
export const writeBehindColon = (value: unknown, column: number, hand: Hand): string => {
  if (!isLarge(value)) return ` ${writeFlow(value, hand)}`;
  const margin = `${hand.eol}${' '.repeat(column + 2)}`;
  const lines = Array.isArray(value)
    ? value.map((entry) => `- ${writeEntry(entry, column + 4, hand)}`)
    : Object.entries(value as object).map(([key, one]) => writePair(key, one, column + 2, hand));
  return lines.map((line) => `${margin}${line}`).join('');
};

/** An entry of a block list, behind its dash. */
export const writeEntry = (value: unknown, column: number, hand: Hand): string =>
  isData(value) && Object.keys(value).length > 0
    ? Object.entries(value)
        .map(([key, one]) => writePair(key, one, column, hand))
        .join(`${hand.eol}${' '.repeat(column)}`)
    : writeFlow(value, hand);
