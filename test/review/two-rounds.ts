import { zipSync } from 'fflate';
import { type CountyText, county, narrowed, township } from './desk.ts';
import type { Filled } from './fill-workbook.ts';
import { gbk } from './gbk.ts';
import { countyName, type Kind, kinds } from './province.ts';

/** A region of the list. */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly cityCode: string;
  /** The day of receipt as the list has it. */
  readonly received: string;
}

/** One thing that a region is asked, and how it is to be answered. */
export interface Asked {
  readonly says: string;
  readonly rule: string;
  readonly asks: Kind['asks'];
}

/** What is right for one region in one round. */
export interface Right {
  readonly proposal: string;
  readonly hold: string | null;
  readonly asked: readonly Asked[];
}

/** One round: what came in, and what is right for each region of it, by name. */
export interface Sent {
  readonly tree: { readonly [path: string]: string | Uint8Array };
  readonly right: ReadonlyMap<string, Right>;
  readonly missing: readonly Region[];
}

const cities = ['东市', '南市', '西市', '北市', '中市'];
const regionAt = (serial: number): Region => {
  const city = Math.floor(serial / 30);
  const cityCode = `99${String(city + 1).padStart(2, '0')}00`;
  return {
    code: String(Number(cityCode) + 1 + (serial % 30)),
    name: countyName(serial),
    city: cities[city] ?? '',
    cityCode,
    received: serial % 11 === 3 ? '2026-12-08' : '2026-12-04',
  };
};

export const deadline = '2026-12-07';
/** Counties with one kind of fault each; behind them one entry of each shape in which things arrive. */
const plainCounties = 111;
const shapes = [
  ...['twin', 'scan', 'other', 'archive', 'empty', 'township', 'code', 'encoding', 'parent'],
  ...['number', 'sameNumber', 'zip', 'table', 'scanned', 'away', 'late'],
] as const;
type Shape = (typeof shapes)[number];
export const regions: readonly Region[] = Array.from({ length: plainCounties + shapes.length }, (_, serial) =>
  regionAt(serial),
);
const of = (shape: Shape): Region => regions[plainCounties + shapes.indexOf(shape)] ?? regionAt(0);
export const shaped = Object.fromEntries(shapes.map((shape) => [shape, of(shape)])) as {
  readonly [shape in Shape]: Region;
};
/** The n-th county (0, 1, 2) that has a kind of fault. */
export const countyWith = (kind: number, nth: number): Region => regionAt(nth * kinds.length + kind);

const province = (limit: string): string => `kind: layer
region: { code: "990000", name: 示例省, level: province }
extends: national@2019
edition: "2026"
effective: 2026-12-01
responsibleBody: { 县级: 县级人力资源社会保障部门, 乡级: 乡镇人民政府（街道办事处） }
profile:
  filing: { receiver: 示例省人力资源和社会保障厅 }
employment:
  amend:
    - { item: 1.5 职业培训信息发布, timeLimit: ${limit} }
`;

const list = (): string =>
  [
    '示例省基层政务公开标准目录应报名单,,,,',
    '设区市,县（市、区）,行政区划代码,报送截止时间,收到日期',
    ...regions.map(({ city, name, code, received }, serial) =>
      [city, `${name}人力资源和社会保障局`, code, deadline, serial < regions.length - 2 ? received : ''].join(','),
    ),
    `合计,${regions.length},,,`,
  ].join('\r\n');

const settings = (date: string, term: string): string => `kind: review
issuer: 示例省人力资源和社会保障厅
receiver: 人力资源社会保障部办公厅
number: 示人社函〔2026〕50号
date: ${date}
contact: { office: 就业促进处, phone: 0990-1234567 }
deadline: ${term}
notices: { correct: "示人社补〔2026〕{n}号", return: "示人社退〔2026〕{n}号", dun: "示人社催〔2026〕{n}号", from: 1 }
`;

const askedBy = ({ rules, says, asks }: Kind): Asked[] => rules.map((rule) => ({ rule, says, asks }));
const judged = (asked: readonly Asked[]): Right => ({
  proposal: asked.length > 0 ? 'correct' : 'agree',
  hold: null,
  asked,
});
const plainRight = (proposal: string, hold: string | null = null): Right => ({ proposal, hold, asked: [] });

/** What cannot be read goes back, with the reason in its letter. */
const unread = (says: string): Right => ({
  ...plainRight('return'),
  asked: [{ rule: 'readable-file', says, asks: 'correct' }],
});

const write = (region: Region, text: CountyText = {}): string =>
  county({ code: region.code, name: region.name, parent: '990000.yaml', ...text });

/** What went wrong when a county corrected what it was told. */
const slipped: Kind = {
  text: { amend: '    - { item: 2.1 职业介绍, channels: [政府网站] }\n' },
  rules: ['only-tighter'],
  says: '2.1 职业介绍：公开渠道缺少',
  asks: 'correct',
};
const loose: Asked = {
  rule: 'only-tighter',
  says: '4.1 失业登记：公开方式从“主动”改成了“依申请”',
  asks: 'correct',
};

