import type { Region } from '../model/catalogue.ts';
import { plain } from '../model/plain.ts';
import type { ExpectedRegion, Summary } from '../model/review.ts';

/** The entry of the list that a submission belongs to, and whether code and name do not fit it both (代码与名单不符). */
export interface Match {
  readonly listed: ExpectedRegion;
  readonly differs: boolean;
}

const sameName = (left: string, right: string): boolean => plain(left) === plain(right);

/** Whether one name is the other with more around it: 示例县, 示例县人力资源和社会保障局. */
const isWithin = (left: string, right: string): boolean =>
  plain(left).includes(plain(right)) || plain(right).includes(plain(left));

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined);

const matchRegion = (expected: readonly ExpectedRegion[], { code, name }: Region): Match | undefined => {
  const byCode = expected.find((entry) => code !== undefined && entry.code === code);
  if (byCode && sameName(byCode.name, name)) return { listed: byCode, differs: false };
  // Several counties of a province may have one name: it tells nothing then.
  const byName = only(expected.filter((entry) => sameName(entry.name, name)));
  if (byName) return { listed: byName, differs: code !== undefined && byName.code !== undefined };
  return byCode && { listed: byCode, differs: !isWithin(byCode.name, name) };
};

/** Of what tells no region only its name may say whose it is: a code in it, else the longest name on the list. */
const matchName = (expected: readonly ExpectedRegion[], { key, name }: Summary): Match | undefined => {
  const named = expected
    .filter((entry) => plain(name).includes(plain(entry.name)))
    .sort((left, right) => plain(right.name).length - plain(left.name).length);
  const [first, second] = named;
  const longest = first && second && plain(first.name).length === plain(second.name).length ? undefined : first;
  const listed = expected.find((entry) => entry.code === key) ?? longest;
  return listed && { listed, differs: false };
};

/** Finds the entry of the list for a submission: a name on the list has arrived whatever code it came with. */
export const matchExpected = (expected: readonly ExpectedRegion[], summary: Summary): Match | undefined =>
  summary.region ? matchRegion(expected, summary.region) : matchName(expected, summary);
