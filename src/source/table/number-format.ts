import { formatDate } from 'hucre';

/** What a part of a number format does: it shows words, the digits of the number, the whole value, or what it is as a date or a time. */
type Token =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'digits'; readonly text: string }
  | { readonly kind: 'time'; readonly text: string }
  | { readonly kind: 'percent' | 'general' | 'text' };

interface Section {
  readonly tokens: readonly Token[];
  /** As it was written, without room that is left. */
  readonly source: string;
  /** Something in it is not understood, such as a fraction. */
  readonly odd: boolean;
  /** For which numbers it is, where it says so. */
  readonly holds?: (value: number) => boolean;
}

/** A number with letters of dates in its format, and the date that the reader behind makes of it. */
export interface Dated {
  readonly date: Date;
  readonly number: number;
}

/** Formats that a file names by a number without saying them. Days are told by the reader behind. */
const builtIn: { readonly [id: number]: string } = {
  ...{ 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00', 12: '# ?/?', 13: '# ??/??' },
  ...{ 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0' },
  ...{ 37: '#,##0;-#,##0', 38: '#,##0;-#,##0', 39: '#,##0.00;-#,##0.00', 40: '#,##0.00;-#,##0.00', 48: '##0.0E+0' },
};

/** The format of a number among those that a file says; none where it shows values as they are, or days. */
export const formatOf = (id: number, said: ReadonlyMap<number, string>): string | undefined =>
  said.get(id) ?? builtIn[id];

/** The number of a format for dates that every reader knows, for one that only the Far East knows by its number. */
export const usualDate = (id: number, said: ReadonlyMap<number, string>): number | undefined =>
  !said.has(id) && ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) ? 14 : undefined;

const tests: { readonly [sign: string]: (value: number, other: number) => boolean } = {
  '=': (value, other) => value === other,
  '<>': (value, other) => value !== other,
  '<': (value, other) => value < other,
  '>': (value, other) => value > other,
  '<=': (value, other) => value <= other,
  '>=': (value, other) => value >= other,
};

const pattern =
  /"(?<quoted>[^"]*)"|\\(?<escaped>.)|(?<room>[_*].)|\[(?<bracket>[^\]]*)\]|(?<general>General|Standard|G\/通用格式)|(?<time>(?:AM|am)\/(?:PM|pm)|[Aa]\/[Pp]|上午\/下午|(?<letter>[ymdhsegabYMDHSEGAB])\k<letter>*|\/)|(?<text>@)|(?<percent>%)|(?<digits>[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+)|(?<other>[^\p{L}\p{N}/,]|\p{Script=Han})/suy;

const isColour = (word: string): boolean =>
  /^(?:black|blue|cyan|green|magenta|red|white|yellow|color\s*\d+|[黑蓝绿红白黄青]色?|蓝绿色|洋红色?|颜色\s*\d+)$/iu.test(
    word,
  );

/** What a bracket says: a condition, a currency, or nothing that shows; none where it is not understood. */
const bracketOf = (
  word: string,
): { readonly holds?: Section['holds']; readonly text?: string; readonly time?: string } | undefined => {
  const [, sign = '', number = ''] = /^(=|<>|<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)$/u.exec(word) ?? [];
  const test = tests[sign];
  if (test) return { holds: (value) => test(value, Number(number)) };
  const currency = /^\$([^-]*)(?:-[0-9A-F]{1,4})?$/iu.exec(word)?.[1];
  if (currency !== undefined) return { text: currency };
  if (/^(?:h+|m+|s+)$/iu.test(word)) return { time: `[${word}]` };
  return isColour(word) ? {} : undefined;
};

type Name = 'quoted' | 'escaped' | 'room' | 'bracket' | 'general' | 'time' | 'text' | 'percent' | 'digits' | 'other';
type Groups = { readonly [name in Name]?: string };

const tokenOf = (groups: Groups): Token => {
  for (const kind of ['digits', 'time'] as const) {
    const text = groups[kind];
    if (text !== undefined) return { kind, text };
  }
  for (const kind of ['general', 'text', 'percent'] as const) if (groups[kind] !== undefined) return { kind };
  return { kind: 'words', text: groups.quoted ?? groups.escaped ?? groups.other ?? '' };
};

/** The sections of a format. */
const sectionsOf = (format: string): readonly Section[] => {
  const begun = (): { tokens: Token[]; source: string; odd: boolean; holds?: Section['holds'] } => ({
    ...{ tokens: [], source: '', odd: false },
  });
  let last = begun();
  const sections = [last];
  for (let at = 0; at < format.length; at = Math.max(pattern.lastIndex, at + 1)) {
    pattern.lastIndex = at;
    const groups: Groups = pattern.exec(format)?.groups ?? {};
    if (groups.other === ';') {
      last = begun();
      sections.push(last);
      continue;
    }
    if (groups.room === undefined) last.source += format.slice(at, Math.max(pattern.lastIndex, at + 1));
    if (groups.bracket !== undefined) {
      const said = bracketOf(groups.bracket);
      if (!said) last.odd = true;
      if (said?.holds) last.holds = said.holds;
      if (said?.text) last.tokens.push({ kind: 'words', text: said.text });
      if (said?.time) last.tokens.push({ kind: 'time', text: said.time });
    } else if (pattern.lastIndex > at) last.tokens.push(tokenOf(groups));
    else last.odd = true;
  }
  return sections;
};

