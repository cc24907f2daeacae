import { findDocument, parseCitation, successors } from '../model/basis.ts';
import type { Fault } from '../model/finding.ts';
import type { Outcome, Step } from '../model/step.ts';
import type { Rule, RuleKnown } from './rule.ts';
import { byPlace, fieldName, itemList, whereWritten } from './say.ts';

const clauses: { readonly [field: string]: string } = {
  content: '{content}',
  basis: '{basis}',
  audience: '{audience}',
};

/** What is really lost: an older edition of a document is told by basis-in-force, not as a missing one too. */
const lost = ({ field, local, missing }: Outcome, { reference: { register } }: RuleKnown): readonly string[] => {
  if (field !== 'basis') return missing;
  const find = (text: string) => findDocument(parseCitation(text), register);
  const newer = local.split('\n').flatMap((text) => {
    const document = find(text);
    return document ? successors(document, register) : [];
  });
  return missing.filter((text) => {
    const document = find(text);
    return document === undefined || !newer.includes(document);
  });
};

const check = (step: Step, known: RuleKnown): Fault[] =>
  byPlace(step.outcomes.filter(({ verdict }) => verdict === 'narrowed')).flatMap((group): Fault[] => {
    const [first] = group;
    const missing = first ? lost(first, known) : [];
    if (!first || missing.length === 0) return [];
    const clause = clauses[first.field];
    return [
      {
        rule: 'no-narrowing',
        message: 'missing',
        args: {
          items: itemList(
            step.resolved,
            group.map(({ item }) => item),
          ),
          field: fieldName(first.field),
          missing,
        },
        at: first.at,
        item: first.item,
        items: group.map(({ item }) => item),
        field: first.field,
        related: whereWritten(first, step.resolved),
        ...(clause ? { clause } : {}),
      },
    ];
  });

export const noNarrowing: Rule<'no-narrowing'> = {
  id: 'no-narrowing',
  on: 'layer',
  severity: 'warning',
  answer: 'required',
  waivable: true,
  aspect: 'content',
  clause: '{content|basis|audience}',
  summary: { zh: '公开内容、依据、对象一般不少于上级', en: 'content, basis and audience are not cut down' },
  why: {
    zh: '减少不一定不对，但须说明；它会采用，并印在差异对照表里',
    en: 'less may be right but must be explained; it is applied and printed in the comparison table',
  },
  messages: {
    missing: {
      form: {
        fix: {
          zh: '补上（这一栏要写全，不是只写增加的）；确实不适用的，在“警告答复”里写明理由',
          en: 'add what is missing (the cell holds all of it, not only what is new); if it does not apply, say why under 警告答复',
        },
      },
      text: { zh: '{items}：{field}比上级少了“{missing}”', en: '{items}: {field} lacks {missing} of the layer above' },
      fix: {
        zh: '补上；确实不适用的，在 accepted 里写明理由。只想增加时写 { add: [...] }',
        en: 'add it, or answer the warning under `accepted`; to add only, write { add: [...] }',
      },
    },
  },
  check,
};
