import type { GuideState, TracedKind } from '../../../model/review-guides.ts';
import type { Text } from '../../../model/text.ts';

/** What becomes of a guide, in words. */
export const stateNames: { readonly [state in GuideState]: Text } = {
  sound: { zh: '可以公开', en: 'can be published' },
  withheld: { zh: '有错误，不公开', en: 'withheld: it has an error' },
  unfinished: { zh: '没有写全', en: 'unfinished' },
};

/** What a guide has of another region. */
export const tracedNames: { readonly [kind in TracedKind]: Text } = {
  region: { zh: '地名', en: 'name' },
  phone: { zh: '电话', en: 'phone' },
  address: { zh: '地址', en: 'address' },
};
