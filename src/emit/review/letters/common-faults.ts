import type { Block } from '../../../document/block.ts';
import { printed, printedDate } from '../../../document/printed.ts';
import { simpleTable } from '../../../document/simple-table.ts';
import { domainOf } from '../../../model/domain.ts';
import { isCounted, isOpen, type Review } from '../../../model/review.ts';
import type { Form } from '../../filing/docx-filing.ts';
import { regionName, said } from '../said.ts';
import { domainNames, paragraph } from './letter.ts';

const heading = (text: string): Block => ({ kind: 'heading', depth: 1, text });

/** Groups beyond this say little about all. */
const most = 40;

/** What reads alike in several regions and is still open, what most of them have first. */
const openAlike = ({ submissions }: Review): { readonly words: readonly string[]; readonly titles: string[] }[] => {
  const groups = new Map<string, { readonly words: readonly string[]; readonly titles: string[] }>();
  for (const submission of submissions.filter(isCounted)) {
    const told = submission.findings
      .filter(isOpen)
      .map((one) => [printed(one.itemName ?? '—'), said(one.message), said(one.fix)]);
    for (const [key, words] of new Map(told.map((one) => [one.join('\n'), one]))) {
      const group = groups.get(key) ?? { words, titles: [] };
      group.titles.push(regionName(submission));
      groups.set(key, group);
    }
  }
  return [...groups.values()]
    .filter(({ titles }) => titles.length > 1)
    .sort((left, right) => right.titles.length - left.titles.length);
};

const alike = (review: Review): Block[] => {
  const rows = openAlike(review)
    .slice(0, most)
    .map(({ words, titles }, index) => [index + 1, ...words, titles.length, titles.join('、')]);
  if (rows.length === 0) return [paragraph('没有两个以上地区相同的问题。')];
  return [
    simpleTable(
      '各地相同的问题',
      [
        ['序号', 11, 'center'],
        ['事项', 28],
        ['问题', 44],
        ['改法', 34],
        ['地区数', 13, 'center'],
        ['地区', 34],
      ],
      rows,
      1,
    ),
  ];
};

const byRule = ({ rules }: Review): Block[] => {
  const open = rules.filter(({ errors, warnings }) => errors + warnings > 0);
  if (open.length === 0) return [paragraph('没有须改正或者说明、核对的问题。')];
  return [
    simpleTable(
      '问题分类',
      [
        ['要求', 92],
        ['须改正（条）', 22, 'center'],
        ['须说明、核对（条）', 28, 'center'],
        ['地区数', 18, 'center'],
      ],
      open.map(({ summary, errors, warnings, submissions }) => [said(summary), errors, warnings, submissions.length]),
    ),
  ];
};

/** What regions ask: whoever reviews them answers it for all. */
const questions = ({ submissions, additionGroups }: Review): Block[] => {
  const rows = submissions
    .filter(isCounted)
    .flatMap((submission) =>
      (submission.questions ?? []).map((one) => [
        regionName(submission),
        one.item && one.title ? `${one.item.slice(one.item.indexOf('/') + 1)} ${printed(one.title)}` : '',
        printed(one.text),
      ]),
    );
  if (rows.length === 0) return [];
  return [
    heading(`${additionGroups.length > 0 ? '四' : '三'}、各地请上级说明的问题`),
    simpleTable(
      '各地请上级说明的问题',
      [
        ['地区', 34],
        ['事项', 46],
        ['问题', 84],
      ],
      rows,
    ),
  ];
};

const additions = ({ additionGroups, domains }: Review): Block[] =>
  additionGroups.length === 0
    ? []
    : [
        heading('三、多地新增的同一事项'),
        simpleTable(
          '多地新增的同一事项',
          [
            ['领域', 24, 'center'],
            ['各地的名称', 110],
            ['地区数', 22, 'center'],
          ],
          additionGroups.map(({ domain, names, submissions }) => [
            domainOf(domains, `${domain}/1`).name.zh,
            names.map(({ title, submissions: some }) => `${printed(title)}（${some.length}）`).join('、'),
            submissions.length,
          ]),
          1,
        ),
      ];

/** 共性问题: what several regions got wrong alike, and what was asked of how many. */
export const commonFaultsOf = (review: Review): Form => ({
  title: `${domainNames(review)}领域标准目录审核共性问题`,
  blocks: [
    paragraph(
      `${review.date ? `截至${printedDate(review.date)}，` : ''}审核报送材料${review.submissions.filter(isCounted).length}份。相同问题指事项和问题都相同、还没有了结的问题。`,
    ),
    heading('一、各地相同的问题'),
    ...alike(review),
    heading('二、问题分类'),
    ...byRule(review),
    ...additions(review),
    ...questions(review),
  ],
});
