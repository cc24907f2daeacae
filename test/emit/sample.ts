import type { Compilation } from '../../src/catalogue/compilation.ts';
import { statistics } from '../../src/catalogue/statistics.ts';
import type { EmitOptions } from '../../src/emit/emitter.ts';
import { reference as prepared } from '../../src/generated/reference.js';
import type {
  Cell,
  DomainId,
  FieldId,
  Fields,
  Omission,
  Ref,
  Resolved,
  ResolvedItem,
  Setting,
  Trust,
} from '../../src/model/catalogue.ts';
import type { Change } from '../../src/model/change.ts';
import type { Reference } from '../../src/model/reference.ts';
import { parseTimeLimit } from '../../src/model/time-limit/parse-time-limit.ts';

const national = 0;
const county = 2;
const at = { file: 'sample.yaml', path: [] };

const channelNames = [
  '政府网站',
  '政府公报',
  '两微一端',
  '发布会/听证会',
  '广播电视',
  '纸质媒体',
  '公开查阅点',
  '政务服务中心',
  '便民服务站',
  '入户/现场',
  '社区/企事业单位/村公示栏（电子屏）',
  '精准推送',
];

const reference: Reference = {
  domains: prepared.domains,
  register: { asOf: '2026-11-01', documents: [] },
  channels: [...channelNames.map((name) => ({ name, aliases: [] })), { name: '其他', aliases: [], other: true }],
  elements: [],
  openness: [],
  assessment: { name: '', indicators: [] },
  retractions: { entries: [], ordinary: [] },
  office: {
    debris: [],
    omissions: [],
    fixed: [],
    keys: [],
    notes: [],
    formats: [],
    results: { negative: [], neutral: [], positive: [], filler: [] },
    paper: { phrases: [], words: [] },
    lists: { columns: [], bureaus: [], cities: [], totals: [], remarks: [], withdrawn: [], joined: [] },
  },
  levels: [
    { id: 'city', name: '市级', aliases: [] },
    { id: 'county', name: '县级', aliases: ['区级'] },
    { id: 'township', name: '乡级', aliases: ['镇级'] },
    { id: 'village', name: '村级', aliases: [] },
  ],
  guideWords: prepared.guideWords,
  handlingLimits: [],
  lexicon: { words: [], kinds: [], implied: [], patterns: [], byConcept: [] },
  ranks: { ranks: [], edges: [], signals: [], notNormative: [], placeholders: [] },
  limits: [],
  workingDays: [],
  limitWords: prepared.limitWords,
  regions: { provinces: [], cityDigits: [], countyDigits: [], examples: ['99'] },
};

const standardFields: Omit<Fields, 'title' | 'handlingLimit' | 'links'> = {
  content: ['招聘单位', '岗位要求', '福利待遇', '咨询电话'],
  basis: [
    '《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）',
    '《人力资源市场暂行条例》（中华人民共和国国务院令第700号）',
  ],
  timeLimit: parseTimeLimit('公开事项信息形成或变更之日起20个工作日内公开', reference.limitWords),
  responsibleBody: { all: '示例县人力资源和社会保障局' },
  channels: { ticked: ['政府网站', '政务服务中心', '其他'], other: ['基层公共服务平台'] },
  audience: { public: true, specificGroup: false, groups: [] },
  disclosureMode: { proactive: true, onRequest: false },
  levels: ['county', 'township'],
};

function cell<T>(value: T, trust: Trust, by = trust === 'local' ? county : national): Cell<T> {
  return { value, at, by, trust, history: [{ value, at, by }] };
}

/** A value of the county over the national one. */
function amended<T>(from: T, to: T): Cell<T> {
  const history: Setting<T>[] = [
    { value: from, at, by: national },
    { value: to, at, by: county },
  ];
  return { value: to, at, by: county, trust: 'local', history };
}

type Cells = { readonly [K in FieldId]?: Cell<Fields[K]> };

