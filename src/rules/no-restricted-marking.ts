import type { Fault } from '../model/finding.ts';
import type { Sourced } from '../model/place.ts';
import type { Rule } from './rule.ts';
import { together } from './together.ts';

/** 秘密 alone is an ordinary word (商业秘密); with a star, a term or in front of a mark it is a marking. */
const secret = /绝密|机密(?!性)|秘密[★☆]|内部资料|内部文件|仅供内部|不得外传|注意保存/u;
const draft = /讨论稿|征求意见稿|送审稿|会议记录|会议纪要/u;

/** The marking in a text, if any. */
const found = (text: string): Pick<Fault, 'message' | 'args'> | undefined => {
  const [marking] = secret.exec(text) ?? [];
  if (marking !== undefined) return { message: 'secret', args: { marking } };
  const [process] = draft.exec(text) ?? [];
  return process === undefined ? undefined : { message: 'draft', args: { marking: process } };
};

const check = (texts: readonly Sourced<string>[]): Fault[] =>
  found(together(texts))
    ? texts.flatMap(({ value, at }): Fault[] => {
        const one = found(value);
        return one ? [{ rule: 'no-restricted-marking', ...one, at }] : [];
      })
    : [];

export const noRestrictedMarking: Rule<'no-restricted-marking'> = {
  id: 'no-restricted-marking',
  on: 'any-text',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'secrecy',
  clause: '《政府信息公开条例》第十四条、第十六条',
  summary: { zh: '不得带有密级和内部标志；过程性文件不作内容', en: 'no secret or internal markings, no drafts' },
  why: {
    zh: '涉密信息不得公开；讨论、请示等过程性信息可以不公开',
    en: 'secrets may not be disclosed, and matter of the internal process need not be',
  },
  messages: {
    secret: {
      text: { zh: '这里带有“{marking}”标志', en: 'this bears the marking `{marking}`' },
      fix: { zh: '核实能否公开；不能公开的删去', en: 'check whether it may be disclosed; else delete it' },
    },
    draft: {
      text: {
        zh: '这里引用了过程性文件（{marking}）',
        en: 'this refers to matter of the internal process ({marking})',
      },
      fix: { zh: '改引正式印发的文件', en: 'refer to the document as issued' },
      severity: 'warning',
    },
  },
  check,
};
