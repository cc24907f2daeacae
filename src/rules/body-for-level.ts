import { levelIds } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';
import { itemList } from './say.ts';

const check = ({ layer, resolved }: Step): Fault[] => {
  const own = resolved.layers.length - 1;
  const missing = [...resolved.items.values()].filter(
    ({ level, omitted, withheld, fields: { responsibleBody, levels } }) => {
      if (
        level === 1 ||
        omitted ||
        withheld ||
        !responsibleBody ||
        responsibleBody.by !== own ||
        responsibleBody.value.all
      )
        return false;
      // What a township strikes from its catalogue is told by omit-reason.
      if (layer.region.level === 'township' && !levels?.value.includes('township')) return false;
      return levels?.value.some((one) => one !== 'village' && !responsibleBody.value[one]) ?? false;
    },
  );
  const [first] = missing;
  if (!first?.fields.responsibleBody) return [];
  const body = first.fields.responsibleBody;
  const level = levelIds.find(
    (one) => one !== 'village' && first.fields.levels?.value.includes(one) && !body.value[one],
  );
  const names: { readonly [level: string]: string } = {
    province: '省级',
    city: '市级',
    county: '县级',
    township: '乡级',
  };
  return [
    {
      rule: 'body-for-level',
      message: 'missing',
      args: {
        items: itemList(
          resolved,
          missing.map(({ ref }) => ref),
        ),
        level: names[level ?? ''] ?? '',
      },
      at: layer.responsibleBody?.at === body.at ? layer.responsibleBody.at : body.at,
      item: first.ref,
      items: missing.map(({ ref }) => ref),
      field: 'responsibleBody',
    },
  ];
};

export const bodyForLevel: Rule<'body-for-level'> = {
  id: 'body-for-level',
  on: 'layer',
  severity: 'warning',
  answer: 'required',
  waivable: true,
  aspect: 'bodies',
  clause: '《政府信息公开条例》第十条',
  summary: { zh: '标了哪一级公开，就写明哪一级的主体', en: 'every level that is ticked has its body' },
  why: {
    zh: '县、乡两级各自公开，须分清谁负责',
    en: 'county and township each disclose, and it must be clear who answers for which',
  },
  messages: {
    missing: {
      form: {
        fix: {
          zh: '在“公开主体（本地）”里补上“{level}：…”一行，或改“公开层级（本地）”',
          en: 'add a line `{level}：…` under 公开主体（本地）, or change 公开层级（本地）',
        },
      },
      text: {
        zh: '{items}：标了{level}公开，公开主体没有写{level}的机关',
        en: '{items}: {level} is ticked and has no responsible body',
      },
      fix: {
        zh: '在 responsibleBody 里补上“{level}: …”，或改 levels',
        en: 'add `{level}: …` to responsibleBody, or change levels',
      },
    },
  },
  check,
};
