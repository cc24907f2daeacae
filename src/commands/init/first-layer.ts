import { scalar } from '../../import/layer-text.ts';
import type { DomainId, Region, Resolved, ResolvedItem } from '../../model/catalogue.ts';

/** What a new layer says of itself. */
export interface FirstLayer {
  readonly region: Region;
  readonly extends: string;
  readonly body?: string;
  readonly contact: { readonly [key in 'office' | 'phone' | 'complaint']?: string };
}

/** `contact: { … }`, or nothing when there is none. */
export const contactLine = (contact: FirstLayer['contact']): string[] => {
  const parts = Object.entries(contact).map(([key, text]) => `${key}: ${scalar(text)}`);
  return parts.length > 0 ? [`contact: { ${parts.join(', ')} }`] : [];
};

/** The comment by which an editor finds the schema: completion and explanations while typing. */
export const schemaLine = (schema: string): string => `# yaml-language-server: $schema=${schema}`;

/** An example of each operation, on items of a domain of the parent. */
const exampleLines = (id: DomainId, items: readonly ResolvedItem[]): string[] => {
  const [first, second = first] = items;
  const last = items.at(-1);
  if (!first || !second || !last) return [];
  const named = (item: ResolvedItem): string => `${item.id} ${item.fields.title.value}`;
  return [
    `# ${id}:`,
    '#   omit:                                   # 不开展的事项，写明原因和说明',
    `#     - { item: ${named(last)}, reason: not-operated, note: 由市局受理 }`,
    '#   amend:                                  # 与上级不同的栏目，只能更严',
    `#     - item: ${named(second)}`,
    '#       timeLimit: 5个工作日内',
    '#       channels: { add: [两微一端] }',
    '#   add:                                    # 新增的事项：二级事项各栏写全，三级事项只写编号和名称',
    `#     - { id: "${first.id}.1", title: ${first.fields.title.value}（线上） }`,
  ];
};

/** The domains of the parent, nothing said of them yet; the first one with an example of each operation. */
const domainBlocks = ({ domains, items }: Resolved): string[] =>
  domains.flatMap(({ id }, index) => {
    const own = [...items.values()].filter(({ domain, level, omitted }) => domain === id && level === 2 && !omitted);
    return [...(index === 0 ? [] : ['']), `${id}: {}`, ...(index === 0 ? exampleLines(id, own) : [])];
  });

/** The text of a new layer that changes nothing yet; with what it inherits, with an example of each operation to copy. */
export const firstLayerText = (layer: FirstLayer, schema: string, inherited?: Resolved): string => {
  const { region, body, contact } = layer;
  const written = [
    ...(region.code === undefined ? [] : [`code: ${JSON.stringify(region.code)}`]),
    `name: ${scalar(region.name)}`,
    `level: ${region.level}`,
    ...(region.kind === undefined ? [] : [`kind: ${region.kind}`]),
  ];
  const contacts = contactLine(contact);
  return `${[
    schemaLine(schema),
    `# ${region.name.replace(/\s+/gu, ' ')}的目录：只写与上级不同的地方，没有写到的一律照上级公开`,
    'kind: layer',
    `region: { ${written.join(', ')} }`,
    `extends: ${/^national@\w+$/u.test(layer.extends) ? layer.extends : scalar(layer.extends)}`,
    '# 定稿时写上版本和施行日期（去掉行首的 # 和空格）',
    '# edition: "2026"',
    '# effective: 2026-12-01',
    ...(body === undefined ? ['# responsibleBody: 公开主体的全称'] : [`responsibleBody: ${scalar(body)}`]),
    ...(contacts.length > 0 ? contacts : ['# contact: { office: 局办公室, phone: 0990-1234567, complaint: "12333" }']),
    '',
    '# 编号和名称用 mulu items 查，例如 mulu items 岗位。下面是写法，用到哪一种就照着写',
    ...(inherited ? domainBlocks(inherited) : []),
  ].join('\n')}\n`;
};
