import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { read as readBook, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';

const example = 'catalogues/examples/990101-example-county.yaml';
const before = 'examples/yearly/990101-2025.yaml';

let top = '';
beforeAll(() => {
  top = mkdtempSync(`${tmpdir()}/mulu-adjust-`).replaceAll('\\', '/');
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

const read = (name: string): string => readFileSync(`${top}/${name}`, 'utf8');
const words = (name: string): string =>
  strFromU8(unzipSync(readFileSync(`${top}/${name}`))['word/document.xml'] ?? new Uint8Array()).replace(
    /<[^>]*>/gu,
    '',
  );
const plainText = (html: string): string => html.replace(/<[^>]*>/gu, '');

/** A layer of one domain, with what a case is about. */
const layer = (more: string, { edition = '2026', effective = '2026-12-01', region = '"990101", name: 示例县' } = {}) =>
  [
    'kind: layer',
    `region: { code: ${region}, level: county }`,
    'extends: national@2019',
    'covers: [employment]',
    `edition: "${edition}"`,
    `effective: ${effective}`,
    'responsibleBody: 示例县人力资源和社会保障局',
    more,
    '',
  ].join('\n');

let count = 0;
/** Two editions in a folder of their own; what `build --previous` makes of them. */
const adjust = async (old: string, now: string, comments?: string, ...more: string[]) => {
  count += 1;
  const folder = `c${count}`;
  mkdirSync(`${top}/${folder}`);
  writeFileSync(`${top}/${folder}/old.yaml`, old);
  writeFileSync(`${top}/${folder}/now.yaml`, comments === undefined ? now : `${now}records: { comments: c.csv }\n`);
  if (comments !== undefined) writeFileSync(`${top}/${folder}/c.csv`, comments);
  const given = more.length > 0 ? more : ['--previous', `${top}/${folder}/old.yaml`];
  const ran = await runHere(
    ...['build', `${top}/${folder}/now.yaml`, '-o', `${top}/${folder}/out`, '--format', 'adjustment', ...given],
  );
  const there = (name: string): string => (ran.code === 0 ? read(`${folder}/out/${name}`) : '');
  return { ...ran, folder, page: plainText(there('adjustment.html')), changes: plainText(there('changes.html')) };
};

const last = { edition: '2025', effective: '2025-12-01' };
const tighter = 'employment: { amend: [{ item: 1.2 岗位信息发布, timeLimit: 5个工作日内 }] }';

describe('the yearly adjustment of the example', () => {
  beforeAll(async () => {
    const { code, stderr } = await runHere(
      ...['build', example, '-o', `${top}/out`, '--previous', before, '--format', 'adjustment,filing'],
    );
    expect(code).toBe(0);
    expect(stderr).toContain('没有写原因');
  });

  it('writes the account, the change log, the pages that follow, and the filing pack with it', () => {
    for (const name of [
      'adjustment.html',
      'adjustment.docx',
      'changes.html',
      'changes.docx',
      'pages.xlsx',
      'filing.docx',
    ])
      expect(existsSync(`${top}/out/${name}`), name).toBe(true);
  });

  it('counts as diff counts, in the page, the document and the letter', async () => {
    const { stdout } = await runHere('diff', before, example, '--format', 'json');
    const { comparisons } = JSON.parse(stdout) as {
      comparisons: { differences: { class: string; item: string }[] }[];
    };
    const all = comparisons[0]?.differences ?? [];
    const of = (kind: string): number => all.filter((one) => one.class === kind).length;
    const items = new Set(all.map(({ item }) => item)).size;
    const sentence = `新增${of('added')}项，放宽或减少${of('loosened')}处，更快、更多或更广${of('tightened')}处，其他调整${of('changed')}处；涉及${items}项事项。`;
    for (const text of [plainText(read('out/adjustment.html')), words('out/adjustment.docx'), words('out/filing.docx')])
      expect(text).toContain(sentence);
  });

  it('tells each comment once with what became of it, and the sums of the table', () => {
    const rows = readFileSync('catalogues/examples/990101/comments.csv', 'utf8').trim().split('\n').slice(1);
    const page = plainText(read('out/adjustment.html'));
    expect(page).toContain(`共收到意见${rows.length}条`);
    for (const row of rows.map((line) => line.split(',')).filter((cells) => cells[10])) {
      expect(page).toContain(row[10]);
      expect(page).toContain(row[9]);
    }
    for (const name of ['朱建国', '李秀英', '王磊', '赵敏']) expect(page).not.toContain(name);
  });

  it('lists every page that follows with its own deadline', () => {
    const book = readBook(readFileSync(`${top}/out/pages.xlsx`));
    const rows = utils.sheet_to_json<string[]>(book.Sheets.待更新页面 ?? {}, { header: 1 }).slice(3);
    const said = plainText(read('out/adjustment.html'));
    expect(said).toContain(`调整涉及${rows.length}项事项的公开页面`);
    // 5 工作日 after 2026-12-01, a Tuesday; the 20 of law where the row promises no less.
    expect(rows.find((row) => row[2] === '1.2 岗位信息发布')?.[6]).toBe('2026-12-08');
    expect(rows.find((row) => row[2] === '1.6 零工市场信息发布')?.[6]).toBe('2026-12-15');
    expect(rows.every((row) => row[4] === undefined || row[4].startsWith('https://'))).toBe(true);
  });

  it('is valid HTML', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
    for (const page of ['adjustment.html', 'changes.html']) {
      const report = await validator.validateString(read(`out/${page}`), page);
      expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => `${page}: ${message}`))).toEqual(
        [],
      );
    }
  });
});

