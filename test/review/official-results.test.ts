import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { county, narrowed, overlapping, review, ruling, township } from './desk.ts';
import { filesBelow } from './read-docx.ts';

const list = (...regions: readonly (readonly [code: string, name: string])[]): string =>
  `代码,名称\n${regions.map(([code, name]) => `${code},${name}\n`).join('')}`;
const draftMark = '草稿';

describe('a finding that the reviewer rejected', () => {
  it('is open, whatever it was: an error, a warning, an answer of the region', async () => {
    const answer = 'accepted:\n  - { rule: no-narrowing, item: employment/1.2, field: content, reason: 另行公布 }\n';
    const tree = { 'in/a.yaml': county({ amend: narrowed, more: answer }) };
    const first = await review(tree);
    expect([first.code, first.rows[0]?.proposal]).toEqual([0, 'agree']);
    const finding = first.rows[0]?.findings.find(({ rule }) => rule === 'no-narrowing');
    const rulings = `kind: rulings\nrulings:\n${ruling(finding?.fingerprint, '不认可')}`;
    const second = await review({ ...tree, 'rulings.yaml': rulings });
    expect([second.code, second.rows[0]?.proposal, second.rows[0]?.totals.errors]).toEqual([1, 'correct', 1]);
    const sheet = second.read('counties/990101.html');
    expect(sheet).toContain('应当改正（1条）');
    expect(sheet).toContain('不认可，仍须改正：已核');
    expect(sheet).toContain('■限期补正');
    expect(second.read('filing.html')).toContain(draftMark);
    expect(first.read('filing.html')).not.toContain(draftMark);
  });
});

describe('every own layer of an entry', () => {
  const broken = '    - { item: 4.1 失业登记, disclosureMode: 依申请 }\n';
  it('is judged: a county with a township is one submission, and the errors below it count', async () => {
    const desk = await review({
      'in/甲县/county.yaml': county(),
      'in/甲县/town.yaml': township('990101001', '城关镇', 'county.yaml', broken),
      'in/b.yaml': county({ code: '990102', name: '乙县' }),
      'list.csv': list(['990101', '甲县'], ['990102', '乙县']),
    });
    expect(desk.rows.map(({ key, proposal }) => [key, proposal])).toEqual([
      ['990101', 'correct'],
      ['990102', 'agree'],
    ]);
    expect(desk.row('990101')?.below).toMatchObject([{ key: '990101001', title: '城关镇', level: 'township' }]);
    expect(desk.row('990101')?.findings.filter(({ below }) => below === '990101001')).toHaveLength(1);
    expect(desk.report.expected?.missing).toEqual([]);
    expect(desk.read('counties/990101.html')).toContain('城关镇（乡级）：应当改正（1条）');
    expect(desk.has('counties/990101001.html')).toBe(false);
    expect(desk.report.summary).toMatchObject({ submissions: 2, agree: 1, correct: 1 });
  });

  it('is a submission where the list asks for its level', async () => {
    const desk = await review({
      'in/甲市/city.yaml': county({ code: '990100', name: '甲市', level: 'city' }),
      'in/甲市/a.yaml': county({ parent: 'city.yaml' }),
      'in/甲市/b.yaml': county({ code: '990102', name: '乙县', parent: 'city.yaml' }),
      'list.csv': list(['990101', '甲县'], ['990102', '乙县']),
    });
    expect(desk.rows.map(({ key, proposal }) => [key, proposal])).toEqual([
      ['990101', 'agree'],
      ['990102', 'agree'],
    ]);
  });
});

describe('the result of the local review', () => {
  it.each(['不同意', '未通过', '退回', '审核未通过，退回修改', '修改后同意', '不 予 公开', '驳回'])(
    '%s is an error in validate, build and review',
    async (result) => {
      const desk = await review({ 'in/a.yaml': county({ result }) });
      expect(desk.rows[0]?.proposal).toBe('correct');
      expect(desk.rows[0]?.findings.map(({ rule, severity }) => [rule, severity])).toEqual([['filing-sound', 'error']]);
      const file = join(desk.folder, 'in/a.yaml');
      expect((await runHere('validate', file)).code).toBe(1);
      expect((await runHere('build', file, '-o', join(desk.folder, 'built'))).code).toBe(1);
    },
  );

  it('is asked about where it is not understood to the last character', async () => {
    for (const result of ['原则同意', '待定', '已阅', '同意（有条件）', '同意，另附意见']) {
      const desk = await review({ 'in/a.yaml': county({ result }) });
      expect([result, desk.rows[0]?.proposal]).toEqual([result, 'correct']);
      expect(desk.rows[0]?.findings.map(({ severity }) => severity)).toEqual(['warning']);
    }
  });

  it('passes in the ordinary ways of saying so', async () => {
    for (const result of [
      '同意',
      '审核通过',
      '经审核，同意公开。',
      '无不同意见',
      '符合规定，准予公开',
      '未发现不予公开的情形，同意',
    ])
      expect([result, (await review({ 'in/a.yaml': county({ result }) })).rows[0]?.proposal]).toEqual([
        result,
        'agree',
      ]);
  });
});

