import { printed } from '../../../document/printed.ts';
import type { Sheet } from '../../../document/sheet/sheet.ts';
import { workbookBytes } from '../../../document/sheet/workbook-package.ts';
import type { Review } from '../../../model/review.ts';
import { demandsOf } from '../opinion.ts';
import { stateName } from '../review-words.ts';
import { dueCell } from '../until.ts';
import { listSheet } from '../workbook/list-sheet.ts';
import { bureauOf, senderOf } from './letter.ts';
import { noticeKind, noticeNames } from './notice-names.ts';
import { paperPath } from './paper-path.ts';

type Line = readonly (string | number)[];

/** A table whose first row is its head, as mail merge wants it. */
const mergeSheet = (name: string, head: readonly string[], rows: readonly Line[]): Sheet => ({
  name,
  widths: head.map(() => 18),
  heights: [],
  cells: [head, ...rows].flatMap((row, index) =>
    row.map((value, column) => ({
      row: index,
      column,
      value,
      style: index === 0 ? ('head' as const) : ('text' as const),
    })),
  ),
  paper: 'a4',
  orientation: 'landscape',
  frozen: { rows: 1, columns: 1 },
  foot: name,
});

const head = [
  ...['收文单位', '地区', '代码', '设区市', '种类', '审核意见', '须改正条数', '须说明条数', '补正期限'],
  ...['发文字号', '来文字号', '来文日期', '报送期限', '附件'],
];

/** 邮件合并表: a row for each region that a letter goes to, and for each that has not filed. */
export const mergeTable = (review: Review, numbers: ReadonlyMap<string, string>, tool: string): Uint8Array => {
  const { submissions, expected, date } = review;
  const rows = submissions.flatMap((submission): Line[] => {
    const kind = noticeKind(submission);
    if (!kind) return [];
    const { title, region, city, due, filing, deadline } = submission;
    const { correct, explain } = demandsOf(submission);
    return [
      [
        senderOf(submission),
        printed(title),
        region?.code ?? '',
        printed(city?.name ?? ''),
        noticeNames[kind],
        stateName(submission).zh,
        correct.length,
        explain.length,
        kind === 'refuse' ? '' : dueCell(due),
        printed(numbers.get(submission.key) ?? ''),
        printed(filing.number ?? ''),
        filing.date ?? '',
        deadline ?? '',
        paperPath(submission, noticeNames[kind]),
      ],
    ];
  });
  const missing = (expected?.missing ?? []).map(
    ({ name, code, place, deadline }): Line => [
      ...[
        bureauOf(name, review.domains),
        printed(name),
        code ?? '',
        printed(place?.name ?? ''),
        '催报',
        '未报送',
        '',
        '',
      ],
      ...['', '', '', '', deadline ?? '', ''],
    ],
  );
  return workbookBytes([mergeSheet('邮件合并', head, [...rows, ...missing])], {
    title: '邮件合并表',
    creator: tool,
    ...(date ? { date } : {}),
  });
};

/** 催报联系表: whom to call, for the desk alone; undefined where everybody has filed. */
export const contactTable = ({ expected, date }: Review, tool: string): Uint8Array | undefined => {
  const missing = expected?.missing ?? [];
  if (missing.length === 0) return undefined;
  const sheet = listSheet(
    '催报联系表（内部）',
    [
      ['设区市', 14],
      ['代码', 12],
      ['地区', 24],
      ['期限', 12],
      ['联系人', 14],
      ['电话', 22],
      ['联系情况', 40],
    ],
    missing.map(({ place, code, name, deadline, contact, phone }) => [
      printed(place?.name ?? ''),
      code ?? '',
      printed(name),
      deadline ?? '',
      printed(contact ?? ''),
      printed(phone ?? ''),
      '',
    ]),
    3,
  );
  return workbookBytes([sheet], { title: '催报联系表', creator: tool, ...(date ? { date } : {}) });
};

/** 抽查名单: the spot check, with room for what was found; undefined where none was drawn. */
export const sampleTable = ({ sample, submissions, date }: Review, tool: string): Uint8Array | undefined => {
  if (!sample) return undefined;
  const drawn = new Set(sample.keys);
  const sheet = listSheet(
    '抽查名单',
    [
      ['设区市', 14],
      ['代码', 12],
      ['地区', 20],
      ['报送材料', 26],
      ['审核意见', 12],
      ['抽查人', 14, 'open'],
      ['抽查日期', 12, 'open'],
      ['抽查情况', 44, 'open'],
    ],
    submissions
      .filter(({ key }) => drawn.has(key))
      .map((one) => [
        printed(one.city?.name ?? ''),
        one.region?.code ?? '',
        printed(one.title),
        printed(one.name),
        stateName(one).zh,
        '',
        '',
        '',
      ]),
    3,
  );
  return workbookBytes([sheet], { title: '抽查名单', creator: tool, ...(date ? { date } : {}) });
};
