import { plain } from '../../model/plain.ts';
import type { Channel, Reference } from '../../model/reference.ts';
import { indexed } from '../../model/remember.ts';
import { joined } from '../clean.ts';
import { splitOutside } from './split-outside.ts';

const inside = String.raw`[\s、,，/／·.。;；:：()（）_－—-]*`;

/** Names of channels are equal whatever marks stand inside. */
const loose = (text: string): string => plain(joined(text)).replace(/[\s、,，/／·.。;；:：()（）_－—-]/gu, '');

interface Name {
  readonly pattern: RegExp;
  readonly channel: Channel;
}

const namesOf = indexed((channels: Reference['channels']): readonly Name[] =>
  channels
    .flatMap((channel) => [channel.name, ...channel.aliases].map((word) => ({ word: loose(word), channel })))
    .sort((left, right) => right.word.length - left.word.length)
    .map(({ word, channel }) => ({ pattern: new RegExp([...word].join(inside), 'iuy'), channel })),
);

/** A stretch of a text that is a known name, or words between such names. */
export interface Segment {
  readonly text: string;
  readonly channel?: Channel;
  /** What parts it from the segment before: a mark such as 、 joins, a blank or a line end does not. */
  readonly joined?: true;
}

const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);

const nameAt = (
  text: string,
  at: number,
  reference: Reference,
): { readonly end: number; readonly channel: Channel } | undefined => {
  for (const { pattern, channel } of namesOf(reference.channels)) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const opened = match[0].replace(/[^（(]/gu, '').length > match[0].replace(/[^)）]/gu, '').length;
    const end = at + match[0].length + (opened && /^[)）]/u.test(text.slice(at + match[0].length)) ? 1 : 0);
    // A name ends where a word ends, or where the next name begins.
    if (!isWord(text[end]) || nameAt(text, end, reference)) return { end, channel };
  }
  return undefined;
};

const isSeparator = (char: string, before: string, after: string): boolean =>
  /[\n，,;；。、|]/u.test(char) ||
  (/\s/u.test(char) && /[\p{Script=Han})）”]/u.test(before) && /[\p{Script=Han}“]/u.test(after));

/**
 * The known names of a text, longest first, whatever stands between them; what is left is parted at separators. A name only
 * counts where a word begins and ends: 示例县政府网站 is a name of its own.
 */
export const channelSegments = (text: string, reference: Reference): Segment[] => {
  const segments: Segment[] = [];
  let rest = '';
  const flush = (): void => {
    const before = splitOutside(rest, isSeparator).filter((piece) => joined(piece) !== '');
    for (const piece of before.filter((one) => /[\p{L}\p{N}\p{S}]/u.test(one))) segments.push({ text: piece.trim() });
  };
  for (let at = 0; at < text.length; ) {
    const found = isWord(rest.at(-1)) ? undefined : nameAt(text, at, reference);
    if (!found) {
      rest += text[at];
      at += 1;
      continue;
    }
    const joins = /^\s*[、，,/及和与]\s*$/u.test(rest);
    flush();
    segments.push({ text: text.slice(at, found.end), channel: found.channel, ...(joins ? { joined: true } : {}) });
    rest = '';
    at = found.end;
  }
  flush();
  return segments;
};