describe('a catalogue under the name of another region', () => {
  const tree = {
    'in/990102乙县/a.yaml': county(),
    'in/甲县报送/丙县.yaml': county({ code: '990103', name: '丙县' }),
    'in/丁县.yaml': county({ code: '990104', name: '丁县' }),
    'in/甲市/新戊县.yaml': county({ code: '990105', name: '新戊县' }),
    'list.csv': list(
      ...(['甲县', '乙县', '丙县', '丁县', '新戊县', '戊县'] as const).map(
        (name, index) => [`${990101 + index}`, name] as const,
      ),
      ['990100', '甲市'],
    ),
  };
  it('is held for the reviewer, who finds out whose it is: neither is answered by it', async () => {
    const open = await review(tree);
    expect(open.rows.map(({ key, proposal, hold }) => [key, proposal, hold])).toEqual([
      ['990101', 'hold', 'reviewer'],
      ['990103', 'hold', 'reviewer'],
      ['990104', 'agree', null],
      ['990105', 'agree', null],
    ]);
    expect(open.row('990101')?.cause).toBe('“990102乙县”写的是乙县，里面是甲县的目录');
    expect([open.code, open.has('发文/990101-甲县-审核意见表.docx')]).toEqual([1, false]);
    const rulings = 'kind: rulings\nuse: { "990101": 990102乙县 }\n';
    const chosen = await review({ ...tree, 'rulings.yaml': rulings });
    expect([chosen.row('990101')?.proposal, chosen.report.unused]).toEqual(['agree', []]);
  });
});

