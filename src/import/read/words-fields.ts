import type { Audience, DisclosureMode, LevelId } from '../../model/catalogue.ts';
import { fields, isUnreadable } from '../../model/fields.ts';
import type { Reference } from '../../model/reference.ts';
import { clean, joined } from '../clean.ts';
import { isErrorValue, isMasked } from '../words.ts';
import { boxesOf, withBoxes } from './boxes.ts';
import { type Left, type Reading, unreadable } from './reading.ts';
import { splitOutside } from './split-outside.ts';

/** The words of a cell that count: those behind ticked boxes, or all of them. */
const wordsOf = (raw: string, isSeparator: RegExp): { readonly words: string[]; readonly left: Left[] } => {
  const text = withBoxes(clean(raw));
  const split = (part: string): string[] =>
    splitOutside(part, (char) => isSeparator.test(char))
      .map(joined)
      .filter((word) => word !== '');
  const boxes = boxesOf(text);
  if (!boxes) return { words: split(text), left: [] };
  const why = { empty: 'unticked', unknown: 'unknown-mark', none: 'no-mark' } as const;
  return {
    words: boxes.filter(({ mark }) => mark === 'ticked').map((box) => joined(box.text)),
    left: boxes.flatMap(({ mark, text: words }) =>
      mark === 'ticked' ? [] : [{ text: words, why: why[mark ?? 'none'] }],
    ),
  };
};

const groupsOf = (text: string): string[] =>
  text
    .split(/[、，,;；]/u)
    .map((group) => group.trim())
    .filter((group) => group !== '');

/** A value only counts when something was understood; then what was not is left. */
const settle = <T>(raw: string, value: T | undefined, took: readonly string[], left: readonly Left[]): Reading<T> => {
  if (value !== undefined) return { value, took, left };
  const text = withBoxes(clean(raw));
  if (left.length === 0) return unreadable(text, isErrorValue(text) ? 'error-value' : 'not-understood');
  return { took: [], left: [...left, ...took.map((words): Left => ({ text: words, why: 'not-understood' }))] };
};

/** 公开对象 in words: 全社会, 特定群体：…, with or without boxes. */
export const readAudience = (raw: string): Reading<Audience> => {
  const { words, left } = wordsOf(raw.replace(/[、，,](?=特定|特殊|全社会)/gu, '；'), /[\n；;/]/u);
  let value: Audience = { public: false, specificGroup: false, groups: [] };
  const took: string[] = [];
  const lost: Left[] = [...left];
  for (const word of words) {
    const special = /^特[定殊](?:群体|群众|对象|人群)?[：:（(]?(.*?)[)）]?$/u.exec(word);
    if (isMasked(word)) lost.push({ text: word, why: 'person' });
    else if (/^(?:面向|向)?(?:全社会|社会公众|公众|社会)(?:公开)?$/u.test(word)) {
      value = { ...value, public: true };
      took.push(word);
    } else if (special) {
      value = { ...value, specificGroup: true, groups: [...value.groups, ...groupsOf(special[1] ?? '')] };
      took.push(word);
    } else lost.push({ text: word, why: 'not-understood' });
  }
  return settle(raw, value.public || value.specificGroup ? value : undefined, took, lost);
};

/** 公开方式 in words. */
export const readMode = (raw: string): Reading<DisclosureMode> => {
  const { words, left } = wordsOf(raw, /[\n、，,/；;和与及]/u);
  let value: DisclosureMode = { proactive: false, onRequest: false };
  const took: string[] = [];
  const lost: Left[] = [...left];
  for (const word of words) {
    if (/^主动(?:公开)?$/u.test(word)) value = { ...value, proactive: true };
    else if (/^(?:依申请|申请公开)(?:公开)?$/u.test(word)) value = { ...value, onRequest: true };
    else if (/^主动(?:公开)?依申请(?:公开)?$/u.test(word)) value = { proactive: true, onRequest: true };
    else {
      lost.push({ text: word, why: 'not-understood' });
      continue;
    }
    took.push(word);
  }
  return settle(raw, value.proactive || value.onRequest ? value : undefined, took, lost);
};

/** 公开层级 in words: 县级、乡级, 县、乡、村三级. */
export const readLevels = (raw: string, villages: boolean, reference: Reference): Reading<readonly LevelId[]> => {
  const { words, left } = wordsOf(raw.replace(/级\s+(?=\p{Script=Han})/gu, '级、'), /[\n、，,/；;和及]/u);
  const levels = new Set<LevelId>();
  const took: string[] = [];
  const lost: Left[] = [...left];
  for (const word of words) {
    const bare = word.replace(/^各/u, '').replace(/[二两三四]级$/u, '级');
    const each = /^[省市州盟县区旗乡镇村]{2,4}级$/u.test(bare) ? [...bare.slice(0, -1)].map((char) => `${char}级`) : [];
    const read = [[bare], [`${bare}级`], each]
      .filter((one) => one.length > 0)
      .map((one) => fields.levels.read(one, reference))
      .find((one) => !isUnreadable(one));
    if (read === undefined || isUnreadable(read)) lost.push({ text: word, why: 'not-understood' });
    else {
      // 乡级 covers villages, unless a profile gives them a column.
      for (const level of read) levels.add(level === 'village' && !villages ? 'township' : level);
      took.push(word);
    }
  }
  const value = fields.levels.merge?.([...levels], [], reference) ?? [];
  return settle(raw, value.length > 0 ? value : undefined, took, lost);
};
