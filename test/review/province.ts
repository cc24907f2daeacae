import { type CountyText, county, narrowed, overlapping, township } from './desk.ts';

/** What is right for one entry, written down before the review runs. */
export interface Sown {
  readonly proposal: string;
  readonly hold: string | null;
  /** Rules of what must be corrected, answered or looked at again, sorted. */
  readonly rules: readonly string[];
}

/** A folder of submissions with the list of who files, and what is right for each entry by its name. */
export interface Province {
  readonly tree: { readonly [path: string]: string | Uint8Array };
  readonly right: ReadonlyMap<string, Sown>;
  readonly missing: readonly string[];
}

const omitted = (reason: string): string => `  omit:\n    - { item: 9.1 外国人来华工作许可, reason: ${reason} }\n`;

const amended = (item: string, rest: string): string => `    - { item: ${item}, ${rest} }\n`;
const jobs = '1.2 岗位信息发布';

/** One kind of fault: how it gets into a county, and what is right to be said of it. */
export interface Kind {
  readonly text: CountyText;
  /** Rules that tell it; none where the county is sound. */
  readonly rules: readonly string[];
  /** Words of the fault as a letter prints it. */
  readonly says: string;
  /** Whether it has to be corrected, or may be explained instead. */
  readonly asks: 'correct' | 'explain';
}

const kind = (text: CountyText, rule: string, says: string, asks: Kind['asks'] = 'correct'): Kind => ({
  text,
  rules: [rule],
  says,
  asks,
});
const sound = (text: CountyText): Kind => ({ text, rules: [], says: '', asks: 'correct' });
const refused = (result: string): Kind => kind({ result }, 'filing-sound', `审查结论是“${result}”，没有通过`);
const doubtful = (result: string): Kind =>
  kind({ result }, 'filing-sound', `看不出审查结论“${result}”是不是通过`, 'explain');
const amending = (item: string, rest: string, rule: string, says: string): Kind =>
  kind({ amend: amended(item, rest) }, rule, says);
const leftOut = (reason: string): Kind =>
  kind({ more: omitted(reason) }, 'omit-reason', '未列入“9.1 外国人来华工作许可”没有写说明', 'explain');

/** Written down before the review runs. */
export const kinds: readonly Kind[] = [
  sound({}),
  kind({ amend: narrowed }, 'no-narrowing', '比上级少了“应聘方式、咨询电话”', 'explain'),
  kind({ more: overlapping() }, 'no-overlap', '新增的“岗位信息发布”即“岗位信息发布”'),
  refused('不同意'),
  doubtful('待定'),
  kind({ filing: '' }, 'filing-sound', '没有写备案信息'),
  kind({ more: omitted('to-be-confirmed') }, 'item-standard-covered', '是否列入尚待确认', 'explain'),
  leftOut('not-operated'),
  amending('4.1 失业登记', 'disclosureMode: 依申请', 'only-tighter', '4.1 失业登记：公开方式从“主动”改成了“依申请”'),
  amending('1.3 求职信息登记', 'title: 春季招聘会', 'renamed-item', '看来不是同一件事'),
  amending(jobs, 'timelimit: 10个工作日内', 'schema', '不认识键“timelimit”'),
  amending(jobs, 'timeLimit: 30个工作日内', 'only-tighter', '公开时限“30个工作日内”宽于'),
  amending(jobs, 'timeLimit: 长期', 'only-tighter', '公开时限“长期”无法与'),
  amending('2.1 职业介绍', 'channels: [政府网站]', 'only-tighter', '2.1 职业介绍：公开渠道缺少'),
  amending('5.1 创业担保贷款申请', 'timeLimit: 10个工作日内', 'known-item', '不是“创业担保贷款申请”'),
  amending('1.9 没有的事项', 'timeLimit: 10个工作日内', 'known-item', '没有编号 1.9'),
  refused('未通过'),
  refused('退回'),
  doubtful('原则同意'),
  refused('修改后同意'),
  kind({ more: overlapping('招聘岗位信息公布') }, 'no-overlap', '新增的“招聘岗位信息公布”即'),
  refused('暂缓公开'),
  amending(jobs, 'disclosureMode: 不公开', 'schema', '“不公开”不符合写法'),
  amending(jobs, 'levels: [区县乡]', 'schema', '不认识“区县乡”'),
  amending(jobs, 'audience: 部分人', 'schema', '“部分人”不符合写法'),
  amending('4.2 就业登记', 'handlingLimit: 当场办结，经办人电话13812345678', 'no-personal-data', '这里有一个手机号'),
  kind({ date: '2026-02-30' }, 'filing-sound', '没有“2026-02-30”这一天'),
  kind({ parent: 'missing.yaml' }, 'parent-found', '找不到上级“missing.yaml”'),
  kind({ parent: 'national@2031' }, 'parent-found', '没有国家目录“national@2031”'),
  kind({ parent: '../../../etc/passwd' }, 'parent-found', '在报送文件夹之外，不读取'),
  kind(
    { amend: `${amended(jobs, 'timeLimit: 8个工作日内')}${amended(jobs, 'timeLimit: 9个工作日内')}` },
    'one-value',
    '公开时限写了两个不同的值',
  ),
  refused('驳回'),
  refused('审核未通过，退回修改'),
  doubtful('同意（有条件）'),
  amending('4.1 失业登记', 'timeLimit: 25个工作日内', 'only-tighter', '公开时限“25个工作日内”宽于'),
  amending('1.3 求职信息登记', 'channels: [政务服务中心]', 'only-tighter', '1.3 求职信息登记：公开渠道缺少'),
  leftOut('moved'),
  leftOut('cancelled'),
  sound({ amend: amended('1.5 职业培训信息发布', 'timeLimit: 12个工作日内') }),
  amending('3.1 公共就业服务专项活动', 'disclosureMode: 依申请', 'only-tighter', '3.1 公共就业服务专项活动：公开方式'),
];

