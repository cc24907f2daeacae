import { tableWords } from '../../generated/table-words.js';
import type { Channels } from '../../model/catalogue.ts';
import { plain } from '../../model/plain.ts';
import type { Channel, Reference } from '../../model/reference.ts';
import { clean, joined } from '../clean.ts';
import { alternatives, endsInOne, isErrorValue, isMasked, isNothing, isPointing } from '../words.ts';
import { type Box, boxesOf, marksLead, withBoxes } from './boxes.ts';
import { channelSegments, type Segment } from './channel-names.ts';
import { type Left, type Reading, type Reason, unreadable } from './reading.ts';
import { splitOutside } from './split-outside.ts';

interface Found {
  readonly ticked: Set<string>;
  readonly other: string[];
  readonly took: string[];
  readonly left: Left[];
  readonly notes: string[];
  /** Words that are no name by themselves, such as 微信. */
  readonly words: string[];
}

const detailOf = /^其[他它][\s：:_（(]*(?=[^\s：:_])([\s\S]*?)[)）_\s]*$/u;

/** The head of a column, as where its merged cell reaches down into the rows. */
const heading = new RegExp(`^(?:${alternatives(tableWords.headings.flatMap(({ words }) => words))})$`, 'u');

/** Words that stand in a cell of channels and are none. */
const isNoChannel = (text: string): boolean =>
  /《|工作日|https?:|^[\d.、]+$/u.test(text) ||
  !/\p{L}{2}/u.test(text) ||
  isErrorValue(text) ||
  isNothing(text) ||
  isPointing(text) ||
  heading.test(joined(text)) ||
  endsInOne(joined(text), tableWords.bodies);

const tick = (found: Found, channel: Channel, text: string): void => {
  found.ticked.add(channel.name);
  found.took.push(text);
};

/** Texts of the box 其他. */
const addDetails = (detail: string, found: Found, other: string): void => {
  for (const piece of splitOutside(detail, (char) => /[、，,；;\n|]/u.test(char))) {
    const words = joined(piece).replace(/^[：:_\s]+|[_\s]+$/gu, '');
    if (words === '') continue;
    if (isMasked(words) || isErrorValue(words))
      found.left.push({ text: words, why: isMasked(words) ? 'person' : 'error-value' });
    else {
      found.ticked.add(other);
      found.other.push(words);
      found.took.push(words);
    }
  }
};

