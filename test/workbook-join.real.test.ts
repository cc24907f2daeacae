import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { runHere } from './cli/run-cli.ts';
import { columnOf, filled, formOf } from './forms.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-workbook-join-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = `${folder}/county.yaml`;
const sent = `${folder}/sent.xlsx`;
const text = `# 由局办公室维护
kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: national@2019
contact: { phone: 0990-1234567 } # 总机
employment:
  omit:
    - { item: 9.1 外国人来华工作许可, reason: moved, note: 由市局受理 }
  amend:
    # 全部加上公众号
    - items: ["*"]
      channels: { add: [两微一端] }
    - item: 1.2 岗位信息发布
      timeLimit: 7个工作日内 # 局务会定的
      responsibleBody: 就业局
  add:
    - { id: "1.1.1", title: 稳岗政策咨询 }
# 另有一页
filing: { receiver: 示例市人社局 }
`;

let form: Uint8Array;
beforeEach(async () => {
  writeFileSync(file, text);
  form ??= await formOf(await openWorkspace(undefined).check(file));
});

/** The row of an item on a sheet, as it is issued. */
const rows = { '1.1': 4, '1.2': 5, '1.3': 6, '9.1': 36 };
const column = (head: string): Promise<string> => columnOf(form, '就业', head);

const joined = async (bytes: Uint8Array, ...more: string[]) => {
  writeFileSync(sent, bytes);
  const result = await runHere('import', sent, '--into', file, ...more);
  return { ...result, now: readFileSync(file, 'utf8') };
};

describe('a workbook joined into the layer that it was made of', () => {
  it('changes nothing when nobody filled anything in', async () => {
    const { code, stderr, now } = await joined(form);
    expect([code, stderr]).toEqual([0, expect.stringContaining('没有要改的')]);
    expect(now).toBe(text);
  });

  it('writes what was filled in, emptied, added and answered, and leaves every other line and comment', async () => {
    const [limit, body, status, note] = await Promise.all(
      ['公开时限（本地）', '公开主体（本地）', '列入情况', '说明'].map(column),
    );
    const jobs = filled(form, '就业', {
      [`${limit}${rows['1.2']}`]: '5个工作日内',
      [`${body}${rows['1.2']}`]: '',
      [`${limit}${rows['1.1']}`]: '10个工作日内',
      [`${status}${rows['1.3']}`]: '本地未开展该项业务',
      [`${note}${rows['1.3']}`]: '由乡镇办理',
      [`${status}${rows['9.1']}`]: '',
      [`${note}${rows['9.1']}`]: '',
    });
    const facts = filled(jobs, '基本情况', { B12: '0990-7654321', B20: '示人社函〔2026〕12号' });
    const { code, now, stderr } = await joined(facts);
    expect(code, stderr).toBe(0);
    expect(now).toBe(
      text
        .replace('phone: 0990-1234567', 'phone: 0990-7654321')
        .replace(
          '{ item: 9.1 外国人来华工作许可, reason: moved, note: 由市局受理 }',
          'item: 1.3 求职信息登记\n      reason: not-operated\n      note: 由乡镇办理',
        )
        .replace(
          '    - item: 1.2 岗位信息发布',
          '    - item: 1.1 就业政策法规咨询\n      timeLimit: 10个工作日内\n    - item: 1.2 岗位信息发布',
        )
        .replace('timeLimit: 7个工作日内', 'timeLimit: 5个工作日内')
        .replace('      responsibleBody: 就业局\n', '')
        .replace('{ receiver: 示例市人社局 }', '{ receiver: 示例市人社局, number: 示人社函〔2026〕12号 }'),
    );
  });

  it('keeps what was written in the layer meanwhile, and tells what was changed in both', async () => {
    const limit = await column('公开时限（本地）');
    writeFileSync(file, text.replace('7个工作日内', '6个工作日内').replace('就业局', '县就业局'));
    const { code, now, stderr } = await joined(filled(form, '就业', { [`${limit}${rows['1.2']}`]: '5个工作日内' }));
    expect([code, stderr]).toEqual([1, expect.stringContaining('冲突：“1.2 岗位信息发布”的公开时限')]);
    expect(now).toContain('6个工作日内');
    expect(now).toContain('县就业局');
  });

  it('writes for one item less in an entry for all what the parent says of it', async () => {
    const box = await column('两微一端');
    const { code, now } = await joined(filled(form, '就业', { [`${box}${rows['1.1']}`]: '' }));
    const own = `    - item: 1.1 就业政策法规咨询
      channels: [政府网站, 政务服务中心, 其他：基层公共服务平台]
`;
    const next = '    - item: 1.2 岗位信息发布\n';
    expect([code, now]).toEqual([0, text.replace(next, own + next)]);
  });

  it('is left alone by a workbook that cannot be read whole', async () => {
    const number = filled(form, '就业', { [`A${rows['1.2']}`]: '' });
    const { code, now, stderr } = await joined(number);
    expect([code, stderr]).toEqual([2, expect.stringContaining('没有动')]);
    expect(now).toBe(text);
  });

  it('is not mixed with tables', async () => {
    copyFileSync('test/import/cases/12-limit-without-zhiri/D4-limits.xlsx', `${folder}/table.xlsx`);
    writeFileSync(sent, form);
    const { code, stderr } = await runHere('import', sent, `${folder}/table.xlsx`, '--into', file);
    expect([code, stderr]).toEqual([2, expect.stringContaining('分开导入')]);
  });
});
