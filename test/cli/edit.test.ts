import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runHere } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-edit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
/** A copy of the example county beside its chain. */
const county = (change: (text: string) => string = (text) => text) => {
  count += 1;
  const own = join(folder, `${count}`);
  cpSync('catalogues/examples', own, { recursive: true });
  const file = join(own, '990101-example-county.yaml');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  const before = readFileSync(file, 'utf8');
  return { file, before, read: () => readFileSync(file, 'utf8') };
};

describe('mulu set', () => {
  it('writes one value, and shows the line before and after', async () => {
    const { file, before, read } = county();
    const { code, stdout } = await runHere('set', file, '就业/1.2', '公开时限=4个工作日内');
    expect(code).toBe(0);
    expect(stdout).toContain('- 32 |       timeLimit: 5个工作日内\n+ 32 |       timeLimit: 4个工作日内\n');
    expect(read()).toBe(before.replace('timeLimit: 5个工作日内\n', 'timeLimit: 4个工作日内\n'));
  });

  it('keeps CRLF line ends and a BOM', async () => {
    const { file, before, read } = county((text) => `\ufeff${text.replaceAll('\n', '\r\n')}`);
    expect(
      (await runHere('set', file, '就业/4.2', '办理时限=即时办结', '办事链接=https://www.example.gov.cn/a')).code,
    ).toBe(0);
    expect(read()).toBe(
      before.replace(
        'handlingLimit: 当场办结\r\n',
        'handlingLimit: 即时办结\r\n      links: { guide: "https://www.example.gov.cn/a" }\r\n',
      ),
    );
  });

  it('writes nothing with --dry-run, and nothing when one of several values cannot be read', async () => {
    const { file, before, read } = county();
    expect((await runHere('set', file, '就业/1.2', '公开时限=4个工作日内', '--dry-run')).code).toBe(0);
    const { code, stderr } = await runHere('set', file, '就业/1.2', '公开时限=4个工作日内', '公开对象=全世界');
    expect([code, read()]).toEqual([2, before]);
    expect(stderr).toContain('不认得“全世界”');
  });

  it('asks before it goes against an entry for several items', async () => {
    const { file, before, read } = county();
    const refused = await runHere('set', file, '就业/1.1', '公开时限=4个工作日内');
    expect([refused.code, read()]).toEqual([2, before]);
    expect(refused.stderr.replaceAll('\n', '')).toContain('只改本项加 --only');
    expect((await runHere('set', file, '就业/1.1', '公开时限=4个工作日内', '--only')).code).toBe(0);
    const reset = await runHere('set', file, '就业/1.1', '--reset', '公开时限');
    expect([reset.code, read()]).toEqual([0, before]);
    expect(reset.stderr).toContain('现在照一条改几项的');
  });

  it('resets to what the parent says, whatever a looser entry for several items says', async () => {
    const { file, read } = county((text) => text.replaceAll('timeLimit: 10个工作日内\n', 'timeLimit: 60个工作日内\n'));
    for (const item of ['就业/1.1', '就业/1.2', '就业/6.2']) {
      const { stderr } = await runHere('set', file, item, '--reset', '公开时限');
      expect([item, stderr]).toEqual([item, expect.stringContaining('已写进')]);
    }
    expect(read()).toMatch(/- item: 1\.1 就业政策法规咨询\n {6}timeLimit: .{0,16}15个工作日内/u);
    expect(read()).toMatch(/- item: 1\.2 岗位信息发布\n {6}timeLimit: .{0,16}7个工作日内/u);
    expect(read()).toContain('- items: [6.3 公益性岗位补贴申领]');
    // What keeps an item from an entry for several is not without effect.
    const { findings } = JSON.parse((await runHere('validate', file, '--format', 'json')).stdout);
    expect(findings.filter(({ rule }: { rule: string }) => rule === 'no-effect')).toEqual([]);
  });

  it('takes a reason in the words that people use, and names them when there is none', async () => {
    const { file, read } = county();
    expect((await runHere('set', file, '社会保险/6.4', '--omit', '没有开展', '--note', '由市局受理')).code).toBe(0);
    expect(read()).toContain('reason: not-operated');
    const { code, stderr } = await runHere('set', file, '社会保险/6.4', '--omit', '不想办');
    expect([code, stderr.replaceAll('\n', '')]).toEqual([2, expect.stringContaining('已划转其他部门')]);
  });

  it('tells that a reason is not written where only what restored an item is taken back', async () => {
    const { file, before } = county();
    const item = /restore:\n\s+- (?:\{ )?item: (\S+)/u.exec(before)?.[1] ?? '';
    const domain = before.indexOf('restore:') < before.indexOf('social-insurance:') ? '就业' : '社会保险';
    const { stderr } = await runHere('set', file, `${domain}/${item}`, '--omit', '已划转', '--note', '由省厅受理');
    expect(stderr.replaceAll('\n', '')).toContain('这里写的没有写进去');
  });

  it('omits and restores', async () => {
    const { file, before, read } = county();
    expect((await runHere('set', file, '社会保险/6.4', '--omit', 'moved', '--note', '已划转市局')).code).toBe(0);
    expect(read()).toContain('    - item: 6.4 工伤认定申请\n      reason: moved\n      note: 已划转市局\n');
    expect((await runHere('set', file, '社会保险/6.4', '--restore')).code).toBe(0);
    expect(read()).toBe(before);
  });

  it('says what the new value is refused for, and exits with 1', async () => {
    const { file } = county();
    const { code, stdout } = await runHere('set', file, '就业/1.2', '公开时限=60个工作日内');
    expect(code).toBe(1);
    expect(stdout).toContain('[only-tighter]');
  });

  it.each([
    ['an item in both domains', ['1.2', '公开时限=4个工作日内'], '请写明是哪一项'],
    ['a number with another title', ['1.2 失业登记', '公开时限=4个工作日内'], '是不是'],
    ['nothing to change', ['就业/1.2'], '没有写要改什么'],
    ['no equals sign', ['就业/1.2', '公开时限'], '要写成 栏名=内容'],
    ['a field that may be two', ['就业/1.2', '时限=2个工作日内'], '请写全'],
    ['elements parted by 、', ['就业/1.2', '公开内容=招聘单位、岗位要求'], '用分号'],
    ['an empty value', ['就业/1.2', '公开时限='], '--reset'],
    ['a key that the field does not have', ['就业/1.2', '公开内容={ ad: [甲] }'], '是不是“add”'],
    ['an address without https', ['就业/1.2', '办事链接=www.example.com'], 'http'],
    ['a number for a text', ['就业/1.2', '公开内容=[1.2, 3]'], '1.2'],
    ['brackets that do not close', ['就业/1.2', '公开内容=[甲'], '读不懂'],
    ['a reset of what only an entry for several sets', ['就业/1.1', '--reset', '公开时限'], '没有自己的'],
    ['a note without --omit', ['就业/1.2', '公开时限=4个工作日内', '--note', '甲'], '--omit'],
  ])('refuses %s', async (_, argv, told) => {
    const { file, before, read } = county();
    const { code, stderr } = await runHere('set', file, ...argv);
    expect([code, read()]).toEqual([2, before]);
    expect(stderr.replaceAll('\n', '')).toContain(told);
  });

  it('reads lists, bodies and YAML as a layer writes them', async () => {
    const { file, read } = county();
    const { code } = await runHere(
      'set',
      file,
      '就业/1.6',
      '公开内容=市场名称；服务时间（周一、周日）；咨询电话',
      '公开主体=县级：甲局；乡级：乙所',
      '公开对象={ add: [特定群体：灵活就业人员] }',
    );
    expect(code).toBeLessThan(2);
    expect(read()).toContain('content: [市场名称, 服务时间（周一、周日）, 咨询电话]');
    expect(read()).toContain('responsibleBody: { 县级: 甲局, 乡级: 乙所 }');
  });
});

describe('mulu answer', () => {
  const unanswered = (text: string): string => text.slice(0, text.indexOf('\n# 答复过的警告'));

  it('writes an answer that the next check takes', async () => {
    const { file, before, read } = county(unanswered);
    expect((await runHere('validate', file)).stdout).toContain('[similar-item]');
    const { code } = await runHere(
      'answer',
      file,
      'similar-item',
      '就业/1.6',
      '--reason',
      '公开的是零工市场',
      '--until',
      '2027-12-31',
    );
    expect(code).toBe(0);
    expect(read()).toBe(
      `${before}accepted:\n  - rule: similar-item\n    item: employment/1.6\n    reason: 公开的是零工市场\n    until: 2027-12-31\n`,
    );
    expect((await runHere('validate', file, '--strict')).code).toBe(0);
  });

  it.each([
    ['no such warning', ['similar-item', '就业/1.2', '--reason', '甲'], '没有 similar-item 的警告'],
    ['no item, when what there is has its answer', ['similar-item', '--reason', '甲'], '可以答复'],
    ['an empty reason', ['similar-item', '就业/1.6', '--reason', ' '], '要写理由'],
    ['a day that does not exist', ['similar-item', '就业/1.6', '--reason', '甲', '--until', '2027-02-30'], '日期写作'],
    [
      'a field that the warning is not about',
      ['similar-item', '就业/1.6', '--reason', '甲', '--field', '公开依据'],
      '没有 similar-item 的警告',
    ],
  ])('refuses %s', async (_, argv, told) => {
    const { file, before, read } = county();
    const { code, stderr } = await runHere('answer', file, ...argv);
    expect([code, read()]).toEqual([2, before]);
    expect(stderr.replaceAll('\n', '')).toContain(told);
  });
});
