/** Personal numbers as people write, copy and paste them. Every number here is made up; `digits` must not come out of any output. */
export interface Form {
  readonly text: string;
  /** The digits of each number in it, in ASCII. */
  readonly digits: readonly string[];
}

const mobile = '13812345678';
const other = '13912345670';
const citizen = '11010519491231002X';
const citizenAllDigits = '110105199003075010';
const shortCitizen = '110105491231002';
const card = '6222000000000000004';

const parted = (separator: string, ...lengths: readonly number[]) => {
  let at = 0;
  return (number: string): string =>
    [...lengths, number.length]
      .map((length) => {
        const part = number.slice(at, at + length);
        at += length;
        return part;
      })
      .filter((part) => part !== '')
      .join(separator);
};

const inDigits = (zero: number) => (number: string) =>
  number.replace(/\d/gu, (digit) => String.fromCodePoint(zero + Number(digit)));

const inWords = (digits: string) => (number: string) =>
  number.replace(/\d/gu, (digit) => [...digits][Number(digit)] ?? '');

/** What stands between parts: every blank, dash, dot, slash, bracket and unseen character that pages and Word write. */
const separators: readonly string[] = [
  ' ',
  '  ',
  '\t',
  '\u00a0',
  '\u2002',
  '\u2003',
  '\u2005',
  '\u2009',
  '\u202f',
  '\u3000',
  '   ',
  '-',
  '\u2010',
  '\u2011',
  '\u2012',
  '–',
  '—',
  '——',
  '―',
  '−',
  '－',
  '﹣',
  ' - ',
  ' – ',
  '_',
  '~',
  '～',
  '.',
  '·',
  '•',
  '。',
  '．',
  '/',
  '／',
  '|',
  '\\',
  ')',
  '）',
  '\u00ad',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u180e',
  '\u200e',
  '\n',
  '\r\n',
  '\n  ',
];

const one = (text: string, ...digits: readonly string[]): Form => ({ text, digits });

