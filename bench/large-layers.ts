/** As many pieces of text as asked for. */
const many = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join('');

const head = `kind: layer
region: { code: "990103", name: 新手县, level: county }
extends: national@2019
edition: "2026"
effective: 2026-12-01
`;

const amended = `${head}employment:\n  amend:\n`;
const one = `${amended}    - item: 1.2 岗位信息发布\n`;

/** Layers that hold as much of one thing as is asked for: each was once more than a run could bear. */
export const largeLayers = {
  citations: (count: number) => `${one}      basis:\n${many(count, (index) => `        - 《甲${index}》\n`)}`,
  'citations added': (count: number) =>
    `${one}      basis:\n        add:\n${many(count, (index) => `          - 《甲${index}办法》（甲发〔2020〕${index}号）\n`)}`,
  'content adds': (count: number) =>
    `${amended}${many(count, (index) => `    - item: 1.2 岗位信息发布\n      content: { add: [内容${index}] }\n`)}`,
  'content adds for all items': (count: number) =>
    `${amended}${many(count, (index) => `    - items: ["*"]\n      content: { add: [内容${index}] }\n`)}`,
  'basis adds': (count: number) =>
    `${amended}${many(count, (index) => `    - item: 1.2 岗位信息发布\n      basis: { add: [《甲${index}办法》] }\n`)}`,
  'unknown keys': (count: number) => `${head}contact:\n${many(count, (index) => `  键${index}: 甲\n`)}`,
  'equal omits': (count: number) =>
    `${head}employment:\n  omit:\n${many(count, () => '    - { item: 9.1 外国人来华工作许可, reason: not-operated, note: 由市局受理 }\n')}`,
  additions: (count: number) =>
    `${head}employment:\n  add:\n${many(count, (index) => `    - { id: "1.${index + 6}", title: 第${index}种零工市场信息发布 }\n`)}`,
  answers: (count: number) =>
    `${head}accepted:\n${many(count, (index) => `  - { rule: similar-item, item: employment/1.${index + 6}, reason: 甲${index} }\n`)}`,
  'wrong channels': (count: number) => `${one}      channels:\n${many(count, (index) => `        - 渠道${index}\n`)}`,
  'numbers for text': (count: number) => `${one}      content:\n${many(count, (index) => `        - ${index}\n`)}`,
} as const satisfies { readonly [name: string]: (count: number) => string };
