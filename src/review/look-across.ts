import { type OmissionReason, omissionReasons } from '../model/catalogue.ts';
import {
  type AdditionGroup,
  type FindingGroup,
  groupOf,
  isOpen,
  isToCorrect,
  ownRule,
  type Review,
  type RuleCount,
  type Submission,
} from '../model/review.ts';
import type { Text } from '../model/text.ts';

const group = <T>(members: readonly T[], key: (member: T) => string | undefined): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const member of members) {
    const name = key(member);
    if (name === undefined) continue;
    const found = groups.get(name);
    if (found) found.push(member);
    else groups.set(name, [member]);
  }
  return groups;
};

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

const byRule = (submissions: readonly Submission[], summaries: ReadonlyMap<string, Text>): RuleCount[] => {
  const all = submissions.flatMap(({ key, findings }) => findings.map((finding) => ({ key, finding })));
  const counts = [...group(all, ({ finding }) => finding.rule)].map(([rule, found]): RuleCount => {
    const open = found.filter(({ finding }) => isOpen(finding));
    const errors = open.filter(({ finding }) => isToCorrect(finding)).length;
    return {
      rule,
      summary: summaries.get(rule) ?? { zh: rule, en: rule },
      errors,
      warnings: open.length - errors,
      infos: found.filter(({ finding }) => finding.severity === 'info' && !isOpen(finding)).length,
      submissions: unique((open.length > 0 ? open : found).map(({ key }) => key)),
    };
  });
  return counts.sort(
    (left, right) =>
      right.errors - left.errors ||
      right.warnings - left.warnings ||
      right.infos - left.infos ||
      (left.rule < right.rule ? -1 : 1),
  );
};

const omittedItems = (submissions: readonly Submission[]): Review['omitted'] => {
  const all = submissions.flatMap(({ key, omissions }) => omissions.map((omission) => ({ key, omission })));
  return [...group(all, ({ omission }) => omission.item)]
    .flatMap(([, found]) => {
      const [first] = found;
      if (!first) return [];
      const { item, title } = first.omission;
      const reasons = Object.fromEntries(
        omissionReasons.map((reason) => [reason, found.filter(({ omission }) => omission.reason === reason).length]),
      ) as { [reason in OmissionReason]: number };
      return [{ item, title, submissions: found.map(({ key }) => key), reasons }];
    })
    .sort((left, right) => right.submissions.length - left.submissions.length);
};

/** Additions of several submissions that say the same, under other names first: candidates for the catalogue above. */
const additionGroups = (submissions: readonly Submission[]): AdditionGroup[] => {
  // What the catalogue above has already is no candidate for it.
  const isOld = ({ findings }: Submission, item: string): boolean =>
    findings.some((finding) => finding.rule === 'no-overlap' && finding.item === item);
  const fresh = submissions.map((submission) => ({
    key: submission.key,
    additions: submission.additions.filter(({ item }) => !isOld(submission, item)),
  }));
  const all = fresh.flatMap(({ key, additions }) =>
    additions.map((addition) => ({ key, addition, domain: addition.item.slice(0, addition.item.indexOf('/')) })),
  );
  return [
    ...group(all, ({ addition, domain }) => `${domain} ${addition.level > 1 ? 'item' : 'heading'} ${addition.key}`),
  ]
    .map(([, found]) => ({
      domain: found[0]?.domain ?? '',
      names: [...group(found, ({ addition }) => addition.title)]
        .map(([title, same]) => ({ title, submissions: unique(same.map(({ key }) => key)) }))
        .sort((left, right) => right.submissions.length - left.submissions.length),
      submissions: unique(found.map(({ key }) => key)),
    }))
    .filter((found) => found.submissions.length > 1)
    .sort(
      (left, right) =>
        Number(right.names.length > 1) - Number(left.names.length > 1) ||
        right.submissions.length - left.submissions.length,
    );
};

const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** Fewer than this say nothing about what is usual. */
const fewest = 5;

