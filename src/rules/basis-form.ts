import type { Layer } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import type { Place, Sourced } from '../model/place.ts';
import { writtenCitations } from './citations.ts';
import { numbersAreRight, rightNumbers } from './right-numbers.ts';
import type { Rule, RuleKnown } from './rule.ts';
import { together } from './together.ts';

const check = (texts: readonly Sourced<string>[], layer: Layer, { reference }: RuleKnown): Fault[] => {
  const seen = new Set<Place>();
  const sound = numbersAreRight(together(texts));
  const all = writtenCitations(texts, layer, reference);
  const entries = new Map<Place, string[]>();
  for (const { citation, at } of all) entries.set(at, [...(entries.get(at) ?? []), citation.text]);
  return all.flatMap(({ citation, written, at, item }): Fault[] => {
    const base = { rule: 'basis-form', at, field: 'basis', ...(item ? { item } : {}) } as const;
    const documents = entries.get(at) ?? [];
    if (documents.length > 1) {
      // One finding an entry: written apart, each document is looked at by itself.
      entries.delete(at);
      return [{ ...base, message: 'several', args: { count: documents.length, documents } }];
    }
    if (documents.length === 0) return [];
    const article = /》[^《]{0,3}?(第[一二三四五六七八九十百零〇\d]+条(?:第[一二三四五六七八九十\d]+[款项])*)/u.exec(
      citation.text,
    );
    const articles: Fault[] = article ? [{ ...base, message: 'article', args: { article: article[1] ?? '' } }] : [];
    const right = sound ? written : rightNumbers(written);
    if (right === written || seen.has(at)) return articles;
    seen.add(at);
    return [...articles, { ...base, message: 'number', args: { written, right }, edits: [{ at, text: right }] }];
  });
};

export const basisForm: Rule<'basis-form'> = {
  id: 'basis-form',
  on: 'text',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'basis-words',
  clause: 'GB/T 9704-2012；{basis}',
  summary: { zh: '文号用六角括号，不写具体条款', en: 'numbers have the form 〔year〕, and no articles are cited' },
  why: {
    zh: '公文格式规定年份用六角括号“〔〕”、序号不编虚位；公布目录的文件规定不需给出具体条款',
    en: 'the standard for official documents sets the brackets; the guideline asks for no articles',
  },
  messages: {
    several: {
      text: { zh: '一条里写了 {count} 个文件', en: 'one entry names {count} documents' },
      fix: { zh: '分开写，一个文件一条：{documents}', en: 'write them apart, one an entry: {documents}' },
    },
    number: {
      text: { zh: '文号写法不规范：“{written}”', en: 'the number is not in the standard form: `{written}`' },
      fix: { zh: '写作“{right}”（可用 --fix 改正）', en: 'write `{right}` (or use --fix)' },
      severity: 'warning',
    },
    article: {
      text: { zh: '公开依据不需写到“{article}”', en: 'the basis need not name `{article}`' },
      fix: { zh: '只写文件名称和文号', en: 'give title and number only' },
    },
  },
  check,
};
