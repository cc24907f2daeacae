import { printed } from '../../../document/printed.ts';
import type { Sheet } from '../../../document/sheet/sheet.ts';
import type { Review, Submission } from '../../../model/review.ts';
import { indicatorHeadings } from '../../assessment/indicator-headings.ts';
import { type AssessedSubmission, assessedOf, isShort, shortfall } from '../assessment-blocks.ts';
import { listSheet, type Value } from './list-sheet.ts';

const head = ({ region, title, city }: Submission): Value[] => [
  region?.code ?? '',
  printed(title),
  printed(city?.name ?? ''),
];
const headColumns = [
  ['代码', 10],
  ['地区', 18],
  ['设区市', 14],
] as const;

/** 评估: one row a submission; kinds of indicators are never added up. */
const subtotalSheet = (all: readonly AssessedSubmission[]): Sheet =>
  listSheet(
    '评估',
    [
      ...headColumns,
      ['指标表', 30],
      ...Object.values(indicatorHeadings).flatMap((name) => [
        [`${name}得分`, 9] as const,
        [`${name}满分`, 9] as const,
        [`${name}没有数据`, 9] as const,
      ]),
      ['没有完全做到的', 70],
      ['有错误没有采用的登记表', 24],
    ],
    all.map((one) => {
      const { name, subtotals, indicators, withheld } = one.assessment;
      return [
        ...head(one),
        printed(name),
        ...subtotals.flatMap(({ points, most, open }) => [points, most, open]),
        indicators.filter(isShort).map(shortfall).join('、'),
        withheld.map(printed).join('、'),
      ];
    }),
  );

/** 评估指标: one row an indicator, with who falls short of it. */
const indicatorSheet = (all: readonly AssessedSubmission[]): Sheet => {
  const found = new Map<string, { readonly cells: Value[]; readonly judged: string[]; readonly short: string[] }>();
  for (const { title, assessment } of all)
    for (const one of assessment.indicators) {
      const key = `${assessment.name}\n${one.id}`;
      const row = found.get(key) ?? {
        cells: [indicatorHeadings[one.how], printed(one.text), one.most],
        judged: [],
        short: [],
      };
      if (one.points !== undefined) row.judged.push(printed(title));
      if (isShort(one)) row.short.push(printed(title));
      found.set(key, row);
    }
  return listSheet(
    '评估指标',
    [
      ['种类', 12],
      ['指标', 40],
      ['分值', 7],
      ['有数据的地区数', 10],
      ['没有完全做到的地区数', 12],
      ['没有完全做到的地区', 60],
    ],
    [...found.values()].map(({ cells, judged, short }) => [...cells, judged.length, short.length, short.join('、')]),
  );
};

/** 示范点, as the counties attest them. */
const placeSheet = (all: readonly AssessedSubmission[]): Sheet =>
  listSheet(
    '示范点',
    [...headColumns, ['示范点', 40], ['级别', 12]],
    all.flatMap((one) =>
      one.assessment.demonstration.map(({ name, level }) => [...head(one), printed(name), printed(level)]),
    ),
  );

/** The sheets of assessments; none where nobody has records. */
export const assessmentSheets = function* (review: Review): Generator<Sheet> {
  const all = assessedOf(review);
  if (all.length === 0) return;
  yield subtotalSheet(all);
  yield indicatorSheet(all);
  if (all.some(({ assessment }) => assessment.demonstration.length > 0)) yield placeSheet(all);
};