/** All forms; the same in every run. */
export const forms: readonly Form[] = [
  ...separators.map((separator) => one(parted(separator, 3, 4, 4)(mobile), mobile)),
  ...[' ', '-', '\u00a0', '\u2011', '\u00ad', '\u200b', '\n', ')', '/'].map((separator) =>
    one(parted(separator, 3, 8)(mobile), mobile),
  ),
  ...[' ', '-', '\u00a0', '\n', '\u200d'].flatMap((separator) => [
    one(parted(separator, 7, 4)(mobile), mobile),
    one(parted(separator, 4, 4, 3)(mobile), mobile),
    one(parted(separator, 3, 3, 5)(mobile), mobile),
    one([...mobile].join(separator), mobile),
    one(parted(separator, 1, 10)(mobile), mobile),
    one(parted(separator, 5, 6)(mobile), mobile),
  ]),
  ...[' ', '  ', '-', '—', '/', '、', '，', '；', '\u00a0', '\t', '\n', '', '或', ' / ', '.', '·', '\u200b', '转'].map(
    (between) => one(`${mobile}${between}${other}`, mobile, other),
  ),
  one('138 1234 5678 139 1234 5670', mobile, other),
  one('138-1234-5678-139-1234-5670', mobile, other),
  one('138 1234 5678/139 1234 5670', mobile, other),
  one(`${mobile}${other}13712345671`, mobile, other, '13712345671'),
  ...[
    '+86',
    '+86 ',
    '+86-',
    '0086',
    '0086 ',
    '0086-',
    '（+86）',
    '86',
    '86-',
    '(86)',
    '0',
    'tel',
    'tel:',
    'TEL',
    'x',
    'a',
    '电话',
    '手机',
    '☎',
    '📱',
    '1.2 ',
    '12 ',
    '3-',
    '（1）',
    '①',
    'No.',
    '#',
  ].map((prefix) => one(`${prefix}${mobile}`, mobile)),
  ...['a', 'x', 'X', '（微信同号）', 'VX', ' 转 2', '*2', '²', '①'].map((suffix) => one(`${mobile}${suffix}`, mobile)),
  one('1.2 138 1234 5678', mobile),
  one('00861381234 5678', mobile),
  one('+86 138 1234 5678', mobile),
  one('+86(138)1234-5678', mobile),
  one('(138)12345678', mobile),
  one('（138）1234 5678', mobile),
  one('[138]12345678', mobile),
  one('0371-65508112 13812345678', mobile),
  one('0371-65508112/13812345678', mobile),
  one('0371-65508112、138 1234 5678', mobile),
  one('65508112 138-1234-5678', mobile),
  one('450003 13812345678', mobile),
  one('2026-11-30 13812345678', mobile),
  one('2026-11-30 13812 345678', mobile),
  one('2026.11.30 1 3812345678', mobile),
  ...[
    inDigits(0xff10),
    inDigits(0x1d7ce),
    inDigits(0x1d7d8),
    inDigits(0x1d7f6),
    inDigits(0x0660),
    inDigits(0x06f0),
    inDigits(0x0966),
    inDigits(0x0e50),
  ].flatMap((write) => [
    one(write(mobile), mobile),
    one(
      parted(' ', 3, 4, 4)(mobile).replace(/\d/gu, (digit) => write(digit)),
      mobile,
    ),
  ]),
  one('138１２３４5678', mobile),
  ...[
    '〇一二三四五六七八九',
    '零幺二三四五六七八九',
    '○一二三四五六七八九',
    '零壹贰叁肆伍陆柒捌玖',
    '⓪①②③④⑤⑥⑦⑧⑨',
    '⓿❶❷❸❹❺❻❼❽❾',
    '⁰¹²³⁴⁵⁶⁷⁸⁹',
    '₀₁₂₃₄₅₆₇₈₉',
  ].map((digits) => one(inWords(digits)(mobile), mobile)),
  one('138一二三四五六七八', mobile),
  ...['\\u003', '\\x3', '%3'].map((head) => one([...mobile].map((digit) => head + digit).join(''), mobile)),
  one([...mobile].map((digit) => `&#${48 + Number(digit)};`).join(''), mobile),
  one('&#49;&#51;&#56;12345678', mobile),
  one('一三八12345678', mobile),
  one('1三8一2三4五6七8', mobile),
  one('138一1234一5678', mobile),
  one('138 一 1234 一 5678', mobile),
  one('110105一九九〇0307五〇一〇', citizenAllDigits),
  one('1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣', mobile),
  one('138&nbsp;1234&nbsp;5678', mobile),
  ...[citizen, citizen.toLowerCase(), citizen.replace('X', 'Ｘ'), citizen.replace('X', '×')].map((text) =>
    one(text, citizen.slice(0, 17)),
  ),
  one(citizenAllDigits, citizenAllDigits),
  ...[' ', '-', '\u00a0', '\n', '\u200b', '—', '/', '.', '\t', '  '].flatMap((separator) => [
    one(parted(separator, 6, 8)(citizenAllDigits), citizenAllDigits),
    one(parted(separator, 6, 4, 4)(citizen), citizen.slice(0, 17)),
    one(parted(separator, 17)(citizen), citizen.slice(0, 17)),
    one(parted(separator, 3, 7, 5)(citizenAllDigits), citizenAllDigits),
  ]),
  one(`${citizen}${mobile}`, citizen.slice(0, 17), mobile),
  one(`${mobile}${citizen}`, citizen.slice(0, 17), mobile),
  one(`${citizenAllDigits}${citizenAllDigits}`, citizenAllDigits),
  one(`${citizen} ${mobile}`, citizen.slice(0, 17), mobile),
  one(`${citizen}/${citizenAllDigits}`, citizen.slice(0, 17), citizenAllDigits),
  one(`1${citizenAllDigits}`, citizenAllDigits),
  one(`ID${citizen}`, citizen.slice(0, 17)),
  one(`1.2 ${citizen}`, citizen.slice(0, 17)),
  one(inDigits(0xff10)(citizenAllDigits), citizenAllDigits),
  one(inWords('〇一二三四五六七八九')(citizenAllDigits), citizenAllDigits),
  one(shortCitizen, shortCitizen),
  one(parted(' ', 6, 6)(shortCitizen), shortCitizen),
  one(`1.2 ${shortCitizen}`, shortCitizen),
  one(`${shortCitizen} ${mobile}`, shortCitizen, mobile),
  one(card, card),
  ...[' ', '-', '\u00a0', '  ', '\t', '\n'].flatMap((separator) => [
    one(parted(separator, 4, 4, 4, 4)(card), card),
    one(parted(separator, 6)(card), card),
  ]),
  one(`1.2 ${card}`, card),
  one(`账号${card}开户人`, card),
  one(`${card} ${mobile}`, card, mobile),
  one('护照E90817263', '90817263'),
  one('护照号码：G90817264', '90817264'),
  one('持EA9081726护照', '9081726'),
];
