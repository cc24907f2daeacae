import type { Fault } from '../model/finding.ts';
import type { RequestOffice } from '../model/on-request.ts';
import { plain } from '../model/plain.ts';
import type { Step } from '../model/step.ts';
import type { Rule, RuleKnown } from './rule.ts';

/** The reference in front of a name: `trade/4.1 失业登记`. */
const refOf = (name: string): string => name.split(/\s/u)[0] ?? '';

type Said = Pick<Fault, 'message' | 'args'> & { readonly key: string; readonly reason?: string };

/** What the office demands beyond the 条例, or refuses against it. */
const inWords = (office: RequestOffice, { reference: { guideWords } }: RuleKnown): Said[] => {
  const texts = Object.entries(office).flatMap(([key, value]) => (typeof value === 'string' ? [{ key, value }] : []));
  return texts.flatMap(({ key, value }): Said[] => {
    const need = guideWords.requestNeeds.find((word) => value.includes(word));
    const refused = guideWords.oralRefused.find((word) => value.includes(word));
    return [
      ...(need ? [{ message: 'need', args: { word: need }, key }] : []),
      ...(refused ? [{ message: 'oral', args: { word: refused }, key }] : []),
    ];
  });
};

/** Items that are disclosed on request only, without a reason; and reasons of items that are not. */
const inReasons = ({ resolved }: Step, { reasons }: RequestOffice): Said[] => {
  const only = [...resolved.items.values()].filter(({ level, omitted, withheld, fields: { disclosureMode: mode } }) => {
    const isListed = level > 1 && !omitted && !withheld;
    return isListed && mode?.value.onRequest === true && !mode.value.proactive;
  });
  const named = new Set(Object.keys(reasons).map((name) => refOf(name)));
  const missing = only.filter(({ ref }) => !named.has(ref));
  const [first] = missing;
  const idle = Object.keys(reasons).find((name) => !only.some(({ ref }) => ref === refOf(name)));
  return [
    ...(first
      ? [
          {
            message: 'no-reason',
            args: { count: missing.length, first: `${first.ref} ${first.fields.title.value}` },
            key: 'office',
          },
        ]
      : []),
    ...(idle === undefined ? [] : [{ message: 'idle-reason', args: { item: idle }, key: 'reasons', reason: idle }]),
  ];
};

const check = (step: Step, known: RuleKnown): Fault[] => {
  const { onRequest: office, file } = step.layer;
  if (!office) return [];
  const places = (step.resolved.places ?? []).map(({ id }) => id);
  const { place } = office;
  const isUnknown = place !== undefined && !places.some((id) => plain(id) === plain(place));
  const all: Said[] = [
    ...inWords(office, known),
    ...(isUnknown ? [{ message: 'place', args: { place, known: places }, key: 'place' }] : []),
    ...inReasons(step, office),
  ];
  return all.map(
    ({ key, reason, ...said }): Fault => ({
      rule: 'on-request-sound',
      ...said,
      at:
        reason === undefined
          ? { file, path: ['onRequest', key] }
          : { file, path: ['onRequest', key, reason], key: true },
    }),
  );
};

export const onRequestSound: Rule<'on-request-sound'> = {
  id: 'on-request-sound',
  on: 'layer',
  severity: 'warning',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  clause: '《中华人民共和国政府信息公开条例》第二十七条至第三十三条',
  summary: {
    zh: '依申请公开不要求说明用途，收口头申请，只依申请公开的事项写明理由',
    en: 'requests need no purpose, may be oral, and what is disclosed on request only has its reason',
  },
  why: {
    zh: '旧的“特殊需要”2019年已经取消，照旧写会被复议、诉讼推翻',
    en: 'the old demand for a special need was abolished in 2019; what rests on it falls in review',
  },
  messages: {
    need: {
      text: { zh: '写了“{word}”：申请公开不必说明用途', en: 'it says `{word}`: requests need no purpose' },
      fix: { zh: '删去', en: 'delete it' },
    },
    oral: {
      text: { zh: '写了“{word}”：书写有困难的可以口头申请', en: 'it says `{word}`: who cannot write may ask orally' },
      fix: { zh: '删去；口头申请由受理机构代为填写', en: 'delete it; the office writes oral requests down' },
    },
    place: {
      text: { zh: '没有叫“{place}”的地点', en: 'there is no place `{place}`' },
      fix: { zh: '写 places 里的一处：{known}', en: 'name one of `places`: {known}' },
    },
    'no-reason': {
      text: {
        zh: '{count} 个事项只依申请公开，没有写理由，如“{first}”',
        en: '{count} items are disclosed on request only without a reason, such as `{first}`',
      },
      fix: {
        zh: '在 onRequest.reasons 里写：事项编号: 理由和第几条（条例第十四条至第十六条）',
        en: 'write under `onRequest.reasons`: the item, its reason and article (14 to 16 of the 条例)',
      },
    },
    'idle-reason': {
      text: { zh: '“{item}”不是只依申请公开的事项', en: '`{item}` is not disclosed on request only' },
      fix: { zh: '删去这一行，或者写对编号', en: 'delete the line, or correct the number' },
    },
  },
  check,
};
