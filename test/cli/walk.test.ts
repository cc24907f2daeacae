import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runHere } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-walk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cases = 'test/import/cases';
const layer = join(folder, '990101.yaml');

/** The commands that a message names, as they would be typed. */
const commandsIn = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => /(mulu (?:set|answer) .*)$/u.exec(line)?.[1] ?? []);

const typed = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, word]) => quoted ?? word ?? '').slice(1);

const head = 'kind: layer\nregion: { code: "990102", name: 试用县, level: county }\nextends: national@2019\n';

/** A layer of a few lines, changed by one command. */
const changed = async (text: string, ...argv: string[]) => {
  const file = join(folder, '990102.yaml');
  writeFileSync(file, head + text);
  const { code, stdout, stderr } = await runHere('set', file, ...argv);
  return { code, stdout, told: stderr.replaceAll('\n', ''), text: readFileSync(file, 'utf8').slice(head.length) };
};

describe('mulu set for several items', () => {
  const open =
    'employment:\n  omit:\n    - { item: 2 职业介绍、职业指导和创业开业指导, reason: to-be-confirmed }\n    - { item: "9.1", reason: moved, note: 归市局 }\n';

  it('lists one item again though its heading is left out, and says the same of the others', async () => {
    const { text } = await changed(open, '就业/2.2', '--restore');
    expect(text).toBe(
      'employment:\n  omit:\n    - { item: 2.1 职业介绍, reason: to-be-confirmed }\n    - item: 2.3 创业开业指导\n      reason: to-be-confirmed\n    - { item: "9.1", reason: moved, note: 归市局 }\n',
    );
  });

  it('decides only what is to be confirmed', async () => {
    const decided = await changed(open, '就业/*', '--omit', '没有开展', '--note', '归市局');
    expect(decided.text).toBe(
      'employment:\n  omit:\n    - { item: 2 职业介绍、职业指导和创业开业指导, reason: not-operated, note: 归市局 }\n    - { item: "9.1", reason: moved, note: 归市局 }\n',
    );
    const none = await changed(open, '就业/9.*', '--restore');
    expect([none.code, none.told, none.text]).toEqual([2, expect.stringContaining('没有待定（待核实）的'), open]);
  });

  it('takes patterns in characters of any width', async () => {
    const [narrow, wide] = [
      await changed(open, '就业/2.*', '--restore'),
      await changed(open, '就业／２．＊', '--restore'),
    ];
    expect([narrow.code, wide.text]).toEqual([wide.code, narrow.text]);
    expect(wide.text).not.toBe(open);
  });

  it('adds what is missing once where the same is missing everywhere, and for level 3, too', async () => {
    const { code, text } = await changed(
      'employment:\n  amend:\n    - items: ["1.*"] # 省厅来函\n      channels: [政府网站, 两微一端]\n  add:\n    - { id: "1.1.1", title: 稳岗政策咨询, channels: [入户/现场] }\n',
      ...['就业/1.*', '--complete', '渠道'],
    );
    expect([code, text]).toEqual([
      0,
      'employment:\n  amend:\n    - items: ["1.*"] # 省厅来函\n      channels: { add: [两微一端] }\n  add:\n    - { id: "1.1.1", title: 稳岗政策咨询, channels: { add: [入户/现场] } }\n',
    ]);
  });

  it.each([
    ['a pattern of two domains', ['1.*', '--complete', '渠道'], '请写明是哪一个领域'],
    ['what has one value', ['全部', '--complete', '公开时限'], '照上级写 --reset 公开时限'],
    ['no change', ['全部'], '没有写要改什么'],
    ['a note alone', ['全部', '--reset', '渠道', '--note', '甲'], '要和 --omit 一起写'],
    ['a line that the form does not have', ['基本情况', '主送机构=甲'], '是不是“主送机关”'],
    ['a part of a review', ['基本情况', '审查机关=甲'], '三项一起写'],
    ['what is for one item only', ['全部', '--only', '公开时限=5个工作日内'], '--only 只用于改一项'],
    [
      'what is for one item only, beside what completes',
      ['就业/1.2', '--only', '--complete', '渠道'],
      '--only 只用于改一项',
    ],
    ...(['--only', '--restore', '--omit 没有开展', '--note 甲', '--reset 渠道', '--complete 渠道'] as const).map(
      (flag): [string, string[], string] => [
        `${flag} for what is no item`,
        ['基本情况', '主送机关=示例市人社局', ...flag.split(' ')],
        '基本情况只写 栏目=内容',
      ],
    ),
    ['a day that is none', ['基本情况', '成文日期=昨天'], '日期'],
  ])('refuses %s', async (_, argv, told) => {
    const refused = await changed(open, ...argv);
    expect([refused.code, refused.text]).toEqual([2, open]);
    expect(refused.told).toContain(told);
  });
});

describe('the way of a clerk from two old tables to the filing pack', () => {
  it('takes one command for what has one cause, each named by the check', async () => {
    const tables = [`${cases}/41-channels-in-words/H3-channels.xlsx`, `${cases}/06-own-domain-column/A4-leizhou.html`];
    await runHere('import', ...tables, '-o', layer, '--region', '990101', '--name', '示例县');
    const first = await runHere('validate', layer);
    expect(first.stdout).toContain('13 个错误，8 个警告');
    const [channels = '', employment = '', , , insurance = '', basis = '', ...more] = commandsIn(first.stderr);
    expect(first.stderr).toContain('13 项的“公开渠道和载体”不到上级的标准');
    expect(first.stderr).toContain('就业有 22 项待定（1.* 2，2.* 3，');
    expect([channels, basis, more]).toEqual([
      expect.stringMatching(/ 全部 --complete 公开渠道和载体$/u),
      expect.stringMatching(/ 全部 --complete 公开依据$/u),
      [expect.stringMatching(/^mulu answer .* no-narrowing --field 公开依据 --reason 理由$/u)],
    ]);
    for (const command of [channels, employment, insurance.replace('由谁办理', '由示例市社会保险中心办理'), basis])
      expect([command, (await runHere(...typed(command))).stderr]).toEqual([
        command,
        expect.stringContaining('已写进'),
      ]);
    for (const argv of [
      ['全部', '--complete', '公开内容', '--complete', '公开对象'],
      [
        ...['基本情况', '施行日期=2026-12-01', '主送机关=示例市人力资源和社会保障局', '文号=示人社函〔2026〕12号'],
        ...['成文日期=2026-11-30', '审查机关=示例县政务公开办公室', '审查日期=2026-11-25', '审查结论=同意'],
      ],
    ])
      expect((await runHere('set', layer, ...argv)).code).toBe(0);
    expect((await runHere('answer', layer, 'renamed-item', '--reason', '本地沿用的叫法，是同一件事')).code).toBe(0);
    const last = await runHere('validate', layer, '--strict');
    expect([last.code, last.stderr]).toEqual([0, '']);
    const pack = await runHere('build', layer, '-o', join(folder, 'out'), '--format', 'filing');
    expect([pack.code, pack.stdout]).toEqual([0, expect.stringContaining('filing.docx')]);
    // What the table said beyond the standard is kept, the standard is met, and one line decides about a heading.
    const text = readFileSync(layer, 'utf8');
    expect(text).toContain('channels: { add: [两微一端, 其他：三务公开平台] }');
    expect(text).toContain('{ item: 7 失业保险服务, reason: not-operated, note: 由示例市社会保险中心办理 }');
    expect(text).not.toMatch(/reason: to-be-confirmed|restore:/u);
  });
});
