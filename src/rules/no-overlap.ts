import { domainIds, type ResolvedItem } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Text } from '../model/text.ts';
import type { Rule, RuleKnown } from './rule.ts';
import { domainName } from './say.ts';

const describe = ({ id, domain, fields, omitted }: ResolvedItem): Text => ({
  zh: `“${id} ${fields.title.value}”（${domainName(domain).zh}${omitted ? '，未列入' : ''}）`,
  en: `${id} ${fields.title.value} (${domainName(domain).en}${omitted ? ', omitted' : ''})`,
});

const check = (step: Step, { equalNames }: RuleKnown): Fault[] => {
  const own = step.resolved.layers.length - 1;
  const additions = domainIds.flatMap((domain) =>
    [...step.resolved.items.values()].filter(
      (item) => item.domain === domain && item.origin === 'local' && item.by === own,
    ),
  );
  return additions.flatMap((item): Fault[] => {
    // Two new items that are the same are told once, at the later one.
    const same = equalNames(item, item.fields.title.value, step.resolved).filter(
      (other) => other.by !== own || additions.indexOf(other) < additions.indexOf(item),
    );
    const [first] = same;
    if (!first) return [];
    return [
      {
        rule: 'no-overlap',
        message: 'equal',
        args: { title: item.fields.title.value, other: describe(first) },
        at: item.fields.title.at,
        item: item.ref,
        field: 'title',
        overlaps: same.map((other) => other.ref),
        related: same.map((other) => ({
          at: other.fields.title.at,
          value: { zh: `已有的事项${describe(other).zh}`, en: `the known item ${describe(other).en}` },
        })),
      },
    ];
  });
};

export const noOverlap: Rule = {
  id: 'no-overlap',
  on: 'layer',
  severity: 'error',
  clause: '人社厅函〔2019〕113号 三(一)',
  summary: {
    zh: '新增事项不得与已有的一级、二级事项相同',
    en: 'a new item is not the same thing as a known level-1 or level-2 item',
  },
  why: {
    zh: '113号文规定，补充和细化事项不得与一级事项和二级事项交叉重叠',
    en: 'the document forbids additions that overlap level-1 or level-2 items',
  },
  messages: {
    equal: {
      text: { zh: '新增事项“{title}”与{other}同名', en: 'the new item `{title}` has the name of {other}' },
      fix: {
        zh: '改用已有事项；要细化时在它下面设三级事项，未列入的，删去 omit 或用 restore 恢复',
        en: 'use the known item; refine it by a level-3 item; if it is omitted, delete the `omit` or restore it',
      },
    },
  },
  check,
};
