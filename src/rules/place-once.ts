import type { Fault } from '../model/finding.ts';
import { plain } from '../model/plain.ts';
import type { ServicePoint } from '../model/service-point.ts';
import type { Rule } from './rule.ts';

const check = (points: readonly ServicePoint[]): Fault[] => {
  const seen = new Map<string, ServicePoint>();
  return points.flatMap((point): Fault[] => {
    const key = plain(point.name?.value ?? '');
    const first = seen.get(key);
    if (key === '' || !point.name) return [];
    if (!first) seen.set(key, point);
    return first
      ? [
          {
            rule: 'place-once',
            message: 'twice',
            args: { place: point.name.value },
            at: point.name.at,
            related: [{ at: first.name?.at ?? first.at, value: { zh: '已经写在这里', en: 'written here already' } }],
          },
        ]
      : [];
  });
};

export const placeOnce: Rule<'place-once'> = {
  id: 'place-once',
  on: 'places',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'other',
  summary: { zh: '一个办理地点只写一次', en: 'a place of service is written once' },
  why: {
    zh: '同一个地点写了两处，改了一处忘了另一处，群众不知道信哪个',
    en: 'of two entries one is forgotten at the next change, and nobody knows which is right',
  },
  messages: {
    id: {
      text: { zh: 'id“{place}”用了两次', en: 'the id `{place}` is used twice' },
      fix: { zh: '换一个，指南靠它找到地点', en: 'choose another: guides find the place by it' },
    },
    twice: {
      text: { zh: '地点“{place}”写了两次', en: 'the place `{place}` stands twice' },
      fix: { zh: '留一条；不是同一处的，名称写得分得清', en: 'keep one; tell two places apart by their names' },
    },
  },
  check,
};
