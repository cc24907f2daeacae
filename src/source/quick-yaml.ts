import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml';
import type { Fault } from '../model/finding.ts';
import type { Path, Place } from '../model/place.ts';
import { lineIndex } from './lines.ts';
import { isReservedKey } from './reserved-key.ts';
import type { Source } from './source.ts';
import { maxDepth } from './yaml-limits.ts';

type Range = readonly [start: number, end: number];

/** What the parser saw in a text, and what was asked about it already. */
interface Events {
  readonly text: string;
  readonly events: readonly Event[];
  readonly inner: Map<number, readonly number[]>;
}

/** Words without quotes that YAML reads as a number, a yes-no value or nothing; more of them than there are does no harm. */
const notText =
  /^(?:~|null|true|false|[-+]?(?:\.inf|\.nan|0o?[0-7]+|0x[\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?))?$/iu;

/** Of these, what both readers were seen to read alike: nothing, yes and no, and whole numbers in one form; JSON is full of them. */
const plainWord = /^(?:null|true|false|0|-?[1-9]\d{0,14})$/u;

/** Characters that are taken out of values, or that the two readers might see differently. */
const unusual =
  /[^\P{Cc}\r\n]|\r(?!\n)|[\u00a0\u1680\u2000-\u200a\u202f\u205f]|[\p{Cs}\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u3000]/u;

/**
 * What the two readers were seen to read differently, anywhere in a text: marks of a document that are indented or stand
 * where none belongs, directives, an escaped end of line, the marks of a merge conflict.
 */
const disputed = /^[ \t]*(?:\.\.\.|%)|^[ \t]+---|^<{7}|\\\r?\n/mu;

/** What may stand behind a closing bracket on its line, where the list or map around it is in block form. */
const endOfLine = /[ \t]*(?:[ \t]#[^\n]*)?(?:\r?\n|$)/uy;

/** Keys with a meaning of their own to YAML or to JavaScript. */
const reserved: ReadonlySet<string> = new Set(['<<', '__proto__']);

const isText = ({ style, valueStart }: ScalarEvent, value: string): boolean => {
  if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK) return false;
  // An escape may hide a character that is to be taken out.
  if (style !== SCALAR_STYLE.PLAIN) return style === SCALAR_STYLE.SINGLE_QUOTED || !unusual.test(value);
  return valueStart >= 0 && (value.charCodeAt(0) > 0x7f || !notText.test(value));
};

/** A copy of its own: a part of a text holds the whole of it in memory, and values are remembered across files. */
const detached = (value: string): string => (value.length > 12 ? ` ${value}`.slice(1) : value);

/** Thrown inside `construct` only: this text is for the careful reader. */
const beyond = Symbol('beyond the plain subset');

/** Plain data of one document that holds nothing but maps, lists, text and plain words; throws `beyond` for anything else. */
const construct = (read: Events): unknown => {
  const { events, text } = read;
  let next = 1;
  const scalar = (event: ScalarEvent, isKey = false): unknown => {
    const value = getScalarValue(text, event);
    const isWord = !isKey && event.style === SCALAR_STYLE.PLAIN && event.valueStart >= 0 && plainWord.test(value);
    if (isWord && event.anchorStart < 0 && event.tagStart < 0) return JSON.parse(value);
    if (event.anchorStart >= 0 || event.tagStart >= 0 || !isText(event, value)) throw beyond;
    return detached(value);
  };
  const node = (inBlock = false): unknown => {
    const start = next;
    const event = events[next];
    next += 1;
    if (event?.type === EVENT_ID.SCALAR) return scalar(event);
    if (
      (event?.type !== EVENT_ID.MAPPING && event?.type !== EVENT_ID.SEQUENCE) ||
      event.anchorStart >= 0 ||
      event.tagStart >= 0
    )
      throw beyond;
    const list: unknown[] = [];
    const map: { [key: string]: unknown } = {};
    const isBlock = event.style === COLLECTION_STYLE.BLOCK;
    for (let inner = events[next]; inner && inner.type !== EVENT_ID.POP; inner = events[next]) {
      if (event.type === EVENT_ID.SEQUENCE) list.push(node(isBlock));
      else {
        if (inner.type !== EVENT_ID.SCALAR) throw beyond;
        const key = String(scalar(inner, true));
        next += 1;
        if (Object.hasOwn(map, key) || reserved.has(key) || isReservedKey(key)) throw beyond;
        map[key] = node(isBlock);
      }
    }
    next += 1;
    if (inBlock && !isBlock) {
      [, endOfLine.lastIndex] = rangeOf(read, start);
      if (!endOfLine.test(text)) throw beyond;
    }
    return event.type === EVENT_ID.SEQUENCE ? list : map;
  };
  const [document] = events;
  if (document?.type !== EVENT_ID.DOCUMENT || document.directives.length > 0) throw beyond;
  const data = node(true);
  if (events[next]?.type !== EVENT_ID.POP || next !== events.length - 1) throw beyond;
  return data;
};

/** Indexes of the events of all that a list or map holds, keys and values in turn. */
const innerOf = ({ events, inner }: Events, node: number): readonly number[] => {
  const known = inner.get(node);
  if (known) return known;
  const starts: number[] = [];
  let depth = 0;
  for (let index = node + 1; index < events.length && depth >= 0; index += 1) {
    const type = events[index]?.type;
    if (depth === 0 && type !== EVENT_ID.POP) starts.push(index);
    if (type === EVENT_ID.POP) depth -= 1;
    else if (type !== EVENT_ID.SCALAR) depth += 1;
  }
  inner.set(node, starts);
  return starts;
};

/** Where a list or map written in brackets ends: behind its last value only commas, blanks and comments come before the bracket. */
const closing = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && text[at] !== ']' && text[at] !== '}')
    at = text[at] === '#' ? text.indexOf('\n', at) + 1 || text.length : at + 1;
  return at + 1;
};

