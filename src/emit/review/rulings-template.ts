import { stringify } from 'yaml';
import {
  isCounted,
  isOpen,
  ownRule,
  type Review,
  type ReviewFinding,
  type Ruling,
  type Submission,
} from '../../model/review.ts';
import type { Lang } from '../../model/text.ts';
import { noticeNumbers } from './letters/notice-numbers.ts';
import { severityNames, stateName } from './review-words.ts';

const head = [
  '# 审核决定。下一轮运行 mulu review … --rulings 本文件；报送方用 mulu validate、mulu build 的 --rulings 带上它，认可的就不再拦着。',
  '# groups：各地相同的问题，一次决定；rulings 里另有决定的，以逐条的为准。decision 写 认可 或 不认可，并写 by、date。',
  '# findings：程序没有指出、审核人提出的问题：{ submission: "990102", message: …, item: …, fix: …, kind: 须改正 或 请说明, by: …, date: … }。',
  '# rulings：逐条决定。decision 写 认可（accept）或 不认可（reject，须改正），并写 by、date；没有定的留空。finding 照抄，不要改动。',
  '# submissions：对整份的决定。decision 写 不予备案（refuse）、退回重报（return）或 限期补正（correct），并写 by、date；以拟审核意见为准的写 认可（accept）或留空。deadline 补正期限、number 发文字号、register 登记号、note 说明，不定结果也可以写。',
  '# use：同一地区报送了多份的，在地区代码后面写选定的文件名；没有定的留空。',
];

/** Answers of the region, too, may be rejected. */
const isAsked = (finding: ReviewFinding): boolean =>
  finding.ruling === undefined && finding.rule !== ownRule && (isOpen(finding) || finding.answer !== undefined);

const severityOf = ({ answer, severity }: ReviewFinding): string =>
  answer === undefined ? severityNames[severity] : '已答复';

/** Equal findings of several regions, with what was decided on them together. */
const groupEntries = ({ groups, submissions, rulings }: Review, lang: Lang) => {
  const titles = new Map(submissions.map(({ key, title }) => [key, title]));
  const decided = new Map(
    submissions.flatMap(({ findings, guides }) =>
      [...findings, ...(guides?.findings ?? [])].flatMap(({ ruling }) =>
        ruling?.group ? [[ruling.group, ruling] as const] : [],
      ),
    ),
  );
  return [
    ...groups.map(({ group, finding, submissions: keys }) => {
      const ruling = decided.get(group);
      return {
        group,
        regions: keys.map((key) => titles.get(key) ?? key).join('、'),
        severity: severityOf(finding),
        message: finding.message[lang],
        decision: ruling?.decision ?? null,
        by: ruling?.by ?? null,
        date: ruling?.date ?? null,
        note: ruling?.note ?? null,
      };
    }),
    // A group that one region alone has is named no more, but its decision stands.
    ...[...decided]
      .filter(([name]) => !groups.some(({ group }) => group === name))
      .map(([group, { decision, by, date, note }]) => ({ group, decision, by, date, note: note ?? null })),
    ...(rulings?.groups ?? []),
  ];
};

/** What the reviewer found, as it was written. */
const ownEntries = ({ own }: Review) =>
  own.map(({ severity, ...entry }) => ({ ...entry, kind: severity === 'error' ? '须改正' : '请说明' }));

const findingEntry = (submission: Submission, finding: ReviewFinding, lang: Lang) => ({
  finding: finding.fingerprint,
  region: submission.title,
  severity: severityOf(finding),
  message: finding.message[lang],
  place: `${finding.file}${finding.line ? `:${finding.line}` : ''}`,
  decision: finding.ruling?.decision ?? null,
  by: finding.ruling?.by ?? null,
  date: finding.ruling?.date ?? null,
  note: finding.ruling?.note ?? null,
});

/** Every submission that is not simply agreed, to be decided on as a whole. */
const wholeEntry = (submission: Submission, number: string | undefined, lang: Lang) => ({
  submission: submission.key,
  region: submission.title,
  proposal: stateName(submission)[lang],
  decision: submission.verdict?.decision ?? (submission.desk?.agrees ? 'agree' : null),
  by: submission.verdict?.by ?? submission.desk?.by ?? null,
  date: submission.verdict?.date ?? submission.desk?.date ?? null,
  note: submission.verdict?.note ?? submission.desk?.note ?? null,
  deadline: submission.desk?.deadline ?? null,
  number: number ?? null,
  register: submission.desk?.register ?? null,
});

/** The regions with several versions: the chosen one, or a blank, with the names to choose from beside it. */
const useLines = ({ submissions, repeated }: Review): string[] => {
  if (repeated.length === 0) return [];
  const named = new Map(submissions.map((submission) => [submission.key, submission]));
  return [
    'use:',
    ...repeated.map(({ region, submissions: keys }) => {
      const versions = keys.flatMap((key) => named.get(key) ?? []);
      const others = versions.filter(({ hold }) => hold === 'superseded').length;
      const chosen = others > 0 ? versions.find(({ hold }) => hold !== 'superseded') : undefined;
      return `  ${JSON.stringify(region)}:${chosen ? ` ${JSON.stringify(chosen.name)}` : ''} # ${versions.map(({ name }) => name).join(' | ')}`;
    }),
  ];
};

/** `rulings.yaml`: every open finding to be decided on, after the decisions that stand; `--rulings` takes it back. */
export const rulingsTemplate = (review: Review, lang: Lang): string => {
  const { submissions, rulings } = review;
  const findings = submissions.flatMap((submission) =>
    [...submission.findings, ...(submission.guides?.findings ?? [])].map((finding) => ({ submission, finding })),
  );
  const entry = ({ submission, finding }: (typeof findings)[number]) => findingEntry(submission, finding, lang);
  const settled = findings.filter(({ finding }) => finding.ruling !== undefined && !finding.ruling.group);
  const open = findings.filter(({ finding }) => isAsked(finding));
  // A decision on a region that is missing this time may count again in the next round.
  const kept = (rulings?.idle ?? []).filter(({ reason }) => reason === 'absent').map(({ ruling }): Ruling => ruling);
  const list = [...settled.map(entry), ...kept, ...open.map(entry)];
  const wholes = submissions.filter(
    (submission) => submission.verdict || submission.desk || submission.proposal !== 'agree' || !isCounted(submission),
  );
  const groups = groupEntries(review, lang);
  const numbers = noticeNumbers(review);
  const own = ownEntries(review);
  const body = stringify(
    {
      kind: 'rulings',
      ...(groups.length > 0 ? { groups } : {}),
      ...(own.length > 0 ? { findings: own } : {}),
      rulings: list,
      ...(wholes.length > 0 ? { submissions: wholes.map((one) => wholeEntry(one, numbers.get(one.key), lang)) } : {}),
    },
    { lineWidth: 0, nullStr: '' },
  );
  return `${head.join('\n')}\n${body}${useLines(review)
    .map((line) => `${line}\n`)
    .join('')}`;
};
