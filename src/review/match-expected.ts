import { regionName } from '../model/bare-region.ts';
import type { Region } from '../model/catalogue.ts';
import { plain } from '../model/plain.ts';
import type { ListWords } from '../model/reference.ts';
import type { ExpectedRegion, Summary } from '../model/review.ts';

/** The entry of the list that a submission belongs to, and whether code and name do not fit it both (代码与名单不符). */
export interface Match {
  readonly listed: ExpectedRegion;
  readonly differs: boolean;
}

const only = <T>(found: readonly T[] | undefined): T | undefined => (found?.length === 1 ? found[0] : undefined);

/** Finds the entry of the list for a submission: a name on the list has arrived whatever code it came with. */
export const matcher = (
  expected: readonly ExpectedRegion[],
  words: ListWords,
): ((summary: Summary) => Match | undefined) => {
  const named = expected.map((entry) => ({ entry, name: regionName(entry.name, words) }));
  const byCode = new Map(
    [...expected].reverse().flatMap((entry) => (entry.code ? [[entry.code, entry] as const] : [])),
  );
  const above = new RegExp(`.(?:${['省', '自治区', ...words.cities].join('|')})$`, 'u');
  const byName = new Map<string, ExpectedRegion[]>();
  for (const { entry, name } of named) byName.set(name, [...(byName.get(name) ?? []), entry]);

  /** Whether one name is the other behind its city or province: 甲市甲县 and 甲县, but not 新安县 and 安县. */
  const isBehind = (long: string, short: string): boolean =>
    short.length > 1 && long.endsWith(short) && above.test(long.slice(0, -short.length));

  const isSame = (one: string, other: string): boolean => regionName(one, words) === regionName(other, words);

  const behindAnother = (name: string): ExpectedRegion | undefined =>
    only(named.filter((one) => isBehind(one.name, name) || isBehind(name, one.name)))?.entry;

  const matchRegion = ({ code, name: written }: Region, city: string | undefined): Match | undefined => {
    const name = regionName(written, words);
    const coded = code === undefined ? undefined : byCode.get(code);
    const own = coded && regionName(coded.name, words);
    if (coded && own === name) return { listed: coded, differs: false };
    // Several counties of a province may have one name: it tells nothing then.
    const all = byName.get(name);
    const same = only(all) ?? only(all?.filter((one) => one.city && city && isSame(one.city, city)));
    if (same) return { listed: same, differs: code !== undefined && same.code !== undefined };
    if (coded && own !== undefined) return { listed: coded, differs: !own.includes(name) && !name.includes(own) };
    const other = byName.has(name) ? undefined : behindAnother(name);
    return other && { listed: other, differs: code !== undefined && other.code !== undefined };
  };

  /** Of what tells no region only its name may say whose it is: a code in it, else the longest name on the list. */
  const matchName = ({ key, name }: Summary): Match | undefined => {
    const text = plain(name);
    const found = named
      .filter((one) => text.includes(one.name))
      .sort((left, right) => right.name.length - left.name.length);
    const [first, second] = found;
    const longest = first && second && first.name.length === second.name.length ? undefined : first?.entry;
    const listed = byCode.get(key) ?? longest;
    return listed && { listed, differs: false };
  };

  return (summary) =>
    summary.region
      ? matchRegion(summary.region, summary.chain.find(({ level }) => level === 'city')?.name)
      : matchName(summary);
};
