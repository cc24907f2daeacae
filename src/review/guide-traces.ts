import { mask, withoutControls } from '../model/personal/mask.ts';
import type { GuideWords } from '../model/reference.ts';
import { indexed } from '../model/remember.ts';
import type { Landmarks, Trace } from '../model/review-guides.ts';
import { shortHash } from './fingerprint.ts';

/** Words that tell one region from another, as they stand in a text. */
export type TracedWord = Pick<Trace, 'kind' | 'key' | 'text'>;

/** A number with its area code, or of a mobile: no other names one office alone. */
const phonePattern = /(?<!\d)(?:\(?0\d{2,3}[-)—–\s]{0,3}\d{7,8}|1[3-9]\d{9})(?!\d)/gu;

/** No region has a longer name. */
const longestName = 16;
/** A shorter address, such as “路1号”, names nothing. */
const shortestAddress = 4;

const patternsOf = indexed(({ regionEndings, streets }: GuideWords) => ({
  ending: new RegExp(`[${regionEndings.join('')}]`, 'gu'),
  behindRegion: new RegExp(`^.*[${regionEndings.join('')}](?=.{${shortestAddress},}$)`, 'u'),
  address: new RegExp(
    `[\\p{Script=Han}A-Za-z\\d]{1,20}?[${streets.join('')}][\\p{Script=Han}\\d]{0,4}?\\d{1,5}号`,
    'gu',
  ),
}));

const phones = (text: string): TracedWord[] =>
  [...text.matchAll(phonePattern)].map(([found]) => ({
    kind: 'phone',
    // Nobody who reads the summary of a submission shall find the number in it.
    key: shortHash(found.replace(/\D/gu, ''), 16),
    text: mask(found),
  }));

const addresses = (text: string, words: GuideWords): TracedWord[] => {
  const { address, behindRegion } = patternsOf(words);
  return [...text.matchAll(address)].flatMap(([found]): TracedWord[] => {
    const key = found.replace(behindRegion, '');
    return key.length >= shortestAddress ? [{ kind: 'address', key, text: found }] : [];
  });
};

/** What may be the end of a name of a region: the characters up to its last one. */
const regions = (text: string, words: GuideWords): TracedWord[] =>
  [...text.matchAll(patternsOf(words).ending)].flatMap(({ index }): TracedWord[] => {
    const before = text.slice(Math.max(0, index + 1 - longestName), index + 1);
    const [name = ''] = /\p{Script=Han}+$/u.exec(before) ?? [];
    const isOther = name.length < 3 || words.notRegions.some((word) => name.endsWith(word));
    return isOther ? [] : [{ kind: 'region', key: name, text: name }];
  });

/** Every name of a region, every phone and every address in a text. */
export const tracedWords = (text: string, words: GuideWords): TracedWord[] => {
  const bare = withoutControls(text).normalize('NFKC');
  return [...regions(bare, words), ...phones(bare), ...addresses(bare, words)];
};

/** Whether what stands in a text is one of these: a name and an address may have more words before them. */
export const isAmong = ({ kind, key }: Pick<TracedWord, 'kind' | 'key'>, landmarks: Landmarks): boolean =>
  landmarks.some((mark) => mark.kind === kind && (kind === 'phone' ? key === mark.key : key.endsWith(mark.key)));