function item(ref: Ref, title: string, cells: Cells = {}, more: Partial<ResolvedItem> = {}): ResolvedItem {
  const [domain, id = ''] = ref.split('/') as [DomainId, string];
  const parts = id.split('.');
  const level = parts.length as 1 | 2 | 3;
  const origin = more.origin ?? 'standard';
  const trust: Trust = origin === 'local' ? 'local' : 'seen';
  const inherited = Object.fromEntries(
    Object.entries(standardFields).map(([field, value]) => [field, cell(value, trust)]),
  ) as Cells;
  return {
    ref,
    domain,
    id,
    level,
    ...(level > 1 ? { parent: `${domain}/${parts.slice(0, -1).join('.')}` as Ref } : {}),
    origin,
    by: origin === 'local' ? county : national,
    at,
    ...more,
    fields: { ...(level > 1 ? inherited : {}), title: cell(title, trust), ...cells },
  };
}

function omitted(reason: Omission['reason'], note: string): Pick<ResolvedItem, 'omitted'> {
  return { omitted: { value: { reason, note }, at, by: county } };
}

const local = { origin: 'local' } as const;
const longElement = `长要素：${'办理材料须齐全，复印件加盖公章。'.repeat(187)}`;

const items: readonly ResolvedItem[] = [
  item('employment/1', '就业信息服务'),
  item('employment/1.1', '就业政策法规咨询', {
    basis: { ...cell(standardFields.basis, 'seen'), doubtful: standardFields.basis.slice(1) },
  }),
  item('employment/1.1.1', '稳岗政策咨询', {}, local),
  item('employment/1.2', '岗位信息发布', {
    timeLimit: amended(
      standardFields.timeLimit,
      parseTimeLimit('公开事项信息形成或变更之日起5个工作日内公开', reference.limitWords),
    ),
    channels: amended(standardFields.channels, {
      ticked: ['政府网站', '两微一端', '政务服务中心', '其他'],
      other: ['基层公共服务平台'],
    }),
    links: cell({ guide: 'https://example.gov.cn/guide?id=1&step=2', 坏链接: 'javascript:alert(1)' }, 'local'),
  }),
  item('employment/1.3', '求职信息登记', { content: amended(standardFields.content, ['招聘单位', '岗位要求']) }),
  item('employment/1.4', '市场工资指导价位信息发布', {
    title: cell('市场工资指导价位信息发布', 'inferred'),
    basis: cell(standardFields.basis, 'inferred'),
    levels: cell(standardFields.levels, 'inferred'),
  }),
  item(
    'employment/1.5',
    '零工市场<b>信息</b>发布 & "㐂𠮷" </script>',
    { content: cell([longElement, '咨询电话'], 'local') },
    local,
  ),
  item('employment/2', '对就业困难人员（含建档立卡贫困劳动力）实施就业援助'),
  item('employment/2.1', '就业困难人员认定', {
    title: amended('就业困难人员（含建档立卡贫困劳动力）认定', '就业困难人员认定'),
    disclosureMode: cell({ proactive: true, onRequest: true }, 'local'),
  }),
  item('employment/2.2', '外国人来华工作许可', {}, omitted('not-operated', '由示例市人力资源和社会保障局受理')),
  item('employment/3', '本地就业服务', {}, local),
  item('employment/3.1', '驿站信息公开', { levels: cell(['township'], 'local') }, local),
  item('social-insurance/1', '社会保险登记'),
  item('social-insurance/1.1', '机关事业单位社会保险登记', {
    audience: amended(standardFields.audience, { public: false, specificGroup: true, groups: ['参保单位'] }),
  }),
  item(
    'social-insurance/1.2',
    '领取养老金人员待遇资格认证',
    { title: cell('领取养老金人员待遇资格认证', 'inferred') },
    {
      candidate: true,
    },
  ),
  item('social-insurance/2', '社会保险参保信息维护'),
  item('social-insurance/2.1', '单位参保信息变更', {}, omitted('to-be-confirmed', '与税务部门的分工待定')),
];