/** Puts entries together: files under `in/`, and what is right for the region. */
const collector = () => {
  const tree: { [path: string]: string | Uint8Array } = {
    'base/990000.yaml': province('15个工作日内'),
    'list.csv': list(),
    // What programs leave behind.
    'in/~$目录.xlsx': 'x',
    'in/.DS_Store': 'x',
    'in/Thumbs.db': 'x',
    'in/desktop.ini': 'x',
  };
  const right = new Map<string, Right>();
  const put = (region: Region, path: string, content: string | Uint8Array, wanted: Right): void => {
    tree[`in/${path}`] = content;
    right.set(region.name, wanted);
  };
  return { tree, right, put };
};

const folderOf = (region: Region, amend: string): { readonly [path: string]: string } => ({
  [`${region.name}/county.yaml`]: write(region),
  [`${region.name}/town.yaml`]: township(`${region.code}001`, '城关镇', 'county.yaml', amend),
});

/** What is the same in both rounds. */
const putSame = ({ tree, right, put }: ReturnType<typeof collector>, table: Uint8Array): void => {
  put(shaped.other, `${shaped.other.code}.csv`, '序号,物品\n', plainRight('return'));
  put(shaped.zip, `${shaped.zip.code}.zip`, zipSync({ '目录.yaml': Buffer.from(write(shaped.zip)) }), judged([]));
  put(shaped.table, `${shaped.table.code}-${shaped.table.name}.xlsx`, table, judged([]));
  put(
    { ...shaped.twin, name: '外县' },
    '外县.yaml',
    write({ ...shaped.twin, code: '990999', name: '外县' }),
    plainRight('hold', 'unlisted'),
  );
  const parent: Asked = { rule: 'parent-pinned', says: '自带的', asks: 'correct' };
  tree[`in/${shaped.parent.name}/990000.yaml`] = province('19个工作日内');
  put(shaped.parent, `${shaped.parent.name}/county.yaml`, write(shaped.parent), judged([parent]));
  tree[`in/${shaped.scanned.code}.pdf`] = '%PDF-1.7\n';
  put(shaped.scanned, `${shaped.scanned.code}.yaml`, write(shaped.scanned), judged([]));
  right.delete(shaped.away.name);
};

/** The first round. */
export const firstRound = (table: Uint8Array): Sent => {
  const all = collector();
  const { tree, right, put } = all;
  for (let serial = 0; serial < plainCounties; serial += 1) {
    const region = regionAt(serial);
    const kind = kinds[serial % kinds.length];
    if (kind) put(region, `${region.code}.yaml`, write(region, kind.text), judged(askedBy(kind)));
  }
  putSame(all, table);
  const { twin, scan, archive, empty, code, encoding, number, sameNumber } = shaped;
  for (const name of [`${twin.code}.yaml`, `${twin.code}（最终版）.yaml`])
    put(twin, name, write(twin), plainRight('hold', 'versions'));
  put(scan, `${scan.code}.pdf`, '%PDF-1.7\n', plainRight('return'));
  put(archive, `${archive.code}.rar`, 'Rar!', plainRight('hold', 'reviewer'));
  put(empty, `${empty.code}.yaml`, '', unread('文件是空的'));
  put(
    encoding,
    `${encoding.code}.yaml`,
    gbk('kind: layer\nregion: { code: "990199", name: 甲县 }\n'),
    unread('文件不是 UTF-8 编码'),
  );
  for (const [path, text] of Object.entries(
    folderOf(shaped.township, '    - { item: 4.1 失业登记, disclosureMode: 依申请 }\n'),
  ))
    put(shaped.township, path, text, judged([loose]));
  put(
    code,
    `${code.name}.yaml`,
    write({ ...code, code: '990998' }),
    judged([{ rule: 'region-code', says: '名单', asks: 'correct' }]),
  );
  for (const [one, other] of [
    [number, sameNumber],
    [sameNumber, number],
  ] as const) {
    const says = `发文字号“共人社函〔2026〕1号”与${other.name}的相同`;
    const shared: Asked = { rule: 'filing-sound', says, asks: 'explain' };
    put(one, `${one.code}.yaml`, write(one, { number: '共人社函〔2026〕1号' }), judged([shared]));
  }
  right.delete(shaped.late.name);
  return {
    tree: { ...tree, 'in/review.yaml': settings('2026-12-10', '10个工作日') },
    right,
    missing: [shaped.away, shaped.late],
  };
};