const rangeOf = (read: Events, node: number): Range => {
  const { events, text } = read;
  const event = events[node];
  if (event?.type === EVENT_ID.SCALAR) {
    const quote = event.style === SCALAR_STYLE.PLAIN ? 0 : 1;
    return [event.valueStart - quote, event.valueEnd + quote];
  }
  if (event?.type !== EVENT_ID.MAPPING && event?.type !== EVENT_ID.SEQUENCE) return [0, 0];
  // A pair alone in a list, `[甲: 乙]`, is a map without brackets.
  const bracketed = event.style === COLLECTION_STYLE.FLOW && /[[{]/u.test(text[event.start] ?? '');
  const last = innerOf(read, node).at(-1);
  const end = last === undefined ? event.start + (bracketed ? 1 : 0) : rangeOf(read, last)[1];
  return [event.start, bracketed ? closing(text, end) : end];
};

/** The event of a key that is called so, and of its value. */
const findKey = (read: Events, node: number, name: string): readonly [key: number, value: number] | undefined => {
  const inner = innerOf(read, node);
  for (let at = 0; at < inner.length; at += 2) {
    const [key = 0, value = 0] = [inner[at], inner[at + 1]];
    const event = read.events[key];
    if (event?.type === EVENT_ID.SCALAR && getScalarValue(read.text, event) === name) return [key, value];
  }
  return undefined;
};

/**
 * Range of the node that a path leads to, or of the deepest node on the way. `shown`: where a reader looks for it, which
 * is the key of a list or map that begins on a line of its own.
 */
const findRange = (
  read: Events,
  path: Path,
  { key, shown }: { readonly key: boolean; readonly shown: boolean },
): Range => {
  let node = 1;
  let found = node;
  for (const [depth, step] of path.entries()) {
    const event = read.events[node];
    if (event?.type === EVENT_ID.MAPPING) {
      const pair = findKey(read, node, String(step));
      if (!pair) break;
      const value = read.events[pair[1]];
      const isBlock =
        (value?.type === EVENT_ID.MAPPING || value?.type === EVENT_ID.SEQUENCE) &&
        value.style === COLLECTION_STYLE.BLOCK;
      node = pair[1];
      found = depth === path.length - 1 && (key || (shown && isBlock)) ? pair[0] : node;
    } else if (event?.type === EVENT_ID.SEQUENCE) {
      const entry = typeof step === 'number' ? innerOf(read, node)[step] : undefined;
      if (entry === undefined) break;
      node = entry;
      found = node;
    } else break;
  }
  return rangeOf(read, found);
};

/** As many texts as a chain has layers, the latest first. */
const most = 5;
let latest: readonly Events[] = [];

/** The events of a text. They are many times larger than it, and quickly made anew: only those of the latest texts are held. */
const eventsOf = (text: string): Events => {
  const held = latest.find((one) => one.text === text) ?? {
    text,
    events: parseEvents(text, { maxDepth }),
    inner: new Map<number, readonly number[]>(),
  };
  if (latest[0] !== held) latest = [held, ...latest.filter((one) => one !== held)].slice(0, most);
  return held;
};

/**
 * Reads YAML that holds nothing but maps, lists and text, which is how layers are written: some twenty times faster than
 * the careful reader (`yaml.ts`), and the same data and places. Undefined for everything else, faults above all: what is
 * wrong is for the careful reader to say.
 */
export const readQuickly = (file: string, text: string): Source | undefined => {
  if (unusual.test(text) || disputed.test(text)) return undefined;
  let data: unknown;
  try {
    data = construct(eventsOf(text));
  } catch (error) {
    if (error === beyond || error instanceof YAMLException) return undefined;
    throw error;
  }
  const index = lineIndex(text);
  const range = (place: Place, shown = false): Range | undefined => {
    if (place.file !== file || 'cell' in place) return undefined;
    if ('start' in place) return [place.start, place.end];
    return findRange(eventsOf(text), place.path, { key: place.key === true, shown });
  };
  // A finding is sorted by its place and printed there, with other files read between.
  const shownAt = new Map<Place, Range | undefined>();
  const faults: readonly Fault[] = [];
  return {
    file,
    text,
    faults,
    data,
    locate: (place) => {
      if (!shownAt.has(place)) shownAt.set(place, range(place, true));
      const found = shownAt.get(place);
      return found && index.position(found[0], found[1]);
    },
    line: index.line,
    written: (place) => {
      const found = range(place);
      return found && text.slice(found[0], found[1]);
    },
    range: (place) => range(place),
  };
};
