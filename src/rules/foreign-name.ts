import type { Fault } from '../model/finding.ts';
import type { GuideStep } from '../model/guide.ts';
import type { Sourced } from '../model/place.ts';
import type { GuideWords } from '../model/reference.ts';
import { indexed } from '../model/remember.ts';
import type { Rule, RuleKnown } from './rule.ts';

/** Without the words in front that name no region: 向, 户籍所在. */
const bare = (name: string, words: GuideWords): string => {
  const word = words.notNames.find((one) => name.startsWith(one));
  return word === undefined ? name : bare(name.slice(word.length), words);
};

const patternOf = indexed(
  ({ offices }: GuideWords) => new RegExp(`(\\p{Script=Han}{2,4}(?:县|市|区|旗))(?=(?:${offices.join('|')}))`, 'gu'),
);

/** The names of regions that stand in front of an office. */
const namesIn = (text: string, guideWords: GuideWords): string[] =>
  /[县市区旗]/u.test(text)
    ? [...text.matchAll(patternOf(guideWords))].map(([, name = '']) => bare(name, guideWords))
    : [];

const check = (
  step: GuideStep,
  { reference: { guideWords } }: RuleKnown,
  texts: readonly Sourced<string>[],
): Fault[] => {
  if (!step.layer) return [];
  const regions = step.catalogue.layers.map(({ region }) => region.name);
  const own = regions.join('、');
  const places = (step.catalogue.places ?? []).map(({ name, address = '' }) => name + address).join('、');
  // 回白城市办理: words run into the name that they stand before.
  const isForeign = (name: string): boolean =>
    name.length > 2 &&
    !own.includes(name) &&
    !places.includes(name) &&
    !regions.some((region) => region.length > 2 && name.endsWith(region));
  return texts.flatMap(({ value, at }): Fault[] => {
    const name = namesIn(value, guideWords).find(isForeign);
    return name === undefined
      ? []
      : [{ rule: 'foreign-name', message: 'office', args: { office: name }, at, item: step.item.ref }];
  });
};

export const foreignName: Rule<'foreign-name'> = {
  id: 'foreign-name',
  on: 'guide',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '{content}',
  summary: { zh: '文中不出现别的地方的单位', en: 'no office of another region is named' },
  why: { zh: '照抄别处的指南，会把人带到别处', en: 'a guide copied from elsewhere sends people there' },
  messages: {
    office: {
      text: { zh: '“{office}”不像本地的单位', en: '`{office}` does not look like an office of this region' },
      fix: { zh: '核对是不是照抄；确是外地单位的写明原因', en: 'check whether it was copied' },
    },
  },
  check,
};
