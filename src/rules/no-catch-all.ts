import type { Layer } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import type { Path, Sourced } from '../model/place.ts';
import type { Rule, RuleKnown } from './rule.ts';
import { together } from './together.ts';

const catchAll =
  /其他(?:相关|有关|所需|必要)?(?:材料|资料|证明|条件|要求)|等(?:相关|有关)(?:材料|资料|证明)|视(?:具体)?情况|另行(?:要求|通知|规定)|(?:认为|需要)(?:应当|需要)?提供的其他(?:相关|有关)?(?:材料|资料|证明|文件|条件|要求)?|(?:(?:法律|法规|规章|规范性文件|国家|上级)[、，和及]?)+规定的?(?:需要|应当|应)?(?:主动)?(?:公开)?的?其他(?:事项|信息|内容|情形)|其他(?:需要|应当|应|须|依法(?:应当)?|可以)?(?:主动)?(?:公开|公布|说明|告知)?的?(?:相关|有关|重要)?(?:事项|信息|内容)/u;

const inContent = (texts: readonly Sourced<string>[]): Fault[] =>
  catchAll.test(together(texts))
    ? texts.flatMap(({ value, at }): Fault[] => {
        if (!('path' in at) || at.path[3] !== 'content') return [];
        const found = catchAll.exec(value);
        return found ? [{ rule: 'no-catch-all', message: 'open', args: { text: found[0] }, at, field: 'content' }] : [];
      })
    : [];

/** What a guide demands stands in the names of its papers and in its conditions; `require` may explain one by others. */
const isDemand = (path: Path): boolean =>
  (path[0] === 'materials' && path.at(-1) === 'name' && !path.includes('omit')) ||
  (path[0] === 'conditions' && !['omit', 'from', 'basis'].some((key) => path.includes(key)));

const inGuide = (texts: readonly Sourced<string>[], { reference: { guideWords } }: RuleKnown): Fault[] =>
  texts.flatMap(({ value, at }): Fault[] => {
    if (!('path' in at) || !isDemand(at.path)) return [];
    const text = guideWords.catchAll.find((word) => value.includes(word));
    return text === undefined ? [] : [{ rule: 'no-catch-all', message: 'demand', args: { text: value }, at }];
  });

const check = (texts: readonly Sourced<string>[], _layer: Layer, known: RuleKnown): Fault[] => [
  ...inContent(texts),
  ...inGuide(texts, known),
];

export const noCatchAll: Rule<'no-catch-all'> = {
  id: 'no-catch-all',
  on: 'text',
  inGuides: true,
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'content',
  clause: '{content}',
  summary: { zh: '公开内容不留兜底条款', en: 'content holds no catch-all demand' },
  why: {
    zh: '公布目录的文件规定不得在办事指南明确的条件外自行增加办事要求',
    en: 'the document forbids demands beyond what the guide states',
  },
  messages: {
    open: {
      text: { zh: '“{text}”是兜底的要求', en: '`{text}` is a catch-all demand' },
      fix: { zh: '列明具体材料或条件，或删去', en: 'list what is meant, or delete it' },
    },
    demand: {
      severity: 'error',
      answer: 'required',
      waivable: false,
      text: { zh: '“{text}”是兜底的要求，没有说要什么', en: '`{text}` is a catch-all demand' },
      fix: {
        zh: '逐一列明具体的材料、条件和依据，或删去',
        en: 'list each paper or condition with its basis, or delete it',
      },
    },
  },
  check,
};