/** Words that are no known name: 其他 with a text, the site of a government, a name of their own. */
const addWords = (text: string, found: Found, reference: Reference): void => {
  const other = reference.channels.find((channel) => channel.other)?.name ?? '其他';
  const detail = detailOf.exec(text)?.[1];
  if (detail) {
    found.took.push(/^其[他它]/u.exec(text)?.[0] ?? '');
    addDetails(detail, found, other);
    return;
  }
  const [, bare = text, bracket = ''] = /^([^（(]+)([（(][\s\S]*[)）])$/u.exec(text) ?? [];
  const site = /^[\p{Script=Han}A-Za-z]+$/u.test(joined(bare))
    ? reference.channels.find(({ endings = [] }) => endings.some((ending) => joined(bare).endsWith(ending)))
    : undefined;
  if (site) {
    tick(found, site, bare);
    found.notes.push(`“${joined(bare)}”按“${site.name}”`);
    if (bracket !== '') found.left.push({ text: bracket, why: /https?:|www\./iu.test(bracket) ? 'address' : 'detail' });
  } else if (isMasked(text)) found.left.push({ text, why: 'person' });
  else if (/^[（(]/u.test(text) || isNoChannel(text))
    found.left.push({
      text,
      why: /https?:/iu.test(text)
        ? 'address'
        : isErrorValue(text)
          ? 'error-value'
          : /^[（(]/u.test(text)
            ? 'detail'
            : 'not-this-field',
    });
  else found.words.push(text.replace(/^[：:、，,\s]+|[：:、，,\s]+$/gu, ''));
};

const addSegment = ({ text, channel }: Segment, found: Found, reference: Reference): void => {
  if (channel) tick(found, channel, text);
  else addWords(text, found, reference);
};

/** 微信 alone is no box, two of 微信, 微博, 客户端 are one; other words are texts of 其他. */
const settleWords = (found: Found, reference: Reference): void => {
  const other = reference.channels.find((channel) => channel.other)?.name ?? '其他';
  let words = found.words;
  for (const channel of reference.channels) {
    const kindOf = (word: string) =>
      channel.parts?.findIndex((part) => part.some((one) => plain(one) === plain(joined(word)))) ?? -1;
    const own = words.filter((word) => kindOf(word) >= 0);
    if (new Set(own.map(kindOf)).size < 2) continue;
    for (const word of own) tick(found, channel, word);
    found.notes.push(`“${own.map(joined).join('、')}”按“${channel.name}”`);
    words = words.filter((word) => !own.includes(word));
  }
  for (const word of words) {
    found.ticked.add(other);
    found.other.push(joined(word));
    found.took.push(word);
  }
};

/** Everything behind 其他： is the text of that box, its separators too. */
const addFree = (text: string, found: Found, reference: Reference): void => {
  const at = /(?<![\p{Script=Han}])其[他它]\s*[：:（(_]/u.exec(text);
  for (const segment of channelSegments(at ? text.slice(0, at.index) : text, reference))
    addSegment(segment, found, reference);
  if (at) addWords(text.slice(at.index), found, reference);
};

/** Why words that a mark does not tick are left. */
const untickedWhy = ({ mark, text }: Box): Reason => {
  if (mark === undefined) return 'no-mark';
  if (mark === 'unknown') return 'unknown-mark';
  // Words behind an empty 其他 were surely written to be read.
  return detailOf.test(text) && /\p{Script=Han}{3}/u.test(text) ? 'other-unticked' : 'unticked';
};

/** The words beside a tick: only those next to it are ticked by it, and what 、 joins to them. */
const addTicked = (text: string, leads: boolean, found: Found, reference: Reference): void => {
  const segments = channelSegments(text, reference);
  const ordered = leads ? segments : [...segments].reverse();
  let runs = true;
  ordered.forEach((segment, index) => {
    const link = leads ? segment.joined : ordered[index - 1]?.joined;
    const bracket = /^[（(]/u.test(segment.text);
    if (index > 0 && !bracket) runs = runs && link === true;
    if (index === 0 || runs || bracket) addSegment(segment, found, reference);
    else found.left.push({ text: segment.text, why: segment.channel ? 'unmarked' : 'no-mark' });
  });
};

const addBox = (box: Box, leads: boolean, found: Found, reference: Reference): void => {
  const { mark, text } = box;
  const known = (): boolean => channelSegments(text, reference).some(({ channel }) => channel !== undefined);
  if (mark !== 'ticked') found.left.push({ text, why: untickedWhy(box) });
  else if (detailOf.test(text)) addWords(text, found, reference);
  else if (/^其[他它]/u.test(text)) addFree(text, found, reference);
  else if (known()) addTicked(text, leads, found, reference);
  else addWords(text, found, reference);
};

/** A letter or sign of a lost font in front of known names. */
const strange = (text: string): boolean =>
  /(?:^|[\s、；;，,])[A-Za-z¤¡±ÿ?？](?=\p{Script=Han})/u.test(text) &&
  !/[A-Za-z]\p{Script=Han}*[A-Za-z]{2}/u.test(text);

/** 公开渠道和载体 as any table writes it. A channel is only ticked where its own mark says so, or where no mark stands at all. */
export const readChannels = (raw: string, reference: Reference): Reading<Channels> => {
  const text = withBoxes(clean(raw));
  if (isErrorValue(text)) return unreadable(text, 'error-value');
  if (isNothing(text)) return unreadable(text, 'nothing');
  const found: Found = { ticked: new Set(), other: [], took: [], left: [], notes: [], words: [] };
  const boxes = boxesOf(text);
  if (boxes) for (const box of boxes) addBox(box, marksLead(text), found, reference);
  else if (strange(text)) return unreadable(text, 'unknown-mark');
  else addFree(text, found, reference);
  settleWords(found, reference);
  const { took, left, notes } = found;
  // What the standard ticks would be published though this table ticks nothing.
  if (left.length > 0 && left.every(({ why }) => why === 'unticked') && found.ticked.size === 0)
    return { took: [], left: [{ text: joined(text), why: 'none-ticked' }] };
  if (found.ticked.size === 0)
    return left.length > 0
      ? { took: [], left: [...left, ...took.map((one): Left => ({ text: one, why: 'not-understood' }))] }
      : unreadable(text);
  const value: Channels = {
    ticked: reference.channels.map(({ name }) => name).filter((name) => found.ticked.has(name)),
    other: [...new Set(found.other)],
  };
  return { value, took, left, ...(notes.length > 0 ? { notes } : {}) };
};
