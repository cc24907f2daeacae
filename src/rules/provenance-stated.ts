import type { FieldId, Resolved } from '../model/catalogue.ts';
import type { NamedCatalogue } from '../model/catalogue-file.ts';
import { headId } from '../model/domain-head.ts';
import { fieldIds, fields } from '../model/fields.ts';
import type { Fault } from '../model/finding.ts';
import type { Rule } from './rule.ts';

const check = ({ file, data }: NamedCatalogue, resolved: Resolved): Fault[] => {
  const items = [...resolved.items.values()].filter((item) => item.domain === headId(data) && item.level === 2);
  const count = (field: FieldId, trust: string) => items.filter((item) => item.fields[field]?.trust === trust).length;
  const used = fieldIds.filter((field) => items.some((item) => item.fields[field]));
  const say = (field: FieldId): { zh: string; en: string } => {
    const [inferred, pattern] = [count(field, 'inferred'), count(field, 'pattern')];
    const zh = [inferred > 0 ? `推定 ${inferred}` : '', pattern > 0 ? `通例 ${pattern}` : '']
      .filter(Boolean)
      .join('、');
    const en = [inferred > 0 ? `${inferred} inferred` : '', pattern > 0 ? `${pattern} by pattern` : '']
      .filter(Boolean)
      .join(', ');
    return { zh: `${fields[field].label.zh}（${zh}）`, en: `${fields[field].label.en} (${en})` };
  };
  const open = used.filter((field) => count(field, 'inferred') + count(field, 'pattern') > 0).map(say);
  if (open.length === 0) return [];
  const candidates = items.filter((item) => item.candidate).map((item) => `${item.id} ${item.fields.title.value}`);
  const args = {
    total: items.length,
    fields: { zh: open.map(({ zh }) => zh).join('、'), en: open.map(({ en }) => en).join(', ') },
    candidates,
  };
  return [
    {
      rule: 'provenance-stated',
      message: candidates.length > 0 ? 'with-candidate' : 'summary',
      args,
      at: { file, path: ['items'], key: true },
    },
  ];
};

export const provenanceStated: Rule<'provenance-stated'> = {
  id: 'provenance-stated',
  on: 'catalogue',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'other',
  summary: {
    zh: '标准目录中未经核实的值按要素汇总列出',
    en: 'what is unverified in the standard catalogue is summed up by field',
  },
  why: {
    zh: '附件原件未能打开，目录由各地公开的副本重建；推定的值不作约束',
    en: 'the annex could not be opened; the catalogue is rebuilt from published copies, and inferred values bind nobody',
  },
  messages: {
    summary: {
      text: {
        zh: '{total} 个二级事项中未逐项见到的值：{fields}',
        en: 'values not seen row by row among {total} level-2 items: {fields}',
      },
    },
    'with-candidate': {
      text: {
        zh: '{total} 个二级事项中未逐项见到的值：{fields}；待核事项：{candidates}',
        en: 'values not seen row by row among {total} level-2 items: {fields}; candidate: {candidates}',
      },
    },
  },
  check,
};
