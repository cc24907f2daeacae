import { readFileSync } from 'node:fs';
import { domainIds } from '../../src/generated/domains.js';
import { reference } from '../../src/generated/reference.js';
import { nationalEdition } from '../../src/host/national-edition.ts';
import { findDocument, parseCitation, successors } from '../../src/model/basis.ts';
import type { Cell, DomainId, ResolvedItem } from '../../src/model/catalogue.ts';
import { fields } from '../../src/model/fields.ts';
import { readNational } from '../../src/source/catalogue.ts';

/** The folder in which every layer stands, so that `extends` finds its neighbours. */
export const folder = 'catalogues/examples';

/** The citation as it is cited today. */
const current = (text: string): string => {
  const document = findDocument(parseCitation(text), reference.register);
  return (document && successors(document, reference.register).at(-1)?.citation) ?? text;
};

const binds = <T>(cell: Cell<T> | undefined): cell is Cell<T> =>
  cell !== undefined && cell.trust !== 'inferred' && !cell.doubtful;

const listed = (entries: readonly string[]): string[] => entries.map((entry) => `        - ${entry}`);

/** One inherited item written out in full, each field a little tighter than the national one. */
const restate = ({ id, fields: { title, content, basis, channels, levels } }: ResolvedItem): string[] => [
  `    - item: ${id} ${title.value}`,
  // A cell that is inferred or in doubt binds nobody: what is dropped from it is no fault.
  ...(binds(content) ? ['      content:', ...listed([...content.value, '监督投诉渠道'])] : []),
  ...(binds(basis) ? ['      basis:', ...listed([...new Set(basis.value.map(current))])] : []),
  '      timeLimit: 15个工作日内',
  `      channels: [${fields.channels
    .print(channels?.value ?? { ticked: [], other: [] })
    .split('\n')
    .join(', ')}, 其他：自助服务终端]`,
  '      audience: [全社会, 特定群体：本县居民]',
  '      disclosureMode: 主动',
  `      levels: [${fields.levels
    .print(levels?.value ?? [])
    .split('\n')
    .join(', ')}]`,
];

const addition = (id: string, title: string): string[] => [
  `    - id: "${id}"`,
  `      title: ${title}`,
  '      content:',
  ...['文件依据', '对象范围', '申请材料', '办理流程', '办理时限', '办理地点（方式）', '咨询电话', '监督投诉渠道'].map(
    (element) => `        - ${element}`,
  ),
  '      basis:',
  '        - 《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）',
  '        - 《人力资源市场暂行条例》（中华人民共和国国务院令第700号）',
  '        - 《流动人员人事档案管理服务规定》（人社部发〔2021〕112号）',
  '      timeLimit: 公开事项信息形成或变更之日起15个工作日内公开',
  '      responsibleBody: 示例县人力资源和社会保障局',
  '      channels: [政府网站, 两微一端, 政务服务中心, 其他：基层公共服务平台]',
  '      audience: 全社会',
  '      disclosureMode: 主动',
  '      levels: [县级]',
];

/** A county that copies the national catalogue row by row, as an imported table does, with a group of its own. */
const restatement = (): string => {
  const national = readNational(nationalEdition.catalogues, reference);
  const below = (domain: DomainId) =>
    [...national.items.values()]
      .filter((item) => item.domain === domain && item.level === 2)
      // Every row of one domain, and enough of the other: the whole would only take longer.
      .filter(({ id }) => domain === 'employment' || /^[1-4]\./u.test(id))
      .flatMap(restate);
  return [
    'kind: layer',
    'region: { code: "990101", name: 示例县, level: county }',
    'extends: national@2019',
    'edition: "2026"',
    'effective: 2026-12-01',
    'responsibleBody: 示例县人力资源和社会保障局',
    'contact: { office: 示例县人力资源和社会保障局办公室, phone: 0990-1234567, complaint: "12333" }',
    ...domainIds.flatMap((domain) => [
      `${domain}:`,
      '  amend:',
      ...below(domain),
      ...(domain === 'employment'
        ? [
            '  add:',
            '    - { id: "10", title: 流动人员人事档案管理服务 }',
            ...addition('10.1', '档案的接收和转递'),
            ...addition('10.2', '依据档案记载出具存档、经历、亲属关系等相关证明'),
            ...addition('10.3', '档案材料的收集、鉴别和归档'),
          ]
        : []),
    ]),
    'filing:',
    '  receiver: 示例市人力资源和社会保障局',
    '  number: 示人社函〔2026〕12号',
    '  date: 2026-11-25',
    '  review: { by: 示例县政务公开办公室, date: 2026-11-20, result: 同意 }',
    '',
  ].join('\n');
};

const example = (name: string): string => readFileSync(`${folder}/${name}.yaml`, 'utf8');

/** The layers that faults are sown into: none has an error or a warning. */
export const cleanLayers = (): { readonly [name: string]: string } => ({
  province: example('990000-example-province'),
  city: example('990100-example-city'),
  // A reason of an adjustment names its item by the title: what renames the item would be two faults.
  county: example('990101-example-county').replace(/^adjusted:\n(?: {2}- .*\n)+/mu, ''),
  township: example('990101001-example-town'),
  restatement: restatement(),
});