const stems = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'];

/** A name for each of some hundreds of counties. */
export const countyName = (serial: number): string =>
  `${stems[serial % stems.length]}${stems[Math.floor(serial / stems.length)]}县`;

/** Writes `count` counties, one fault after the other, and beside them every kind of entry that is held or goes back. */
export const sow = (count: number): Province => {
  const tree: { [path: string]: string | Uint8Array } = {};
  const right = new Map<string, Sown>();
  const listed: string[] = ['代码,名称'];
  const region = (serial: number): { readonly code: string; readonly name: string } => {
    const code = String(990_101 + Math.floor(serial / 90) * 100 + (serial % 90));
    const name = countyName(serial);
    listed.push(`${code},${name}`);
    return { code, name };
  };
  const add = (name: string, content: string | Uint8Array, sown: Sown): void => {
    tree[`in/${name}`] = content;
    right.set(name, sown);
  };
  const judged = (rules: readonly string[]): Sown => ({
    proposal: rules.length > 0 ? 'correct' : 'agree',
    hold: null,
    rules,
  });
  const held = (hold: string): Sown => ({ proposal: 'hold', hold, rules: [] });
  let serial = 0;
  for (; serial < count; serial += 1) {
    const { text, rules } = kinds[serial % kinds.length] ?? sound({});
    const { code, name } = region(serial);
    add(`${code}.yaml`, county({ code, name, ...text }), judged(rules));
  }
  const twin = region(serial++);
  for (const name of [`${twin.code}.yaml`, `${twin.code}（最终版）.yaml`]) add(name, county(twin), held('versions'));
  const returned: Sown = { proposal: 'return', hold: null, rules: [] };
  for (const [ending, content, sown] of [
    ['pdf', '%PDF-1.7\n', returned],
    ['csv', '序号,物品\n', returned],
    ['rar', 'Rar!', held('reviewer')],
  ] as const)
    add(`${region(serial++).code}.${ending}`, content, sown);
  add(`${region(serial++).code}.yaml`, '', { proposal: 'return', hold: null, rules: ['readable-file'] });
  add('外县.yaml', county({ code: '990999', name: '外县' }), held('unlisted'));
  const whole = region(serial++);
  const loose = '    - { item: 4.1 失业登记, disclosureMode: 依申请 }\n';
  tree[`in/${whole.name}/county.yaml`] = county(whole);
  tree[`in/${whole.name}/town.yaml`] = township(`${whole.code}001`, '城关镇', 'county.yaml', loose);
  right.set(whole.name, judged(['only-tighter']));
  const wrong = region(serial++);
  add(`${wrong.name}.yaml`, county({ ...wrong, code: '990998' }), judged(['region-code']));
  tree[`in/~$${wrong.name}.xlsx`] = 'x';
  const missing = [region(serial++).name, region(serial++).name];
  tree['list.csv'] = `${listed.join('\n')}\n`;
  return { tree, right, missing };
};
