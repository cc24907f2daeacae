import type { Attachment, Block, FilingContent } from '../../../document/block.ts';
import { printed, printedDate } from '../../../document/printed.ts';
import { simpleTable } from '../../../document/simple-table.ts';
import type { Review } from '../../../model/review.ts';
import { byCity, type CityShare, shareName } from './by-city.ts';
import { domainNames, letterOf, officeOf, paragraph } from './letter.ts';
import { areMany, namesIn, openOfMissing, regionsTable } from './many-regions.ts';
import { type Rates, rate, ratesOf } from './rates.ts';

const rowOf = (name: string, rates: Rates, hasList: boolean): (string | number)[] => {
  const { expected, filed, onTime, dated, judged, first, of } = rates;
  return [
    name,
    ...(hasList ? [expected, filed, rate(filed, expected)] : [filed]),
    dated === 0 ? '—' : onTime,
    rate(onTime, dated),
    judged,
    first,
    rate(first, judged),
    of.agree,
    of.correct,
    of.return,
    of.refuse,
  ];
};

const cityTable = (shares: readonly CityShare[], hasList: boolean): Attachment => {
  const title = '各市报送和审核情况';
  const center = 'center' as const;
  return {
    title,
    sheet: 'landscape',
    blocks: [
      simpleTable(
        title,
        [
          ['设区市', 34],
          ...(hasList
            ? [['应报', 16, center] as const, ['已报', 16, center] as const, ['报送率', 20, center] as const]
            : [['已报', 16, center] as const]),
          ['按期', 16, center],
          ['按期率', 20, center],
          ['已审', 16, center],
          ['一次通过', 18, center],
          ['一次通过率', 22, center],
          ['同意备案', 18, center],
          ['限期补正', 18, center],
          ['退回重报', 18, center],
          ['不予备案', 18, center],
        ],
        [
          ...shares
            .map((share) => ({ name: printed(shareName(share)), rates: ratesOf([share], hasList) }))
            // What is off the list counts nowhere.
            .filter(({ rates }) => rates.expected + rates.filed + rates.judged > 0)
            .map(({ name, rates }) => rowOf(name, rates, hasList)),
          rowOf('合计', ratesOf(shares, hasList), hasList),
        ],
      ),
      {
        kind: 'note',
        text: `注：单位为地区；按区划排列。${hasList ? '报送率为已报占应报的比例；' : ''}按期率为按期报送占有报送期限、注明报送日期的已审材料的比例；一次通过率为首次审核即同意备案的占已审的比例；待处理的已报、未审。`,
      },
    ],
  };
};

const situation = (rates: Rates, { date, submissions }: Review, hasList: boolean, table: string): Block => {
  const held = submissions.filter(({ hold }) => hold !== undefined && hold !== 'superseded').length;
  const filed = hasList
    ? `应报送${rates.expected}个地区，已报送${rates.filed}个，报送率${rate(rates.filed, rates.expected)}`
    : `已有${rates.filed}个地区报送`;
  const unknown = rates.undated > 0 ? `（没有注明报送日期的${rates.undated}个不计）` : '';
  const punctual =
    rates.dated > 0 ? `；按期报送${rates.onTime}个，按期率${rate(rates.onTime, rates.dated)}${unknown}` : '';
  const results = `已审核${rates.judged}份，其中同意备案${rates.of.agree}份、限期补正${rates.of.correct}份、退回重报${rates.of.return}份、不予备案${rates.of.refuse}份，一次通过率${rate(rates.first, rates.judged)}${held > 0 ? `；另有${held}份正在处理` : ''}`;
  return paragraph(`${date ? `截至${printedDate(date)}，` : ''}${filed}${punctual}。${results}。各市情况见${table}。`);
};

/** 通报 to all cities: who has filed, on time, and agreed on at once, by city in the order of 区划. */
export const bulletinOf = (review: Review, number: string | undefined): FilingContent => {
  const shares = byCity(review);
  const hasList = review.expected !== undefined;
  const rates = ratesOf(shares, hasList);
  const missing = review.expected?.missing ?? [];
  const { number: _, receiver: __, copies: ___, ...head } = review.settings ?? {};
  const names = missing.map(({ name }) => printed(name));
  const hasTwo = areMany(names);
  const hasCities = shares.some(({ city }) => city !== undefined);
  return letterOf(
    {
      title: [`关于${domainNames(review)}领域基层政务公开`, '标准目录报送和审核情况的通报'],
      number,
      receiver: `各${hasCities ? '市' : '有关'}${officeOf(review.domains)}`.replace('有关有关', '有关'),
      body: [
        paragraph(`现将${domainNames(review)}领域基层政务公开标准目录报送和审核情况通报如下：`),
        situation(rates, review, hasList, hasTwo ? '附件1' : '附件'),
        ...(missing.length > 0
          ? [paragraph(`尚未报送的${missing.length}个地区：${namesIn(names, '名单见附件2')}。`)]
          : []),
      ],
      attachments: [
        cityTable(shares, hasList),
        ...(hasTwo ? [regionsTable('尚未报送的地区名单', openOfMissing(missing))] : []),
      ],
    },
    head,
    review,
  );
};
