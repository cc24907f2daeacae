import type { Fault } from '../model/finding.ts';
import { plain } from '../model/plain.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';

const check = ({ layer, resolved }: Step): Fault[] =>
  resolved.domains.flatMap(({ id: domain, name, words }): Fault[] => {
    const own = layer.domains[domain]?.title;
    const form = layer.profile?.titles?.[domain];
    const title = resolved.titles[domain] ?? '';
    const at = own?.at ?? (form ? { file: layer.file, path: ['profile', 'titles', domain] } : undefined);
    if (!at) return [];
    const expected = `${layer.region.name}${name.zh}领域基层政务公开标准目录`;
    const pattern = new RegExp(
      `^${plain(layer.region.name)}.*${plain(name.zh)}(?:${words
        .filter((word) => word !== name.zh)
        .map(plain)
        .join('|')})?领域(?:基层)?政务公开(?:事项)?标准(?:事项)?目录(?:[(].*[)])*$`,
      'u',
    );
    return pattern.test(plain(title)) ? [] : [{ rule: 'title-form', message: 'form', args: { title, expected }, at }];
  });

export const titleForm: Rule<'title-form'> = {
  id: 'title-form',
  on: 'layer',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  summary: {
    zh: '目录标题由地区、领域和“基层政务公开标准目录”组成',
    en: 'a title is region, domain and 基层政务公开标准目录',
  },
  why: {
    zh: '标题与标准目录一致，群众和上级才认得出是同一份目录',
    en: 'people and reviewers recognise the catalogue by its title',
  },
  messages: {
    form: {
      form: { fix: { zh: '写作“{expected}”，或清空这一格', en: 'write `{expected}`, or clear the cell' } },
      text: { zh: '目录标题“{title}”与标准写法不同', en: 'the title `{title}` differs from the standard form' },
      fix: {
        zh: '写作“{expected}”；省里另有写法的，由省级层的 profile 设定',
        en: 'write `{expected}`; a province sets another form in its profile',
      },
    },
  },
  check,
};
