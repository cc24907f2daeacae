import type { Block } from '../../../document/block.ts';
import { printed } from '../../../document/printed.ts';
import { simpleTable } from '../../../document/simple-table.ts';
import type { GuideRow, ReviewGuides } from '../../../model/review-guides.ts';
import { paperFile, said } from '../said.ts';
import { heavierIn, measuresOf } from './compared-row.ts';
import { stateNames, tracedNames } from './guide-names.ts';
import { guideTotals } from './guide-totals.ts';

const measureNames = { days: '时限', materials: '材料', visits: '次数' } as const;

const usualOf = (row: GuideRow, guides: ReviewGuides): string => {
  const heavier = heavierIn(row, guides.usual[row.item]).map((name) => measureNames[name]);
  return [
    row.added.length > 0 ? `比上级多要：${row.added.map(printed).join('、')}` : '',
    heavier.length > 0 ? `多于各地中位数：${heavier.join('、')}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n');
};

const countsOf = (guides: ReviewGuides): string => {
  const { own, inherited, of, charts, copied } = guideTotals(guides);
  const parts = [
    `可以公开${of.sound}份`,
    of.withheld > 0 ? `有错误不公开${of.withheld}份` : '',
    of.unfinished > 0 ? `没有写全${of.unfinished}份` : '',
    `有流程图${charts}份`,
    copied > 0 ? `写着别处的名称${copied}处` : '',
  ];
  return `自编${own}份，沿用上级${inherited}份；${parts.filter((part) => part !== '').join('，')}。指南里的问题不影响备案意见。`;
};

/** 办事指南 on the opinion sheet: what each comes to, beside the others. */
export const guideBlocks = (guides: ReviewGuides): readonly Block[] => [
  { kind: 'paragraph', text: countsOf(guides) },
  simpleTable(
    '各份指南',
    [
      ['事项', 50],
      ['状态', 34],
      ['时限、材料、次数', 30, 'center'],
      ['与上级、各地比', 42],
    ],
    guides.rows.map((row) => [
      printed(row.title),
      [stateNames[row.state].zh, ...row.why.map(said), row.isOwn ? '' : '沿用上级']
        .filter((part) => part !== '')
        .join('\n'),
      measuresOf(row, guides, 'zh'),
      usualOf(row, guides),
    ]),
  ),
  ...(guides.copied.length > 0
    ? [
        simpleTable(
          '写着别处的名称',
          [
            ['事项', 40],
            ['写着', 46],
            ['是哪里的', 34],
            ['位置', 36],
          ],
          guides.copied.map(({ title, kind, text, of, place }) => [
            printed(title),
            `${tracedNames[kind].zh}：${printed(text)}`,
            of.map((other) => printed(other.title)).join('、'),
            `${paperFile(place.file)}${place.line ? ` 第${place.line}行` : ''}`,
          ]),
        ),
      ]
    : []),
];
