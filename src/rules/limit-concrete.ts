import type { Ref } from '../model/catalogue.ts';
import type { Known } from '../model/fields.ts';
import type { Args, Fault } from '../model/finding.ts';
import type { Outcome, Step } from '../model/step.ts';
import { findUnread } from '../model/time-limit/parse-time-limit.ts';
import type { TimeLimit } from '../model/time-limit/time-limit.ts';
import type { Rule } from './rule.ts';
import { byPlace, itemList } from './say.ts';

/** What keeps a time limit from being concrete, if anything. */
const judge = ({ text, limits }: TimeLimit): string | undefined => {
  const kinds = limits.map(({ span }) => span.kind);
  if (/(?:工作|自然)曰|\d曰/u.test(text.normalize('NFKC'))) return 'look-alike';
  if (kinds.includes('handling')) return 'handling';
  if (kinds.some((kind) => kind === 'promptly' || kind === 'standing')) return 'vague';
  if (kinds.length === 0 || kinds.includes('unclear')) return 'unclear';
  return /\d\s*个?(?:日|天)(?!历)/u.test(text.normalize('NFKC').replace(/\d+月\d+日/gu, '')) ? 'unit' : undefined;
};

const judged = new WeakMap<TimeLimit, string>();

const weakness = (limit: TimeLimit): string | undefined => {
  const known = judged.get(limit) ?? judge(limit) ?? '';
  judged.set(limit, known);
  return known === '' ? undefined : known;
};

const fault = (
  { resolved }: Step,
  group: readonly Outcome[],
  message: string,
  more: Args = {},
): Pick<Fault, 'rule' | 'message' | 'args' | 'items'> => ({
  rule: 'limit-concrete',
  message,
  items: group.map(({ item }) => item),
  args: {
    items: itemList(
      resolved,
      group.map(({ item }) => item),
    ),
    text: group[0]?.local ?? '',
    ...more,
  },
});

/** Limits of this layer that are not concrete. */
const weak = (step: Step, { reference: { limitWords } }: Known): Fault[] => {
  const { resolved } = step;
  const own = resolved.layers.length - 1;
  const cellOf = (item: Ref) => resolved.items.get(item)?.fields.timeLimit;
  const written = step.outcomes.filter(({ item, field, verdict }) => {
    const cell = field === 'timeLimit' ? cellOf(item) : undefined;
    return cell?.by === own && verdict !== 'unchanged' && verdict !== 'refused' && weakness(cell.value) !== undefined;
  });
  return byPlace(written).flatMap((group): Fault[] => {
    const [first] = group;
    const value = first && cellOf(first.item)?.value;
    const message = value && weakness(value);
    if (!first || !message) return [];
    const edits = [{ at: first.at, text: first.local.replaceAll('曰', '日') }];
    return [
      {
        ...fault(step, group, message, { unread: findUnread(value.text, limitWords) ?? value.text }),
        at: first.at,
        item: first.item,
        field: 'timeLimit',
        ...(message === 'look-alike' ? { edits } : {}),
      },
    ];
  });
};

/** Limits that leave out a change, and are published as if they had not. */
const widened = (step: Step): Fault[] =>
  byPlace(step.outcomes.filter((outcome) => outcome.widened !== undefined)).flatMap((group): Fault[] => {
    const [first] = group;
    if (first?.widened === undefined) return [];
    const { at, item } = first;
    return [{ ...fault(step, group, 'widened', { published: first.widened }), at, item, field: 'timeLimit' }];
  });

const check = (step: Step, known: Known): Fault[] => [...weak(step, known), ...widened(step)];

export const limitConcrete: Rule<'limit-concrete'> = {
  id: 'limit-concrete',
  on: 'layer',
  severity: 'warning',
  answer: 'required',
  waivable: true,
  aspect: 'floors',
  clause: '{timeLimit}',
  summary: { zh: '公开时限写出具体期限', en: 'a time limit is concrete' },
  why: {
    zh: '公布目录的文件要求明确具体公开时限；“及时”“长期”无从监督',
    en: 'the document asks for a concrete limit; “promptly” cannot be supervised',
  },
  messages: {
    vague: {
      text: { zh: '{items}：公开时限“{text}”不具体', en: '{items}: the time limit `{text}` is not concrete' },
      fix: {
        zh: '写明工作日，例如“信息形成或者变更之日起20个工作日内”',
        en: 'give 工作日, such as `信息形成或者变更之日起20个工作日内`',
      },
    },
    unclear: {
      text: {
        zh: '{items}：公开时限“{text}”看不出期限，“{unread}”看不懂',
        en: '{items}: no limit can be read from `{text}`: `{unread}` is not understood',
      },
      fix: { zh: '写明工作日，例如“20个工作日内”', en: 'give 工作日, such as `20个工作日内`' },
    },
    'look-alike': {
      text: {
        zh: '{items}：公开时限“{text}”里的“曰”应为“日”',
        en: '{items}: `曰` in the time limit `{text}` should be `日`',
      },
      fix: { zh: '改成“日”（可用 --fix 改正）', en: 'write `日` (or use --fix)' },
      answer: 'advice',
    },
    unit: {
      text: {
        zh: '{items}：公开时限“{text}”没有写明是不是工作日',
        en: '{items}: the time limit `{text}` does not say whether 工作日 are meant',
      },
      fix: { zh: '写作“N个工作日”', en: 'write `N个工作日`' },
      answer: 'advice',
    },
    widened: {
      severity: 'info',
      answer: 'advice',
      text: {
        zh: '{items}：公开时限“{text}”没有写全起算点，按“{published}”公布',
        en: '{items}: the time limit `{text}` leaves out a starting point and is published as `{published}`',
      },
      fix: { zh: '起算点写“信息形成或变更之日起”，或者不写', en: 'count from `信息形成或变更之日起`, or leave it out' },
    },
    handling: {
      form: {
        fix: {
          zh: '移到“办理时限（本地）”；“公开时限（本地）”写公开的期限',
          en: 'move it to 办理时限（本地）; 公开时限（本地） is the time of publishing',
        },
      },
      text: {
        zh: '{items}：“{text}”是办理时限，不是公开时限',
        en: '{items}: `{text}` is a handling limit, not a time limit of disclosure',
      },
      fix: {
        zh: '移到 handlingLimit；timeLimit 写公开的期限',
        en: 'move it to handlingLimit; timeLimit says when information is disclosed',
      },
    },
  },
  check,
};
