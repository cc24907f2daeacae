import type { FieldId, Fields, LevelId, OmissionReason } from './catalogue.ts';
import type { Domain } from './domain.ts';
import { fieldIds, fields } from './fields.ts';
import { plain } from './plain.ts';

/** The cell A1 of the sheet 填写说明: by it `import` and `validate` know a workbook of ours. Those of 0.1.0 say 1. */
export const workbookMarker = 'mulu 填报工作簿 2';
export const olderMarkers: readonly string[] = ['mulu 填报工作簿 1'];

/** The sheets of the workbook beside those of the domains. */
export const workbookSheets = {
  guide: '填写说明',
  facts: '基本情况',
  additions: '新增事项',
  answers: '警告答复',
  lists: '选项',
} as const;

/** The sheets of guides, in a workbook of a layer that has some: `import --guides` brings them back. */
export const guideSheets = { guides: '指南', materials: '材料', steps: '步骤' } as const;

/** Why an item is not listed, or that it is listed here though the parent does not. */
export const statusWords: readonly (readonly [word: string, status: OmissionReason | 'restore'])[] = [
  ['本地未开展该项业务', 'not-operated'],
  ['已划转其他部门', 'moved'],
  ['事项已取消', 'cancelled'],
  ['待核实', 'to-be-confirmed'],
  ['恢复（上级未列入，本地照常办理）', 'restore'],
];

/** A line of the sheet 基本情况: what a clerk reads, and where it stands in a layer. */
export type FactRow = readonly [label: string, path: readonly string[], remark: string];

/** The lines of 基本情况, one of them for the title of each domain. */
export const factRows = (domains: readonly Pick<Domain, 'id' | 'name'>[]): readonly FactRow[] => [
  ['行政区划代码', ['region', 'code'], '省市县6位，乡镇街道9位'],
  ['地区名称', ['region', 'name'], ''],
  ['层级', ['region', 'level'], ''],
  ['特殊地区', ['region', 'kind'], '开发区、兵团填写，其他地区不填'],
  ['上级目录', ['extends'], 'national@2019，或上级文件的路径'],
  ['版本', ['edition'], '如 2026'],
  ['施行日期', ['effective'], '如 2026-12-01'],
  ['公开主体', ['responsibleBody'], '各事项的公开主体；分级的每级一行，如“县级：某某局”'],
  ['联系机构', ['contact', 'office'], ''],
  ['咨询电话', ['contact', 'phone'], '办公电话，不写手机号'],
  ['监督投诉电话', ['contact', 'complaint'], ''],
  ['地址', ['contact', 'address'], ''],
  ['办公时间', ['contact', 'hours'], ''],
  ...domains.map(({ id, name }): FactRow => [`${name.zh}目录标题`, [id, 'title'], '不填就按统一格式']),
  ['发文机关', ['filing', 'issuer'], '备案函件的署名；不填就用本级的公开主体'],
  ['主送机关', ['filing', 'receiver'], '备案用'],
  ['文号', ['filing', 'number'], '备案用'],
  ['成文日期', ['filing', 'date'], '如 2026-12-05'],
  ['签发人', ['filing', 'signer'], '备案文种为报告时填写'],
  ['抄送机关', ['filing', 'copies'], '每行一个'],
  ['函件补充说明', ['filing', 'remarks'], '印进函件的一句话，如迟报的原因'],
  ['审查机关', ['filing', 'review', 'by'], ''],
  ['审查日期', ['filing', 'review', 'date'], ''],
  ['审查结论', ['filing', 'review', 'result'], ''],
];

/** Words of cells that stand for codes of a layer. */
export const codeWords: readonly (readonly [word: string, code: string])[] = [
  ['省级', 'province'],
  ['市级', 'city'],
  ['县级', 'county'],
  ['乡级', 'township'],
  ['开发区', 'zone'],
  ['兵团', 'xpcc'],
];

/** Columns of a domain sheet and of 新增事项 that are no field. */
export const columnNames = {
  number: '编号',
  domain: '领域',
  was: '原编号',
  title: '公开事项',
  status: '列入情况',
  note: '说明',
  rename: '名称改为',
  otherChannels: '其他渠道名称',
} as const;

