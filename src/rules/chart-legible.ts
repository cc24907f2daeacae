import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { publicProcess } from '../model/process-graph.ts';
import { inside, ownValue } from './guide-values.ts';
import type { Rule } from './rule.ts';

const most = { lanes: 5, steps: 20, long: 24 } as const;

const check = (step: GuideStep): Fault[] => {
  const cell = ownValue(step, 'process');
  if (!cell) return [];
  const { steps } = publicProcess(cell.value);
  const lanes = new Set(steps.map(({ by }) => by)).size;
  const base = { rule: 'chart-legible', item: step.item.ref } as const;
  if (lanes > most.lanes) return [{ ...base, message: 'lanes', args: { count: lanes, most: most.lanes }, at: cell.at }];
  if (steps.length > most.steps)
    return [{ ...base, message: 'steps', args: { count: steps.length, most: most.steps }, at: cell.at }];
  return cell.value.steps.flatMap(({ text }, index): Fault[] =>
    [...text].length > most.long
      ? [
          {
            ...base,
            message: 'long',
            args: { text, count: [...text].length, most: most.long },
            at: inside(cell.at, 'steps', index),
          },
        ]
      : [],
  );
};

export const chartLegible: Rule<'chart-legible'> = {
  id: 'chart-legible',
  on: 'guide',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '基层政务公开标准化规范化试点工作方案 四3',
  summary: { zh: '不超过5道、20步，每框24字以内', en: 'at most 5 lanes, 20 steps and 24 characters a box' },
  why: { zh: '画不下的流程图没有人看', en: 'nobody reads a chart that is too large' },
  messages: {
    lanes: {
      text: {
        zh: '有 {count} 个岗位，A4 纸上最多画得下 {most} 道',
        en: '{count} posts do not fit; an A4 page has room for {most} lanes',
      },
      fix: { zh: '合并岗位，或者把内部步骤写成 public: 否', en: 'join posts, or keep inner steps off the chart' },
    },
    steps: {
      text: {
        zh: '有 {count} 步，超过 {most} 步就看不清',
        en: '{count} steps are more than the {most} that can be read',
      },
      fix: { zh: '合并步骤', en: 'join steps' },
    },
    long: {
      text: { zh: '“{text}”有 {count} 个字，框里写不下', en: '`{text}` has {count} characters, too many for a box' },
      fix: { zh: '缩到 {most} 个字，其余写进 note', en: 'keep to {most}, and put the rest into `note`' },
    },
  },
  check,
};
