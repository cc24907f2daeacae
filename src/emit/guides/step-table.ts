import { printed } from '../../document/printed.ts';
import type { ChartStep, Process } from '../../model/guide.ts';
import { theEnd } from '../../model/process-graph.ts';

/** One step in words: the text beside the chart, for everybody who cannot see it. */
export interface StepRow {
  readonly number: number;
  readonly by: string;
  readonly text: string;
  readonly notes: readonly string[];
  readonly limit: string;
  readonly next: string;
}

/** The steps of a process by their numbers in the table. */
export const stepTable = ({ steps }: Process): StepRow[] => {
  const nameOf = (to: string): string => {
    const index = steps.findIndex(({ id }) => id === to);
    return to === theEnd || index < 0 ? theEnd : `第${index + 1}步`;
  };
  const next = ({ links }: ChartStep, index: number): string => {
    const [only] = links;
    if (links.length === 1 && only) {
      const isBelow = steps[index + 1]?.id === only.to;
      return isBelow ? '下一步' : nameOf(only.to);
    }
    return links.map(({ label = '', to }) => `${label}：${nameOf(to)}`).join('；');
  };
  return steps.map((step, index) => ({
    number: index + 1,
    by: printed(step.by),
    text: printed(step.text),
    notes: [
      ...(step.note ? [printed(step.note)] : []),
      ...(step.link ? [`接口：${printed(step.link)}`] : []),
      ...(step.basis ? [`依据：${printed(step.basis)}`] : []),
      ...(step.publish ? [`公开：${printed(step.publish)}`] : []),
    ],
    limit: printed(step.limit ?? '—'),
    next: printed(next(step, index)),
  }));
};
