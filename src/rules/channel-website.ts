import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule, RuleKnown } from './rule.ts';

const check = ({ resolved, outcomes }: Step, { reference }: RuleKnown): Fault[] => {
  const box = reference.channels.find(({ website }) => website)?.name;
  const own = resolved.layers.length - 1;
  if (box === undefined) return [];
  return outcomes.flatMap(({ item: ref, field, at }): Fault[] => {
    const item = field === 'channels' ? resolved.items.get(ref) : undefined;
    const cell = item?.fields.channels;
    if (
      !item ||
      !cell ||
      cell.by !== own ||
      !item.fields.disclosureMode?.value.proactive ||
      cell.value.ticked.includes(box)
    )
      return [];
    return [
      {
        rule: 'channel-website',
        message: 'missing',
        args: { name: `${item.id} ${item.fields.title.value}`, box },
        at,
        item: ref,
        field: 'channels',
      },
    ];
  });
};

export const channelWebsite: Rule<'channel-website'> = {
  id: 'channel-website',
  on: 'layer',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'floors',
  clause: '《政府信息公开条例》第二十三条、第二十四条',
  summary: { zh: '主动公开的事项在政府网站公开', en: 'what is disclosed proactively is on the government website' },
  why: {
    zh: '条例规定依托政府门户网站逐步建立统一的信息公开平台',
    en: 'the regulation makes the government website the common platform',
  },
  messages: {
    missing: {
      text: {
        zh: '“{name}”主动公开，公开渠道没有“{box}”',
        en: '`{name}` is disclosed proactively, and its channels lack `{box}`',
      },
      fix: { zh: '在 channels 里加上“{box}”', en: 'add `{box}` to channels' },
    },
  },
  check,
};
