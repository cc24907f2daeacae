import { type Assessed, type AssessedGroup, assess, phaseOf } from '../../catalogue/assess.ts';
import type { Compilation } from '../../catalogue/compilation.ts';
import type { EarlierAssessment } from '../../catalogue/since-assessment.ts';
import type { Paper, PaperBlock, PaperCell } from '../../document/paper.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { officeOf } from '../paper/office-of.ts';
import { failureNames } from './failure-names.ts';
import { indicatorHeadings } from './indicator-headings.ts';
import { opennessMatrix } from './openness-matrix.ts';
import { sinceBlocks } from './since-blocks.ts';

const foundOf = ({ indicator, counted, attested }: Assessed): string => {
  if (indicator.how === 'computed') {
    if (!counted) return '无法算出';
    return counted.total === 0 ? '没有这类事项' : `${counted.total}项中做到${counted.count}项`;
  }
  if (!attested) return '未提供';
  if (indicator.how === 'sampled') {
    const { tried, passed } = attested;
    return tried && passed ? `抽查${tried.value}次，合格${passed.value}次` : '没有写次数';
  }
  return attested.statement?.value ?? '';
};

const proofOf = ({ indicator, counted, attested }: Assessed): string => {
  if (indicator.how === 'computed') return failureNames(counted?.failed ?? []);
  if (!attested) return '';
  const { evidence, date, post } = attested;
  const proof = indicator.how === 'attested' ? [evidence?.value ?? '未附证据'] : [];
  return [...proof, ...(date ? [printedDate(date.value)] : []), post?.value ?? '']
    .filter((text) => text !== '')
    .join('　');
};

const toneOf = ({ indicator, points }: Assessed): Pick<PaperCell, 'tone'> => {
  if (points === undefined) return {};
  return { tone: points === indicator.points ? 'good' : points * 2 < indicator.points ? 'late' : 'due' };
};

const tableOf = ({ how, indicators }: AssessedGroup): PaperBlock => ({
  kind: 'table',
  table: {
    caption: indicatorHeadings[how],
    columns: [
      { label: '指标', width: 23 },
      // A number of a document is not broken within its brackets.
      { label: '依据', width: 26 },
      { label: how === 'computed' ? '完成情况' : '情况', width: 16 },
      { label: '得分/分值', width: 12, center: true },
      { label: how === 'computed' ? '没有做到的' : '证据', width: 23 },
    ],
    rows: indicators.map((one) => [
      { text: one.indicator.text },
      { text: one.indicator.clause },
      { text: foundOf(one) },
      { text: `${one.points ?? '—'}/${one.indicator.points}`, ...toneOf(one) },
      { text: proofOf(one) },
    ]),
  },
});

const sumOf = ({ points, most: full, open }: AssessedGroup): string =>
  `小计：${points}分，满分${full}分${open > 0 ? `；${open}个指标没有数据，不计` : ''}。`;

const phaseBlocks = (input: Compilation): PaperBlock[] => {
  const phase = phaseOf(input);
  if (!phase || !input.date) return [];
  const [month, day] = phase.to.split('-').map(Number);
  const due = phase.due ? `${month}月${day}日前${phase.due}。` : '';
  return [{ kind: 'paragraph', text: `${printedDate(input.date)}处于${phase.name}阶段。${due}` }];
};

const demonstrationBlocks = ({ kept }: Compilation): PaperBlock[] => {
  const list = kept?.demonstration ?? [];
  return list.length === 0
    ? []
    : [
        { kind: 'heading', text: '示范点' },
        { kind: 'list', items: list.map(({ name, level }) => ({ text: `${name}（${level}）` })) },
      ];
};

/** 评估报告: what was counted, attested and sampled, each with its own sub-total. */
export const assessmentPaper = (input: Compilation, before?: EarlierAssessment): Paper => {
  const groups = assess(input);
  const { name } = input.kept?.assessment ?? input.reference.assessment;
  return {
    title: `${printed(input.resolved.region.name)}基层政务公开评估报告`,
    office: officeOf(input),
    ...(input.date ? { date: input.date } : {}),
    blocks: [
      { kind: 'paragraph', text: `按“${name}”评估。算出的、自述的、抽查的分开小计，不合成总分。` },
      ...phaseBlocks(input),
      ...groups.flatMap((group): PaperBlock[] => [
        { kind: 'heading', text: indicatorHeadings[group.how], id: group.how },
        { kind: 'paragraph', text: sumOf(group) },
        tableOf(group),
      ]),
      ...(before ? sinceBlocks(groups, before) : []),
      ...demonstrationBlocks(input),
      ...opennessMatrix(input),
    ],
  };
};
