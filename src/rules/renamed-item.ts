import type { Ref, ResolvedItem } from '../model/catalogue.ts';
import { similarity } from '../model/did-you-mean.ts';
import type { Fault } from '../model/finding.ts';
import type { Outcome, Step } from '../model/step.ts';
import type { Rule, RuleKnown } from './rule.ts';
import { itemName, whereWritten } from './say.ts';

/** Below this share of common character pairs an unknown name is taken for another thing. */
const related = 0.3;

/** What a new title does to an item: another name of it, the name of another item, or another thing. */
const judgeTitle = (
  item: ResolvedItem,
  { local, inherited }: Outcome,
  step: Step,
  { judge }: RuleKnown,
): { message: string; overlaps: readonly Ref[] } => {
  const { ref, domain, level, parent } = item;
  const verdict = judge(local, { domain, level, ...(parent ? { parent } : {}) }, step.inherited);
  if (verdict?.overlaps.includes(ref)) return { message: 'renamed', overlaps: [] };
  if (verdict?.kind === 'same') return { message: 'taken', overlaps: verdict.overlaps };
  return { message: similarity(local, inherited) < related ? 'another' : 'renamed', overlaps: [] };
};

const check = (step: Step, known: RuleKnown): Fault[] =>
  step.outcomes
    .filter(({ field, verdict }) => field === 'title' && verdict !== 'unchanged')
    .flatMap((outcome): Fault[] => {
      const item = step.resolved.items.get(outcome.item);
      if (!item) return [];
      const { local, inherited, at } = outcome;
      const { message, overlaps } = judgeTitle(item, outcome, step, known);
      const other = overlaps.map((ref) => itemName(step.inherited, ref));
      return [
        {
          rule: 'renamed-item',
          message,
          args: { local, inherited, other },
          at,
          item: item.ref,
          field: 'title',
          related: whereWritten(outcome, step.resolved),
          ...(overlaps.length > 0 ? { overlaps } : {}),
        },
      ];
    });

export const renamedItem: Rule<'renamed-item'> = {
  id: 'renamed-item',
  on: 'layer',
  severity: 'warning',
  answer: 'required',
  waivable: true,
  aspect: 'additions',
  clause: '{items}',
  summary: { zh: '事项改名只能是同一件事换个说法', en: 'a renamed item is another name of the same thing' },
  why: {
    zh: '名称是群众查找和上级核对的依据；改成另一件事等于少公开一项',
    en: 'people and reviewers find an item by its name; another thing under the number is one item less',
  },
  messages: {
    renamed: {
      form: {
        fix: { zh: '是同一件事的，在“警告答复”里写明理由', en: 'if it is the same thing, say so under 警告答复' },
      },
      text: { zh: '“{inherited}”改名为“{local}”', en: '`{inherited}` is renamed to `{local}`' },
      fix: { zh: '是同一件事的，在 accepted 里写明理由', en: 'if it is the same thing, say so under `accepted`' },
    },
    another: {
      form: {
        fix: { zh: '清空“名称改为”；另一件事写到“新增事项”', en: 'clear 名称改为; another thing goes to 新增事项' },
      },
      text: {
        zh: '“{local}”与“{inherited}”看来不是同一件事',
        en: '`{local}` does not look like another name of `{inherited}`',
      },
      fix: { zh: '保留原名；另一件事用 add 新增', en: 'keep the name; add another thing as a new item' },
      severity: 'error',
    },
    taken: {
      text: {
        zh: '“{inherited}”改名为“{local}”，与 {other} 同名',
        en: '`{inherited}` is renamed to `{local}`, the name of {other}',
      },
      fix: { zh: '保留原名', en: 'keep the name' },
      severity: 'error',
    },
  },
  check,
};
