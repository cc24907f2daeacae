import { isBankCard } from './bank-card.ts';
import { isCitizenId, isShortCitizenId } from './citizen-id.ts';
import { type DigitGroup, digitChains } from './digit-chains.ts';
import { isSeveredCard, isSeveredMobile } from './severed-number.ts';
import { isSocialCreditCode } from './social-credit-code.ts';

/** A number in a text that identifies a person or an account. Offsets are UTF-16; `hidden` is what a mask covers. */
export interface PersonalNumber {
  readonly kind: 'citizen-id' | 'mobile' | 'bank-card' | 'passport';
  readonly start: number;
  readonly end: number;
  readonly hidden: readonly [start: number, end: number];
}

type Kind = PersonalNumber['kind'];

/** A number inside a row of digits: from which digit to which. */
interface Part {
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
}

const numberOf = (kind: Kind, starts: readonly number[], ends: readonly number[]): PersonalNumber[] => {
  const [start, end, third, tail] = [starts[0], ends.at(-1), ends[2], starts.at(-2)];
  return start !== undefined && end !== undefined && third !== undefined && tail !== undefined
    ? [{ kind, start, end, hidden: [third, tail] }]
    : [];
};

/** Country code and the 0 of a long-distance call. */
const prefix = /^(?:0{0,2}86|0)(?=1[3-9]\d{9})/u;

/** The numbers that may begin a row of digits, the surest first. */
const beginnings = (digits: string): Part[] => {
  const citizen = isCitizenId(digits.slice(0, 18)) ? [{ kind: 'citizen-id', from: 0, to: 18 } as const] : [];
  const before = prefix.exec(digits)?.[0].length ?? 0;
  const mobile = /^(?!1400)1[3-9]\d{9}/u.test(digits.slice(before))
    ? [{ kind: 'mobile', from: before, to: before + 11 } as const]
    : [];
  const cards = [19, 18, 17, 16]
    .filter((length) => isBankCard(digits.slice(0, length)))
    .map((to) => ({ kind: 'bank-card', from: 0, to }) as const);
  const short = isShortCitizenId(digits.slice(0, 15)) ? [{ kind: 'citizen-id', from: 0, to: 15 } as const] : [];
  return [...citizen, ...mobile, ...cards, ...short];
};

/** No row that is longer is taken for numbers without anything between them. */
const longestRow = 80;

/** A row of digits as personal numbers one behind the other, with nothing left over. */
const rowOf = (digits: string, offset = 0): readonly Part[] | undefined => {
  if (digits.length - offset > longestRow) return undefined;
  const rest = digits.slice(offset);
  if (rest === '') return [];
  if (rest.startsWith('X') && offset > 0) return rowOf(digits, offset + 1);
  for (const { kind, from, to } of beginnings(rest)) {
    const behind = rowOf(digits, offset + to);
    if (behind) return [{ kind, from: offset + from, to: offset + to }, ...behind];
  }
  return undefined;
};

/** Citizen numbers anywhere in a long row: date and check digit tell them. */
const citizensIn = (digits: string): Part[] => {
  const found: Part[] = [];
  for (let from = 0; from + 18 <= digits.length; from += 1)
    if (from >= (found.at(-1)?.to ?? 0) && isCitizenId(digits.slice(from, from + 18)))
      found.push({ kind: 'citizen-id', from, to: from + 18 });
  return found;
};

/** A code of letters and digits, such as 统一社会信用代码 or the 31 characters of 实施编码: no number of a person begins in it. */
const isInCode = (text: string, { digits, starts, ends }: DigitGroup): boolean => {
  const [start, end] = [starts[0] ?? 0, ends.at(-1) ?? 0];
  const before = /[0-9A-Za-z]{0,40}$/u.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? '';
  const behind = /^[0-9A-Za-z]{0,40}/u.exec(text.slice(end, end + 40))?.[0] ?? '';
  const token = `${before}${digits}${behind}`.toUpperCase();
  if (token.length === 31 && /^1[12]/u.test(token)) return true;
  if (isCitizenId(token)) return false;
  if (isSocialCreditCode(token)) return true;
  const rows = token.split(/[A-Z]*[A-WYZ][A-Z]*/u).filter((row) => row !== '');
  return rows.length > 1 && rows.some((row) => !rowOf(row));
};

const findInGroup = (text: string, group: DigitGroup, address: boolean): PersonalNumber[] => {
  const { digits, starts, ends } = group;
  if (digits.length < 11 || isInCode(text, group)) return [];
  const row = rowOf(digits) ?? (digits.length > 18 ? citizensIn(digits) : []);
  return row
    .filter(({ kind, from, to }) => {
      // Addresses are full of long numbers of pages.
      if (address)
        return kind === 'mobile' ? to === 11 || digits.startsWith('86') : kind === 'citizen-id' && to - from === 18;
      return kind !== 'bank-card' || !/^[A-Za-z]/u.test(text.slice(ends[to - 1], (ends[to - 1] ?? 0) + 1));
    })
    .flatMap(({ kind, from, to }) => numberOf(kind, starts.slice(from, to), ends.slice(from, to)));
};

