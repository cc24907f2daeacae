import type { DigitGroup } from './digit-chains.ts';

/** How people part a mobile number. */
const mobileShapes = new Set(['3-4-4', '3-8', '7-4', '4-4-3', '3-3-5', '4-3-4', '3-5-3']);
/** The same with more parts, all of them parted alike. */
const longShapes = new Set(['3-4-2-2', '3-2-2-2-2', '3-3-3-2', '3-2-3-3', '1-1-1-1-1-1-1-1-1-1-1']);

/** A line of an office, as it stands beside others: local number, hotline, area code with number, 400 and 800 lines. */
const isOfficeLine = (digits: string): boolean =>
  /^(?:[2-9]\d{6,7}|1[012]\d{3}|1[12]\d|9[56]\d{3,4}|0\d{9,11}|[48]00\d{7})$/u.test(digits);

/** A dash, dot or slash without a blank: it binds closer than blanks and brackets do. */
const isTight = (gap: string): boolean => /^(?:\p{Pd}|[−.．·/／])$/u.test(gap);

/** Whether a group is the end of another number: 090 and 6297 of 800-090-6297. */
const isBound = ({ gap }: DigitGroup, before: string): boolean =>
  isTight(gap) && /\d{3}$/u.test(before.slice(0, -gap.length));

const isAlike = (gaps: readonly string[]): boolean => gaps.every((gap) => gap === gaps[0]);

/** A town in the division codes of GB/T 10114: it, too, has nine digits. */
const town = /^(?:1[1-5]|[2-6]\d)(?:[0-6]\d|70|90)\d{5}$/u;

/** Anything may be parted anywhere by one blank, dash or line break, unless a part stands for itself. */
const isAnyShape = (gaps: readonly string[], parts: readonly string[]): boolean =>
  gaps.length < 4 &&
  isAlike(gaps) &&
  /^(?:\r?\n *|\p{Zs}|\t|\p{Pd}|−)$/u.test(gaps[0] ?? '') &&
  !parts.some((part) => town.test(part)) &&
  (gaps[0] !== '\n' || parts.at(-1)?.length !== 1);

const isDate = (sizes: string, digits: string): boolean =>
  /^4-[12]-[12]-/u.test(sizes) ? /^(?:19|20)/u.test(digits) : /^8-/u.test(sizes) && /^19\d\d[01]\d[0-3]/u.test(digits);

/** 转, 分机 in front: an extension. 400 and 800 in front: the first part of such a line. */
const extension = /(?:转接?|分机号?|内线|ext\.?)[：:\s]*$/iu;
const tollFree = /(?<!\d)[48]00\W{1,3}$/u;
/** A day in front stands for itself: another number may begin behind it. */
const behindDay = /(?<!\d)(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}\s+$/u;
/** Country code; the 0 of a long-distance call only where nothing stands in front of it. */
const countryOf = (digits: string, { gap }: DigitGroup): string =>
  (digits.length === 11 ? '' : (gap === '' ? /^(?:0{0,2}86|0)(?=1)/u : /^0{0,2}86(?=1)/u).exec(digits)?.[0]) ?? '';

/** Most rows of digits are done with at once. */
const mobileStart = /^(?:0{0,2}86|0)?1[3-9]/u;

/** Whether the parts stand for themselves: an extension and the next line, an item number and what follows, a day. */
const areOthers = (parts: readonly string[], gaps: readonly string[], begin: DigitGroup, before: string): boolean => {
  const [first = '', second = ''] = parts;
  const sizes = parts.map(({ length }) => length).join('-');
  if (extension.test(before) || tollFree.test(before) || /^1[48]00$/u.test(first)) return true;
  if (isBound(begin, before) && (gaps.some((one) => !isTight(one)) || (sizes === '3-8' && /^[2-9]/u.test(second))))
    return true;
  if (parts.length === 2 && /^[.．]$/u.test(gaps[0] ?? '')) return true;
  if (sizes !== '3-8' && parts.slice(1).every(isOfficeLine)) return true;
  return parts.slice(1).some((part) => /^[48]00$/u.test(part)) || (sizes === '3-5-3' && isOfficeLine(second));
};

/**
 * Whether digits in several groups are one mobile number. `whole` are all their digits, `before` is the text in front; `address`: inside of a web address.
 * Two office lines side by side, postal codes, extensions, dates and amounts have eleven digits in a row as well.
 */
export const isSeveredMobile = (
  whole: string,
  groups: readonly DigitGroup[],
  before: string,
  address: boolean,
): boolean => {
  const [first, ...rest] = groups;
  if (!first || !mobileStart.test(whole)) return false;
  const country = countryOf(whole, first).length;
  const digits = whole.slice(country);
  if (!/^1[3-9]\d{9}$/u.test(digits) || first.digits.length <= country) return false;
  const parts = [first.digits.slice(country), ...rest.map((group) => group.digits)];
  const gaps = rest.map(({ gap }) => gap);
  const sizes = parts.map(({ length }) => length).join('-');
  // A blank ends an address.
  if (address && !gaps.some((gap) => /\s/u.test(gap))) return sizes === '3-4-4' && isAlike(gaps) && gaps[0] !== '/';
  if (areOthers(parts, gaps, first, before)) return false;
  if (mobileShapes.has(sizes)) return true;
  if (longShapes.has(sizes)) return isAlike(gaps);
  if (!isAnyShape(gaps, parts) || isDate(sizes, digits)) return false;
  return (first.gap === '' || behindDay.test(before)) && !parts.slice(1).some(isOfficeLine);
};

/** Whether digits in several groups are written like a bank card, and none of them is a line of an office. */
export const isSeveredCard = (groups: readonly DigitGroup[], before: string): boolean => {
  const sizes = groups.map(({ digits }) => digits.length);
  const [first = 0, second = 0] = sizes;
  const [begin, next] = groups;
  if (first > 1 && groups.some(({ digits }) => isOfficeLine(digits))) return false;
  if (sizes.length === 2 && begin && next && isBound(begin, before) && !isTight(next.gap)) return false;
  if (sizes.length === 2) return first > 3 && second > 2 && begin?.digits.startsWith('62') === true;
  return sizes.slice(0, -1).every((size) => size === first);
};
