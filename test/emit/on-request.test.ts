import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, expect, it } from 'vitest';
import { runPlain } from '../cli/run-cli.ts';

const top = mkdtempSync(join(tmpdir(), 'mulu-on-request-')).replaceAll('\\', '/');
afterAll(() => rmSync(top, { recursive: true, force: true }));
cpSync('catalogues/examples', `${top}/examples`, { recursive: true });
const county = `${top}/examples/990101-example-county.yaml`;
const whole = readFileSync(county, 'utf8');

const build = (out: string, ...options: string[]) =>
  runPlain(['build', county, '-o', `${top}/${out}`, '--format', 'on-request', ...options]);

it('prints the procedure of the law with the office of the layer, its chart and its form', async () => {
  writeFileSync(
    county,
    whole.replace('  place: 县大厅\n  online', '  place: 县大厅\n  form: files/失业登记表.docx\n  online'),
  );
  expect((await build('page')).code).toBe(0);
  const page = readFileSync(`${top}/page/on-request.html`, 'utf8');
  for (const words of [
    '示例县人力资源和社会保障局办公室',
    '示例县政务服务中心人社窗口，示例路1号二楼',
    '7个工作日内一次性告知',
    '20个工作日内答复',
    '最多再延长20个工作日',
    '15个工作日',
    '口头提出',
    '第五十一条',
    'href="https://www.example.gov.cn/990101/ysqgk"',
  ])
    expect(page).toContain(words);
  expect(page.match(/<ol>.*<\/ol>/su)?.[0].match(/<li>/gu)).toHaveLength(7);
  expect(page).not.toContain('<script');
  expect((await new HtmlValidate().validateString(page)).results).toEqual([]);
  expect(readFileSync(`${top}/page/on-request.svg`, 'utf8')).toContain('涉及第三方');
  const form = /href="(on-request\/[^"]+)"/u.exec(page)?.[1] ?? '';
  expect(existsSync(`${top}/page/${decodeURIComponent(form)}`)).toBe(true);
});

it('refuses a form that is not there, leads out of the folder, and a layer that takes no requests', async () => {
  for (const form of ['files/没有.docx', '../../990101-example-county.yaml']) {
    writeFileSync(county, whole.replace('  place: 县大厅\n  online', `  place: 县大厅\n  form: ${form}\n  online`));
    const { code, stderr } = await build('none');
    expect([code, stderr]).toEqual([2, expect.stringContaining('不在指南文件夹里，没有写出任何文件')]);
  }
  writeFileSync(county, whole.slice(0, whole.indexOf('\nonRequest:')));
  expect((await build('none')).stderr).toContain('地方层没有写向谁申请公开');
  expect(existsSync(`${top}/none`)).toBe(false);
});

it('adds what the layer says beside all guides to each of them', async () => {
  writeFileSync(
    county,
    whole.replace(
      'companion:\n',
      'companion:\n  policies: [《示例省就业促进条例》]\n  notices: ["https://www.example.gov.cn/tz"]\n',
    ),
  );
  const { code } = await runPlain(['build', county, '-o', `${top}/guides`, '--format', 'guides']);
  expect(code).toBe(0);
  for (const name of ['employment/4.1', 'social-insurance/7.1']) {
    const page = readFileSync(`${top}/guides/guides/${name}.html`, 'utf8');
    expect(page).toContain('《示例省就业促进条例》');
    expect(page).toContain('href="https://www.example.gov.cn/tz"');
  }
});