const kindOfGroups = (
  digits: string,
  groups: readonly DigitGroup[],
  before: string,
  address: boolean,
): Kind | undefined => {
  if (digits.length === 18 && isCitizenId(digits)) return 'citizen-id';
  if (digits.length < 16 && isSeveredMobile(digits, groups, before, address)) return 'mobile';
  if (address) return undefined;
  if (groups.length === 3 && groups[0]?.digits.length === 6 && isShortCitizenId(digits)) return 'citizen-id';
  return digits.length > 15 && isBankCard(digits) && isSeveredCard(groups, before) ? 'bank-card' : undefined;
};

/** Digits of the shortest number and of the longest, with the country code; and how much in front of one is looked at. */
const [shortest, longest, widestBefore] = [11, 19, 20];

/** With what numbers of so many digits begin: most rows of parted digits are done with before they are put together. */
const mayBegin = (first: string, length: number): boolean => {
  if (length < 15) return '018'.includes(first);
  return length === 15 || (length === 18 ? first !== '0' : '4569'.includes(first));
};

/** The number that begins with a group and goes on in the next ones, and how many groups it takes. */
const findAcross = (
  text: string,
  chain: readonly DigitGroup[],
  begin: number,
  { address, joined }: { readonly address: boolean; readonly joined: boolean },
): { readonly numbers: readonly PersonalNumber[]; readonly groups: number } | undefined => {
  const start = chain[begin]?.starts[0] ?? 0;
  const before = joined ? text.slice(Math.max(0, start - widestBefore), start) : '';
  let digits = chain[begin]?.digits ?? '';
  const first = digits.charAt(0);
  for (let end = begin + 1; end < chain.length; end += 1) {
    digits += chain[end]?.digits ?? '';
    if (digits.length > longest) return undefined;
    if (digits.length < shortest || !mayBegin(first, digits.length)) continue;
    const groups = chain.slice(begin, end + 1);
    const kind = kindOfGroups(digits, groups, before, address);
    if (!kind || groups.some((one) => isInCode(text, one))) continue;
    const [starts, ends] = [groups.flatMap((one) => one.starts), groups.flatMap((one) => one.ends)];
    const from = kind === 'mobile' ? -shortest : 0;
    return { numbers: numberOf(kind, starts.slice(from), ends.slice(from)), groups: groups.length };
  }
  return undefined;
};

const findInChain = (text: string, chain: readonly DigitGroup[], address: boolean): PersonalNumber[] => {
  const found: PersonalNumber[] = [];
  for (let begin = 0; begin < chain.length; ) {
    const group = chain[begin];
    const alone = group ? findInGroup(text, group, address) : [];
    // Behind a number that was found another begins; else what is in front may say that it belongs there.
    const joined = found.length === 0 || found.at(-1)?.end !== chain[begin - 1]?.ends.at(-1);
    const across = alone.length === 0 ? findAcross(text, chain, begin, { address, joined }) : undefined;
    found.push(...alone, ...(across?.numbers ?? []));
    begin += across?.groups ?? 1;
  }
  return found;
};

/** Passport numbers are too short to be told without the word near by. */
const passports = /(?<![0-9A-Za-z])(?:[EGDSP]\d{8}|E[A-Z]\d{7})(?![0-9A-Za-z])/giu;

const findPassports = (text: string): PersonalNumber[] =>
  text.includes('护照')
    ? [...text.normalize('NFKC').matchAll(passports)].flatMap(({ 0: { length }, index }): PersonalNumber[] =>
        text.slice(Math.max(0, index - 24), index + length + 16).includes('护照')
          ? [{ kind: 'passport', start: index, end: index + length, hidden: [index + 2, index + length - 2] }]
          : [],
      )
    : [];

const addresses = /(?:https?:\/\/|www\.)[!-~]+/giu;

/** Tells of an offset whether it stands in the address of a page. */
const addressesOf = (text: string): ((offset: number) => boolean) => {
  const pages = [...text.matchAll(addresses)].map(({ 0: { length }, index }) => [index, index + length] as const);
  return (offset) => {
    let [low, high] = [0, pages.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pages[middle]?.[1] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return (pages[low]?.[0] ?? Number.POSITIVE_INFINITY) <= offset;
  };
};

/**
 * Finds citizen numbers, mobile numbers, bank cards and passports, in any digits and however they are parted or joined:
 * two in a row, behind another number, with the country code. Office lines, 12333, 统一社会信用代码, 实施编码 and division
 * codes are not taken for them.
 */
export const findPersonalNumbers = (text: string): PersonalNumber[] => {
  const found: PersonalNumber[] = [];
  let isInAddress: ReturnType<typeof addressesOf> | undefined;
  for (const chain of digitChains(text)) {
    isInAddress ??= addressesOf(text);
    found.push(...findInChain(text, chain, isInAddress(chain[0]?.starts[0] ?? 0)));
  }
  found.push(...findPassports(text));
  if (found.length === 0) return found;
  found.sort((left, right) => left.start - right.start);
  // The pieces of a very long row have some numbers in common.
  return found.filter(({ start }, index) => start !== found[index - 1]?.start);
};
