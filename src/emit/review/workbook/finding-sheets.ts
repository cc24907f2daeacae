import { printed } from '../../../document/printed.ts';
import type { Sheet } from '../../../document/sheet/sheet.ts';
import type { Review, ReviewFinding, Ruling, Submission } from '../../../model/review.ts';
import { reviewColumns as head, reviewChoices, reviewSheets } from '../../../model/review-form.ts';
import type { Text } from '../../../model/text.ts';
import { rulingOf } from '../opinion.ts';
import { severityNames } from '../review-words.ts';
import { type ListColumn, listSheet, type Value } from './list-sheet.ts';

type Say = (text: Text) => string;

const decisionColumns: readonly ListColumn[] = [
  [head.decision, 9, reviewChoices.finding],
  [head.note, 26, 'open'],
  [head.by, 14, 'open'],
  [head.date, 12, 'open'],
  [head.id, 30],
];

const decided = (ruling: Omit<Ruling, 'finding'> | undefined): Value[] =>
  ruling
    ? [
        ruling.decision === 'accept' ? reviewChoices.finding[0] : reviewChoices.finding[1],
        printed(ruling.note ?? ''),
        printed(ruling.by),
        ruling.date,
      ]
    : ['', '', '', ''];

const itemOf = ({ itemName, item }: ReviewFinding): string => printed(itemName ?? item ?? '');

/** Findings one a row, each to be decided on. What was decided for a group stands with the group. */
export const findingList = (
  name: string,
  all: readonly (readonly [Pick<Submission, 'region' | 'title'>, ReviewFinding])[],
  say: Say,
): Sheet =>
  listSheet(
    name,
    [
      [head.code, 10],
      [head.region, 16],
      ['级别', 7],
      ['规则', 18],
      [head.item, 26],
      [head.message, 50],
      [head.fix, 36],
      ['文件', 24],
      ['行', 6],
      ['原文', 36],
      ['答复', 24],
      ['审核决定', 24],
      ...decisionColumns,
    ],
    all.map(([{ region, title }, finding]) => [
      region?.code ?? '',
      printed(title),
      severityNames[finding.severity],
      finding.rule,
      itemOf(finding),
      say(finding.message),
      finding.fix ? say(finding.fix) : '',
      finding.file,
      finding.line ?? finding.cell ?? '',
      finding.frame?.text.trim() ?? '',
      finding.answer ?? '',
      rulingOf(finding) ?? '',
      ...decided(finding.ruling?.group ? undefined : finding.ruling),
      finding.fingerprint,
    ]),
  );

/** 问题清单: every finding. */
export const findingSheet = ({ submissions }: Review, say: Say): Sheet =>
  findingList(
    reviewSheets.findings,
    submissions.flatMap((one) => one.findings.map((finding) => [one, finding] as const)),
    say,
  );

/** 相同问题: findings that several regions have alike, decided on once for all of them. */
export const groupSheet = ({ groups, submissions, rulings }: Review, say: Say): Sheet => {
  const titles = new Map(submissions.map(({ key, title }) => [key, printed(title)]));
  const ruled = new Map(
    submissions.flatMap(({ findings }) =>
      findings.flatMap(({ ruling }) => (ruling?.group ? [[ruling.group, ruling] as const] : [])),
    ),
  );
  const idle = (rulings?.groups ?? []).map((ruling): Value[] => [
    '',
    '',
    '',
    '',
    0,
    '',
    ...decided(ruling),
    ruling.group,
  ]);
  return listSheet(
    reviewSheets.groups,
    [
      ['规则', 18],
      [head.item, 28],
      [head.message, 50],
      [head.fix, 36],
      ['地区数', 8],
      [head.region, 46],
      ...decisionColumns,
    ],
    [
      ...groups.map(({ group, rule, finding, submissions: keys }): Value[] => [
        rule,
        itemOf(finding),
        say(finding.message),
        finding.fix ? say(finding.fix) : '',
        keys.length,
        keys.map((key) => titles.get(key) ?? key).join('、'),
        ...decided(ruled.get(group)),
        group,
      ]),
      ...idle,
    ],
    1,
  );
};

/** Rows for faults that the reviewer still finds. */
const spare = 40;

/** 审核人补充: faults that no rule has told, in the words of the reviewer. */
export const ownSheet = ({ own }: Review): Sheet => {
  const rows = own.map(({ submission, message, item, fix, severity, by, date }): Value[] => [
    printed(submission),
    printed(message),
    printed(item ?? ''),
    printed(fix ?? ''),
    reviewChoices.kind[severity === 'error' ? 0 : 1],
    printed(by),
    date,
  ]);
  return listSheet(
    reviewSheets.own,
    [
      [head.submission, 24, 'open'],
      [head.message, 60, 'open'],
      [head.item, 26, 'open'],
      [head.fix, 40, 'open'],
      [head.kind, 9, reviewChoices.kind],
      [head.by, 14, 'open'],
      [head.date, 12, 'open'],
    ],
    [...rows, ...Array.from({ length: spare }, (): Value[] => ['', '', '', '', '', '', ''])],
    1,
  );
};
