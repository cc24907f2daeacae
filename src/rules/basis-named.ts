import type { Layer } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import type { Sourced } from '../model/place.ts';
import { plain } from '../model/plain.ts';
import { writtenCitations } from './citations.ts';
import type { Rule, RuleKnown } from './rule.ts';

/** What stands for something to be filled in, in every width. */
const blank = /[xX×*ｘＸ＊ⅹⅩ]/u;

const isPlaceholder = (text: string, placeholders: readonly string[]): boolean => {
  const bare = plain(text).replace(/^(?:按照?|依据|根据|国家|省|市|县|本地|各地|上级)+|(?:等|执行|办理|要求)+$/gu, '');
  return placeholders.some((word) => bare === word || (bare.endsWith(word) && bare.length <= word.length + 6));
};

const check = (texts: readonly Sourced<string>[], layer: Layer, { reference }: RuleKnown): Fault[] => {
  const { placeholders, notNormative } = reference.ranks;
  return writtenCitations(texts, layer, reference).flatMap(({ citation, document, at, item }): Fault[] => {
    const fault = (message: string, args: Fault['args']): Fault[] => [
      { rule: 'basis-named', message, args, at, field: 'basis', ...(item ? { item } : {}) },
    ];
    const isNamed = citation.text.includes('《') || citation.number !== undefined;
    if (!isNamed && isPlaceholder(citation.text, placeholders)) return fault('placeholder', { text: citation.text });
    if (blank.test(citation.text) && /[x×*]{2,}|〔(?:x|×|\*|20\*)/u.test(plain(citation.text)))
      return fault('template', { text: citation.text });
    const kind = document ? undefined : notNormative.find((word) => citation.title?.endsWith(word));
    if (kind) return fault('not-normative', { text: citation.text, kind });
    return isNamed ? [] : fault('no-marks', { text: citation.text });
  });
};

export const basisNamed: Rule<'basis-named'> = {
  id: 'basis-named',
  on: 'text',
  severity: 'warning',
  answer: 'required',
  waivable: true,
  aspect: 'basis-words',
  clause: '{basis}',
  summary: { zh: '公开依据写出政策法规的名称', en: 'the basis names its documents' },
  why: {
    zh: '“相关规定”“同上”让群众无从查找，也无从核对是否有效',
    en: '“the relevant rules” can neither be looked up nor checked',
  },
  messages: {
    placeholder: {
      text: { zh: '公开依据“{text}”没有写出文件名称', en: 'the basis `{text}` names no document' },
      fix: { zh: '写出文件全称和文号，一个一条', en: 'give the full title and number, one document a line' },
    },
    template: {
      text: { zh: '公开依据“{text}”里留有待填的符号', en: 'the basis `{text}` still holds marks of a template' },
      fix: { zh: '填上真实的文号', en: 'fill in the real number' },
    },
    'not-normative': {
      text: { zh: '“{text}”是{kind}，不能作为公开依据', en: '`{text}` is a {kind} and no legal basis' },
      fix: { zh: '改引规定这件事的政策法规', en: 'cite the rule that governs the matter' },
    },
    'no-marks': {
      text: { zh: '公开依据“{text}”没有书名号', en: 'the basis `{text}` has no title marks' },
      fix: {
        zh: '文件名称加《》，文号写在后面的括号里',
        en: 'put the title in 《》 and the number in brackets behind it',
      },
    },
  },
  check,
};
