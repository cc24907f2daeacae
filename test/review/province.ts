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

/** One kind of fault each, with the rules that tell it; written down before the review runs. */
const faults: readonly (readonly [text: CountyText, rules: readonly string[]])[] = [
  [{}, []],
  [{ amend: narrowed }, ['no-narrowing']],
  [{ more: overlapping() }, ['no-overlap']],
  [{ result: '不同意' }, ['filing-sound']],
  [{ result: '待定' }, ['filing-sound']],
  [{ filing: '' }, ['filing-sound']],
  [{ more: omitted('to-be-confirmed') }, ['item-standard-covered']],
  [{ more: omitted('not-operated') }, ['omit-reason']],
  [{ amend: amended('4.1 失业登记', 'disclosureMode: 依申请') }, ['only-tighter']],
  [{ amend: amended('1.3 求职信息登记', 'title: 春季招聘会') }, ['renamed-item']],
  [{ amend: amended(jobs, 'timelimit: 10个工作日内') }, ['schema']],
  [{ amend: amended(jobs, 'timeLimit: 30个工作日内') }, ['only-tighter']],
  [{ amend: amended(jobs, 'timeLimit: 长期') }, ['only-tighter']],
  [{ amend: amended('2.1 职业介绍', 'channels: [政府网站]') }, ['only-tighter']],
  [{ amend: amended('5.1 创业担保贷款申请', 'timeLimit: 10个工作日内') }, ['known-item']],
  [{ amend: amended('1.9 没有的事项', 'timeLimit: 10个工作日内') }, ['known-item']],
  [{ result: '未通过' }, ['filing-sound']],
  [{ result: '退回' }, ['filing-sound']],
  [{ result: '原则同意' }, ['filing-sound']],
  [{ result: '修改后同意' }, ['filing-sound']],
  [{ more: overlapping('招聘岗位信息公布') }, ['no-overlap']],
  [{ result: '暂缓公开' }, ['filing-sound']],
  [{ amend: amended(jobs, 'disclosureMode: 不公开') }, ['schema']],
  [{ amend: amended(jobs, 'levels: [区县乡]') }, ['schema']],
  [{ amend: amended(jobs, 'audience: 部分人') }, ['schema']],
  [{ amend: amended('4.2 就业登记', 'handlingLimit: 当场办结，经办人电话13812345678') }, ['no-personal-data']],
  [{ date: '2026-02-30' }, ['filing-sound']],
  [{ parent: 'missing.yaml' }, ['parent-found']],
  [{ parent: 'national@2031' }, ['parent-found']],
  [{ parent: '../../../etc/passwd' }, ['parent-found']],
  [{ amend: `${amended(jobs, 'timeLimit: 8个工作日内')}${amended(jobs, 'timeLimit: 9个工作日内')}` }, ['one-value']],
  [{ result: '驳回' }, ['filing-sound']],
  [{ result: '审核未通过，退回修改' }, ['filing-sound']],
  [{ result: '同意（有条件）' }, ['filing-sound']],
  [{ amend: amended('4.1 失业登记', 'timeLimit: 25个工作日内') }, ['only-tighter']],
  [{ amend: amended('1.3 求职信息登记', 'channels: [政务服务中心]') }, ['only-tighter']],
  [{ more: omitted('moved') }, ['omit-reason']],
  [{ more: omitted('cancelled') }, ['omit-reason']],
  [{ amend: amended('1.5 职业培训信息发布', 'timeLimit: 12个工作日内') }, []],
  [{ amend: amended('3.1 公共就业服务专项活动', 'disclosureMode: 依申请') }, ['only-tighter']],
];

const stems = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'];

/** Writes `count` counties, one fault after the other, and beside them every kind of entry that is held or goes back. */
export const sow = (count: number): Province => {
  const tree: { [path: string]: string | Uint8Array } = {};
  const right = new Map<string, Sown>();
  const listed: string[] = ['代码,名称'];
  const region = (serial: number): { readonly code: string; readonly name: string } => {
    const code = String(990_101 + Math.floor(serial / 90) * 100 + (serial % 90));
    const name = `${stems[serial % stems.length]}${stems[Math.floor(serial / stems.length)]}县`;
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
    const [text, rules] = faults[serial % faults.length] ?? [{}, []];
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
