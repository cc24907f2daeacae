import { Unreadable } from './table.ts';

/** One tag of an XML text; comments, declarations and CDATA are none. */
export interface XmlTag {
  /** Name without prefix. */
  readonly name: string;
  readonly closing: boolean;
  readonly empty: boolean;
  /** What stands behind the name. */
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
}

/** A stretch of a text that becomes another one. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly text?: string;
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

/** More attributes than any program writes into one tag; readers compare each with all before it. */
const mostAttributes = 256;

/** What is no tag and may hold anything, and where it ends. */
const besides: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '?>'],
];

/** Where the tag that begins at `start` ends; blanks outside of quotes part its attributes. */
const endOfTag = (xml: string, start: number): number => {
  let quote = 0;
  let blanks = 0;
  for (let at = start + 1; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    // Not even inside of quotes does XML allow it.
    if (code === 60) break;
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at + 1;
    else if (isBlank(code) && !isBlank(xml.charCodeAt(at - 1))) {
      blanks += 1;
      if (blanks > mostAttributes) throw new Unreadable('odd-part', { name: xml.slice(start, start + 20) });
    }
  }
  throw new Unreadable('damaged');
};

const tagOf = (xml: string, start: number, end: number): XmlTag => {
  const closing = xml.charCodeAt(start + 1) === 47;
  const empty = !closing && xml.charCodeAt(end - 2) === 47;
  const inner = xml.slice(start + (closing ? 2 : 1), end - (empty ? 2 : 1));
  const blank = inner.search(/[ \t\r\n]/u);
  const whole = blank < 0 ? inner : inner.slice(0, blank);
  const colon = whole.indexOf(':');
  const attributes = blank < 0 ? '' : inner.slice(blank + 1);
  return { name: colon < 0 ? whole : whole.slice(colon + 1), closing, empty, attributes, start, end };
};

/** Walks over the tags of an XML text as the readers behind it do, in one pass and without a tree. */
export const eachTag = (xml: string, visit: (tag: XmlTag) => void): void => {
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const other = besides.find(([open]) => xml.startsWith(open, at));
    if (other) {
      const end = xml.indexOf(other[1], at + other[0].length);
      if (end < 0) throw new Unreadable('damaged');
      at = xml.indexOf('<', end + other[1].length);
      continue;
    }
    const end = xml.charCodeAt(at + 1) === 47 ? xml.indexOf('>', at + 2) + 1 : endOfTag(xml, at);
    if (end === 0) throw new Unreadable('damaged');
    visit(tagOf(xml, at, end));
    at = xml.indexOf('<', end);
  }
};

/** The attributes of a tag in their order; of two of one name the last counts. */
export const attributesOf = ({ attributes }: XmlTag): ReadonlyMap<string, string> => {
  const pattern = /([^\s=]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|(\S*)))?/gu;
  const all = new Map<string, string>();
  for (const [, name = '', double, single, bare] of attributes.matchAll(pattern))
    all.set(name, double ?? single ?? bare ?? '');
  return all;
};

/** The text with its cuts made; they come in order. */
export const cutXml = (xml: string, cuts: readonly Cut[]): string => {
  if (cuts.length === 0) return xml;
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end, text } of cuts) {
    if (start < from) continue;
    pieces.push(xml.slice(from, start), text ?? '');
    from = end;
  }
  return [...pieces, xml.slice(from)].join('');
};
