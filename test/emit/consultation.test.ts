import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { strFromU8, unzipSync } from 'fflate';
import { HtmlValidate } from 'html-validate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';

let top = '';
beforeEach(() => {
  top = mkdtempSync(`${tmpdir()}/mulu-comments-`).replaceAll('\\', '/');
  cpSync('catalogues/examples', `${top}/in`, { recursive: true });
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const csv = (): string => `${top}/in/990101/comments.csv`;
const build = (format = 'consultation,filing') =>
  runHere('build', `${top}/in/990101-example-county.yaml`, '-o', `${top}/out`, '--force', '--format', format);
const read = (name: string): string => readFileSync(`${top}/out/${name}`, 'utf8');
const words = (name: string): string =>
  strFromU8(unzipSync(readFileSync(`${top}/out/${name}`))['word/document.xml'] ?? new Uint8Array()).replace(
    /<[^>]*>/gu,
    '',
  );

/** The comments as this test reads them; no cell of the example holds a comma. */
const rows = (): string[][] =>
  readFileSync(csv(), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

describe('a consultation', () => {
  it('asks the three questions of the document, with period, ways and a form', async () => {
    expect((await build()).code).toBe(0);
    for (const text of [read('consultation.html').replace(/<[^>]*>/gu, ''), words('consultation.docx')])
      for (const part of [
        '2026年10月12日至2026年11月10日',
        '是否及时',
        '是否全面',
        '是否多样便民',
        '0990-1234567',
        '意见反馈表',
        'zwgk@example.gov.cn',
      ])
        expect(text).toContain(part);
  });

  it('tells sums that are those of the table, on the page and in the 编制说明', async () => {
    await build();
    const all = rows();
    const count = (outcome: string): number => all.filter((row) => row[8] === outcome).length;
    const sentence = `共收到意见${all.length}条，其中采纳${count('采纳')}条、部分采纳${count('部分采纳')}条、不采纳${count('不采纳')}条、解释说明${count('解释')}条。`;
    for (const text of [read('comments.html'), read('filing.html'), words('filing.docx')])
      expect(text).toContain(sentence);
  });

  it('publishes summaries, never the words or the names of people', async () => {
    await build();
    const page = read('comments.html');
    for (const [, , , sender, , , comment = '', , , reply = '', summary = ''] of rows()) {
      expect(page).not.toContain(comment);
      if (sender) expect(page).not.toContain(sender);
      if (summary) for (const text of [summary, reply]) expect(page).toContain(text);
    }
    expect(page).toContain('朱**');
    expect(page.match(/<tr><td/gu)).toHaveLength(rows().filter((row) => row[10]).length);
  });

  it.each([
    ['朱建国同志：已经改正', '朱**同志：已经改正'],
    ['与李 秀英反映的是同一件事', '与李**反映的是同一件事'],
    ['王　磊、赵敏都提过', '王**、赵**都提过'],
    ['示例县某用工企业的意见', '示**的意见'],
    ['请公众放心', '请公众放心'],
  ])('masks whom a reply or a summary names, and tells of it: %s', async (said, published) => {
    writeFileSync(
      csv(),
      readFileSync(csv(), 'utf8')
        .replace('2026-002,2026-10-14,来电,', '2026-002,2026-10-14,来电,公众')
        .replace('李秀英', '"李秀英（来电）"')
        .replace('指南已经删去户口簿,', `${said},${said}：`),
    );
    expect((await build('site')).code).toBe(0);
    for (const page of [read('comments.html'), read('search.html')]) {
      expect(page).toContain(published);
      for (const name of ['朱建国', '李 秀英', '李秀英', '王　磊', '赵敏', '某用工']) expect(page).not.toContain(name);
    }
    const { stdout } = await runHere('validate', `${top}/in/990101-example-county.yaml`);
    expect(stdout.includes('公布时写作')).toBe(said !== published);
  });

  it('is valid HTML', async () => {
    await build();
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
    for (const name of ['consultation.html', 'comments.html']) {
      const { results } = await validator.validateString(read(name));
      expect(
        results.flatMap(({ messages }) => messages.map(({ ruleId, line }) => `${name}:${line} ${ruleId}`)),
      ).toEqual([]);
    }
  });

  it('lists what is open in the ledger, masks the phone of a writer and tells of it', async () => {
    const text = readFileSync(csv(), 'utf8');
    writeFileSync(
      csv(),
      text
        .replace('2026-10-16,采纳,公开时限由6个工作日缩短为5个工作日', ',,')
        .replace('招聘会都开完了', '打我电话13812345678 招聘会都开完了'),
    );
    const validated = await runHere('validate', `${top}/in/990101-example-county.yaml`);
    expect(validated.stdout).toContain('意见 2026-001（2026-10-13 收到）还没有答复');
    expect(validated.stdout).toContain('[no-personal-data]');
    const built = await build('consultation,ledger');
    expect([built.code, validated.stdout.includes('13812345678')]).toEqual([1, false]);
    expect(built.stderr).toContain('comments.csv');
    writeFileSync(csv(), text.replace('2026-10-16,采纳,公开时限由6个工作日缩短为5个工作日', ',,'));
    expect((await build('consultation,ledger')).code).toBe(0);
    const sheets = unzipSync(readFileSync(`${top}/out/ledger.xlsx`));
    expect(strFromU8(sheets['xl/sharedStrings.xml'] ?? new Uint8Array())).toContain('还没有答复的意见（1条）');
    expect(read('comments.html')).toContain('正在办理1条');
  });
});