/** Counts far from the median: more than five, and more than three scaled median deviations. */
const outliers = (submissions: readonly Submission[]): Review['outliers'] => {
  const read = submissions.filter(({ counts }) => counts !== undefined);
  if (read.length < fewest) return [];
  const far = (what: 'omissions' | 'additions', count: (submission: Submission) => number): Review['outliers'] => {
    const middle = median(read.map(count));
    const spread = median(read.map((submission) => Math.abs(count(submission) - middle)));
    const bound = Math.max(5, 3 * 1.4826 * spread);
    return read
      .filter((submission) => Math.abs(count(submission) - middle) > bound)
      .map((submission) => ({ submission: submission.key, what, count: count(submission), median: middle }));
  };
  return [
    ...far('omissions', ({ omissions }) => omissions.filter(({ own }) => own).length),
    ...far('additions', ({ additions }) => additions.length),
  ];
};

/** Parents that several submissions brought along, and that do not say the same. */
const parentVersions = (submissions: readonly Submission[]): Review['parents'] => {
  const brought = submissions.flatMap(({ key, chain }) =>
    chain.filter(({ origin }) => origin === 'submission').map((parent) => ({ key, parent })),
  );
  return [...group(brought, ({ parent }) => `${parent.level} ${parent.name}`)]
    .map(([, found]) => ({
      name: found[0]?.parent.name ?? '',
      versions: [...group(found, ({ parent }) => parent.digest ?? '')]
        .map(([, same]) => unique(same.map(({ key }) => key)))
        .sort((left, right) => right.length - left.length),
    }))
    .filter(({ versions }) => versions.length > 1);
};

/** Equal findings of several submissions that are open, answered or decided on: what most have first. */
const findingGroups = (submissions: readonly Submission[]): FindingGroup[] => {
  const all = submissions.flatMap(({ key, findings }) =>
    findings
      .filter((finding) => isOpen(finding) || finding.answer !== undefined || finding.ruling !== undefined)
      .filter(({ rule }) => rule !== ownRule)
      .map((finding) => ({ key, finding })),
  );
  return [...group(all, ({ finding }) => groupOf(finding.fingerprint))]
    .flatMap(([name, found]): FindingGroup[] => {
      const [first] = found;
      const keys = unique(found.map(({ key }) => key));
      return first && keys.length > 1
        ? [{ group: name, rule: first.finding.rule, finding: first.finding, submissions: keys }]
        : [];
    })
    .sort((left, right) => right.submissions.length - left.submissions.length || (left.group < right.group ? -1 : 1));
};

type Across = Pick<
  Review,
  'groups' | 'rules' | 'omitted' | 'additionGroups' | 'copies' | 'blank' | 'outliers' | 'parents'
>;

/** Regions with several versions of their submission, whether or not one is chosen. */
export const repeatedRegions = (submissions: readonly Submission[]): Review['repeated'] =>
  [
    ...group(
      submissions.filter(({ isBeside }) => !isBeside),
      ({ listed, region }) => listed?.code ?? region?.code ?? listed?.name ?? region?.name,
    ),
  ]
    .filter(([, same]) => same.length > 1)
    .map(([region, same]) => ({ region, submissions: same.map(({ key }) => key) }));

/** What only shows when submissions are held beside each other. */
export const lookAcross = (submissions: readonly Submission[], summaries: ReadonlyMap<string, Text>): Across => {
  const several = (groups: ReadonlyMap<string, readonly Submission[]>) =>
    [...groups].filter(([, found]) => found.length > 1);
  return {
    rules: byRule(submissions, summaries),
    groups: findingGroups(submissions),
    omitted: omittedItems(submissions),
    additionGroups: additionGroups(submissions),
    copies: several(group(submissions, ({ digest }) => digest)).map(([, same]) => same.map(({ key }) => key)),
    blank: submissions
      .filter(({ counts, digest }) => counts !== undefined && digest === undefined)
      .map(({ key }) => key),
    outliers: outliers(submissions),
    parents: parentVersions(submissions),
  };
};
