import type { FieldId } from '../model/catalogue.ts';
import type { Known } from '../model/fields.ts';
import type { Fault } from '../model/finding.ts';
import { retractionIn } from '../model/retraction.ts';
import type { Outcome, Step } from '../model/step.ts';
import type { Rule } from './rule.ts';
import { byPlace, fieldName, inline, itemList, whereWritten } from './say.ts';

const watched: readonly FieldId[] = ['content', 'audience', 'title'];

/** What a written value adds to the value in force, and the words in it that take something back. */
const added = ({ field, local, inherited }: Outcome, { reference }: Known): string | undefined => {
  const before = new Set(inherited.split('\n'));
  return local
    .split('\n')
    .filter((line) => !before.has(line))
    .map((line) => retractionIn(field, line.replace(/^特定群体：/u, ''), reference))
    .find((word) => word !== undefined);
};

const refused = (step: Step): Fault[] =>
  byPlace(step.outcomes.filter(({ retraction }) => retraction !== undefined)).flatMap((group): Fault[] => {
    const [first] = group;
    if (!first) return [];
    const { field, local, retraction = '', at, item, inherited } = first;
    const items = itemList(
      step.resolved,
      group.map((one) => one.item),
    );
    return [
      {
        rule: 'no-retraction',
        message: inherited === '' ? 'own' : 'refused',
        args: { items, field: fieldName(field), local: inline(local), word: retraction, inherited: inline(inherited) },
        at,
        item,
        field,
        related: whereWritten(first, step.resolved),
      },
    ];
  });

const asked = (step: Step, known: Known): Fault[] =>
  byPlace(
    step.outcomes.filter(
      (outcome) => watched.includes(outcome.field) && outcome.verdict !== 'unchanged' && added(outcome, known),
    ),
  ).flatMap((group): Fault[] => {
    const [first] = group;
    if (!first) return [];
    const { field, at, item } = first;
    const items = itemList(
      step.resolved,
      group.map((one) => one.item),
    );
    const word = added(first, known) ?? '';
    return [
      {
        rule: 'no-retraction',
        message: 'asked',
        args: { items, field: fieldName(field), word },
        at,
        item,
        field,
        unlessToldBy: ['content-not-empty', 'no-restricted-marking'],
      },
    ];
  });

const inTitles = ({ layer }: Step, { reference }: Known): Fault[] =>
  Object.values(layer.domains).flatMap((domain) =>
    (domain?.add ?? []).flatMap(({ title: { value, at } }): Fault[] => {
      const word = retractionIn('title', value, reference);
      return word === undefined
        ? []
        : [{ rule: 'no-retraction', message: 'asked', args: { items: value, field: fieldName('title'), word }, at }];
    }),
  );

const inContact = ({ layer: { contact, file } }: Step, { reference }: Known): Fault[] =>
  Object.entries(contact ?? {}).flatMap(([key, value]): Fault[] => {
    const word = retractionIn('contact', String(value), reference);
    const at = { file, path: ['contact', key] };
    return word === undefined ? [] : [{ rule: 'no-retraction', message: 'contact', args: { word }, at }];
  });

export const noRetraction: Rule<'no-retraction'> = {
  id: 'no-retraction',
  on: 'layer',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'floors',
  clause: '{channels}',
  summary: {
    zh: '自由填写的文字不得把应当公开的收回去',
    en: 'free texts do not take back what is to be disclosed',
  },
  why: {
    zh: '渠道打了勾又写“除外”，主体写“不公开”，印出来就是没有公开；最低标准不能用文字绕过',
    en: 'a ticked channel with an exception beside it discloses nothing; words may not go around the minimum standard',
  },
  messages: {
    refused: {
      text: {
        zh: '{items}：{field}“{local}”里的“{word}”收回了应有的公开，未采用，仍为“{inherited}”',
        en: '{items}: `{word}` in the {field} `{local}` takes back what is to be disclosed; not applied, `{inherited}` stands',
      },
      fix: {
        zh: '删去这段文字，只写渠道或者机构的名称',
        en: 'delete that text; name a channel or an organ, nothing else',
      },
    },
    own: {
      text: {
        zh: '{items}：{field}“{local}”里的“{word}”收回了应有的公开，未采用',
        en: '{items}: `{word}` in the {field} `{local}` takes back what is to be disclosed; not applied',
      },
      fix: {
        zh: '删去这段文字，只写渠道或者机构的名称',
        en: 'delete that text; name a channel or an organ, nothing else',
      },
    },
    asked: {
      form: {
        fix: {
          zh: '删去；确有法定理由的，在“警告答复”里写明',
          en: 'delete it; if law demands it, say so under 警告答复',
        },
      },
      text: {
        zh: '{items}：{field}里写了“{word}”，像是不公开',
        en: '{items}: the {field} says `{word}`, as if nothing were disclosed',
      },
      fix: {
        zh: '删去；确有法定理由的，在 accepted 里写明',
        en: 'delete it; where law demands it say so under `accepted`',
      },
      severity: 'warning',
      waivable: true,
    },
    contact: {
      text: { zh: '联系方式写了“{word}”，群众无法联系', en: 'the contact says `{word}`, which helps nobody' },
      fix: { zh: '写办公电话、地址，没有的就不写', en: 'give a line or an address, or leave it out' },
      severity: 'warning',
      waivable: true,
    },
  },
  check: (step, known) => [
    ...refused(step),
    ...asked(step, known),
    ...inTitles(step, known),
    ...inContact(step, known),
  ],
};
