import type { BrowserContext, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inChromium } from '../tools.ts';
import { county, text, texts } from './layers.ts';
import { freshContext, giveChain, inFolder, openDesk, pageIn } from './open-desk.ts';

/** The desk in one more tab of a browser. */
const tabOf = async (context: BrowserContext): Promise<Page> => {
  const page = await pageIn(context);
  return openDesk(async (address = '') => {
    await page.goto(address);
    return page;
  });
};

const openCounty = (page: Page): Promise<void> => giveChain(page, inFolder(texts), county);

const kept =
  "new Promise((done) => { const open = indexedDB.open('mulu', 1); open.onsuccess = () => { const all = open.result.transaction('copies').objectStore('copies').getAll(); all.onsuccess = () => { open.result.close(); done(JSON.stringify(all.result)); }; }; })";

/** Writes a limit that the county has nowhere else, and waits until a copy of it is kept. */
const write = async (page: Page, days: number): Promise<void> => {
  await page.getByRole('button', { name: '原文' }).click();
  expect(await page.evaluate(kept)).not.toContain(`timeLimit: ${days}个工作日内`);
  const written = text(county).replace('timeLimit: 5个工作日内', `timeLimit: ${days}个工作日内`);
  await page.locator('textarea').fill(written);
  await expect.poll(() => page.evaluate(kept)).toContain(`timeLimit: ${days}个工作日内`);
};

inChromium('two tabs', (open) => {
  it.each([
    ['by their locks', undefined],
    [
      'by the copies that they keep, where there are no locks',
      "Object.defineProperty(navigator, 'locks', { value: undefined })",
    ],
    [
      'by the copies that they keep, where locks are given to no page of the disk',
      "LockManager.prototype.request = async () => { throw new DOMException('no', 'SecurityError'); }",
    ],
  ])('on one work know of each other %s, and keep their copies side by side', async (_, before) => {
    const context = await freshContext(open);
    if (before) await context.addInitScript(before);
    const [first, second] = [await tabOf(context), await tabOf(context)];
    const told = second.getByText('另一个窗口也开着同名的目录');
    await openCounty(first);
    // A tab that opens its work again does not meet itself.
    await openCounty(first);
    await first.locator('.tally .count').first().waitFor();
    expect(await first.locator('.notice').count()).toBe(0);
    await openCounty(second);
    if (!before) await told.waitFor();
    await write(first, 4);
    await write(second, 2);
    await told.waitFor();
    expect(await first.evaluate(kept)).toContain('timeLimit: 4个工作日内');
    expect(await second.locator('.status').textContent()).toContain('另一个窗口也开着');
    expect(await first.getByText('另一个窗口也开着').count()).toBe(0);
    const third = await tabOf(context);
    await third.getByRole('button', { name: /^继续上次 示例县/u }).waitFor();
    await third.getByText('别的窗口和更早的副本（1）').click();
    await third.getByRole('button', { name: /^示例县/u }).click();
    await third.getByRole('button', { name: '原文' }).click();
    expect(await third.locator('textarea').inputValue()).toContain('timeLimit: 4个工作日内');
    await third.close();
    await first.close();
    if (!before) await second.getByText('另一个窗口已经不再开着').waitFor();
    await context.close();
  });
});
