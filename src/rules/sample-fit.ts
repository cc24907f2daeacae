import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { inside, ownMaterials } from './guide-values.ts';
import type { Rule } from './rule.ts';

const blank = /^[\s_＿…·.。、—-]*(?:略|无|空|同上)?[\s_＿…·.。、—-]*$/u;

const check = (step: GuideStep): Fault[] =>
  ownMaterials(step).flatMap(({ value: { name, form, sample, fill }, at }): Fault[] => {
    const fault = (message: string, args: Fault['args'], where: Fault['at']): Fault => ({
      rule: 'sample-fit',
      message,
      args: { name, ...args },
      at: where,
      item: step.item.ref,
    });
    return [
      ...(form !== undefined && form === sample ? [fault('same', { form }, inside(at, 'sample'))] : []),
      ...fill.flatMap(({ field, example }, index) =>
        blank.test(example) ? [fault('blank', { field }, inside(at, 'fill', index, 'example'))] : [],
      ),
    ];
  });

export const sampleFit: Rule<'sample-fit'> = {
  id: 'sample-fit',
  on: 'guide',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '{content}、《政府信息公开条例》第十五条',
  summary: { zh: '示例填好了，不是空表', en: 'a sample is filled in, and no blank' },
  why: { zh: '照着空的示例，群众还是不会填', en: 'a sample that is blank teaches nobody to fill in the form' },
  messages: {
    same: {
      text: { zh: '“{name}”的示范文本就是空白表格“{form}”', en: 'the sample of `{name}` is the blank form `{form}`' },
      fix: {
        zh: '换成填好的示例，或者删去 sample、写 fill',
        en: 'give one that is filled in, or write `fill` instead',
      },
    },
    blank: {
      text: { zh: '“{name}”的“{field}”没有示例的内容', en: '`{field}` of `{name}` has no example' },
      fix: { zh: '写一个示例，如“示例银行”', en: 'give an example' },
    },
  },
  check,
};
