import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Compilation, EmitOptions } from '../../src/emit/emitter.ts';
import { html } from '../../src/emit/html.ts';
import { launchChromium, requireTool } from '../tools.ts';
import { enlarged, sample, sampleOptions } from './sample.ts';

const pageOf = async (input: Compilation = sample(), options: Partial<EmitOptions> = {}): Promise<string> => {
  const files = await html.emit(input, { ...sampleOptions, ...options });
  const index = files.find((file) => file.path === 'index.html');
  if (!index) throw new Error('no index.html');
  return new TextDecoder('utf-8', { fatal: true }).decode(index.bytes);
};

describe('the page', () => {
  it('is emitted with a table and a list fragment for each domain', async () => {
    const files = await html.emit(sample(), sampleOptions);
    expect(files.map((file) => file.path)).toEqual([
      'index.html',
      'fragment-employment-table.html',
      'fragment-employment-list.html',
      'fragment-social-insurance-table.html',
      'fragment-social-insurance-list.html',
    ]);
  });

  it.each([
    ['zh', { lang: 'zh' }],
    ['en', { lang: 'en' }],
    ['draft', { draft: true }],
  ] as const)('passes html-validate (%s)', async (_, options) => {
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
    const report = await validator.validateString(await pageOf(sample(), options));
    const messages = report.results.flatMap((result) => result.messages);
    expect(messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`)).toEqual([]);
  });

  it('shows HTML of the data as text', async () => {
    const page = await pageOf();
    expect(page).toContain('零工市场&lt;b&gt;信息&lt;/b&gt;发布 &amp; &quot;㐂𠮷&quot; &lt;/script&gt;');
    expect(page.match(/<\/script>/gu)).toHaveLength(1);
  });

  it('links to http and https only', async () => {
    const page = await pageOf();
    expect(page).toContain('href="https://example.gov.cn/guide?id&#x3D;1&amp;step&#x3D;2"');
    expect(page).not.toContain('javascript:');
  });

  it('drops characters that could hide or turn around a text', async () => {
    const input = sample();
    const page = await pageOf({
      ...input,
      resolved: { ...input.resolved, contact: { office: '局\u202e办\u0000公室' } },
    });
    expect(page).toContain('局办公室');
  });

  it('prints the date, the contact and the counts of the header', async () => {
    const page = await pageOf();
    for (const text of ['2026年12月1日', '局办公室 0990-1234567', '12333', '就业 8 ', '社会保险 2 ']) {
      expect(page).toContain(text);
    }
    const { date: _, ...undated } = sample();
    expect(await pageOf(undated)).not.toContain('版本日期');
  });

  it('marks a draft, and only a draft', async () => {
    expect(await pageOf(sample(), { draft: true })).toContain('草稿');
    expect(await pageOf()).not.toContain('class="draft"');
  });

  it('has the third item column only if there is a third level', async () => {
    const page = await pageOf();
    expect(page.match(/三级事项/gu)).toHaveLength(1);
    expect(page).toContain('colspan="3">公开事项');
    expect(page).toContain('colspan="2">公开事项');
  });

  it('takes the level columns and their names from the profile', async () => {
    const input = sample();
    const levels = [
      { level: 'city', label: '市级' },
      { level: 'county', label: '区级' },
      { level: 'township', label: '镇街级' },
    ] as const;
    const page = await pageOf({ ...input, resolved: { ...input.resolved, profile: { levels } } });
    expect(page).toContain('<th scope="col">镇街级</th>');
    expect(page).toContain('colspan="3">公开层级');
    expect(page).not.toContain('<th scope="col">乡级</th>');
  });

  it('lists omitted items with reason and note, and prints no row for them', async () => {
    const page = await pageOf();
    expect(page).toContain('2.2 外国人来华工作许可');
    expect(page).toContain('由示例市人力资源和社会保障局受理');
    expect(page).not.toContain('id="employment-2.2"');
  });

  it('is the same for the same input', async () => {
    expect(await pageOf()).toBe(await pageOf());
  });

  it('stays under 600 KB with 103 items, and prints 300', async () => {
    expect(Buffer.byteLength(await pageOf(enlarged(93)))).toBeLessThan(600_000);
    expect(await pageOf(enlarged(290))).toContain('<td class="seq">298</td>');
  });
});

requireTool('chromium')('the page in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mulu-html-'));
  const axeSource = createRequire(import.meta.url).resolve('axe-core');
  let browser: Browser;

  beforeAll(async () => {
    writeFileSync(join(folder, 'index.html'), await pageOf());
    writeFileSync(join(folder, 'draft.html'), await pageOf(sample(), { draft: true, lang: 'en' }));
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (options: BrowserContextOptions = {}, name = 'index.html', hash = ''): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) throw new Error(`the page asks for ${request.url()}`);
    });
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(`${pathToFileURL(join(folder, name)).href}${hash}`);
    return page;
  };

  const phone = { width: 360, height: 740 };
  const shownRows = (page: Page) =>
    page.locator('.catalogue tbody tr:visible').evaluateAll((rows) => rows.map((row) => row.id));

  it.each([
    ['desktop', {}, 'index.html', false],
    ['desktop, differences open', {}, 'index.html', true],
    ['desktop, dark', { colorScheme: 'dark' }, 'index.html', false],
    ['phone', { viewport: phone }, 'index.html', false],
    ['phone, dark', { viewport: phone, colorScheme: 'dark' }, 'index.html', true],
    ['narrow desktop', { viewport: { width: 900, height: 700 } }, 'index.html', false],
    ['draft in English', {}, 'draft.html', false],
  ] as const)('has no axe-core violation: %s', async (_, options, name, hasPanel) => {
    const page = await open(options, name);
    await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
    if (hasPanel) await page.locator('#employment-1\\.2 .change').click();
    await page.addScriptTag({ path: axeSource });
    const { violations } = await page.evaluate<axe.AxeResults>(
      "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it.each([360, 320, 760])('does not scroll sideways at %i px', async (width) => {
    const page = await open({ viewport: { width, height: 740 } });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  it('fits its table into 1280 px, and scrolls a narrower one inside its region', async () => {
    const wide = await open();
    expect(await wide.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1280);
    const narrow = await open({ viewport: { width: 900, height: 700 } });
    expect(await narrow.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(900);
    expect(
      await narrow
        .locator('.scroll')
        .first()
        .evaluate((region) => region.tabIndex),
    ).toBe(0);
  });

  it('shows only the rows that a search finds, in any width and case, and tells how many', async () => {
    const page = await open();
    await page.fill('#query', '１.２');
    expect(await shownRows(page)).toEqual(['employment-1.2', 'social-insurance-1.2']);
    await page.fill('#query', '岗位信息 两微一端');
    expect(await shownRows(page)).toEqual(['employment-1.2']);
    await expect.poll(() => page.locator('#found').textContent()).toBe('显示 1 项，共 10 项');
    await page.fill('#query', '精准推送');
    expect(await shownRows(page)).toEqual([]);
    expect(await page.locator('#none').isVisible()).toBe(true);
    await page.locator('button[type=reset]').click();
    await expect.poll(() => shownRows(page)).toHaveLength(10);
  });

  it('keeps merged cells over the rows that a search leaves', async () => {
    const page = await open();
    await page.fill('#query', '稳岗政策咨询');
    expect(await shownRows(page)).toEqual(['employment-1.1.1']);
    const names = page.locator('tr:visible th.l1, tr:visible th.l2, tr:visible th.l3');
    expect(await names.locator('.name').allTextContents()).toEqual([
      '就业信息服务',
      '就业政策法规咨询',
      '稳岗政策咨询',
    ]);
    await page.fill('#query', '');
    const first = page.locator('#employment-1\\.1');
    expect(
      await first.locator('th').evaluateAll((cells) => cells.map((cell) => [cell.className, cell.rowSpan])),
    ).toEqual([
      ['l1', 6],
      ['l2', 2],
    ]);
  });

  it.each([
    ['filter-domain', 'd-social-insurance', ['social-insurance-1.1', 'social-insurance-1.2']],
    ['filter-mode', 'm2', ['employment-2.1']],
    ['filter-channel', 'c3', ['employment-1.2']],
    ['filter-change', 'k-tightened', ['employment-1.2']],
    ['filter-change', 'k-added', ['employment-1.1.1', 'employment-1.5', 'employment-3.1']],
  ])('filters by %s %s', async (filter, token, rows) => {
    const page = await open();
    await page.selectOption(`#${filter}`, token);
    expect(await shownRows(page)).toEqual(rows);
  });

  it('is reached by the keyboard: skip link, search, filters, item links, differences', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    const reached = new Set<string>();
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate<string>(
          'document.activeElement.id || document.activeElement.className || document.activeElement.tagName',
        ),
      );
    }
    for (const stop of ['large', 'query', 'filter-domain', 'filter-change', 'no', 'guide', 'change', 'SUMMARY'])
      expect(reached).toContain(stop);
    const marks = page.locator('#employment-1\\.2 .change');
    await marks.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#employment-1\\.2 .panel').isVisible()).toBe(true);
    expect(await page.locator('#employment-1\\.2 .panel').innerText()).toContain('20个工作日');
    await page.keyboard.press('Escape');
    expect(await page.locator('#employment-1\\.2 .panel').isVisible()).toBe(false);
    expect(await page.evaluate('document.activeElement.className')).toBe('change');
  });

  it('says the ticked channels and no other', async () => {
    const page = await open();
    const snapshot = await page.locator('#employment-1\\.2 .ch').ariaSnapshot();
    expect(snapshot).toContain('政府网站、两微一端、政务服务中心、其他：基层公共服务平台');
    expect(snapshot).not.toMatch(/[■□]|广播电视/u);
  });

  it.each([{ width: 1280, height: 900 }, phone])('keeps the roles of a table at $width px', async (viewport) => {
    const page = await open({ viewport });
    const tables = page.getByRole('table', { name: '示例县就业领域' });
    await expect(tables.getByRole('row').count()).resolves.toBe(10);
    await expect(tables.getByRole('rowheader', { name: '岗位信息发布' }).count()).resolves.toBe(1);
  });

  it('leads an address with an item to its row, even if a filter hid it', async () => {
    const page = await open({}, 'index.html', '#employment-3.1');
    expect(await page.locator('#employment-3\\.1').evaluate((row) => row.matches(':target'))).toBe(true);
    await page.selectOption('#filter-domain', 'd-social-insurance');
    await page.evaluate("location.hash = '#employment-1.3'");
    await expect.poll(() => page.locator('#employment-1\\.3').isVisible()).toBe(true);
  });

  it('enlarges its type for 长者模式', async () => {
    const page = await open();
    const size = () =>
      page.evaluate<number>("Number.parseFloat(getComputedStyle(document.querySelector('.ct')).fontSize)");
    const before = await size();
    await page.click('#large');
    expect(await size()).toBeGreaterThan(before * 1.3);
    expect(await page.locator('#large').getAttribute('aria-pressed')).toBe('true');
  });

  it.each([
    ['a3', 1190.5, 841.9],
    ['a4', 841.9, 595.3],
  ])('prints on %s landscape, filters ignored', async (paper, width, height) => {
    const page = await open();
    await page.fill('#query', '岗位信息发布');
    await page.evaluate(`print = () => {}; document.querySelector('[data-paper=${paper}]').click()`);
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('tr[id]:not([hidden])').count()).toBe(10);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/gu)];
    expect(boxes.length).toBeGreaterThan(1);
    for (const [, x, y] of boxes) {
      expect(Math.abs(Number(x) - width)).toBeLessThan(2);
      expect(Math.abs(Number(y) - height)).toBeLessThan(2);
    }
    // 六号 (7.5 pt) is the smallest type that a notice board can do with.
    await page.emulateMedia({ media: 'print' });
    const size = await page.evaluate<string>("getComputedStyle(document.querySelector('tbody .ct')).fontSize");
    expect(Number.parseFloat(size) * 0.75).toBeGreaterThanOrEqual(7.4);
  });
});
