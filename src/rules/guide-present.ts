import type { ResolvedItem } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import { guideWants } from '../model/services.ts';
import type { Step } from '../model/step.ts';
import type { Rule, RuleKnown } from './rule.ts';

/** Whether the province's list of wanted guides names an item; `7.*` of a domain names all below 7. A candidate is never demanded. */
const isDemanded = ({ ref, candidate }: ResolvedItem, demands: readonly string[]): boolean =>
  !candidate &&
  demands.some((demand) => {
    const [name = ''] = demand.split(/\s/u);
    return name.endsWith('*') ? ref.startsWith(name.slice(0, -1)) : ref === name;
  });

const check = ({ layer, resolved, guided }: Step, { date }: RuleKnown): Fault[] => {
  const { guides: wanted } = resolved.profile;
  if (!layer.guides || !guided) return [];
  const { wanted: services, missing } = guideWants(resolved.items.values(), new Set(guided));
  const late =
    wanted?.by && date && date > wanted.by ? missing.filter((item) => isDemanded(item, wanted.required)) : [];
  const [first] = late.length > 0 ? late : missing;
  if (!first) return [];
  const args = {
    all: services.length,
    count: late.length > 0 ? late.length : missing.length,
    first: `${first.id} ${first.fields.title.value}`,
    by: wanted?.by ?? '',
  };
  return [{ rule: 'guide-present', message: late.length > 0 ? 'demanded' : 'missing', args, at: layer.guides.at }];
};

export const guidePresent: Rule<'guide-present'> = {
  id: 'guide-present',
  on: 'layer',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '{content}',
  summary: { zh: '要编指南的事项都有指南', en: 'every item that wants a guide has one' },
  why: {
    zh: '目录列了服务，群众还要知道怎么办',
    en: 'the catalogue lists a service; people also need to know how to apply',
  },
  messages: {
    missing: {
      text: {
        zh: '列入的 {all} 个服务事项中，{count} 个还没有指南，如“{first}”',
        en: '{count} of {all} services have no guide, such as `{first}`',
      },
      fix: {
        zh: '写出指南（草稿可用 mulu init --guide 生成）',
        en: 'write the guide (mulu init --guide makes a draft)',
      },
    },
    demanded: {
      severity: 'warning',
      text: {
        zh: '全省要求在 {by} 以前编好的指南，还缺 {count} 份，如“{first}”',
        en: '{count} guides that the province wants by {by} are missing, such as `{first}`',
      },
      fix: {
        zh: '写出指南（草稿可用 mulu init --guide 生成）',
        en: 'write the guide (mulu init --guide makes a draft)',
      },
    },
  },
  check,
};
