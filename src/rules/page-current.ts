import type { Fault } from '../model/finding.ts';
import { nextCheck } from '../model/publication-state.ts';
import { isUnread, type PublicationStep } from '../model/record.ts';
import type { Rule, RuleKnown } from './rule.ts';

const check = ({ rows, catalogue }: PublicationStep, { date }: RuleKnown): Fault[] =>
  rows.flatMap((row): Fault[] => {
    const { item, cells } = row;
    const due = isUnread(row, 'first', 'updated') ? undefined : nextCheck(row, catalogue.profile);
    const last = cells.updated ?? cells.first;
    return due !== undefined && last && date !== undefined && due < date
      ? [
          {
            rule: 'page-current',
            message: 'old',
            args: { last: last.value, due, date },
            at: last.at,
            ...(item ? { item } : {}),
          },
        ]
      : [];
  });

export const pageCurrent: Rule<'page-current'> = {
  id: 'page-current',
  on: 'publications',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '《政府信息公开条例》第五十三条；{upkeep}',
  summary: {
    zh: '公开的内容12个月（省里可以定得更短）内核对更新过',
    en: 'what is published was checked within 12 months, or as few as a province says',
  },
  why: { zh: '目录要动态调整，网页也要跟着核对', en: 'a catalogue is kept up, and so are its pages' },
  messages: {
    old: {
      text: {
        zh: '上次更新 {last}，应在 {due} 以前核对，到 {date} 还没有',
        en: 'last updated on {last}, to be checked by {due}, and not done by {date}',
      },
      fix: { zh: '核对网页，写最近更新日', en: 'check the page and write the day' },
    },
  },
  check,
};