describe('one region', () => {
  const tree = {
    'in/乙县（最终版）.yaml': county({ code: '990102', name: '乙县' }),
    'in/乙县（最终版） (1).yaml': county({ code: '990102', name: '乙县', date: '2026-12-08' }),
    'in/a.yaml': county(),
    'list.csv': list(['990101', '甲县'], ['990102', '乙县']),
  };
  it('has one submission: of several none is agreed before one is chosen', async () => {
    const open = await review(tree);
    expect(open.rows.map(({ proposal, hold }) => [proposal, hold])).toEqual([
      ['agree', null],
      ['hold', 'versions'],
      ['hold', 'versions'],
    ]);
    expect(open.code).toBe(1);
    expect(open.report.summary).toMatchObject({ agree: 1, held: { versions: 2 }, missing: 0 });
    expect(open.report.repeated).toMatchObject([{ region: '990102' }]);
    expect([open.has('发文/990102-乙县-审核意见表.docx'), open.has('发文/990101-甲县-审核意见表.docx')]).toEqual([
      false,
      true,
    ]);
    expect(open.read('filing.html')).toContain('正在审核的1个地区：乙县');
    expect(open.read('rulings.yaml')).toContain('"990102": # 乙县');
    const use = 'kind: rulings\nuse: { "990102": 乙县（最终版） (1).yaml }\n';
    const chosen = await review({ ...tree, 'rulings.yaml': use });
    expect(chosen.row('乙县（最终版） (1).yaml')).toMatchObject({ proposal: 'agree', hold: null });
    expect(chosen.row('乙县（最终版）.yaml')).toMatchObject({ proposal: 'hold', hold: 'superseded' });
    expect([chosen.code, chosen.read('filing.html').includes(draftMark)]).toEqual([0, false]);
    expect(chosen.report.summary).toMatchObject({ agree: 2 });
  });

  it('takes the newest where the profile says so, and never by the word of the county itself', async () => {
    const base = {
      'base/990000.yaml': county({
        code: '990000',
        name: '示例省',
        level: 'province',
        filing: '',
        more: 'profile:\n  filing: { versions: newest }\n',
      }),
    };
    const below = Object.fromEntries(
      Object.entries(tree).map(([path, text]) => [path, text.replace('national@2019', '990000.yaml')]),
    );
    const newest = await review({ ...below, ...base });
    expect(newest.rows.map(({ name, hold }) => [name, hold]).sort()).toEqual([
      ['a.yaml', null],
      ['乙县（最终版） (1).yaml', null],
      ['乙县（最终版）.yaml', 'superseded'],
    ]);
    const own = Object.fromEntries(
      Object.entries(tree).map(([path, text]) => [
        path,
        path.startsWith('in') ? `${text}profile:\n  filing: { versions: newest }\n` : text,
      ]),
    );
    expect((await review(own)).rows.filter(({ hold }) => hold === 'versions')).toHaveLength(2);
  });

  it('is not chosen by a name that is not there, nor by two', async () => {
    const none = await review({ ...tree, 'rulings.yaml': 'kind: rulings\nuse: { "990102": 丙县.yaml }\n' });
    expect(none.rows.filter(({ hold }) => hold === 'versions')).toHaveLength(2);
    expect(none.report.unused).toEqual(['990102: 丙县.yaml']);
    expect(none.stderr).toContain('没有对上报送材料');
  });

  it('is neither filed nor counted when it is not on the list', async () => {
    const desk = await review({
      'in/a.yaml': county(),
      'in/x.yaml': county({ code: '990199', name: '外县' }),
      'list.csv': list(['990101', '甲县']),
    });
    expect(desk.row('990199')).toMatchObject({ proposal: 'hold', hold: 'unlisted' });
    expect(desk.report.summary).toMatchObject({ agree: 1, held: { unlisted: 1 } });
    expect(desk.read('filing.html')).not.toContain('外县');
  });

  it('has a number of its own: one on two regions is a finding of both', async () => {
    const number = '示人社函〔2026〕012号';
    const desk = await review({
      'in/a.yaml': county({ number: '示人社函〔2026〕12号' }),
      'in/b.yaml': county({ code: '990102', name: '乙县', number }),
    });
    expect(desk.rows.map(({ proposal }) => proposal)).toEqual(['correct', 'correct']);
    expect(desk.rows[0]?.findings[0]?.message).toBe('发文字号“示人社函〔2026〕12号”与乙县的相同');
  });
});

describe('what build refuses to file', () => {
  const open = '  omit:\n    - { item: 9.1 外国人来华工作许可, reason: to-be-confirmed, note: 待核 }\n';
  const answered = `${open}accepted:\n  - { rule: item-standard-covered, item: employment/9.1, reason: 正在核实 }\n`;
  it.each([
    ['items to be confirmed', { more: open }],
    ['items to be confirmed, answered', { more: answered }],
    ['nothing said about the filing', { filing: '' }],
    [
      'no number',
      {
        filing:
          '{ receiver: 示例省人力资源和社会保障厅, date: 2026-12-05, review: { by: 政务公开办公室, date: 2026-11-20, result: 同意 } }',
      },
    ],
    [
      'no date',
      {
        filing:
          '{ receiver: 示例省人力资源和社会保障厅, number: 甲人社函〔2026〕1号, review: { by: 政务公开办公室, date: 2026-11-20, result: 同意 } }',
      },
    ],
    [
      'no receiver',
      {
        filing:
          '{ number: 甲人社函〔2026〕1号, date: 2026-12-05, review: { by: 政务公开办公室, date: 2026-11-20, result: 同意 } }',
      },
    ],
    ['less content, unanswered', { amend: narrowed }],
    ['an omission without a note', { more: '  omit:\n    - { item: 9.1 外国人来华工作许可, reason: not-operated }\n' }],
  ])('is never agreed: %s', async (_, text) => {
    const desk = await review({ 'in/a.yaml': county(text) });
    const built = await runHere(
      ...['build', join(desk.folder, 'in/a.yaml'), '-o', join(desk.folder, 'built'), '--format', 'filing'],
    );
    expect([desk.rows[0]?.proposal, built.code]).toEqual(['correct', 1]);
  });

  it('is issued with --allow-open where only an answer is wanting', async () => {
    const desk = await review({ 'in/a.yaml': county({ amend: narrowed }) });
    const build = (...more: string[]) =>
      runHere('build', join(desk.folder, 'in/a.yaml'), '-o', join(desk.folder, 'built'), ...more);
    const refused = await build();
    expect([refused.code, refused.stderr.includes('--allow-open')]).toEqual([1, true]);
    expect((await build('--allow-open')).code).toBe(0);
  });

  it('does not follow from advice', async () => {
    const desk = await review({
      'in/a.yaml': county({ amend: '    - { item: 1.2 岗位信息发布, responsibleBody: 相关部门 }\n' }),
    });
    expect(desk.rows[0]).toMatchObject({ proposal: 'agree', totals: { warnings: 1 } });
    expect(desk.read('counties/990101.html')).toContain('请核对（1条）');
  });
});