/** The second round: what was corrected, what was not, what went wrong anew; without what the reviewer decided. */
export const secondRound = (table: Uint8Array): Sent => {
  const all = collector();
  const { tree, right, put } = all;
  for (let serial = 0; serial < plainCounties; serial += 1) {
    const region = regionAt(serial);
    const kind = kinds[serial % kinds.length];
    const sent = serial >= kinds.length ? kind : serial % 5 === 4 ? slipped : kinds[0];
    if (sent) put(region, `${region.code}.yaml`, write(region, sent.text), judged(askedBy(sent)));
  }
  putSame(all, table);
  const { twin, scan, archive, empty, code, encoding, number, sameNumber, late } = shaped;
  const narrow: Asked = { rule: 'no-narrowing', says: '比上级少了“应聘方式、咨询电话”', asks: 'explain' };
  for (const name of [`${twin.code}.yaml`, `${twin.code}（最终版）.yaml`])
    put(twin, name, write(twin), plainRight('agree'));
  put(scan, `${scan.code}.yaml`, write(scan, { amend: narrowed }), judged([narrow]));
  for (const one of [archive, empty, code, encoding, late]) put(one, `${one.code}.yaml`, write(one), judged([]));
  for (const [path, text] of Object.entries(folderOf(shaped.township, '')))
    put(shaped.township, path, text, judged([]));
  put(number, `${number.code}.yaml`, write(number), judged([]));
  put(sameNumber, `${sameNumber.code}.yaml`, write(sameNumber, { number: '共人社函〔2026〕1号' }), judged([]));
  return { tree: { ...tree, 'in/review.yaml': settings('2026-12-28', '2026-12-31') }, right, missing: [shaped.away] };
};

const by = { 审核人: '李科', 审核日期: '2026-12-25' };
const yes = { 决定: '认可', ...by };
const no = { 决定: '不认可', ...by };

/** What the reviewer fills in after the first round: by group, by finding, by county, and faults that no rule has told. */
export const filled = (): Filled[] => {
  const finding = (region: Region, rule: string, cells: Filled[2]): Filled => [
    '问题清单',
    `${region.code}:${rule}`,
    cells,
  ];
  const whole = (code: string, cells: Filled[2]): Filled => ['各地情况', code, cells];
  return [
    ['相同问题', '比上级少了“应聘方式、咨询电话”', { ...yes, 决定说明: '全省统一' }],
    ['相同问题', '新增的“招聘岗位信息公布”即', yes],
    ['相同问题', countyWith(7, 0).name, no],
    ['相同问题', '4.1 失业登记：公开方式从“主动”改成了“依申请”', yes],
    finding(countyWith(1, 2), 'no-narrowing', no),
    finding(countyWith(2, 1), 'no-overlap', yes),
    finding(countyWith(2, 2), 'no-overlap', no),
    finding(countyWith(14, 1), 'known-item', yes),
    finding(countyWith(6, 1), 'item-standard-covered', no),
    whole(countyWith(0, 1).code, {
      ...by,
      决定: '限期补正',
      决定说明: '与市局的目录不一致',
      补正期限: '2026年12月30日',
    }),
    whole(countyWith(0, 2).code, { ...by, 决定: '不予备案', 决定说明: '不是本级的目录' }),
    whole(countyWith(3, 1).code, { ...by, 决定: '退回重报', 决定说明: '盖章不全' }),
    whole(countyWith(4, 1).code, { ...by, 决定: '同意备案' }),
    whole(countyWith(38, 1).code, { 登记号: '示备〔2026〕78号' }),
    whole(`${shaped.twin.code}（最终版）`, { 选用: '选用' }),
    [
      '审核人补充',
      2,
      { ...by, 报送材料: countyWith(0, 0).code, 问题: '公开主体用了旧名', 事项: '1.2 岗位信息发布', 性质: '须改正' },
    ],
    ['审核人补充', 3, { ...by, 报送材料: countyWith(38, 0).code, 问题: '附件没有盖章', 性质: '请说明' }],
  ];
};

const agreed: Right = { proposal: 'agree', hold: null, asked: [] };

/** What is right once the decisions count: they outrank the rules where these may be waived, and nowhere else. */
export const decided = (right: ReadonlyMap<string, Right>): ReadonlyMap<string, Right> => {
  const after = new Map(right);
  const set = ({ name }: Region, wanted: Right): void => {
    after.set(name, wanted);
  };
  const of = ({ name }: Region): Right => right.get(name) ?? agreed;
  const mustCorrect = (region: Region): void =>
    set(region, { ...of(region), asked: of(region).asked.map((one) => ({ ...one, asks: 'correct' })) });
  // The group of what is narrowed: waived in three counties, but for the one that was ruled on by itself.
  set(countyWith(1, 1), agreed);
  set(shaped.scan, agreed);
  mustCorrect(countyWith(1, 2));
  for (const nth of [1, 2]) {
    set(countyWith(20, nth), agreed);
    mustCorrect(countyWith(7, nth));
  }
  for (const region of [countyWith(2, 1), countyWith(14, 1), shaped.twin]) set(region, agreed);
  mustCorrect(countyWith(6, 1));
  set(countyWith(0, 1), { ...agreed, proposal: 'correct' });
  set(countyWith(0, 2), { ...agreed, proposal: 'refuse' });
  set(countyWith(3, 1), { ...of(countyWith(3, 1)), proposal: 'return' });
  const own = (says: string, asks: Kind['asks']): Right => ({
    proposal: 'correct',
    hold: null,
    asked: [{ rule: 'reviewer', says, asks }],
  });
  set(countyWith(0, 0), own('公开主体用了旧名', 'correct'));
  set(countyWith(38, 0), own('附件没有盖章', 'explain'));
  return after;
};
