import { guideFieldIds, guideFields } from '../model/guide-fields.ts';
import { type Data, isData, mapOf, same, withKey, without } from './data.ts';
import { parseText, sayData } from './say-data.ts';

/** A value of a guide by the keys that lead to it; without one, what stands there is taken out. */
export interface GuideChange {
  readonly path: readonly string[];
  readonly value?: unknown;
}

const paths = guideFieldIds.map((id) => guideFields[id].path);

/** The keys below a path in the order of the file. */
const orderBelow = ([head]: readonly string[]): readonly string[] => {
  if (head === undefined)
    return ['kind', 'item', 'owner', 'checked', ...new Set(paths.map(([first = '']) => first)), 'evidence'];
  if (head === 'process') return ['steps', 'supervision', 'rights'];
  const below = paths.flatMap(([first, second]) => (first === head && second !== undefined ? [second] : []));
  return below.length > 0 ? below : ['omit', 'amend', 'add'];
};

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  (Array.isArray(value) && value.length === 0) ||
  (isData(value) && Object.keys(value).length === 0);

const setAt = (data: Data, path: readonly string[], value: unknown, done: readonly string[] = []): Data => {
  const [key = '', ...rest] = path;
  const next = rest.length > 0 ? setAt(mapOf(data[key]), rest, value, [...done, key]) : value;
  return isEmpty(next) ? without(data, key) : withKey(data, key, next, orderBelow(done));
};

/**
 * Carries out changes on the text of a guide; what is emptied by them is taken out, every other line and comment stays.
 * Undefined where that cannot be done for sure: the text itself is to be changed.
 */
export const changeGuide = (text: string, changes: readonly GuideChange[]): string | undefined => {
  const document = parseText(text.replace(/^\ufeff/u, ''));
  const data: unknown = document.errors.length > 0 ? undefined : document.toJS();
  if (!isData(data)) return undefined;
  const next = changes.reduce<Data>((before, { path, value }) => setAt(before, path, value), data);
  return same(data, next) ? text : sayData(text, next);
};
