import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';
import { itemName } from './say.ts';

/** What the layers above explain, told once to each layer below that lists the item. */
const told = ({ layer, resolved, inherited }: Step): Fault[] =>
  (inherited.explained ?? []).flatMap(({ ref, text, document, by, at }): Fault[] => {
    const item = resolved.items.get(ref);
    if (!item || item.omitted || item.withheld) return [];
    const { name } = resolved.layers[by]?.region ?? { name: '' };
    return [
      {
        rule: 'explained-item',
        message: 'explained',
        args: { name, item: itemName(resolved, ref), text, document: document ? `（${document}）` : '' },
        at: { file: layer.file, path: ['extends'] },
        item: ref,
        related: [{ at, value: { zh: `${name}的解释`, en: `the explanation of ${name}` } }],
      },
    ];
  });

export const explainedItem: Rule<'explained-item'> = {
  id: 'explained-item',
  on: 'layer',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'items',
  clause: '{explanation}',
  summary: {
    zh: '上级对事项的解释告知下级；解释和提问都写明是哪一项',
    en: 'what is explained about an item reaches those below; explanations and questions name their item',
  },
  why: {
    zh: '条款不明确的，由上级部门解释；解释要传到每一个用到它的地方',
    en: 'upper offices explain what is vague, and the explanation has to reach everybody who uses it',
  },
  messages: {
    explained: {
      text: { zh: '{name}对“{item}”的解释：{text}{document}', en: '{name} explains `{item}`: {text}{document}' },
    },
    'unknown-item': {
      form: {
        fix: { zh: '照各领域页上的编号和名称写', en: 'write number and title as on the sheets of the domains' },
      },
      text: {
        zh: '“{item}”不是目录里的事项，或者编号与名称不符',
        en: '`{item}` is no item of the catalogue, or number and title disagree',
      },
      fix: {
        zh: '核对编号（可用 mulu items 查），写成 领域/编号',
        en: 'correct the number (look it up with mulu items)',
      },
      severity: 'error',
      waivable: false,
    },
    'which-domain': {
      text: { zh: '“{item}”在几个领域都有', en: '`{item}` stands in several domains' },
      fix: { zh: '写明是哪一个：{meant}', en: 'say which: {meant}' },
      severity: 'error',
      waivable: false,
    },
  },
  check: told,
};
