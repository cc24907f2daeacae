import type { Resolved, ResolvedItem } from '../model/catalogue.ts';
import type { ResolvedGuide } from '../model/guide.ts';
import { missingElements } from '../model/guide-elements.ts';
import type { Reference } from '../model/reference.ts';

/** What is left blank, with a word on how to fill it in; by the first part of the key. */
const blanks: { readonly [key: string]: readonly string[] } = {
  summary: ['summary: # 一两句话说清楚办的是什么'],
  applicants: ['applicants: # 谁可以来办'],
  handling: ['handling: # 即办件 或 承诺件'],
  amount: ['amount: # 给多少，按什么算'],
  conditions: ['conditions: # 一行一条，以“- ”开头'],
  materials: [
    'materials: # 一份材料一段；不需要材料的写 无需材料',
    '  - name: # 照证件、表格上的全称写',
    '    kind: # 证件证书证明、申请表格文书 或 其他',
    '    need: 必要',
    '    counter: # 如 收原件1份（A4）、查验原件',
    '    online: # 如 免交、上传照片、在线填写',
    '    source: # 申请人自备、政府部门核发 或 其他',
    '    require: # 看什么、要什么样的',
  ],
  limits: ['limits:', '  promised: # 如 5个工作日、当场办结'],
  fee: ['fee: # 不收费，或者逐行写 - { name: 项目, standard: 标准, basis: 依据 }'],
  result: ['result:', '  name: # 办成了给什么', '  delivery: # 如 [短信, 窗口领取]'],
  ways: ['ways:', '  window: # 如 [县大厅]，写地方层 places 里的 id', '  visits: # 如 0次、1次'],
  process: [
    'process:',
    '  steps: # 一行一步，从申请写到办结；判断写 ask，是、否 各去哪一步',
    '    - { id: 申请, by: 申请人, do: 提出申请 }',
    '    - { id: 办理, by: 窗口, do: 办理 }',
    '  rights: # 如 [要求说明理由, 陈述和申辩]',
  ],
  advice: ['advice: # 区号-号码；或者写进地方层的 contact'],
  complaint: ['complaint: # 或者写进地方层的 contact'],
  progress: ['progress: # 怎么查办到哪一步了'],
};

/** What the guide above says already, as remarks: it need not be written again. */
const inheritedLines = (above: ResolvedGuide | undefined): string[] => {
  if (!above) return [];
  const { fields, conditions = [], materials = [] } = above;
  return [
    ...(conditions.length > 0 ? [`# 条件：${conditions.map(({ value }) => value.text).join('；')}`] : []),
    ...(materials.length > 0 ? [`# 材料：${materials.map(({ value }) => value.name).join('、')}`] : []),
    ...(fields.legal
      ? [`# 法定时限：${fields.legal.value}${fields.legalBasis ? `（${fields.legalBasis.value}）` : ''}`]
      : []),
    ...(fields.promised ? [`# 上级承诺：${fields.promised.value}`] : []),
    ...(fields.redress ? [`# 救济途径：${fields.redress.value}`] : []),
  ].map((line, index) => (index === 0 ? `# 上级指南和法律已经写了，不必重抄：\n${line}` : line));
};

/** The text of a new guide: a blank for each element that the row promises and nobody delivers yet. */
export const guideStub = (
  item: ResolvedItem,
  catalogue: Resolved,
  above: ResolvedGuide | undefined,
  reference: Reference,
): { readonly text: string; readonly blanks: number } => {
  const resolved = above ?? { item: item.ref, fields: {}, by: 0 };
  const missing = missingElements({ catalogue, item, resolved }, reference);
  const keys = new Set(missing.flatMap(({ key }) => key.split('、').map((one) => one.split('.')[0] ?? one)));
  const labels = missing.flatMap(({ label, key }) => (key.startsWith('extra.') ? [label] : []));
  const lines = [
    'kind: guide',
    `item: ${item.ref} ${item.fields.title.value}`,
    'checked: # 与窗口核对的日期，如 2026-12-01',
    ...inheritedLines(above),
    ...Object.keys(blanks).flatMap((key) => (keys.has(key) ? (blanks[key] ?? []) : [])),
    ...(labels.length > 0 ? ['extra:', ...labels.map((label) => `  ${label}:`)] : []),
  ];
  return { text: `${lines.join('\n')}\n`, blanks: missing.length };
};
