import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { endingSteps, reachedFrom, stepsAfter, theEnd } from '../model/process-graph.ts';
import { inside, ownValue } from './guide-values.ts';
import type { Rule } from './rule.ts';

const check = (step: GuideStep): Fault[] => {
  const cell = ownValue(step, 'process');
  if (!cell) return [];
  const { steps } = cell.value;
  const ids = steps.map(({ id }) => id);
  const reached = reachedFrom(ids.slice(0, 1), stepsAfter(steps));
  const ending = endingSteps(steps);
  const fault = (message: string, index: number, args: Fault['args']): Fault => ({
    rule: 'chart-sound',
    message,
    args,
    at: inside(cell.at, 'steps', index),
    item: step.item.ref,
  });
  const slips = steps.flatMap((one, index): Fault[] => [
    ...(ids.indexOf(one.id) < index ? [fault('twice', index, { step: one.id })] : []),
    ...one.links.flatMap(({ to }) =>
      to === theEnd || ids.includes(to) ? [] : [fault('target', index, { step: one.id, to, known: ids.slice(0, 12) })],
    ),
    ...(one.isDecision && one.links.length < 2
      ? [fault('one-exit', index, { step: one.text, count: one.links.length })]
      : []),
  ]);
  // What follows from a slip is not told beside it, and of a circle only its last step.
  if (slips.length > 0) return slips;
  const lost = steps.findIndex(({ id }) => !reached.has(id));
  const round = steps.map(({ id }) => reached.has(id) && !ending.has(id)).lastIndexOf(true);
  return [
    ...(lost < 0 ? [] : [fault('unreachable', lost, { step: ids[lost] ?? '' })]),
    ...(round < 0 ? [] : [fault('no-end', round, { step: ids[round] ?? '' })]),
  ];
};

export const chartSound: Rule<'chart-sound'> = {
  id: 'chart-sound',
  on: 'guide',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'other',
  clause: '基层政务公开标准化规范化试点工作方案 四3',
  summary: { zh: '流程从第一步走得到每一步，步步都到结束', en: 'every step can be reached and leads to an end' },
  why: { zh: '走不通的流程图比没有更误事', en: 'a chart that leads nowhere is worse than none' },
  messages: {
    target: {
      text: { zh: '“{step}”的下一步“{to}”不存在', en: '`{step}` leads to `{to}`, which is no step' },
      fix: { zh: '步骤有：{known}；办完写 结束', en: 'the steps: {known}; `结束` is the end' },
    },
    twice: {
      text: { zh: '有两个步骤叫“{step}”', en: 'two steps are called `{step}`' },
      fix: { zh: '改一个名称', en: 'rename one of them' },
    },
    unreachable: {
      text: { zh: '走不到步骤“{step}”', en: 'no way leads to the step `{step}`' },
      fix: { zh: '从哪一步来的，在那一步写 next；多余的删去', en: 'let a step lead to it, or delete it' },
    },
    'no-end': {
      text: { zh: '从“{step}”出发走不到结束，会一直转圈', en: 'from `{step}` there is no way to an end' },
      fix: { zh: '给其中一步写 next: 结束', en: 'let one of its steps lead to `结束`' },
    },
    'one-exit': {
      text: { zh: '判断“{step}”只有 {count} 个出口', en: 'the decision `{step}` has {count} exits' },
      fix: { zh: '每种回答都写去哪一步，至少两种', en: 'say where each answer leads, at least two' },
    },
  },
  check,
};
