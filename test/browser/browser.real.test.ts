import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { filedDocuments } from '../emit/filed.ts';
import { inChromium } from '../tools.ts';
import { barriers, itHasNoBarrier } from './axe.ts';
import { pageSite, reviewSite } from './sites.ts';

inChromium('in Chromium, at length', (open) => {
  describe('the page', () => {
    const site = pageSite();
    const phone = { width: 360, height: 740 };
    itHasNoBarrier(open, site, [
      ['desktop, differences open', {}, 'index.html', true],
      ['desktop', {}, 'index.html', false],
      ['desktop, dark', { colorScheme: 'dark' }, 'index.html', false],
      ['phone', { viewport: phone }, 'index.html', false],
      ['phone, dark, differences open', { viewport: phone, colorScheme: 'dark' }, 'index.html', true],
      ['narrow desktop', { viewport: { width: 900, height: 700 } }, 'index.html', false],
      ['draft in English', {}, 'draft.html', false],
    ]);

    it.each([
      ['a3', 1190.5, 841.9],
      ['a4', 841.9, 595.3],
    ])('prints on %s landscape what is shown', async (paper, width, height) => {
      const page = await open(site('index.html'));
      await page.fill('#query', '岗位信息发布');
      await page.evaluate(`print = () => {}; document.querySelector('[data-paper=${paper}]').click()`);
      const shown = await page.locator('tr[id]:not([hidden])').count();
      await page.evaluate("dispatchEvent(new Event('beforeprint'))");
      expect(await page.locator('tr[id]:not([hidden])').count()).toBe(shown);
      expect(shown).toBeLessThan(10);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/gu)];
      expect(boxes.length).toBeGreaterThan(0);
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

  describe('the dashboard', () => {
    const { site, made } = reviewSite();
    it.each([
      ['light', 1300],
      ['dark', 1300],
      ['light', 400],
    ] as const)('has no barrier that axe finds (%s, %i px wide)', async (colorScheme, width) => {
      const faulty = made().seeded.find(({ rules }) => rules.includes('only-tighter'))?.key;
      for (const path of ['index.html', `counties/${faulty}.html`, 'counties/990101.html']) {
        const page = await open(site(path), { colorScheme, viewport: { width, height: 900 } });
        expect(await barriers(page), path).toEqual([]);
        expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'), path).toBe(true);
      }
    });
  });

  describe('the filing pack', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mulu-filing-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each([1280, 360])('has no barrier at %i pixels', async (width) => {
      const file = join(folder, 'filing.html');
      writeFileSync(file, (await filedDocuments()).html);
      const page = await open(pathToFileURL(file).href, { viewport: { width, height: 800 } });
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    });
  });
});