const changes: readonly Change[] = [
  { item: 'employment/1.1.1', kind: 'added', by: county, to: '稳岗政策咨询' },
  {
    item: 'employment/1.2',
    kind: 'tightened',
    by: county,
    field: 'timeLimit',
    from: '公开事项信息形成或变更之日起20个工作日内公开',
    to: '公开事项信息形成或变更之日起5个工作日内公开',
  },
  {
    item: 'employment/1.2',
    kind: 'extended',
    by: county,
    field: 'channels',
    from: '政府网站\n政务服务中心\n其他：基层公共服务平台',
    to: '政府网站\n两微一端\n政务服务中心\n其他：基层公共服务平台',
  },
  {
    item: 'employment/1.3',
    kind: 'narrowed',
    by: county,
    field: 'content',
    from: '招聘单位\n岗位要求\n福利待遇\n咨询电话',
    to: '招聘单位\n岗位要求',
    missing: ['福利待遇', '咨询电话'],
  },
  { item: 'employment/1.5', kind: 'added', by: county, to: '零工市场<b>信息</b>发布' },
  {
    item: 'employment/2.1',
    kind: 'renamed',
    by: county,
    field: 'title',
    from: '就业困难人员（含建档立卡贫困劳动力）认定',
    to: '就业困难人员认定',
  },
  {
    item: 'employment/2.2',
    kind: 'omitted',
    by: county,
    reason: 'not-operated',
    note: '由示例市人力资源和社会保障局受理',
  },
  { item: 'employment/3', kind: 'added', by: county, to: '本地就业服务' },
  { item: 'employment/3.1', kind: 'added', by: county, to: '驿站信息公开' },
  {
    item: 'social-insurance/1.1',
    kind: 'narrowed',
    by: county,
    field: 'audience',
    from: '全社会',
    to: '特定群体：参保单位',
    missing: ['全社会'],
  },
  {
    item: 'social-insurance/1.1',
    kind: 'localised',
    by: county,
    field: 'responsibleBody',
    from: '人力资源社会保障部门',
    to: '示例县人力资源和社会保障局',
  },
  {
    item: 'social-insurance/2.1',
    kind: 'omitted',
    by: county,
    reason: 'to-be-confirmed',
    note: '与税务部门的分工待定',
  },
];

const resolved: Resolved = {
  domains: prepared.domains.map((domain) => ({ ...domain, edition: '2019' })),
  region: { code: '990101', name: '示例县', level: 'county' },
  layers: [
    { file: 'national', region: { name: '全国', level: 'national' }, edition: '2019' },
    { file: '990000.yaml', region: { code: '990000', name: '示例省', level: 'province' } },
    { file: '990101.yaml', region: { code: '990101', name: '示例县', level: 'county' }, edition: '2026' },
  ],
  items: new Map(items.map((entry) => [entry.ref, entry])),
  former: new Map(),
  titles: {
    employment: '示例县就业领域基层政务公开标准目录',
    'social-insurance': '示例县社会保险领域基层政务公开标准目录',
  },
  profile: {},
  contact: { office: '局办公室', phone: '0990-1234567', complaint: '12333' },
  standard: '2019',
};

/**
 * A small county catalogue with every kind of row: inherited, added (levels 1, 2, 3), amended, omitted, candidate,
 * inferred; and HTML, rare characters and a content element of 3,000 characters in 1.5.
 */
export function sample(): Compilation {
  return {
    resolved,
    changes,
    statistics: statistics(resolved, changes, reference.register),
    findings: [],
    filing: {},
    reference,
    date: '2026-12-01',
    edition: '2026',
  };
}

/** The sample with another value in one field of an item. */
export const changed = (ref: Ref, field: 'title' | 'content', value: unknown, input = sample()): Compilation => {
  const item = input.resolved.items.get(ref);
  if (!item) throw new Error(`the sample has no ${ref}`);
  const cell = { ...item.fields[field], value };
  const items = new Map(input.resolved.items).set(ref, { ...item, fields: { ...item.fields, [field]: cell } } as never);
  return { ...input, resolved: { ...input.resolved, items } };
};

/** The sample with `copies` further items under employment/1. */
export function enlarged(copies: number): Compilation {
  const input = sample();
  const model = input.resolved.items.get('employment/1.2');
  if (!model) throw new Error('the sample has no item 1.2');
  const items = new Map<Ref, ResolvedItem>(input.resolved.items);
  for (let index = 0; index < copies; index += 1) {
    const id = `1.${index + 100}`;
    items.set(`employment/${id}`, { ...model, ref: `employment/${id}`, id });
  }
  return { ...input, resolved: { ...input.resolved, items } };
}

export const sampleOptions: EmitOptions = {
  lang: 'zh',
  draft: false,
  docType: '函',
  redHead: false,
  encoding: 'utf-8',
  tool: 'mulu 0.1.0',
  fileName: (file) => file,
  locate: () => undefined,
};