describe('an adjustment', () => {
  it('says so where nothing is adjusted', async () => {
    const { page, changes } = await adjust(layer('', last), layer(''));
    expect(page).toContain('与上一版（2025年版）相比，事项和各栏内容没有调整。');
    expect(changes).toContain('政务公开目录调整记录');
  });

  it.each([
    ['原因：为全县统一', '- { item: 1.2 岗位信息发布, field: timeLimit, text: 为全县统一 }', '为全县统一', ''],
    [
      'a reason of another column',
      '- { item: 1.2 岗位信息发布, field: basis, text: 另一栏 }',
      '5个工作日',
      '没有写原因',
    ],
    [
      'a reason of an item that was not adjusted',
      '- { item: 1.3 求职信息登记, text: 无关 }',
      '5个工作日',
      '没有对应的调整',
    ],
    ['a reason of a group', '- { item: "employment/1.*", text: 统一缩短 }', '统一缩短', ''],
    ['a reason of all', '- 机构改革', '机构改革', '没有写原因'],
  ])('prints reasons where they belong: %s', async (_, entry, printed, told) => {
    const { page, stderr } = await adjust(layer('', last), layer(`${tighter}\nadjusted:\n  ${entry}`));
    expect(page).toContain(printed);
    if (told === '') expect(stderr).not.toContain('原因');
    else expect(stderr).toContain(told);
  });

  it('takes the comments since the edition before, names nobody, and tells what was adopted without effect', async () => {
    const csv = [
      '编号,收到日期,反馈人,事项,意见,答复日期,采纳,答复或理由,公开摘要',
      '2025-9,2025-05-06,孙晓梅,,旧意见,2025-05-20,采纳,已改,上一年的意见',
      '2026-1,2026-05-06,朱建国,employment/1.2,慢,2026-05-20,采纳,已缩短,朱建国建议快些',
      '2026-2,2026-05-07,,employment/1.3,少,2026-05-20,采纳,已改,建议多公开',
    ].join('\n');
    const reason = '- { item: 1.2 岗位信息发布, text: 朱建国等群众反映慢 }\n  - 孙晓梅去年提出';
    const { page, changes, stderr } = await adjust(layer('', last), layer(`${tighter}\nadjusted:\n  ${reason}`), csv);
    expect(page).toContain('共收到意见2条');
    expect(page).toContain('本事项采纳意见2026-1');
    expect(page).toContain('朱**等群众反映慢');
    expect(page).not.toContain('上一年的意见');
    for (const text of [page, changes]) expect(text).not.toMatch(/朱建国|孙晓梅/u);
    expect(stderr).toMatch(/采纳了 1 条意见.*2026-2（employment\/1\.3 求职信息登记）/u);
  });

  it('says nothing of days that cannot be counted', async () => {
    const { page, stderr } = await adjust(
      layer('', { edition: '2029', effective: '2029-12-01' }),
      layer(tighter, { edition: '2030', effective: '2030-12-01' }),
    );
    expect(page).toContain('还要更新1项。');
    expect(stderr).toContain('1 项的更新期限无法判断');
  });

  it('keeps the earlier log and puts the new section in front', async () => {
    const first = await adjust(layer('', last), layer(tighter));
    const next = layer('employment: { amend: [{ item: 1.2 岗位信息发布, timeLimit: 3个工作日内 }] }', {
      edition: '2027',
      effective: '2027-12-01',
    });
    const log = `${top}/${first.folder}/out/changes.html`;
    const old = `${top}/${first.folder}/now.yaml`;
    const { changes, code } = await adjust(layer(''), next, undefined, '--previous', old, '--changelog', log);
    expect(code).toBe(0);
    expect(changes.indexOf('2027年12月1日')).toBeLessThan(changes.indexOf('2026年12月1日'));
    expect(changes.indexOf('2026年12月1日')).toBeGreaterThan(0);
  });

  it('reads the edition before from a catalogue.json and from a commit alike', async () => {
    const { folder, page } = await adjust(layer('', last), layer(tighter));
    const here = `${top}/${folder}`;
    await runHere('build', `${here}/old.yaml`, '-o', `${here}/2025`, '--format', 'json');
    const git = (...args: string[]) => execFileSync('git', ['-C', here, ...args], { stdio: 'ignore' });
    cpSync(`${here}/now.yaml`, `${here}/new`);
    cpSync(`${here}/old.yaml`, `${here}/now.yaml`);
    git('init', '-q');
    git('add', 'now.yaml');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'one');
    cpSync(`${here}/new`, `${here}/now.yaml`);
    for (const [index, previous] of [`${here}/2025/catalogue.json`, 'git:HEAD'].entries()) {
      const out = `${here}/again${index}`;
      const { code } = await runHere(
        ...['build', `${here}/now.yaml`, '-o', out, '--format', 'adjustment', '--previous', previous],
      );
      expect(code).toBe(0);
      expect(plainText(readFileSync(`${out}/adjustment.html`, 'utf8'))).toBe(page);
    }
  });

  it.each([
    ['another region', layer('', { ...last, region: '"990102", name: 青岩县' }), '是青岩县的目录，不是示例县的'],
    [
      'another region of the same name',
      layer('', { ...last, region: '"990102", name: 示例县' }),
      '是示例县（990102 县级）的目录，不是示例县（990101 县级）的',
    ],
    [
      'the wrong way round by its edition alone',
      layer('', { edition: '2027' }).replace(/effective:.*\n/u, ''),
      '是2027年版，晚于这一版的2026年版：两版写反了',
    ],
    ['the wrong way round', layer('', { edition: '2027', effective: '2027-12-01' }), '写反了'],
    ['what is no layer', 'kind: places\n', '--previous 写一份地方层'],
    ['what is no YAML', ': : :\n\t- {', '--previous 写一份地方层'],
  ])('is refused without a trace: %s', async (_, old, told) => {
    const { code, stderr, folder } = await adjust(old, layer(tighter));
    expect([code, stderr.includes(told), existsSync(`${top}/${folder}/out`)]).toEqual([2, true, false]);
  });

  it.each([
    [[], '要有上一版'],
    [['--previous', 'no-such.yaml'], '没有“no-such.yaml”'],
    [
      ['--previous', 'catalogues/examples/990101'],
      '--previous 写一份地方层或者 catalogue.json，“catalogues/examples/990101”是文件夹',
    ],
    [['--previous', 'git:no-such-tag'], 'git 仓库'],
    [['--previous', before, '--level', 'township'], '摘录没有'],
  ])('needs one edition before: %s', async (more, told) => {
    writeFileSync(`${top}/one.yaml`, layer(''));
    const given = ['build', `${top}/one.yaml`, '-o', `${top}/refused`, '--format', 'adjustment', ...more];
    const { code, stderr } = await runHere(...given);
    expect([code, stderr.includes(told) || stderr, existsSync(`${top}/refused`)]).toEqual([2, true, false]);
  });
});
