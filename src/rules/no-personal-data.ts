import type { Fault } from '../model/finding.ts';
import { mask } from '../model/personal/mask.ts';
import { findPersonalNumbers } from '../model/personal/personal-data.ts';
import type { Sourced } from '../model/place.ts';
import type { Rule } from './rule.ts';
import { together } from './together.ts';

/** Names of people beside the words that announce them; an office or a post is none. */
const person =
  /(?:联系人|经办人|负责人|承办人)[：:]\s*(?!.{0,8}(?:科|股|室|局|所|中心|窗口|站|大厅|岗))(\p{Script=Han}{2,4})(?!\p{Script=Han})/u;
const email = /[\w.+-]@(?:qq|163|126|sina|gmail|outlook|foxmail|139|hotmail)\.\w+/iu;

/** What may identify a person in a text, if anything. */
const found = (text: string): Pick<Fault, 'message' | 'args'> | undefined => {
  const [number] = findPersonalNumbers(text);
  if (number) {
    // Only beside the text around it is a passport number one.
    const masked = mask(text).slice(number.start, number.end).replace(/\s+/gu, ' ');
    return { message: number.kind, args: { masked } };
  }
  if (person.test(text)) return { message: 'person', args: {} };
  return email.test(text) ? { message: 'email', args: {} } : undefined;
};

/** A phone with hidden digits serves nobody, and hides what should not stand there: it is no remedy for a mobile number. */
const hidden = (texts: readonly Sourced<string>[]): Fault[] =>
  texts
    .filter(
      ({ value, at }) =>
        /[*＊]/u.test(value) && 'path' in at && /^(?:phone|complaint|advice)$/u.test(String(at.path.at(-1))),
    )
    .map(({ value, at }) => ({ rule: 'no-personal-data', message: 'hidden-digits', args: { phone: value }, at }));

const check = (texts: readonly Sourced<string>[]): Fault[] => [...hidden(texts), ...personal(texts)];

const personal = (texts: readonly Sourced<string>[]): Fault[] =>
  found(together(texts))
    ? texts.flatMap(({ value, at }): Fault[] => {
        const one = found(value);
        return one ? [{ rule: 'no-personal-data', ...one, at }] : [];
      })
    : [];

export const noPersonalData: Rule<'no-personal-data'> = {
  id: 'no-personal-data',
  on: 'any-text',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'secrecy',
  clause: '《政府信息公开条例》第十五条、《社会保险经办条例》第四十九条',
  summary: {
    zh: '不得出现公民身份号码、手机号、银行账号等个人信息',
    en: 'no citizen numbers, mobile numbers, bank accounts or other personal data',
  },
  why: {
    zh: '目录面向全社会公布；个人信息一经公布难以收回。所有输出中都会遮盖',
    en: 'a catalogue is published to everybody, and personal data cannot be called back; every output masks it',
  },
  messages: {
    'citizen-id': {
      text: { zh: '这里有一个公民身份号码（{masked}）', en: 'this holds a citizen number ({masked})' },
      fix: { zh: '删去', en: 'delete it' },
    },
    mobile: {
      text: { zh: '这里有一个手机号（{masked}）', en: 'this holds a mobile number ({masked})' },
      fix: { zh: '改用办公电话或 12333', en: 'give an office line or 12333' },
    },
    'bank-card': {
      text: { zh: '这里有一个银行账号（{masked}）', en: 'this holds a bank account ({masked})' },
      fix: { zh: '删去', en: 'delete it' },
    },
    passport: {
      text: { zh: '这里有一个护照号码（{masked}）', en: 'this holds a passport number ({masked})' },
      fix: { zh: '删去', en: 'delete it' },
    },
    person: {
      text: { zh: '这里写了个人姓名', en: 'this names a person' },
      fix: { zh: '写科室或岗位，不写姓名', en: 'name the office or post instead' },
      severity: 'warning',
    },
    'hidden-digits': {
      text: { zh: '电话“{phone}”遮住了几位，打不通', en: 'the phone `{phone}` hides some digits: nobody can call it' },
      fix: { zh: '写全办公电话，或者写 12333', en: 'give the whole office line, or 12333' },
      severity: 'warning',
      waivable: false,
    },
    email: {
      text: { zh: '这里是个人邮箱', en: 'this is a private mailbox' },
      fix: { zh: '改用单位邮箱', en: 'give an office mailbox' },
      severity: 'info',
    },
  },
  check,
};
