import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { inChromium } from '../tools.ts';
import { barriers } from './axe.ts';

const examples = 'catalogues/examples';
const county = '990101-example-county.yaml';
const folder = mkdtempSync(join(tmpdir(), 'mulu-guide-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const address = (path: string): string => pathToFileURL(join(folder, path)).href;

/** Three counties with the guides of the example; one of them names another and asks for more. */
const submit = (): void => {
  for (const [index, name] of ['甲一县', '甲二县', '甲三县'].entries()) {
    const to = join(folder, 'in', `99010${index + 1}`);
    cpSync(join(examples, '990101'), join(to, '990101'), { recursive: true });
    const text = readFileSync(join(examples, county), 'utf8').replaceAll('示例县', name);
    writeFileSync(join(to, county), text.replace('code: "990101"', `code: "99010${index + 1}"`));
  }
  const guide = join(folder, 'in/990102/990101/guides/social-insurance/7.1.yaml');
  const text = readFileSync(guide, 'utf8').replace('summary: 参保职工', 'summary: 甲一县参保职工');
  writeFileSync(guide, text.replace('promised: 5个工作日', 'promised: 30个工作日'));
  for (const name of readdirSync(examples).filter((one) => /^9900|^990100/u.test(one)))
    cpSync(join(examples, name), join(folder, 'base', name));
};

beforeAll(async () => {
  const build = (out: string, ...more: readonly string[]) =>
    runHere('build', join(examples, county), '-o', join(folder, out), ...more);
  expect(await build('site', '--format', 'html,guides,on-request')).toMatchObject({ code: 0 });
  expect(await build('town', '--format', 'guides', '--level', 'township', '--region', '示例镇')).toMatchObject({
    code: 0,
  });
  submit();
  const review = ['review', join(folder, 'in'), '-o', join(folder, 'out'), '--base', join(folder, 'base')];
  await runHere(...review, '--date', '2026-12-10', '--format', 'html');
});

/** A page of each kind: fragments are no pages. */
const pages = (): string[] => [
  ...readdirSync(join(folder, 'site'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:^|\/)(?:[79]\.[^/]*|on-request)\.html$/u.test(name))
    .map((name) => `site/${name}`),
  'town/guides/board.html',
  'out/index.html',
  'out/counties/990102.html',
];

inChromium('guides in Chromium', (open) => {
  it.each([
    [1366, 'screen', 'light'],
    [1366, 'screen', 'dark'],
    [360, 'screen', 'light'],
    [794, 'print', 'light'],
  ] as const)('have no barrier that axe finds: %i px, %s, %s', async (width, media, colorScheme) => {
    const found: { [path: string]: unknown } = {};
    for (const path of pages()) {
      const page = await open(address(path), { viewport: { width, height: 900 }, colorScheme });
      await page.emulateMedia({ media });
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      const all = await barriers(page);
      // A notice board is printed on A3.
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      if (media === 'screen' && over > 0) all.push(`${over} px too wide`);
      if (all.length > 0) found[path] = all;
    }
    expect(found).toEqual({});
  });

  describe('a flow chart', () => {
    it('is a picture with a name, and a table that says all of it', async () => {
      const page = await open(address('site/guides/social-insurance/7.1.html'));
      const chart = page.getByRole('img', { name: '失业保险金申领的流程图，共9步，文字见下面的表' });
      expect(await chart.count()).toBe(1);
      const rows = page.getByRole('table', { name: '办理步骤' }).getByRole('row');
      expect(await rows.count()).toBe(10);
      const svg = await open(address('site/guides/social-insurance/7.1.svg'));
      const drawn = await svg.evaluate<string[]>(
        "[...document.querySelectorAll('svg > title, svg > desc')].map((one) => one.textContent)",
      );
      expect(drawn[0]).toBe('失业保险金申领流程图');
      for (const text of ['提出申请', '材料齐全？', '按月发放']) expect(drawn[1]).toContain(text);
    });
  });

  it.each(['7.1.card.html', '7.1.notice.html'])('a paper is one page of A4: %s', async (name) => {
    const page = await open(address(`site/guides/social-insurance/${name}`));
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    expect([...pdf.matchAll(/\/MediaBox /gu)]).toHaveLength(1);
  });
});
