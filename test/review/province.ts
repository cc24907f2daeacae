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

/** One fault each, with the rules that tell it. */
const faults: readonly (readonly [text: CountyText, rules: readonly string[]])[] = [
  [{}, []],
  [{ amend: narrowed }, ['no-narrowing']],
  [{ more: overlapping() }, ['no-overlap']],
  [{ result: '不同意' }, ['filing-sound']],
  [{ result: '待定' }, ['filing-sound']],
  [{ filing: '' }, ['filing-sound']],
  [{ more: omitted('to-be-confirmed') }, ['item-standard-covered']],
  [{ more: omitted('not-operated') }, ['omit-reason']],
  [{ amend: '    - { item: 4.1 失业登记, disclosureMode: 依申请 }\n' }, ['only-tighter']],
  [{ amend: '    - { item: 1.3 求职信息登记, title: 春季招聘会 }\n' }, ['renamed-item']],
  [{ amend: '    - { item: 1.2 岗位信息发布, timelimit: 10个工作日内 }\n' }, ['schema']],
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