describe('the results', () => {
  const cut = Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]);
  it.each([
    [
      'a slip in YAML',
      '990101.yaml',
      'kind: layer\nregion: { code: "990101", name: 甲县\nextends: x\n',
      'correct',
      null,
    ],
    ['a slip in its kind', '990101.yaml', county().replace('kind: layer', 'kind: layr'), 'correct', null],
    ['an empty file', '990101.yaml', '', 'return', null],
    ['another encoding', '990101.yaml', Buffer.from('\ufeffkind: layer\n', 'utf16le'), 'return', null],
    ['a damaged workbook', '990101.xlsx', cut, 'return', null],
    ['something else', '990101.yaml', 'kind: rulings\nrulings: []\n', 'return', null],
    ['a table of something else', '990101.csv', '序号,物品\n1,办公桌\n2,椅子\n', 'return', null],
    ['a scan', '990101.pdf', '%PDF-1.7\n', 'return', null],
    ['an archive', '990101.rar', 'Rar!', 'hold', 'reviewer'],
    ['a mail', '990101.eml', 'From: x', 'hold', 'reviewer'],
    ['what nobody knows', '990101.xyz', 'x', 'hold', 'reviewer'],
  ])('%s: %s', async (_, name, content, proposal, hold) => {
    const desk = await review({ [`in/${name}`]: content });
    expect(desk.rows[0]).toMatchObject({ proposal, hold });
    expect(desk.rows[0]?.cause).toBeTruthy();
    if (proposal !== 'correct') expect(desk.rows[0]?.remedy).toBeTruthy();
    expect([desk.code, filesBelow(desk.out).some((file) => file.endsWith('-审核意见表.docx'))]).toEqual([
      1,
      proposal !== 'hold',
    ]);
  });

  it('never propose 不予备案: only a reviewer decides it', async () => {
    const tree = { 'in/a.yaml': county(), 'in/b.yaml': county({ code: '990102', name: '乙县', more: overlapping() }) };
    const rulings = `kind: rulings\nsubmissions:\n  - { submission: "990101", decision: 不予备案, by: 省厅, date: 2027-01-05, note: 不是本级的目录 }\n`;
    const desk = await review({ ...tree, 'rulings.yaml': rulings });
    expect(desk.rows.map(({ proposal, decided }) => [proposal, decided?.decision ?? null])).toEqual([
      ['refuse', 'refuse'],
      ['correct', null],
    ]);
    expect(desk.read('counties/990101.html')).toContain('■不予备案');
    expect(desk.read('counties/990101.html')).toContain('省厅决定不予备案：不是本级的目录');
  });

  it('hold a county whose parent in the same folder is open', async () => {
    const city = (more = '') => county({ code: '990100', name: '甲市', level: 'city', more });
    const tree = (more?: string) => ({
      'in/990100.yaml': city(more),
      'in/990101.yaml': county({ parent: '990100.yaml' }),
    });
    const open = await review(tree(overlapping()));
    expect(open.rows.map(({ proposal, hold }) => [proposal, hold])).toEqual([
      ['correct', null],
      ['hold', 'parent'],
    ]);
    expect(open.row('990101')?.cause).toContain('甲市');
    expect((await review(tree())).rows.map(({ proposal }) => proposal)).toEqual(['agree', 'agree']);
  });
});

