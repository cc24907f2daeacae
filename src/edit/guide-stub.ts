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
    '    # 申请表格文书再写 form: files/申请表.docx（空白表格），和 fill: [{ field: 栏名, how: 怎么填, example: 示例 }]',
  ],
  limits: ['limits:', '  promised: # 如 5个工作日、当场办结'],
  fee: ['fee: # 不收费，或者逐行写 - { name: 项目, standard: 标准, basis: 依据 }'],
  result: ['result:', '  name: # 办成了给什么', '  delivery: # 如 [短信, 窗口领取]'],
  ways: [
    'ways:',
    '  window: # 如 [县大厅]，写地方层 places 里的 id',
    '  online: # 网址、APP 或小程序，如 ["https://…"]；网上不能办的删去这一行',
    '  visits: # 如 0次、1次',
    '  reason: # 为什么要到场；0次的删去这一行',
  ],
  process: [
    'process:',
    '  steps: # 一行一步，从申请写到办结；判断写 ask，是、否 各去哪一步',
    '    - { id: 申请, by: 申请人, do: 提出申请 }',
    '    - { id: 办理, by: 窗口, do: 办理 }',
    '  rights: # 权利和义务，如 [要求说明理由, 陈述和申辩, 如实提供材料]',
  ],
  advice: ['advice: # 区号-号码；或者写进地方层的 contact'],
  complaint: ['complaint: # 或者写进地方层的 contact'],
  progress: ['progress: # 怎么查办到哪一步了'],
};

/** What nothing promises and many guides say all the same: remarks to take the `# ` from, where nobody above said it. */
const extras: { readonly [key: string]: readonly string[] } = {
  cases: [
    '# cases: [{ id: 本人, name: 本人办理 }, { id: 代办, name: 委托他人代办 }]   # 只有代办才交的材料写 for: [代办]',
  ],
  limits: ['# limits: { promised: 5个工作日 }   # 比法定的短才写'],
  process: [
    '# process:   # 流程图：一行一步；判断写 ask，是、否 各去哪一步',
    '#   steps:',
    '#     - { id: 申请, by: 申请人, do: 提出申请 }',
    '#     - { id: 审核, by: 审核岗, ask: 符合条件？, 是: 办结, 否: 告知, limit: 3个工作日 }',
    '#     - { id: 告知, by: 审核岗, do: 书面告知理由和救济途径, next: 结束 }',
    '#     - { id: 办结, by: 审核岗, do: 办结，告知结果, publish: 结果告知本人 }',
    '#   supervision: [受理与审核分岗]',
    '#   rights: [要求说明理由, 陈述和申辩]',
  ],
  redress: ['# redress: 可以依法申请行政复议或者提起行政诉讼'],
  companion: ['# companion: { policies: [《…条例》], faq: [{ q: 常问的, a: 怎么答 }] }'],
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
  const isSaid = (key: string): boolean =>
    keys.has(key) || (key === 'redress' && resolved.fields.redress !== undefined);
  const labels = missing.flatMap(({ label, key }) => (key.startsWith('extra.') ? [label] : []));
  const lines = [
    'kind: guide',
    `item: ${item.ref} ${item.fields.title.value}`,
    'checked: # 与窗口核对的日期，如 2026-12-01',
    ...inheritedLines(above),
    ...Object.keys(blanks).flatMap((key) => (keys.has(key) ? (blanks[key] ?? []) : [])),
    ...(labels.length > 0 ? ['extra:', ...labels.map((label) => `  ${label}:`)] : []),
    '# 还可以写的（用到哪一样，去掉行首的“# ”）：',
    ...Object.keys(extras).flatMap((key) => (isSaid(key) ? [] : (extras[key] ?? []))),
  ];
  return { text: `${lines.join('\n')}\n`, blanks: missing.length };
};
