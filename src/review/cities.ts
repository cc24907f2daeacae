import { bareRegion, regionName } from '../model/bare-region.ts';
import { levelOfCode } from '../model/level-of-code.ts';
import type { ListWords } from '../model/reference.ts';
import type { City, ExpectedRegion, Summary } from '../model/review.ts';

/** Who lies in which city. */
export interface Cities {
  readonly ofSubmission: (summary: Summary, listed: ExpectedRegion | undefined) => City | undefined;
  readonly ofListed: (listed: ExpectedRegion) => City | undefined;
}

const prefixOf = (code: string | undefined): string | undefined =>
  code === undefined || code.slice(2, 4) === '00' ? undefined : code.slice(0, 4);

/**
 * The cities of a review: as the chain of a submission says, else as the list says, else by the first four digits of a code
 * under which some chain, list or submission names a city.
 */
export const citiesOf = (
  summaries: readonly Summary[],
  expected: readonly ExpectedRegion[],
  words: ListWords,
): Cities => {
  const byPrefix = new Map<string, City>();
  const byName = new Map<string, City>();
  const learn = (code: string | undefined, name: string): void => {
    const prefix = prefixOf(code);
    const city = { ...(code ? { code } : {}), name: bareRegion(name, words) };
    if (prefix !== undefined && !byPrefix.has(prefix)) byPrefix.set(prefix, city);
    const key = regionName(name, words);
    if (!byName.get(key)?.code) byName.set(key, city);
  };
  for (const { region, chain } of summaries)
    for (const layer of [...chain, ...(region ? [region] : [])])
      if (layer.level === 'city') learn(layer.code, layer.name);
  for (const { code, name } of expected) if (code && levelOfCode(code) === 'city') learn(code, name);
  for (const { city, code } of expected) {
    if (!city) continue;
    const prefix = prefixOf(code);
    learn(byName.get(regionName(city, words))?.code ?? (prefix ? `${prefix}00` : undefined), city);
  }
  const named = (name: string): City => byName.get(regionName(name, words)) ?? { name };
  const byCode = (code: string | undefined): City | undefined => byPrefix.get(prefixOf(code) ?? '');
  const ofListed = ({ city, code }: ExpectedRegion): City | undefined => (city ? named(city) : byCode(code));
  return {
    ofListed,
    ofSubmission: ({ region, chain, key }, listed) => {
      const above = region?.level === 'city' ? region : chain.find(({ level }) => level === 'city');
      if (above) return named(above.name);
      return (listed && ofListed(listed)) ?? byCode(region?.code ?? (/^\d{6}/u.test(key) ? key : undefined));
    },
  };
};
