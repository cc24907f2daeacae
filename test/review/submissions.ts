import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gbk } from './gbk.ts';

/** A fault that a generated county makes on purpose, and what must be told about it. */
export interface Seeded {
  readonly key: string;
  readonly name: string;
  /** Rules of the errors and open warnings, sorted; nothing else may be told. */
  readonly rules: readonly string[];
  readonly proposal: 'agree' | 'correct' | 'return' | 'hold';
  /** The line of the submission on which the first fault stands. */
  readonly line?: number;
  /** What the line holds. */
  readonly text?: string;
}

export interface Generated {
  readonly folder: string;
  readonly base: string;
  readonly expected: string;
  readonly seeded: readonly Seeded[];
  readonly missing: readonly string[];
}

/** A small generator of numbers: the same seed gives the same folder on every machine. */
const randomFrom = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
  };
};

const province = `kind: layer
region: { code: "990000", name: 示例省, level: province }
extends: national@2019
edition: "2026"
effective: 2026-12-01
responsibleBody: { 县级: 县级人力资源社会保障部门, 乡级: 乡镇人民政府（街道办事处） }
profile:
  filing: { receiver: 示例省人力资源和社会保障厅, deadline: 2026-12-31 }
employment:
  amend:
    - item: 1.2 岗位信息发布
      timeLimit: 10个工作日内
`;

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const stems = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'];
const cityName = (city: number): string => `${stems[city - 1]}市`;
const cityCode = (city: number): string => `99${String(city).padStart(2, '0')}00`;

const cityLayer = (city: number): string => `kind: layer
region: { code: "${cityCode(city)}", name: ${cityName(city)}, level: city }
extends: 990000.yaml
edition: "2026"
effective: 2026-12-01
responsibleBody: { 县级: 各县（市、区）人力资源和社会保障局, 乡级: 各乡镇人民政府（街道办事处） }
social-insurance:
  amend:
    - item: 1.4 职工参保登记
      timeLimit: 15个工作日内
`;

interface County {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
}

const head = ({ code, name, parent }: County, date = '2026-12-05'): string[] => [
  'kind: layer',
  `region: { code: "${code}", name: ${name}, level: county }`,
  `extends: ${parent}`,
  'edition: "2026"',
  'effective: 2026-12-01',
  `responsibleBody: { 县级: ${name}人力资源和社会保障局, 乡级: 各乡镇人民政府 }`,
  `contact: { office: ${name}人力资源和社会保障局办公室, phone: 0990-1234567, complaint: "12333" }`,
  `filing: { receiver: 示例省人力资源和社会保障厅, number: ${name[0]}人社函〔${date.slice(0, 4)}〕${Number(code.slice(4))}号, date: ${date}, review: { by: ${name}政务公开办公室, date: 2026-11-20, result: 同意 } }`,
  'employment:',
  '  omit:',
  `    - { item: 9.1 外国人来华工作许可, reason: not-operated, note: 由市局受理，${name}不设窗口 }`,
];

const limit = (days: number): string[] => ['    - item: 1.5 职业培训信息发布', `      timeLimit: ${days}个工作日内`];

/** The fields of an added item that are right. */
const fields = (name: string): string[] => [
  '      content: [市场地址, 服务时间, 用工信息, 咨询电话]',
  '      basis:',
  '        - 《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）',
  '        - 《人力资源市场暂行条例》（中华人民共和国国务院令第700号）',
  '      timeLimit: 公开事项信息形成或变更之日起10个工作日内公开',
  `      responsibleBody: { 县级: ${name}人力资源和社会保障局, 乡级: 各乡镇人民政府 }`,
  '      channels: [政府网站, 政务服务中心]',
  '      audience: 全社会',
  '      disclosureMode: 主动',
  '      levels: [县级, 乡级]',
];

const addition = (name: string, title: string): string[] => [
  '  add:',
  '    - id: "1.6"',
  `      title: ${title}`,
  ...fields(name),
];

interface Fault {
  readonly rules: readonly string[];
  readonly proposal: Seeded['proposal'];
  readonly lines: (county: County) => readonly string[];
  /** A part of the line that the finding must point at. */
  readonly text?: string;
}