describe('a ruling', () => {
  it('waives what its rule lets it waive, and reaches the county in validate and build', async () => {
    const tree = { 'in/a.yaml': county({ more: overlapping() }) };
    const first = await review(tree);
    const [finding] = first.rows[0]?.findings ?? [];
    const rulings = `kind: rulings\nrulings:\n${ruling(finding?.fingerprint, '认可')}`;
    const second = await review({ ...tree, 'rulings.yaml': rulings });
    expect([second.code, second.rows[0]?.proposal]).toEqual([0, 'agree']);
    const file = join(second.folder, 'in/a.yaml');
    const path = join(second.folder, 'rulings.yaml');
    expect((await runHere('validate', file)).code).toBe(1);
    expect((await runHere('validate', file, '--rulings', path)).code).toBe(0);
    const built = join(second.folder, 'built');
    expect((await runHere('build', file, '-o', built)).code).toBe(1);
    expect((await runHere('build', file, '-o', built, '--rulings', path)).code).toBe(0);
    // What was rejected reaches the county, too.
    writeFileSync(path, rulings.replace('认可', '不认可'));
    expect((await runHere('build', file, '-o', built, '--rulings', path)).code).toBe(1);
  });

  it.each([
    ['a limit over that of the law', '    - { item: 1.2 岗位信息发布, timeLimit: 40个工作日内 }\n'],
    ['a personal number', '    - { item: 1.2 岗位信息发布, content: { add: [经办人电话13812345678] } }\n'],
    ['a restricted marking', '    - { item: 1.2 岗位信息发布, content: { add: [内部资料 注意保存] } }\n'],
    ['a word of no schema', '    - { item: 1.2 岗位信息发布, timelimit: 10个工作日内 }\n'],
  ])('never waives %s', async (_, amend) => {
    const tree = { 'in/a.yaml': county({ amend }) };
    const first = await review(tree);
    const findings = first.rows[0]?.findings.filter(({ severity }) => severity !== 'info') ?? [];
    expect(findings).not.toEqual([]);
    const rulings = `kind: rulings\nrulings:\n${findings.map(({ fingerprint }) => ruling(fingerprint, '认可')).join('')}`;
    const second = await review({ ...tree, 'rulings.yaml': rulings });
    expect([second.code, second.rows[0]?.proposal]).toEqual([1, 'correct']);
    expect(new Set(second.report.rulings?.idle.map(({ reason }) => reason))).toEqual(new Set(['fixed']));
    const file = join(second.folder, 'in/a.yaml');
    const path = join(second.folder, 'rulings.yaml');
    expect((await runHere('build', file, '-o', join(second.folder, 'built'), '--rulings', path)).code).toBe(1);
  });
});

describe('what programs leave behind', () => {
  it('is passed over in review and validate, with one line', async () => {
    const desk = await review({
      'in/甲县.yaml': county(),
      'in/~$甲县.xlsx': 'x',
      'in/.DS_Store': 'x',
      'in/Thumbs.db': 'x',
      'in/desktop.ini': 'x',
      'in/__MACOSX/甲县.yaml': county(),
      'in/node_modules/x.yaml': 'a: 1\n',
      'in/.git/config.yaml': 'a: 1\n',
      'in/空县/.keep': '',
      'in/out/manifest.json': '{"tool":{"name":"mulu"},"submissions":3,"files":[{"path":"rulings.yaml","sha256":"0"}]}',
      'in/out/rulings.yaml': 'kind: rulings\n',
      'list.csv': list(['990101', '甲县']),
    });
    expect(desk.rows.map(({ name, proposal }) => [name, proposal])).toEqual([['甲县.yaml', 'agree']]);
    expect(desk.stderr.trim().split('\n')).toHaveLength(1);
    expect(desk.stderr).toContain('~$甲县.xlsx');
    expect(desk.report.passedOver).toContain('空县');
    const checked = await runHere('validate', join(desk.folder, 'in'));
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('1 个文件')]);
    expect(checked.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('a name on the list', () => {
  it('has arrived whatever code it came with, and is not dunned', async () => {
    const desk = await review({
      'in/a.yaml': county({ code: '990109' }),
      'in/丁县.xlsx': Uint8Array.from([0x50, 0x4b, 5, 6, ...Array<number>(18).fill(0)]),
      'list.csv': list(['990101', '甲县'], ['990102', '乙县'], ['990104', '丁县']),
    });
    expect(desk.report.expected?.missing.map(({ name }) => name)).toEqual(['乙县']);
    expect(desk.row('a.yaml')).toMatchObject({ proposal: 'correct', listed: '甲县' });
    expect(desk.row('a.yaml')?.findings.map(({ message }) => message)).toEqual([
      '代码与名单不符：报送的是“990109 甲县”，名单上是“990101 甲县”',
    ]);
    expect(desk.row('丁县.xlsx')).toMatchObject({ proposal: 'return', hold: null, listed: '丁县' });
  });
});
