import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers } from '../browser/axe.ts';
import { inChromium } from '../tools.ts';
import { give, inFolder, openDesk } from './open-desk.ts';

const chain = ['990000-example-province.yaml', '990100-example-city.yaml', '990101-example-county.yaml'];
const texts = Object.fromEntries(chain.map((name) => [name, readFileSync(join('catalogues/examples', name), 'utf8')]));
const [, , county = ''] = chain;
const loose = {
  ...texts,
  [county]: (texts[county] ?? '').replace('timeLimit: 5个工作日内', 'timeLimit: 50个工作日内'),
};

const windows: readonly (readonly [title: string, options: BrowserContextOptions])[] = [
  ['1366 pixels', { viewport: { width: 1366, height: 768 } }],
  ['360 pixels', { viewport: { width: 360, height: 740 } }],
];

/** No part of a page is wider than its window, but for the tables that scroll. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

inChromium('the desk', (open) => {
  it.each(windows)('has no barrier on any screen: %s', async (_, options) => {
    const page = await openDesk(open, { ...options, bypassCSP: true });
    const found: string[] = [];
    const look = async (screen: string): Promise<void> => {
      found.push(...(await barriers(page)).map((one) => `${screen}: ${one}`));
      if ((await overflow(page)) > 0) found.push(`${screen}: wider than the window`);
    };
    await look('start');
    const folder = inFolder(loose);
    await give(
      page,
      chain.map((name) => join(folder, name)),
    );
    await page.locator('.domain').first().waitFor();
    await look('catalogue');
    await page.locator('[data-ref="employment/1.2"] button.item').last().click();
    await page.locator('.panel h2').waitFor();
    await look('panel');
    for (const [name, ready] of [
      ['待办', '.todo-list'],
      ['指南', '.guide-list'],
      ['备案', '.particulars'],
      ['输出', '.ask'],
      ['原文', 'textarea'],
    ] as const) {
      await page.locator('.tabs button', { hasText: name }).click();
      await page.locator(ready).first().waitFor();
      await look(name);
    }
    expect(found).toEqual([]);
  });
});
