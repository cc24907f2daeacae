import type { AssessedGroup } from '../../catalogue/assess.ts';
import { type EarlierAssessment, type IndicatorChange, sinceAssessment } from '../../catalogue/since-assessment.ts';
import type { PaperBlock } from '../../document/paper.ts';
import { printedDate } from '../../document/printed.ts';
import { failureNames } from './failure-names.ts';
import { indicatorHeadings } from './indicator-headings.ts';

const told = ({ mended, fresh }: IndicatorChange): string =>
  [
    ...(mended.length > 0 ? [`已做到：${failureNames(mended)}`] : []),
    ...(fresh.length > 0 ? [`新出现：${failureNames(fresh)}`] : []),
  ].join('\n');

const toneOf = ({ from, to }: IndicatorChange) =>
  from === null || to === null || from === to ? {} : { tone: to > from ? ('good' as const) : ('late' as const) };

/** What changed since the assessment before: the sub-totals side by side, and every indicator that came out otherwise. */
export const sinceBlocks = (now: readonly AssessedGroup[], before: EarlierAssessment): PaperBlock[] => {
  const changes = sinceAssessment(now, before);
  const sums = now.flatMap(({ how, points, most }) => {
    const old = before.groups.find((group) => group.how === how);
    return old ? [`${indicatorHeadings[how]}${old.points}/${old.most}→${points}/${most}`] : [];
  });
  const rows = changes.map((change) => [
    { text: change.text },
    { text: `${change.from ?? '—'}` },
    { text: `${change.to ?? '—'}`, ...toneOf(change) },
    { text: told(change) },
  ]);
  return [
    { kind: 'heading', text: '与上次评估相比', id: 'since' },
    {
      kind: 'paragraph',
      text: `上次${before.date ? `（${printedDate(before.date)}）` : ''}按“${before.name}”评估。得分/满分：${sums.join('，')}。${changes.length > 0 ? `${changes.length}个指标有变化。` : '各指标没有变化。'}`,
    },
    ...(rows.length > 0
      ? [
          {
            kind: 'table',
            table: {
              caption: '有变化的指标',
              columns: [
                { label: '指标', width: 30 },
                { label: '上次得分', width: 10, center: true },
                { label: '本次得分', width: 10, center: true },
                { label: '变化', width: 50 },
              ],
              rows,
            },
          } as const,
        ]
      : []),
  ];
};
