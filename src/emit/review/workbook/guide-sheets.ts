import { printed } from '../../../document/printed.ts';
import type { Sheet } from '../../../document/sheet/sheet.ts';
import { domainOf } from '../../../model/domain.ts';
import type { Review, ReviewFinding, Submission } from '../../../model/review.ts';
import { reviewSheets } from '../../../model/review-form.ts';
import type { CopiedName, ReviewGuides } from '../../../model/review-guides.ts';
import type { Text } from '../../../model/text.ts';
import { heavierIn, measuresOf } from '../guides/compared-row.ts';
import { stateNames, tracedNames } from '../guides/guide-names.ts';
import { guideTotals } from '../guides/guide-totals.ts';
import { fileName } from '../said.ts';
import { findingList } from './finding-sheets.ts';
import { listSheet, type Value } from './list-sheet.ts';

type Guided = Submission & { readonly guides: ReviewGuides };

const guidedOf = ({ submissions }: Review): Guided[] =>
  submissions.flatMap((one) => (one.guides ? [{ ...one, guides: one.guides }] : []));

const head = ({ region, title }: Submission): Value[] => [region?.code ?? '', printed(title)];
const orBlank = (value: number | string | undefined): Value => value ?? '';

/** 指南情况: one row a submission. */
const totalSheet = (all: readonly Guided[]): Sheet =>
  listSheet(
    '指南情况',
    [
      ['代码', 10],
      ['地区', 18],
      ['自编', 8],
      ['沿用上级', 8],
      ['可以公开', 8],
      ['有错误不公开', 8],
      ['没有写全', 8],
      ['须改正', 8],
      ['须说明、核对', 9],
      ['流程图', 8],
      ['比上级多要的材料', 10],
      ['比上级免交的材料', 10],
      ['承诺÷法定时限%', 10],
      ['不用到现场', 9],
      ['最早的核对日期', 12],
      ['别处的名称', 9],
    ],
    all.map((one) => {
      const { own, inherited, of, errors, warnings, charts, added, waived, ...rest } = guideTotals(one.guides);
      const { promised, atHome, oldest, copied } = rest;
      return [
        ...head(one),
        ...[own, inherited, of.sound, of.withheld, of.unfinished, errors, warnings, charts, added, waived],
        ...[orBlank(promised), atHome, orBlank(oldest), copied],
      ];
    }),
  );

/** 指南清单: one row a guide. */
const rowSheet = (review: Review, all: readonly Guided[], say: (text: Text) => string): Sheet =>
  listSheet(
    '指南清单',
    [
      ['代码', 10],
      ['地区', 16],
      ['领域', 9],
      ['事项', 34],
      ['谁编的', 9],
      ['状态', 13],
      ['不公开的原因', 36],
      ['承诺时限', 14],
      ['工作日', 7],
      ['法定工作日', 8],
      ['材料（份）', 7],
      ['到现场（次）', 8],
      ['流程图', 7],
      ['比上级多要的材料', 36],
      ['免交（份）', 7],
      ['多于中位数的', 18],
      ['核对日期', 12],
    ],
    all.flatMap((one) =>
      one.guides.rows.map((row) => [
        ...head(one),
        domainOf(review.domains, row.item).name.zh,
        printed(row.title),
        row.isOwn ? '本地' : '沿用上级',
        stateNames[row.state].zh,
        row.why.map(say).join('\n'),
        printed(row.promised ?? ''),
        orBlank(row.days),
        orBlank(row.legalDays),
        row.materials,
        orBlank(row.visits),
        row.hasChart ? '有' : '',
        row.added.map(printed).join('、'),
        row.waived,
        heavierIn(row, one.guides.usual[row.item])
          .map((name) => ({ days: '时限', materials: '材料', visits: '次数' })[name])
          .join('、'),
        row.checked ?? '',
      ]),
    ),
  );

/** 指南对照: items down, regions across. */
const matrixSheet = ({ guides }: Review, all: readonly Guided[]): Sheet => {
  const cells = all.map((one) => new Map(one.guides.rows.map((row) => [row.item, row])));
  return listSheet(
    '指南对照',
    [['事项', 34], ['份数', 7], ...all.map(({ title }) => [printed(title), 16] as const)],
    (guides?.items ?? []).map(({ item, title, submissions }) => [
      printed(title),
      submissions.length,
      ...all.map((one, index) => {
        const row = cells[index]?.get(item);
        if (!row) return '';
        const state = row.state === 'sound' ? '' : `，${stateNames[row.state].zh}`;
        return `${measuresOf(row, one.guides, 'zh')}${state}`;
      }),
    ]),
  );
};

const spotOf = ({ place }: CopiedName): string => `${fileName(place.file)}${place.line ? ` 第${place.line}行` : ''}`;

/** 别处的名称: what may have been copied. */
const copiedSheet = (all: readonly Guided[]): Sheet =>
  listSheet(
    '别处的名称',
    [
      ['代码', 10],
      ['地区', 16],
      ['事项', 34],
      ['是什么', 8],
      ['写着', 30],
      ['是哪里的', 30],
      ['位置', 36],
    ],
    all.flatMap((one) =>
      one.guides.copied.map((copied) => [
        ...head(one),
        printed(copied.title),
        tracedNames[copied.kind].zh,
        printed(copied.text),
        copied.of.map(({ title }) => printed(title)).join('、'),
        spotOf(copied),
      ]),
    ),
  );

/** The sheets on guides; none where nobody has any. */
export const guideSheets = function* (review: Review, say: (text: Text) => string): Generator<Sheet> {
  const all = guidedOf(review);
  if (all.length === 0) return;
  const findings = all.flatMap((one) =>
    one.guides.findings.map((finding): [Submission, ReviewFinding] => [one, finding]),
  );
  yield totalSheet(all);
  yield rowSheet(review, all, say);
  yield matrixSheet(review, all);
  yield findingList(reviewSheets.guides, findings, say);
  yield copiedSheet(all);
};
