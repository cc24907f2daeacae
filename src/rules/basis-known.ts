import { documentKeys, titleKey } from '../model/basis.ts';
import type { Layer } from '../model/catalogue.ts';
import { similarity } from '../model/did-you-mean.ts';
import type { Fault } from '../model/finding.ts';
import type { Sourced } from '../model/place.ts';
import type { LegalDocument, Reference } from '../model/reference.ts';
import { indexed, remember } from '../model/remember.ts';
import { rankOf, type WrittenCitation, writtenCitations } from './citations.ts';
import type { Rule, RuleKnown } from './rule.ts';

/** One character more, less or other. */
const oneApart = (left: string, right: string): boolean => {
  if (left === right || Math.abs(left.length - right.length) > 1 || left.length < 5) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  const [one, two] = [left.slice(start), right.slice(start)];
  return one.slice(1) === two.slice(1) || one.slice(1) === two || one === two.slice(1);
};

const national = [
  'law',
  'administrative-regulation',
  'state-council-decision',
  'department-rule',
  'central-normative',
  'department-normative',
];

/** The registered document whose title is one character away from a title. */
const nearTo = indexed((register: Reference['register']) => {
  const names = register.documents.flatMap((document) =>
    documentKeys(document).titles.map((key) => ({ key, document })),
  );
  return remember((title: string): LegalDocument | 'none' => {
    const wanted = titleKey(title);
    return names.find(({ key }) => oneApart(wanted, key) && similarity(wanted, key) > 0.5)?.document ?? 'none';
  });
});

const check = (texts: readonly Sourced<string>[], layer: Layer, { reference }: RuleKnown): Fault[] => {
  const unknown = writtenCitations(texts, layer, reference).filter(
    ({ document, citation }) => !document && citation.text.includes('《'),
  );
  const near = ({ citation: { title = '' } }: WrittenCitation) => nearTo(reference.register)(title);
  const typos = unknown.flatMap((written): Fault[] => {
    const document = near(written);
    if (document === 'none') return [];
    return [
      {
        rule: 'basis-known',
        message: 'near',
        args: { title: written.citation.title ?? '', meant: document.title },
        at: written.at,
        field: 'basis',
        ...(written.item ? { item: written.item } : {}),
      },
    ];
  });
  const unlisted = unknown.filter(
    (written) => national.includes(rankOf(written, reference) ?? '') && near(written) === 'none',
  );
  const [first] = unlisted;
  if (!first) return typos;
  const titles = [...new Set(unlisted.map(({ citation }) => `《${citation.title ?? citation.text}》`))];
  return [
    ...typos,
    {
      rule: 'basis-known',
      message: 'unlisted',
      args: { titles, count: titles.length },
      at: first.at,
      field: 'basis',
      ...(first.item ? { item: first.item } : {}),
    },
  ];
};

export const basisKnown: Rule<'basis-known'> = {
  id: 'basis-known',
  on: 'text',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'basis-words',
  clause: '{basis}',
  register: true,
  summary: { zh: '国家层面的依据在依据登记册中', en: 'national documents are in the legal register' },
  why: {
    zh: '登记册里没有的文件，工具无法核对它是否有效；地方文件不在此列',
    en: 'what the register does not hold cannot be checked; local documents are not meant',
  },
  messages: {
    near: {
      text: {
        zh: '没有《{title}》；与《{meant}》只差一字',
        en: 'there is no 《{title}》; one character differs from 《{meant}》',
      },
      fix: { zh: '是不是《{meant}》', en: 'did you mean 《{meant}》?' },
      severity: 'warning',
      answer: 'required',
    },
    unlisted: {
      text: {
        zh: '依据登记册没有收录 {count} 个国家层面的文件：{titles}',
        en: '{count} national documents are not in the register: {titles}',
      },
      fix: { zh: '请自行核实名称、文号和是否有效', en: 'check title, number and validity yourself' },
    },
  },
  check,
};
