import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Document, isScalar, parse, visit } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));

/** How a synthetic county writes: only its differences (some 15 KB), or the whole table again (some 119 KB). */
export type Writing = 'differences' | 'restated';

interface NationalItem {
  readonly id: string;
  readonly title: string;
  readonly content?: readonly string[];
  readonly basis?: readonly string[];
  readonly items?: readonly NationalItem[];
}

const domains = ['employment', 'social-insurance'] as const;

const national = Object.fromEntries(
  domains.map((domain) => {
    const text = readFileSync(join(root, `catalogues/national/${domain}.yaml`), 'utf8');
    const { items } = parse(text) as { items: NationalItem[] };
    return [domain, items.flatMap((group) => group.items ?? [])];
  }),
) as unknown as { readonly [domain in (typeof domains)[number]]: readonly NationalItem[] };

/** What counties disclose beyond the standard: names that overlap nothing. */
const localTitles = {
  employment: [
    '零工市场信息发布',
    '劳务品牌信息发布',
    '就业帮扶车间名单公开',
    '返乡创业园名单公开',
    '人力资源服务机构诚信等级公开',
    '技能大师工作室名单公开',
    '高技能人才培训基地名单公开',
    '公共实训基地开放信息发布',
    '创业大赛公告发布',
    '拖欠农民工工资黑名单公开',
    '劳动用工守法诚信等级公开',
    '人力资源服务产业园信息公开',
  ],
  'social-insurance': [
    '社银合作网点名单公开',
    '社保服务大厅信息公开',
    '社保政策宣讲活动公告',
    '社保服务满意度调查结果公开',
    '社保业务档案查阅',
    '社保基金监督举报奖励公告',
    '社保协管员名单公开',
    '社保自助终端网点公开',
  ],
} as const;

const localElements = [
  '受理条件',
  '办理结果送达方式',
  '常见问题解答',
  '服务网点名单',
  '交通路线',
  '预约方式',
  '补贴资金发放公示',
];

/** A repeatable stream of whole numbers below a bound (mulberry32): the same seed, the same nation. */
const random = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

/** YAML as an author would write it: short lists and maps of plain words on one line. */
const write = (layer: unknown): string => {
  const document = new Document(layer);
  const isShort = (words: readonly unknown[]) => words.every(isScalar) && words.join('').length < 70;
  visit(document, {
    Seq: (_, list) => {
      list.flow = isShort(list.items);
    },
    Pair: (_, { value }) => {
      if (
        value &&
        typeof value === 'object' &&
        'items' in value &&
        Array.isArray(value.items) &&
        value.items.length === 1
      )
        Object.assign(value, {
          flow: isShort((value.items as { value?: unknown }[]).map((item) => item.value ?? item)),
        });
    },
  });
  return document.toString({ lineWidth: 0 });
};

/** The text of one county's layer: 30 amendments, 12 additions and 10 omissions, or every item in full. */
const layerText = (number: number, writing: Writing): string => {
  const next = random(number + 1);
  // Ninety counties a city, so that a whole nation fits under the codes of examples.
  const code = String(990201 + Math.floor(number / 90) * 100 + (number % 90));
  const name = `合成${number + 1}县`;
  const bureau = `${name}人力资源和社会保障局`;
  const numbered = new Map<string, number>();
  const document = (about: string): string => {
    const found = numbered.get(about) ?? numbered.size + 1;
    numbered.set(about, found);
    return `《${name}人民政府办公室关于${about}的通知》（合政办发〔2025〕${found}号）`;
  };
  const element = () => localElements[next(localElements.length)] ?? '';
  const amendment = ({ id, title }: NationalItem) => ({
    item: `${id} ${title}`,
    ...(next(2) === 0 ? { content: { add: [element()] } } : {}),
    ...(next(3) === 0 ? { basis: { add: [document('加强公共就业和社会保险服务工作')] } } : {}),
    ...(next(3) > 0 ? { timeLimit: `${3 + next(15)}个工作日内` } : { channels: { add: ['便民服务站'] } }),
    ...(next(2) === 0 ? { links: { guide: `https://www.example.gov.cn/${code}/bszn/${id}.html` } } : {}),
  });
  const restatement = ({ id, title, content = [], basis = [] }: NationalItem) => ({
    item: `${id} ${title}`,
    content: [...content, element()],
    basis: [...basis, document(`做好${title}公开工作`)],
    timeLimit: `公开事项信息形成或变更之日起${3 + next(15)}个工作日内公开`,
    responsibleBody: { 县级: bureau, 乡级: '各乡镇人民政府' },
    channels: [
      '政府网站',
      '两微一端',
      '政务服务中心',
      '便民服务站',
      '其他：基层公共服务平台',
      `其他：${name}社保大厅电子屏`,
    ],
    audience: ['全社会', '特定群体：服务对象'],
    disclosureMode: '主动',
    levels: ['县级', '乡级'],
    handlingLimit: `${1 + next(5)}个工作日`,
    links: { guide: `https://www.example.gov.cn/${code}/bszn/${id}.html` },
  });
  const addition = (id: string, title: string) => ({
    id,
    title,
    content: ['文件依据', '对象范围', '办理流程', '办理地点（方式）', '咨询电话', '监督投诉渠道'],
    basis: ['《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）', document(title)],
    timeLimit: `公开事项信息形成或变更之日起${3 + next(15)}个工作日内公开`,
    channels: ['政府网站', '两微一端', '政务服务中心', '其他：基层公共服务平台'],
    audience: '全社会',
    disclosureMode: '主动',
    levels: ['县级', '乡级'],
  });
  const section = (domain: (typeof domains)[number]) => {
    const items = national[domain];
    if (writing === 'restated') return { amend: items.map(restatement) };
    const [omissions, amendments] = domain === 'employment' ? [3, 10] : [7, 20];
    const start = next(items.length);
    const turned = [...items.slice(start), ...items.slice(0, start)];
    const first = next(localTitles[domain].length - 5);
    return {
      omit: turned.slice(0, omissions).map(({ id, title }) => ({
        item: `${id} ${title}`,
        reason: 'not-operated',
        note: '由市级统一受理，县级不设窗口',
      })),
      amend: turned.slice(omissions, omissions + amendments).map(amendment),
      add: localTitles[domain].slice(first, first + 6).map((title, index) => addition(`1.${11 + index}`, title)),
    };
  };
  return write({
    kind: 'layer',
    region: { code, name, level: 'county' },
    extends: 'national@2019',
    edition: '2026',
    effective: '2026-12-01',
    responsibleBody: bureau,
    contact: { office: '局办公室', phone: '0990-1234567', complaint: '12333' },
    ...Object.fromEntries(domains.map((domain) => [domain, section(domain)])),
  });
};

/** Writes the layers of so many counties into a folder and gives their paths; the same number and writing, the same bytes. */
export const writeNation = (folder: string, counties: number, writing: Writing): string[] => {
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: counties }, (_, number) => {
    const file = join(folder, `county-${String(number + 1).padStart(4, '0')}.yaml`);
    writeFileSync(file, layerText(number, writing));
    return file;
  });
};
