import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { OpenTab } from '../tools.ts';
import { pageSite } from './sites.ts';

const phone = { width: 360, height: 740 };
const shownRows = (page: Page): Promise<string[]> =>
  page.locator('.catalogue tbody tr:visible').evaluateAll((rows) => rows.map((row) => row.id));

/** The page as its readers use it. */
export function pageSuite(open: OpenTab): void {
  const site = pageSite();
  const index = (): string => site('index.html');

  it('does not scroll sideways at 360, 320 and 760 px', async () => {
    const page = await open(index(), { viewport: { width: 360, height: 740 } });
    for (const width of [360, 320, 760]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await page.evaluate<number>('document.documentElement.scrollWidth'), `${width}`).toBeLessThanOrEqual(
        width,
      );
    }
  });

  it('fits its table into 1280 px, and scrolls a narrower one inside its region', async () => {
    const wide = await open(index());
    expect(await wide.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1280);
    const narrow = await open(index(), { viewport: { width: 900, height: 700 } });
    expect(await narrow.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(900);
    expect(
      await narrow
        .locator('.scroll')
        .first()
        .evaluate((region) => region.tabIndex),
    ).toBe(0);
  });

  it('shows only the rows that a search finds, in any width and case, and tells how many', async () => {
    const page = await open(index());
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
    const page = await open(index());
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

  it('filters by domain, mode, channel and change', async () => {
    const page = await open(index());
    for (const [filter, token, rows] of [
      ['filter-domain', 'd-social-insurance', ['social-insurance-1.1', 'social-insurance-1.2']],
      ['filter-mode', 'm2', ['employment-2.1']],
      ['filter-channel', 'c3', ['employment-1.2']],
      ['filter-change', '时限更短', ['employment-1.2']],
      ['filter-change', '新增', ['employment-1.1.1', 'employment-1.5', 'employment-3.1']],
    ] as const) {
      await page.selectOption(`#${filter}`, token);
      expect(await shownRows(page), `${filter} ${token}`).toEqual(rows);
      await page.locator('button[type=reset]').click();
    }
  });

  it('is reached by the keyboard: skip link, search, filters, item links, differences', async () => {
    const page = await open(index());
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    const reached = new Set<string>();
    const stops = ['large', 'query', 'filter-domain', 'filter-change', 'no', 'guide', 'change', 'SUMMARY'];
    for (let press = 0; press < 60 && !stops.every((stop) => reached.has(stop)); press += 1) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate<string>(
          'document.activeElement.id || document.activeElement.className || document.activeElement.tagName',
        ),
      );
    }
    for (const stop of stops) expect(reached).toContain(stop);
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
    const page = await open(index());
    const snapshot = await page.locator('#employment-1\\.2 .ch').ariaSnapshot();
    expect(snapshot).toContain('政府网站、两微一端、政务服务中心、其他：基层公共服务平台');
    expect(snapshot).not.toMatch(/[■□]|广播电视/u);
  });

  it.each([{ width: 1280, height: 900 }, phone])('keeps the roles of a table at $width px', async (viewport) => {
    const page = await open(index(), { viewport });
    const tables = page.getByRole('table', { name: '示例县就业领域' });
    await expect(tables.getByRole('row').count()).resolves.toBe(10);
    await expect(tables.getByRole('rowheader', { name: '岗位信息发布' }).count()).resolves.toBe(1);
  });

  it('leads an address with an item to its row, even if a filter hid it', async () => {
    const page = await open(`${index()}#employment-3.1`);
    expect(await page.locator('#employment-3\\.1').evaluate((row) => row.matches(':target'))).toBe(true);
    await page.selectOption('#filter-domain', 'd-social-insurance');
    await page.evaluate("location.hash = '#employment-1.3'");
    await expect.poll(() => page.locator('#employment-1\\.3').isVisible()).toBe(true);
  });

  it('enlarges its type for 长者模式', async () => {
    const page = await open(index());
    const size = () =>
      page.evaluate<number>("Number.parseFloat(getComputedStyle(document.querySelector('.ct')).fontSize)");
    const before = await size();
    await page.click('#large');
    expect(await size()).toBeGreaterThan(before * 1.3);
    expect(await page.locator('#large').getAttribute('aria-pressed')).toBe('true');
    await page.click('#large');
    expect(await size()).toBe(before);
  });
}
