import type { FieldId, Fields, ResolvedItem } from '../model/catalogue.ts';
import { fields, requiredFields } from '../model/fields.ts';
import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import type { Rule } from './rule.ts';

const isBlank = <K extends FieldId>(item: ResolvedItem, field: K): boolean => {
  const cell = item.fields[field];
  return cell === undefined || fields[field].print(cell.value as Fields[K]).trim() === '';
};

const check = ({ resolved, outcomes }: Step): Fault[] => {
  const own = resolved.layers.length - 1;
  // What was written and not applied is told where it was refused.
  const isRefused = (item: ResolvedItem, field: FieldId): boolean =>
    outcomes.some((one) => one.item === item.ref && one.field === field && one.verdict === 'refused');
  return [...resolved.items.values()]
    .filter((item) => item.level > 1 && item.origin === 'local' && item.by === own)
    .flatMap((item): Fault[] => {
      const missing = requiredFields.filter((field) => isBlank(item, field) && !isRefused(item, field));
      if (missing.length === 0) return [];
      const labels = { zh: missing.map((field) => fields[field].label.zh).join('、'), en: missing.join(', ') };
      return [
        {
          rule: 'element-complete',
          message: 'missing',
          args: { name: `${item.id} ${item.fields.title.value}`, fields: labels, keys: missing },
          at: item.at,
          item: item.ref,
          absence: true,
        },
      ];
    });
};

export const elementComplete: Rule<'element-complete'> = {
  id: 'element-complete',
  on: 'layer',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'additions',
  clause: '国办发〔2019〕54号 二(四)',
  summary: { zh: '新增的二级事项须写全各项要素', en: 'a new level-2 item has all elements' },
  why: {
    zh: '目录至少应包括名称、内容、依据、时限、主体、方式、渠道、公开对象',
    en: 'a catalogue has at least title, content, basis, time limit, body, mode, channels and audience',
  },
  messages: {
    missing: {
      form: { fix: { zh: '在这一行补上缺的栏', en: 'fill in what is missing in this row' } },
      text: { zh: '新增事项“{name}”缺少：{fields}', en: 'the new item `{name}` lacks: {fields}' },
      fix: { zh: '补上：{keys}', en: 'add: {keys}' },
    },
  },
  check,
};
