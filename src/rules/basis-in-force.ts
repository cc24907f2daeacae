import { successors } from '../model/basis.ts';
import type { Layer } from '../model/catalogue.ts';
import type { Args, Fault } from '../model/finding.ts';
import type { Sourced } from '../model/place.ts';
import type { LegalDocument } from '../model/reference.ts';
import type { Text } from '../model/text.ts';
import { type WrittenCitation, writtenCitations } from './citations.ts';
import type { Rule, RuleKnown } from './rule.ts';

const title = ({ title: name, number }: LegalDocument): string => `《${name}》${number ? `（${number}）` : ''}`;

/** 自2023年12月1日起, when the register knows it. */
const sinceText = (date: string | null): Text => {
  if (!date) return { zh: '', en: '' };
  const [year, month, day] = date.split('-').map(Number);
  return { zh: `自${year}年${month}月${day}日起`, en: ` since ${date}` };
};

const judge = ({ document, at, item }: WrittenCitation, { reference: { register }, date }: RuleKnown): Fault[] => {
  if (!document) return [];
  const { status, statusConfidence, since, validUntil } = document;
  const ended = since === null || date === undefined || since <= date;
  const chain = successors(document, register);
  const last = chain.at(-1);
  const args: Args = {
    cited: title(document),
    since: sinceText(since),
    until: validUntil ?? '',
    ...(last ? { successor: last.citation, chain: chain.map(title).join('→') } : {}),
  };
  const fault = (message: string): Fault[] => [
    { rule: 'basis-in-force', message, args, at, field: 'basis', ...(item ? { item } : {}) },
  ];
  const sure = statusConfidence !== 'background';
  if ((status === 'superseded' || status === 'repealed') && ended) {
    if (!sure) return fault('ended-unverified');
    return fault(last ? (status === 'superseded' ? 'superseded' : 'repealed-replaced') : 'repealed');
  }
  if (status === 'time-bound' && validUntil !== null && date !== undefined && validUntil < date)
    return fault(sure ? 'expired' : 'ended-unverified');
  return [];
};

const check = (texts: readonly Sourced<string>[], layer: Layer, known: RuleKnown): Fault[] =>
  mergeDocuments(writtenCitations(texts, layer, known.reference).flatMap((written) => judge(written, known)));

/** A layer that restates its table cites one document on many items: one cause, one finding. */
const mergeDocuments = (faults: readonly Fault[]): Fault[] => {
  const groups = new Map<string, Fault[]>();
  for (const fault of faults) {
    const key = `${fault.message} ${fault.args.cited}`;
    groups.set(key, [...(groups.get(key) ?? []), fault]);
  }
  return [...groups.values()].flatMap(([first, ...others]): Fault[] =>
    first ? [{ ...first, args: { ...first.args, elsewhere: elsewhereText([first, ...others]) } }] : [],
  );
};

/** `（共 7 处：6.1、6.2、6.3 等）`; nothing for one place. */
const elsewhereText = (faults: readonly Fault[]): Text => {
  if (faults.length === 1) return { zh: '', en: '' };
  const numbers = [...new Set(faults.flatMap(({ item }) => item?.split('/')[1] ?? []))];
  const [shown, more] = [numbers.slice(0, 3), numbers.length > 3];
  return {
    zh: `（共 ${faults.length} 处${shown.length > 0 ? `：${shown.join('、')}${more ? ' 等' : ''}` : ''}）`,
    en: ` (${faults.length} places${shown.length > 0 ? `: ${shown.join(', ')}${more ? ' and more' : ''}` : ''})`,
  };
};

export const basisInForce: Rule<'basis-in-force'> = {
  id: 'basis-in-force',
  on: 'text',
  severity: 'warning',
  answer: 'required',
  waivable: true,
  aspect: 'basis-force',
  clause: '《政府信息公开条例》第十二条',
  register: true,
  summary: { zh: '公开依据现行有效', en: 'the legal basis is in force' },
  why: {
    zh: '目录应当及时更新；依据已被取代的事项，条件和流程往往也变了',
    en: 'a catalogue is kept current; where the basis was replaced, conditions and steps have usually changed too',
  },
  messages: {
    superseded: {
      text: {
        zh: '{cited}{since}已被取代：{chain}{elsewhere}',
        en: '{cited} was superseded{since}: {chain}{elsewhere}',
      },
      fix: { zh: '改引{successor}', en: 'cite {successor}' },
    },
    'repealed-replaced': {
      text: {
        zh: '{cited}{since}已废止，其内容见{chain}{elsewhere}',
        en: '{cited} was repealed{since}; its matter is in {chain}{elsewhere}',
      },
      fix: { zh: '改引{successor}', en: 'cite {successor}' },
    },
    repealed: {
      text: { zh: '{cited}{since}已废止{elsewhere}', en: '{cited} was repealed{since}{elsewhere}' },
      fix: { zh: '删去，或改引现行文件', en: 'delete it, or cite a document in force' },
    },
    expired: {
      text: {
        zh: '{cited}执行到 {until} 为止，已过期{elsewhere}',
        en: '{cited} was valid until {until} and has expired{elsewhere}',
      },
      fix: { zh: '核实有无延续文件；没有的删去', en: 'look for a document that extends it; else delete it' },
    },
    'ended-unverified': {
      text: {
        zh: '{cited}可能已不再有效，登记册尚未核实{elsewhere}',
        en: '{cited} may no longer be in force; the register has not verified it{elsewhere}',
      },
      fix: { zh: '请核实', en: 'please verify' },
      severity: 'info',
    },
  },
  check,
};
