import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { launchChromium, requireTool } from '../tools.ts';
import { type Generated, generate } from './submissions.ts';

requireTool('chromium')('the dashboard in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mulu-dashboard-'));
  const out = join(folder, 'out');
  let browser: Browser;
  let page: Page;
  let made: Generated;

  beforeAll(async () => {
    made = generate(folder, 60, 10);
    await runHere(
      ...['review', made.folder, '-o', out, '--base', made.base, '--expected', made.expected, '--date', '2027-01-10'],
    );
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const open = async (path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
    page = await browser.newPage(options);
    await page.goto(pathToFileURL(join(out, path)).href);
    return page;
  };
  const shown = () => page.locator('#table tbody tr:visible');
  const violations = async (): Promise<string[]> => {
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') });
    const { violations: found } = await page.evaluate<axe.AxeResults>('axe.run()');
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  };

  it('filters by text, result and rule, and says how many are left', async () => {
    await open('index.html');
    expect(await shown().count()).toBe(60);
    const correct = made.seeded.filter(({ proposal }) => proposal === 'correct');
    await page.selectOption('#state', 'correct');
    expect(await shown().count()).toBe(correct.length);
    expect(await page.locator('#shown').textContent()).toBe(`显示 ${correct.length} 份，共 60 份`);
    await page.selectOption('#rule', 'only-tighter');
    expect(await shown().count()).toBe(correct.filter(({ rules }) => rules.includes('only-tighter')).length);
    await page.click('button[type=reset]');
    await page.fill('#query', '丁十');
    expect(await shown().count()).toBe(6);
    await page.fill('#query', '没有的县');
    expect(await page.locator('#none').isVisible()).toBe(true);
    await page.close();
  });

  it('sorts by a click on a heading, the other way at the second, by the keyboard too', async () => {
    await open('index.html');
    const errors = async () =>
      shown().evaluateAll((rows) =>
        rows.map((row) => Number((row as unknown as { dataset: { errors: string } }).dataset.errors)),
      );
    await page.click('th[data-sort=errors] button');
    const down = await errors();
    expect(down).toEqual([...down].sort((left, right) => right - left));
    expect(await page.getAttribute('th[data-sort=errors]', 'aria-sort')).toBe('descending');
    await page.focus('th[data-sort=errors] button');
    await page.keyboard.press('Enter');
    const up = await errors();
    expect(up).toEqual([...down].reverse().sort((left, right) => left - right));
    expect(await page.getAttribute('th[data-sort=errors]', 'aria-sort')).toBe('ascending');
    await page.close();
  });

  it('leads to every seeded fault in two clicks, with its line', async () => {
    for (const seeded of made.seeded.filter(({ rules, text }) => rules.length > 0 && text)) {
      await open('index.html');
      await page.click(`tr[data-code="${seeded.key}"] a`);
      await page.click('nav a');
      const frames = await page.locator('article .no').allTextContents();
      expect(
        frames.map((text) => Number.parseInt(text, 10)),
        seeded.key,
      ).toContain(seeded.line);
      await page.close();
    }
  }, 120_000);

  it('leads from a rule to its first finding in each region', async () => {
    await open('index.html');
    const row = page.locator('#rules ~ section tr', { hasText: 'only-tighter' });
    await row.locator('summary').click();
    await row.locator('a').first().click();
    expect(new URL(page.url()).hash).toBe('#rule-only-tighter');
    expect(await page.locator('#rule-only-tighter + article').textContent()).toContain('only-tighter');
    await page.close();
  });

  it.each([
    ['light', 1300],
    ['dark', 1300],
    ['light', 400],
  ] as const)('has no barrier that axe finds (%s, %i px wide)', async (colorScheme, width) => {
    const faulty = made.seeded.find(({ rules }) => rules.includes('only-tighter'))?.key;
    for (const path of ['index.html', `counties/${faulty}.html`, 'counties/990101.html']) {
      await open(path, { colorScheme, viewport: { width, height: 900 } });
      expect(await violations(), path).toEqual([]);
      expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'), path).toBe(true);
      await page.close();
    }
  });

  it('needs nothing from outside, and is complete without its script', async () => {
    const html = readFileSync(join(out, 'index.html'), 'utf8');
    expect(html).not.toMatch(/(?:src|href)="https?:/u);
    await open('index.html', { javaScriptEnabled: false });
    expect(await page.locator('#table tbody tr').count()).toBe(60);
    expect(await page.locator('#find').isVisible()).toBe(false);
    expect(statSync(join(out, 'index.html')).size).toBeLessThan(400_000);
    await page.close();
  });
});
