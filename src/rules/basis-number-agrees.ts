import { findDocument, titleKey } from '../model/basis.ts';
import type { Layer } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import type { Sourced } from '../model/place.ts';
import { writtenCitations } from './citations.ts';
import type { Rule, RuleKnown } from './rule.ts';

const check = (
  texts: readonly Sourced<string>[],
  layer: Layer,
  { reference: { register }, reference }: RuleKnown,
): Fault[] => {
  const written = writtenCitations(texts, layer, reference);
  const titlesByNumber = new Map<string, Map<string, string>>();
  for (const { citation } of written) {
    if (citation.title === undefined || citation.number === undefined) continue;
    const titles = titlesByNumber.get(citation.number) ?? new Map<string, string>();
    titlesByNumber.set(citation.number, titles);
    if (!titles.has(titleKey(citation.title))) titles.set(titleKey(citation.title), citation.title);
  }
  return written.flatMap(({ citation, document, at, item }): Fault[] => {
    const { title, number: key } = citation;
    if (title === undefined || key === undefined) return [];
    // As written; the key is only for comparing.
    const number = /[（(]([^（）()]*号[^（）()]*)[）)]/u.exec(citation.text)?.[1] ?? key;
    const fault = (message: string, args: Fault['args']): Fault[] => [
      { rule: 'basis-number-agrees', message, args, at, field: 'basis', ...(item ? { item } : {}) },
    ];
    const byNumber = findDocument({ text: key, number: key }, register);
    if (byNumber && document && byNumber !== document && byNumber.confidence !== 'background')
      return fault('other-title', {
        title,
        number,
        other: byNumber.title,
        right: document.number ?? document.citation,
      });
    // A number alone finds its document too, whatever title stands in front of it.
    if (
      byNumber &&
      (!document || document === byNumber) &&
      byNumber.confidence !== 'background' &&
      ![byNumber.title, ...byNumber.aliases].some(
        (name) => titleKey(title).includes(titleKey(name)) || titleKey(name).includes(titleKey(title)),
      )
    )
      return fault('other-document', { title, number, other: byNumber.title });
    if (byNumber) return [];
    const twin = [...(titlesByNumber.get(key) ?? [])].find(([other]) => other < titleKey(title));
    return twin ? fault('two-titles', { title, number, other: twin[1] }) : [];
  });
};

export const basisNumberAgrees: Rule<'basis-number-agrees'> = {
  id: 'basis-number-agrees',
  on: 'text',
  severity: 'warning',
  answer: 'required',
  waivable: true,
  aspect: 'basis-words',
  clause: '{basis}',
  register: true,
  summary: { zh: '文件名称与文号是同一个文件', en: 'title and number belong to one document' },
  why: {
    zh: '名称和文号不符，就不知道依据的究竟是哪个文件',
    en: 'if they disagree nobody knows which document is meant',
  },
  messages: {
    'other-title': {
      text: {
        zh: '“{number}”是《{other}》的文号，不是《{title}》的',
        en: '`{number}` is the number of 《{other}》, not of 《{title}》',
      },
      fix: { zh: '《{title}》的文号是 {right}', en: 'the number of 《{title}》 is {right}' },
    },
    'other-document': {
      text: {
        zh: '“{number}”是《{other}》的文号，不是《{title}》的',
        en: '`{number}` is the number of 《{other}》, not of 《{title}》',
      },
      fix: { zh: '核对名称和文号', en: 'check title and number' },
    },
    'two-titles': {
      text: {
        zh: '“{number}”在本文件里用在两个名称上：《{title}》和《{other}》',
        en: '`{number}` stands behind two titles in this file: 《{title}》 and 《{other}》',
      },
      fix: { zh: '核对名称和文号', en: 'check title and number' },
    },
  },
  check,
};
