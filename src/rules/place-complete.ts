import type { Fault } from '../model/finding.ts';
import type { ServicePoint } from '../model/service-point.ts';
import type { Text } from '../model/text.ts';
import type { Rule } from './rule.ts';

const wanted = {
  name: { zh: '名称', en: 'its name' },
  address: { zh: '地址', en: 'its address' },
  hours: { zh: '时间', en: 'its hours' },
  phone: { zh: '电话', en: 'its phone' },
} as const satisfies { readonly [key: string]: Text };

const check = (points: readonly ServicePoint[]): Fault[] =>
  points.flatMap((point): Fault[] => {
    const missing = (Object.keys(wanted) as (keyof typeof wanted)[])
      .filter((key) => point[key] === undefined)
      .map((key) => wanted[key]);
    if (missing.length === 0) return [];
    const parts = {
      zh: missing.map(({ zh }) => zh).join('、'),
      en: missing.map(({ en }) => en).join(', '),
    };
    const place = point.name?.value ?? '';
    const message = place === '' ? 'unnamed' : 'missing';
    return [{ rule: 'place-complete', message, args: { place, parts }, at: point.at, absence: true }];
  });

export const placeComplete: Rule<'place-complete'> = {
  id: 'place-complete',
  on: 'places',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'other',
  summary: {
    zh: '每个办理地点写明名称、地址、时间、电话',
    en: 'every place of service has a name, an address, hours and a phone',
  },
  why: {
    zh: '群众照着目录上门，缺一样就会白跑一趟；地点在这里写一次，别处只引用',
    en: 'people go there by what is printed, and a gap costs them a trip; it stands here once, and is pointed to elsewhere',
  },
  messages: {
    missing: {
      text: { zh: '“{place}”没有写{parts}', en: '`{place}` lacks {parts}' },
      fix: { zh: '补上', en: 'add it' },
    },
    unnamed: {
      text: { zh: '这个地点没有写{parts}', en: 'this place lacks {parts}' },
      fix: { zh: '补上', en: 'add it' },
    },
  },
  check,
};
