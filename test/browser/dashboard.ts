import { readFileSync, statSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { OpenTab } from '../tools.ts';
import { reviewSite } from './sites.ts';

const shown = (page: Page): Locator => page.locator('#table tbody tr:visible');

/** The dashboard of a review as its readers use it. */
export function dashboardSuite(open: OpenTab): void {
  const { site, made } = reviewSite();

  it('filters by text, result and rule, and says how many are left', async () => {
    const page = await open(site('index.html'));
    expect(await shown(page).count()).toBe(60);
    const correct = made().seeded.filter(({ proposal }) => proposal === 'correct');
    await page.selectOption('#state', 'correct');
    expect(await shown(page).count()).toBe(correct.length);
    expect(await page.locator('#shown').textContent()).toBe(`显示 ${correct.length} 份，共 60 份`);
    await page.selectOption('#rule', 'only-tighter');
    expect(await shown(page).count()).toBe(correct.filter(({ rules }) => rules.includes('only-tighter')).length);
    await page.click('button[type=reset]');
    await page.fill('#query', '丁十');
    expect(await shown(page).count()).toBe(6);
    await page.fill('#query', '没有的县');
    expect(await page.locator('#none').isVisible()).toBe(true);
  });

  it('sorts by a click on a heading, the other way at the second, by the keyboard too', async () => {
    const page = await open(site('index.html'));
    const errors = async () =>
      shown(page).evaluateAll((rows) =>
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
  });

  it('leads to a fault in two clicks, with its line', async () => {
    const { key, line } = made().seeded.find(({ rules, text }) => rules.length > 0 && text) ?? {};
    const page = await open(site('index.html'));
    await page.click(`tr[data-code="${key}"] a`);
    // The dashboard has a way to a place of its own, too.
    await page.waitForURL(/counties/u);
    // The way to the neighbouring sheets stands above the list of findings.
    await page.click('nav a[href^="#"]');
    const lines = page.locator('article .no');
    await lines.first().waitFor();
    const frames = await lines.allTextContents();
    expect(frames.map((text) => Number.parseInt(text, 10))).toContain(line);
  });

  it('leads from a rule to its first finding in each region', async () => {
    const page = await open(site('index.html'));
    const row = page.locator('#rules ~ section tr', { hasText: 'only-tighter' });
    await row.locator('summary').click();
    await row.locator('a').first().click();
    await page.waitForURL(/counties.*#rule-only-tighter$/u);
    expect(await page.locator('#rule-only-tighter + article').textContent()).toContain('only-tighter');
  });

  it('needs nothing from outside, and is complete without its script', async () => {
    const index = new URL(site('index.html'));
    const html = readFileSync(index, 'utf8');
    expect(html).not.toMatch(/(?:src|href)="https?:/u);
    const page = await open(site('index.html'), { javaScriptEnabled: false });
    expect(await page.locator('#table tbody tr').count()).toBe(60);
    expect(await page.locator('#find').isVisible()).toBe(false);
    expect(statSync(index).size).toBeLessThan(400_000);
  });
}
