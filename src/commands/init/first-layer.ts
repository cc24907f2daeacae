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

/** Items of a domain that may be written about. */
const itemsIn = ({ items }: Resolved, id: DomainId): ResolvedItem[] =>
  [...items.values()].filter(({ domain, level, omitted }) => domain === id && level === 2 && !omitted);

/** An item whose content is known well enough that to leave out a part of it is asked about: an example of an answer. */
const answeredItem = (items: readonly ResolvedItem[]): ResolvedItem | undefined =>
  items.slice(2, -1).find(({ fields: { content } }) => {
    const isKnown = content !== undefined && content.trust !== 'inferred' && (content.doubtful ?? []).length === 0;
    return isKnown && content.value.length > 4;
  });

const named = (item: ResolvedItem): string => `${item.id} ${item.fields.title.value}`;

/** An example of each operation, on items of a domain of the parent. */
const exampleLines = (id: DomainId, items: readonly ResolvedItem[]): string[] => {
  const [first, second = first] = items;
  const last = items.at(-1);
  if (!first || !second || !last) return [];
  const answered = answeredItem(items);
  const kept = answered?.fields.content?.value.slice(0, -1) ?? [];
  return [
    `# ${id}:`,
    '#   omit:                                   # 不开展的事项，写明原因和说明',
    `#     - { item: ${named(last)}, reason: not-operated, note: 由市局受理 }`,
    '#   amend:                                  # 与上级不同的栏目，只能更严',
    `#     - item: ${named(second)}`,
    '#       timeLimit: 5个工作日内',
    '#       channels: { add: [两微一端] }',
    ...(answered
      ? [
          `#     - item: ${named(answered)}`,
          `#       content: [${kept.map(scalar).join(', ')}]   # 比上级少一项：要在 accepted 里写明理由`,
        ]
      : []),
    '#   add:                                    # 新增的事项：二级事项各栏写全，三级事项只写编号和名称',
    `#     - { id: "${first.id}.1", title: ${first.fields.title.value}（线上） }`,
  ];
};

/** The domains of the parent; the first one with an example of each operation. */
const domainBlocks = (inherited: Resolved): string[] =>
  inherited.domains.flatMap(({ id }, index) =>
    index === 0 ? exampleLines(id, itemsIn(inherited, id)) : [`# ${id}: {}`],
  );

/** An answer to the one warning that the examples give, if they do. */
const acceptedLines = (inherited: Resolved): string[] => {
  const id = inherited.domains[0]?.id ?? '';
  const answered = answeredItem(itemsIn(inherited, id));
  if (!answered) return [];
  return [
    '',
    '## 答复警告：validate 每条警告下面有可以照抄的一行，写明理由；理由印进备案材料',
    '# accepted:',
    `#   - { rule: no-narrowing, item: ${id}/${named(answered)}, reason: 这一项本地没有 }`,
  ];
};

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
    '## 下面以“# ”开头的行是写法，用到哪一种就去掉行首的 # 和空格；全部去掉也能用',
    '# edition: "2026"',
    '# effective: 2026-12-01',
    ...(body === undefined ? ['# responsibleBody: 公开主体的全称'] : [`responsibleBody: ${scalar(body)}`]),
    ...(contacts.length > 0 ? contacts : ['# contact: { office: 局办公室, phone: 0990-1234567, complaint: "12333" }']),
    '',
    '## 编号和名称用 mulu items 查，例如 mulu items 岗位。没有写到的领域照上级公开',
    ...(inherited ? domainBlocks(inherited) : []),
    '',
    '## 备案：行文时填好，build 就出备案函和附件',
    '# filing:',
    '#   receiver: 主送机关的全称',
    '#   number: 示人社函〔2026〕12号',
    '#   date: 2026-11-25',
    '#   review: { by: 县政务公开办公室, date: 2026-11-20, result: 同意 }',
    ...(inherited ? acceptedLines(inherited) : []),
  ].join('\n')}\n`;
};
