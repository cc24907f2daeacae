import { similarity } from '../model/did-you-mean.ts';
import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import { placeOf } from '../model/guide-elements.ts';
import { inside, ownValue } from './guide-values.ts';
import type { Rule } from './rule.ts';

const check = (step: GuideStep): Fault[] => {
  const windows = ownValue(step, 'window');
  if (!windows || !step.layer) return [];
  const known = (step.catalogue.places ?? []).map(({ id }) => id);
  return windows.value.flatMap((window, index): Fault[] => {
    const place = placeOf(window, step);
    const at = inside(windows.at, index);
    const base = { rule: 'place-known', at, item: step.item.ref } as const;
    if (place) return [];
    const meant = known.find((one) => similarity(one, window) > 0.5);
    return [{ ...base, message: meant ? 'unknown-near' : 'unknown', args: { window, known, meant: meant ?? '' } }];
  });
};

export const placeKnown: Rule<'place-known'> = {
  id: 'place-known',
  on: 'guide',
  severity: 'error',
  answer: 'required',
  waivable: true,
  aspect: 'other',
  clause: '中办发〔2016〕8号 二、{content}',
  summary: {
    zh: '窗口是 places 里的地点',
    en: 'a window is one of the places of the layer',
  },
  why: { zh: '地址和电话一处写、各处用，改一处就都对', en: 'written once, an address is right everywhere' },
  messages: {
    unknown: {
      text: { zh: '没有叫“{window}”的地点', en: 'there is no place `{window}`' },
      fix: { zh: '在地方层的 places 里加上；已有：{known}', en: 'add it to `places` of the layer; there are: {known}' },
    },
    'unknown-near': {
      text: { zh: '没有叫“{window}”的地点', en: 'there is no place `{window}`' },
      fix: { zh: '是不是“{meant}”', en: 'did you mean `{meant}`?' },
    },
  },
  check,
};