/** The fields of the form, in its order; channels have a column a box. */
export type FormField = Exclude<FieldId, 'title'>;
export const formFields: readonly FormField[] = fieldIds.filter((field) => field !== 'title');

/** Head of the column that shows the standard, and of the one that is filled in. */
export const standardHead = (field: FormField): string => `${fields[field].label.zh}（标准）`;
export const localHead = (field: FormField): string => `${fields[field].label.zh}（本地）`;

/** Heads of 基本情况. */
export const factHeads = ['项目', '内容', '说明'] as const;

/** What an answer is given to, as it was told; nobody fills it in. */
export const warningHead = '警告';

/** Heads of the answers to warnings, with the keys of a layer. */
export const answerColumns: readonly (readonly [head: string, key: string])[] = [
  ['规则', 'rule'],
  ['事项', 'item'],
  ['栏目', 'field'],
  ['理由', 'reason'],
  ['有效期', 'until'],
  ['针对的文字', 'text'],
];

const levelNames: { readonly [level in LevelId]: string } = {
  province: '省级',
  city: '市级',
  county: '县级',
  township: '乡级',
  village: '村级',
};

/**
 * What the form was issued with and nobody is to change, row by row: the title and the standard cells of each item, as
 * fingerprints. It travels on the hidden sheet.
 */
export interface IssuedRow {
  readonly title: string;
  readonly standard: readonly string[];
}

/** A short fingerprint of a text, however a program writes its blanks and widths. Not for secrets: it only tells a change. */
export const fingerprint = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const char of plain(text)) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
};

/** The columns of the form by their keys in a layer: an item as 基本情况 and 警告答复 name it. */
export const itemName = (domain: string, id: string, title: string): string => `${domain} ${id} ${title}`;

/** A box or a text that is not there although the standard has one. */
export const nothing = '（无）';

/** A value as the form holds it: one entry a line; short words side by side, as a drop-down offers them. */
export const formText = <K extends FormField>(field: K, value: Fields[K]): string => {
  switch (field) {
    case 'responsibleBody': {
      const { all, ...byLevel } = value as Fields['responsibleBody'];
      const lines = Object.entries(byLevel).map(([level, name]) => `${levelNames[level as LevelId]}：${name}`);
      return [...(all === undefined ? [] : [all]), ...lines].join('\n');
    }
    case 'disclosureMode':
    case 'levels':
      return fields[field].print(value as never).replaceAll('\n', '、');
    case 'links':
      return Object.entries(value as Fields['links'])
        .map(([name, address]) => `${name === 'guide' ? '办事指南' : name} ${address}`)
        .join('\n');
    default:
      return fields[field].print(value as never);
  }
};

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What an author would write in YAML for the text of a cell. */
export const authorValue = (field: FormField, text: string): unknown => {
  const lines = linesOf(text);
  switch (field) {
    case 'content':
    case 'basis':
    case 'channels':
      return lines;
    case 'audience': {
      // Both on one line: what stands behind 特定群体 may itself be a list.
      const entries = lines.flatMap((line) => line.split(/(?<=^全社会)\s*[、，,;；和及]?\s*(?=特定群体)/u));
      return entries.length === 1 ? entries[0] : entries;
    }
    case 'disclosureMode':
    case 'levels': {
      const words = text.split(/[\s、，,;；和及]/u).flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
      return field === 'disclosureMode' && words.length === 1 ? words[0] : words;
    }
    case 'responsibleBody': {
      const byLevel = lines.map((line) => /^([省市县乡村]级)：(.+)$/u.exec(line));
      return byLevel.every((found) => found !== null)
        ? Object.fromEntries(byLevel.map((found) => [found?.[1] ?? '', found?.[2] ?? '']))
        : lines.join('\n');
    }
    case 'links':
      return Object.fromEntries(
        lines.map((line) => {
          const [, name = '办事指南', address = line] = /^(.*\S)\s+(\S+)$/u.exec(line) ?? [];
          return [name === '办事指南' ? 'guide' : name, address];
        }),
      );
    default:
      return lines.join('\n');
  }
};
