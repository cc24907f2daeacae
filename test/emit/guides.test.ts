import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compilation as isCompilation } from '../../src/generated/validators/compilation.js';
import { runPlain } from '../cli/run-cli.ts';

let top = '';
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'mulu-guides-')).replaceAll('\\', '/');
  cpSync('catalogues/examples', `${top}/examples`, { recursive: true });
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

const layer = '990101-example-county.yaml';
const build = (out: string, ...more: readonly string[]) =>
  runPlain(['build', `${top}/examples/${layer}`, '-o', `${top}/${out}`, '--format', 'html,guides', ...more]);
const read = (name: string): string => readFileSync(`${top}/${name}`, 'utf8');
const guides = (out: string): string[] =>
  readdirSync(`${top}/${out}/guides`, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .sort();

describe('the guides of a county', () => {
  it('are pages, papers, charts and forms, linked from the catalogue, the same each time', async () => {
    expect((await build('one')).code).toBe(0);
    expect((await build('two', '--format', 'html,guides,json')).code).toBe(0);
    const files = guides('one');
    for (const name of ['html', 'card.html', 'notice.html', 'sample.html', 'record.html', 'svg'])
      expect(files).toContain(`social-insurance/7.1.${name}`);
    expect(files).toContain('social-insurance/fragment-guide-7.1.html');
    expect(files).toContain('files/失业保险金申领表.docx');
    for (const name of files.filter((one) => one.includes('.')))
      expect(readFileSync(`${top}/one/guides/${name}`).equals(readFileSync(`${top}/two/guides/${name}`)), name).toBe(
        true,
      );
    expect(read('one/index.html')).toContain('href="guides/social-insurance/7.1.html"');
    expect(read('one/guides/social-insurance/7.1.html')).toContain('href="../../index.html"');
  });

  it('are data, each value with the line that it comes from', () => {
    const catalogue = JSON.parse(read('two/catalogue.json'));
    expect([isCompilation(catalogue), isCompilation.errors]).toEqual([true, null]);
    const guide = catalogue.guides.find(({ item }: { readonly item: string }) => item === 'social-insurance/7.1');
    const [file, layers] = [`990101/guides/social-insurance/7.1.yaml`, catalogue.layers.length];
    const lines = read(`examples/${file}`).split('\n');
    const promised = guide.fields['limits.promised'];
    expect(promised).toMatchObject({ value: '5个工作日', setBy: layers - 1, file });
    expect(lines[promised.line - 1]).toContain('5个工作日');
    expect(guide.materials.map(({ name }: { readonly name: string }) => name)).toContain('失业保险金申领表');
    // What law says stands above all layers.
    expect(guide.conditions[0]).toMatchObject({ setBy: 0 });
    expect(guide.fields.process.value.steps[2]).toMatchObject({ ask: '材料齐全？' });
  });

  it('are valid HTML without a script', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
    for (const name of guides('one').filter((one) => /\/\d[^/]*\.html$/u.test(one))) {
      const page = read(`one/guides/${name}`);
      const report = await validator.validateString(page);
      const messages = report.results.flatMap((result) => result.messages);
      expect(messages.map(({ line, ruleId, message }) => `${name}:${line} ${ruleId}: ${message}`)).toEqual([]);
      expect(page).not.toContain('<script');
    }
  });

  it('say in words everything that the chart shows', () => {
    const page = read('one/guides/social-insurance/7.1.html');
    const svg = read('one/guides/social-insurance/7.1.svg');
    for (const text of ['提出申请', '2个工作日', '发放岗']) {
      expect(svg).toContain(text);
      expect(page).toContain(text);
    }
  });

  it('are one Word document with the charts as shapes', () => {
    const parts = unzipSync(readFileSync(`${top}/one/guides.docx`));
    const document = new TextDecoder().decode(parts['word/document.xml']);
    expect(document).toContain('flowChartDecision');
    expect(document).toContain('失业保险金申领');
  });

  it('are withheld where one has an error; all else is written', async () => {
    const file = `${top}/examples/990101/guides/social-insurance/7.1.yaml`;
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace('promised: 5个工作日', 'promised: 30个工作日'));
    const { code, stderr } = await build('broken');
    writeFileSync(file, before);
    expect(code).toBe(1);
    expect(stderr).toContain('promise-within-law');
    expect(readdirSync(`${top}/broken`)).toContain('index.html');
    expect(read('broken/index.html')).not.toContain('guides/social-insurance/7.1.html');
    expect(guides('broken')).not.toContain('social-insurance/7.1.html');
  });

  it('print HTML of a guide as text', async () => {
    const file = `${top}/examples/990101/guides/social-insurance/7.1.yaml`;
    const before = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      before
        .replace('name: 授权委托书', 'name: "授权委托书<img src=x onerror=alert(1)>"')
        .replace('do: 提出申请', 'do: "提出申请<b>&\\"</b>"'),
    );
    const { code } = await build('html');
    writeFileSync(file, before);
    expect(code).toBe(0);
    for (const name of guides('html').filter((one) => /\.(?:html|svg)$/u.test(one)))
      expect(read(`html/guides/${name}`)).not.toMatch(/<img src=x|<b>/u);
  });
});
