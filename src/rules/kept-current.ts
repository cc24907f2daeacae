import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule, RuleKnown } from './rule.ts';

const monthsBetween = (from: string, to: string): number => {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (to.slice(8) < from.slice(8) ? 1 : 0);
};

const check = ({ layer }: Step, { today: date }: RuleKnown): Fault[] => {
  if (!layer.effective || !date || date <= layer.effective) return [];
  const months = monthsBetween(layer.effective, date);
  return months >= 12
    ? [
        {
          rule: 'kept-current',
          message: 'old',
          args: { effective: layer.effective, months },
          at: { file: layer.file, path: ['effective'] },
        },
      ]
    : [];
};

export const keptCurrent: Rule<'kept-current'> = {
  id: 'kept-current',
  on: 'layer',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '《政府信息公开条例》第十二条；{upkeep}',
  summary: { zh: '目录每年至少核对一次', en: 'a catalogue is checked at least once a year' },
  why: {
    zh: '公布目录的文件要求建立动态调整机制，及时调整完善',
    en: 'the document asks for a catalogue that is adjusted in time',
  },
  messages: {
    old: {
      text: {
        zh: '本版自 {effective} 施行，已有 {months} 个月',
        en: 'this edition is of {effective}, {months} months old',
      },
      fix: {
        zh: '核对依据和事项有无变化，更新 edition 和 effective',
        en: 'check basis and items for changes, then renew edition and effective',
      },
    },
  },
  check,
};