/** Rounded as people do, not as bytes do. */
const rounded = (value: number, places: number): string => {
  const moved = Math.round(Number(`${Number(value.toPrecision(15))}e${places}`));
  return Number(`${moved}e-${places}`).toFixed(places);
};

const digitsOf = (value: number, places: string): string | undefined => {
  const [whole = '', broken = ''] = places.split('.');
  if (/,$/u.test(whole) || value >= 1e15 || (value > 0 && value < 1e-6)) return undefined;
  const [left = '', right = ''] = rounded(value, broken.length).split('.');
  const least = whole.replaceAll(/[^0]/gu, '').length;
  const digits = (left === '0' ? '' : left).padStart(least, '0');
  const grouped = whole.includes(',') ? digits.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',') : digits;
  const kept = right.replace(/0*$/u, '').padEnd(broken.replaceAll(/[^0]/gu, '').length, '0');
  return grouped + (places.includes('.') ? `.${kept}` : '');
};

const general = (value: number): string => String(Number(value.toPrecision(15)));

const isNumber = ({ tokens }: Section): boolean => !tokens.some(({ kind }) => kind === 'text');

/** The letters of dates and times in a section. */
const timeIn = ({ tokens }: Section): string =>
  tokens.map((token) => (token.kind === 'time' ? token.text.toLowerCase() : '')).join('');

/** The section for a number, and whether the number loses its sign in it; none where nobody can tell. */
const sectionFor = (value: number, all: readonly Section[]): readonly [Section, boolean] | undefined => {
  const sections = all.filter((section, index) => index < 3 && isNumber(section));
  const [first, second, third] = sections;
  if (!first) return [{ tokens: [{ kind: 'general' }], source: '', odd: false }, false];
  if (sections.some(({ odd }) => odd)) return undefined;
  if (sections.some(({ holds }) => holds)) {
    if (sections.slice(0, -1).some(({ holds }) => !holds)) return undefined;
    const found = sections.find(({ holds }) => !holds || holds(value));
    return found && value >= 0 ? [found, false] : undefined;
  }
  if (value < 0 && second) return [second, true];
  return [value === 0 && third ? third : first, false];
};

const shownNumber = (value: number, all: readonly Section[]): string | undefined => {
  const [section, bare] = sectionFor(value, all) ?? [];
  if (!section || section.tokens.filter(({ kind }) => kind === 'digits' || kind === 'general').length > 1)
    return undefined;
  const size = Math.abs(value) * (section.tokens.some(({ kind }) => kind === 'percent') ? 100 : 1);
  const parts = section.tokens.map((token) => {
    if (token.kind === 'words') return token.text;
    if (token.kind === 'digits') return digitsOf(size, token.text);
    if (token.kind === 'time') return undefined;
    return token.kind === 'percent' ? '%' : general(size);
  });
  return parts.includes(undefined) ? undefined : (value < 0 && !bare ? '-' : '') + parts.join('');
};

const shownText = (value: string, all: readonly Section[]): string | undefined => {
  const section = all.find((one) => !isNumber(one)) ?? all[3];
  if (!section) return value;
  const words = section.tokens.map((token) =>
    token.kind === 'words' ? token.text : token.kind === 'text' ? value : '',
  );
  return section.odd || timeIn(section) !== '' ? undefined : words.join('');
};

const isoDay = (date: Date): string => formatDate(date, 'yyyy-mm-dd');

/** A time of day, or a span of time; none where the sheet shows it in a way that is not understood. */
const shownTime = ({ date, number }: Dated, section: Section): string | undefined => {
  const time = timeIn(section);
  const isClock = /h/u.test(time) && !/[d[]/u.test(time);
  if (isClock && !/\p{Script=Han}/u.test(section.source.replaceAll('上午/下午', ''))) return formatDate(date, 'h:mm');
  if (number < (time.includes('d') ? 1 : 0) || /[abg上]/u.test(time.replace('am/pm', ''))) return undefined;
  // A date is rounded to thousandths of a second: a full hour stays one.
  return formatDate(date, section.source, number + 1e-9);
};

/** Of what has letters of dates, a day is read as one in whatever order the sheet shows it, and a time as the sheet shows it. */
const shownDate = (dated: Dated, all: readonly Section[]): string | undefined => {
  const sections = all.filter(isNumber);
  if (sections.every((section) => timeIn(section) === '')) return shownNumber(dated.number, all);
  const [section] = sectionFor(dated.number, all) ?? [];
  const isDay = (one: Section): boolean => /[ye]|^[^hs]*(?:m[^hs]*d|d[^hs]*m)[^hs]*$/u.test(timeIn(one));
  const [first] = sections;
  // How a day is written makes no other day of it.
  if (first && isDay(section ?? first)) return isoDay(dated.date);
  if (!section) return undefined;
  return timeIn(section) === '' ? shownNumber(dated.number, all) : shownTime(dated, section);
};

/** What a sheet shows of a value in a cell of some format; none where the format says something that is not understood. */
export type Shows = (value: string | number | Dated, format: string) => string | undefined;

/** Signs of a format: no program writes more, and it is read sign by sign. */
const mostSigns = 255;

/** Reads each format once. */
export const numberFormats = (): Shows => {
  const known = new Map<string, readonly Section[]>();
  return (value, format) => {
    if (format.length > mostSigns) return undefined;
    const sections = known.get(format) ?? sectionsOf(format);
    known.set(format, sections);
    if (typeof value === 'object') return shownDate(value, sections);
    return typeof value === 'number' ? shownNumber(value, sections) : shownText(value, sections);
  };
};