/** Faults in an otherwise sound layer. `lines` come behind `amend:`. */
const faults: readonly Fault[] = [
  {
    rules: ['only-tighter'],
    proposal: 'correct',
    text: '30个工作日内',
    lines: () => ['    - item: 1.3 求职信息登记', '      timeLimit: 30个工作日内'],
  },
  {
    rules: ['only-tighter'],
    proposal: 'correct',
    text: '18个工作日内',
    lines: () => ['    - item: 1.2 岗位信息发布', '      timeLimit: 18个工作日内'],
  },
  {
    rules: ['only-tighter'],
    proposal: 'correct',
    text: 'channels',
    lines: () => ['    - item: 2.1 职业介绍', '      channels: [政府网站]'],
  },
  {
    rules: ['only-tighter'],
    proposal: 'correct',
    text: '依申请',
    lines: () => ['    - item: 4.1 失业登记', '      disclosureMode: 依申请'],
  },
  {
    rules: ['known-item'],
    proposal: 'correct',
    text: '5.1 创业担保贷款申请',
    lines: () => ['    - item: 5.1 创业担保贷款申请', '      timeLimit: 10个工作日内'],
  },
  {
    rules: ['no-narrowing'],
    proposal: 'correct',
    text: '招聘单位',
    lines: () => ['    - item: 1.2 岗位信息发布', '      content: [招聘单位, 岗位要求, 福利待遇, 招聘流程, 应聘方式]'],
  },
  {
    rules: ['no-personal-data'],
    proposal: 'correct',
    text: 'guide',
    lines: () => [
      '    - item: 4.2 就业登记',
      '      handlingLimit: 当场办结，经办人电话138****5678'.replace('****', '1234'),
    ],
  },
  {
    rules: ['basis-in-force'],
    proposal: 'correct',
    text: '财社〔2017〕164号',
    lines: () => [
      '    - item: 5.1 创业补贴申领',
      '      basis: { add: [《财政部 人力资源社会保障部关于印发〈就业补助资金管理办法〉的通知》（财社〔2017〕164号）] }',
    ],
  },
  {
    rules: ['no-overlap'],
    proposal: 'correct',
    text: '岗位信息发布',
    lines: ({ name }) => [...limit(15), ...addition(name, '岗位信息发布')],
  },
  {
    rules: ['schema'],
    proposal: 'correct',
    text: 'timelimit',
    lines: () => ['    - item: 1.3 求职信息登记', '      timelimit: 10个工作日内'],
  },
];

/** Ten ways in which a submission cannot be judged: the rules that say so, and what becomes of it. */
const unreadable: readonly ((path: string) => Pick<Seeded, 'name' | 'rules' | 'proposal'>)[] = [
  (path) =>
    write(`${path}.yaml`, gbk('kind: layer\nregion: { code: "990199", name: 甲县 }\n'), ['readable-file'], 'return'),
  (path) => write(`${path}.yaml`, Buffer.from('\ufeffkind: layer\n', 'utf16le'), ['readable-file'], 'return'),
  (path) => write(`${path}.xlsx`, Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]), [], 'return'),
  (path) => write(`${path}.yaml`, Buffer.alloc(0), ['readable-file'], 'return'),
  (path) => write(`${path}.yaml`, 'kind: layer\nregion: { code: "990101", name: 甲县\nextends: x\n', ['yaml']),
  (path) => write(`${path}.yaml`, 'kind: layer\n\tregion: 甲县\n', ['yaml']),
  (path) => write(`${path}.pdf`, '%PDF-1.7\n', [], 'return'),
  (path) => {
    symlinkSync('/etc/hostname', `${path}.yaml`);
    return { name: `${path}.yaml`, rules: ['readable-file'], proposal: 'return' };
  },
  (path) => {
    mkdirSync(path);
    writeFileSync(join(path, '说明.txt'), '见附件');
    return { name: path, rules: [], proposal: 'hold' };
  },
  (path) =>
    write(
      `${path}.yaml`,
      `a: &a [${'x, '.repeat(60)}]\n${'b: &b [*a, *a]\n'.repeat(1)}kind: [*a, *a, ${'*b, '.repeat(120)}]\n`,
      ['yaml'],
    ),
];

