import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { onlineOnly } from './guide-values.ts';
import type { Rule } from './rule.ts';

const check = (step: GuideStep): Fault[] => {
  const at = onlineOnly(step);
  return at ? [{ rule: 'window-kept', message: 'online-only', args: {}, at, item: step.item.ref }] : [];
};

export const windowKept: Rule<'window-kept'> = {
  id: 'window-kept',
  on: 'guide',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'other',
  clause: '《社会保险经办条例》第二十九条、第三十条、《优化营商环境条例》第三十七条',
  summary: { zh: '不得只能网上办，窗口要留着', en: 'it may not be online only: the window stays' },
  why: {
    zh: '老年人、残疾人和不会上网的人也要办得成',
    en: 'the old, the disabled and who is not online must be able to apply, too',
  },
  messages: {
    'online-only': {
      text: { zh: '只写了网上办理，没有窗口', en: 'it can be applied for online only' },
      fix: { zh: '写上 window：办事窗口在 places 里的 id', en: 'add `window`, by the ids of `places`' },
    },
  },
  check,
};
