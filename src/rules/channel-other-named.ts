import type { Known } from '../model/fields.ts';
import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import { ownValueFaults } from './own-values.ts';
import type { Rule } from './rule.ts';

const check = (step: Step, { reference }: Known): Fault[] => {
  const box = reference.channels.find((channel) => channel.other)?.name ?? '';
  return ownValueFaults(step, 'channels', ({ ticked, other }) => ticked.includes(box) && other.length === 0, {
    rule: 'channel-other-named',
    message: 'unnamed',
    args: { box },
  });
};

export const channelOtherNamed: Rule<'channel-other-named'> = {
  id: 'channel-other-named',
  on: 'layer',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'floors',
  clause: '{channels}',
  summary: { zh: '勾选“其他”渠道的，写明是什么', en: 'the box for other channels says which' },
  why: { zh: '只写“其他”，群众不知道去哪里看', en: '“other” alone tells nobody where to look' },
  messages: {
    unnamed: {
      text: {
        zh: '{items}：公开渠道勾选了“{box}”而没有写明',
        en: '{items}: the channel `{box}` is ticked without saying which',
      },
      fix: { zh: '写作“{box}：基层公共服务平台”这样的形式', en: 'write `{box}：基层公共服务平台` or the like' },
    },
  },
  check,
};