const write = (
  path: string,
  content: string | Uint8Array,
  rules: readonly string[],
  proposal: Seeded['proposal'] = 'correct',
): Pick<Seeded, 'name' | 'rules' | 'proposal'> => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return { name: path, rules, proposal };
};

/**
 * Writes `count` submissions with seeded faults, the base that pins their parents, and the list of who has to file: two
 * thirds sound, one third with one fault each, `broken` that cannot be read; three regions never file.
 */
export const generate = (root: string, count: number, broken: number, seed = 1): Generated => {
  const random = randomFrom(seed);
  const folder = join(root, '报送');
  const base = join(root, '核准文本');
  const seeded: Seeded[] = [];
  const listed: string[] = ['代码,名称'];
  const cities = Math.ceil(count / 15);
  write(join(base, '990000.yaml'), province, []);
  for (let city = 1; city <= cities; city += 1) write(join(base, `${cityCode(city)}.yaml`), cityLayer(city), []);
  for (let index = 0; index < count; index += 1) {
    const city = Math.floor(index / 15) + 1;
    const serial = (index % 15) + 1;
    const code = `99${String(city).padStart(2, '0')}${String(serial).padStart(2, '0')}`;
    const tail = serial <= 10 ? numerals[serial - 1] : `十${numerals[serial - 11]}`;
    const name = `${stems[city - 1]}${tail}县`;
    listed.push(`${code},${name}`);
    if (index < broken) {
      const kind = unreadable[index % unreadable.length];
      const made = kind?.(join(folder, code));
      if (made) seeded.push({ key: code, ...made });
      continue;
    }
    const isFolder = random(2) === 0;
    const own = isFolder ? join(folder, `${code}-${name}`) : folder;
    const file = join(own, isFolder ? 'layer.yaml' : `${code}.yaml`);
    const draw = random(36);
    const parentName = `${cityCode(city)}.yaml`;
    const county: County = { code, name, parent: parentName };
    const put = (lines: readonly string[], seed: Omit<Seeded, 'key' | 'name' | 'line'>) => {
      write(file, `${lines.join('\n')}\n`, []);
      const at = seed.text === undefined ? -1 : lines.findLastIndex((line) => line.includes(seed.text ?? ''));
      seeded.push({ key: code, name: file, ...seed, ...(at >= 0 ? { line: at + 1 } : {}) });
    };
    const sound = [...head(county), '  amend:', ...limit(10 + random(5))];
    if (isFolder) {
      write(join(own, '990000.yaml'), `# 随文报送的上级文件\n${province}`, []);
      write(join(own, parentName), cityLayer(city), []);
    }
    const fault = faults[draw];
    if (fault) put([...head(county), '  amend:', ...fault.lines(county)], fault);
    else if (draw === 30 && isFolder) {
      // A parent that was made looser on the way.
      write(join(own, parentName), cityLayer(city).replace('15个', '19个'), []);
      put([...head(county), '  amend:', ...limit(12)], {
        rules: ['parent-pinned'],
        proposal: 'correct',
        text: 'extends',
      });
    } else if (draw === 31)
      put([...head({ ...county, parent: 'national@2019' }), '  amend:', ...limit(12)], {
        rules: ['parent-pinned'],
        proposal: 'correct',
        text: 'extends',
      });
    else if (draw === 32)
      put([...head({ ...county, parent: '../../../../etc/passwd' }), '  amend:', ...limit(12)], {
        rules: ['parent-found'],
        proposal: 'correct',
        text: 'extends',
      });
    else if (draw === 33)
      put([...sound, ...addition(name, random(2) === 0 ? '零工驿站名单公布' : '零工市场名单发布')], {
        rules: [],
        proposal: 'agree',
      });
    else if (draw === 34)
      put([...head(county, '2027-01-05'), '  amend:', ...limit(12)], {
        rules: ['filing-sound'],
        proposal: 'agree',
        text: 'filing',
      });
    else put(sound, { rules: [], proposal: 'agree' });
  }
  const missing = ['未报甲县', '未报乙县', '未报丙县'];
  listed.push(...missing.map((name, index) => `99979${index},${name}`));
  const expected = join(root, '名单.csv');
  writeFileSync(expected, `\ufeff${listed.join('\r\n')}\r\n`);
  return { folder, base, expected, seeded, missing };
};
