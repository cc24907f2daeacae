import { printed } from '../../../document/printed.ts';
import type { Sheet } from '../../../document/sheet/sheet.ts';
import { omissionReasons } from '../../../model/catalogue.ts';
import type { Review, Submission } from '../../../model/review.ts';
import { reviewColumns as head, reviewChoices, reviewSheets } from '../../../model/review-form.ts';
import type { Text } from '../../../model/text.ts';
import { noticeNumbers } from '../letters/notice-numbers.ts';
import { arrivalNames, levelNames, proposalNames, reasonNames, stateName } from '../review-words.ts';
import { tally } from '../tally.ts';
import { type ListColumn, listSheet, type Value } from './list-sheet.ts';

const columnsOf = ({ domains }: Review): readonly ListColumn[] => [
  [head.code, 10],
  [head.region, 18],
  ['设区市', 12],
  ['层级', 7],
  [head.submission, 24],
  ['审核意见', 12],
  ['原因', 30],
  ['须改正', 7],
  ['须说明、核对', 9],
  ['已答复', 8],
  ['已认可', 8],
  ['提示', 7],
  ...domains.map(({ name, short }) => [`${short ?? name.zh}列入`, 8] as const),
  ...omissionReasons.map((reason) => [`未列入：${reasonNames[reason].zh}`, 10] as const),
  ['本级新增', 8],
  ['报送', 10],
  ['来文字号', 22],
  ['来文日期', 12],
  ['期限', 12],
  [head.decision, 11, reviewChoices.whole],
  [head.note, 30, 'open'],
  [head.deadline, 12, 'open'],
  [head.by, 14, 'open'],
  [head.date, 12, 'open'],
  [head.number, 22, 'open'],
  [head.register, 14, 'open'],
  [head.use, 8, reviewChoices.use],
  [head.id, 14],
];

const counted = ({ counts, additions }: Submission, { domains }: Review): Value[] => [
  ...domains.map(({ id }) => counts?.[id]?.covered ?? ''),
  ...omissionReasons.map((reason) =>
    counts ? Object.values(counts).reduce((sum, { omitted }) => sum + omitted[reason], 0) : '',
  ),
  counts ? additions.length : '',
];

/** What the reviewer has written of a submission. */
const byHand = (
  { verdict, desk, key }: Submission,
  chosen: ReadonlySet<string>,
  number: string | undefined,
): Value[] => [
  verdict ? proposalNames[verdict.decision].zh : desk?.agrees ? proposalNames.agree.zh : '',
  printed(verdict?.note ?? desk?.note ?? ''),
  desk?.deadline ?? '',
  printed(verdict?.by ?? desk?.by ?? ''),
  verdict?.date ?? desk?.date ?? '',
  printed(number ?? ''),
  printed(desk?.register ?? ''),
  chosen.has(key) ? reviewChoices.use[0] : '',
  key,
];

/** Of several versions of a region the one that another one was not chosen for. */
const chosenOf = ({ repeated, submissions }: Review): ReadonlySet<string> => {
  const held = new Map(submissions.map(({ key, hold }) => [key, hold]));
  return new Set(
    repeated.flatMap(({ submissions: keys }) => {
      const left = keys.filter((key) => held.get(key) !== 'superseded');
      return left.length === 1 && keys.length > 1 ? left : [];
    }),
  );
};

/** 各地情况: one row a submission, with room for what the reviewer decides on the whole. */
export const overviewSheet = (review: Review, say: (text: Text) => string): Sheet => {
  const chosen = chosenOf(review);
  const numbers = noticeNumbers(review);
  return listSheet(
    reviewSheets.overview,
    columnsOf(review),
    review.submissions.map((submission) => {
      const { region, title, name, cause, remedy, findings, arrival, filing, deadline, city } = submission;
      const { errors, warnings, answered, accepted, infos } = tally(findings);
      return [
        region?.code ?? '',
        printed(title),
        printed(city?.name ?? ''),
        region ? (levelNames[region.level] ?? '') : '',
        printed(name),
        stateName(submission).zh,
        [cause, remedy].flatMap((part) => (part ? [say(part)] : [])).join('；'),
        errors,
        warnings,
        answered,
        accepted,
        infos,
        ...counted(submission, review),
        arrivalNames[arrival].zh,
        printed(filing.number ?? ''),
        filing.date ?? '',
        deadline ?? '',
        ...byHand(submission, chosen, numbers.get(submission.key)),
      ];
    }),
  );
};
