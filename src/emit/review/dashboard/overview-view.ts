import { omissionReasons } from '../../../model/catalogue.ts';
import { isCounted, type Proposal, type Review } from '../../../model/review.ts';
import type { Lang, Text } from '../../../model/text.ts';
import { barChart, stackChart } from '../chart.ts';
import { coverage, proposalNames, reasonNames, reviewWords } from '../review-words.ts';
import { tally } from '../tally.ts';
import { shortened } from './options.ts';

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((part * 100) / whole).toFixed(0)}%`);

/** How many submissions came to each result. */
export const statesOf = ({ submissions }: Review, lang: Lang) =>
  (['agree', 'correct', 'return', 'refuse', 'hold'] as const).map((proposal: Proposal) => {
    const count = submissions.filter((submission) => submission.proposal === proposal).length;
    return { proposal, label: proposalNames[proposal][lang], count, share: percent(count, submissions.length) };
  });

/** The numbers at the top, each with what it counts: regions, files or findings. */
export const tilesOf = (review: Review, lang: Lang) => {
  const { submissions, expected } = review;
  const t = reviewWords[lang];
  const counted = submissions.filter(isCounted);
  const all = tally(counted.flatMap(({ findings }) => findings));
  const late = counted.filter(({ arrival }) => arrival === 'late').length;
  const missing = expected?.missing.length ?? 0;
  const listed = expected
    ? [
        { label: t.expected, value: expected.regions, unit: t.regionsUnit },
        { label: t.filed, value: expected.regions - missing, unit: t.regionsUnit },
        { label: t.missing, value: missing, unit: t.regionsUnit, kind: missing > 0 ? 'refuse' : undefined },
      ]
    : [];
  const isDated = submissions.some(({ deadline }) => deadline !== undefined);
  return [
    ...listed,
    { label: t.received, value: submissions.length, unit: t.filesUnit },
    ...(isDated ? [{ label: t.late, value: late, unit: t.filesUnit, kind: late > 0 ? 'correct' : undefined }] : []),
    ...statesOf(review, lang).map(({ label, count, proposal }) => ({
      label,
      value: count,
      unit: t.filesUnit,
      kind: proposal,
    })),
    { label: t.errors, value: all.errors, unit: t.findingsUnit },
    { label: t.warnings, value: all.warnings, unit: t.findingsUnit },
    { label: t.answered, value: all.answered, unit: t.findingsUnit },
  ];
};

const bands = [
  { label: '100%', matches: (share: number) => share >= 1 },
  { label: '95–99%', matches: (share: number) => share >= 0.95 && share < 1 },
  { label: '90–94%', matches: (share: number) => share >= 0.9 && share < 0.95 },
  { label: '80–89%', matches: (share: number) => share >= 0.8 && share < 0.9 },
  { label: '< 80%', matches: (share: number) => share < 0.8 },
];

const reasonLines = ({ submissions, domains }: Pick<Review, 'submissions' | 'domains'>) =>
  domains.map(({ id, name }) => ({
    label: name.zh,
    values: omissionReasons.map((reason) =>
      submissions.reduce((sum, { counts }) => sum + (counts?.[id]?.omitted[reason] ?? 0), 0),
    ),
  }));

/** The pictures of what the numbers say. */
export const chartsOf = (review: Review, lang: Lang) => {
  const t = reviewWords[lang];
  const say = (text: Text): string => text[lang];
  const states = statesOf(review, lang);
  const counted = review.submissions.filter(isCounted);
  const asked = review.rules.filter(({ errors, warnings }) => errors + warnings > 0);
  const shares = counted.flatMap((submission) => {
    const one = coverage(submission);
    return one ? [one.covered / one.standard] : [];
  });
  return [
    stackChart(
      t.states,
      states.map(({ label }) => label),
      [{ label: '', values: states.map(({ count }) => count) }],
      ['agree', 'correct', 'return', 'refuse', 'hold'],
    ),
    barChart(
      t.topRules,
      [t.errors, t.warnings],
      asked.slice(0, 10).map(({ summary, errors, warnings }) => ({
        label: shortened(say(summary), lang === 'zh' ? 17 : 34),
        values: [errors, warnings],
      })),
      ['refuse', 'correct'],
      260,
      asked.length <= 10,
    ),
    barChart(
      t.coverages,
      [t.count],
      bands.map(({ label, matches }) => ({ label, values: [shares.filter(matches).length] })),
      ['part-0'],
    ),
    barChart(
      t.reasons,
      omissionReasons.map((reason) => say(reasonNames[reason])),
      reasonLines({ submissions: counted, domains: review.domains }),
      ['part-0', 'part-1', 'part-2', 'part-3'],
    ),
  ].filter(({ bars }) => bars.some(({ parts }) => parts.length > 0));
};
