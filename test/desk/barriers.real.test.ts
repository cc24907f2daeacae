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
  [county]: (texts[county] ?? '')
    .replace('timeLimit: 5个工作日内', 'timeLimit: 50个工作日内')
    .replace(/^accepted:\n(?: .*\n)*/mu, ''),
};

const windows: readonly (readonly [title: string, options: BrowserContextOptions])[] = [
  ['1366 pixels', { viewport: { width: 1366, height: 768 } }],
  ['360 pixels', { viewport: { width: 360, height: 740 } }],
  // A window of 1366 pixels at 200 % has 683 of them.
  ['200 %', { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 }],
  ['dark', { viewport: { width: 1366, height: 768 }, colorScheme: 'dark' }],
  ['forced colours', { viewport: { width: 1366, height: 768 }, forcedColors: 'active' }],
];

/** No part of a page is wider than its window, but for the tables that scroll. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** The height in which the fields of the panel can be seen. */
const room = `(() => {
  const panel = document.querySelector('.panel');
  const fast = [...panel.querySelectorAll('header, footer')].filter((one) => getComputedStyle(one).position === 'sticky');
  const height = Math.min(panel.clientHeight, document.querySelector('main').clientHeight, innerHeight);
  return height - fast.reduce((sum, one) => sum + one.offsetHeight, 0);
})()`;

const click = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();

/** The screens, one after the other as a user comes to them. */
const walk = async (page: Page, look: (screen: string) => Promise<void>): Promise<void> => {
  const folder = inFolder({ ...loose, '990102.yaml': loose[county] ?? '' });
  const given = (names: readonly string[]): Promise<void> =>
    give(
      page,
      names.map((name) => join(folder, name)),
    );
  await look('start');
  await click(page, '从空白开始');
  await page.getByLabel('行政区划代码').waitFor();
  await look('blank');
  await page.reload();
  await given([...chain, '990102.yaml']);
  await page.getByText('这些文件里有 2 份目录').waitFor();
  await look('choices');
  await given([county]);
  await page.getByText('还差一份上级目录').waitFor();
  await look('missing parent');
  await given(chain);
  await page.locator('.domain').first().waitFor();
  // What is asked costs minutes with all rows, which are like these.
  await click(page, /^有问题/u);
  await look('catalogue');
  await click(page, '改一组…');
  await page.locator('.panel h2').waitFor();
  await look('group');
  await click(page, '改一组…');
  await page.locator('[data-ref="employment/1.2"] button.item').last().click();
  await page.locator('.panel h2').waitFor();
  // What stands fast leaves room for a field with its standard, however low the window is.
  await expect.poll(() => page.evaluate(room)).toBeGreaterThan(150);
  await look('panel');
  await click(page, '不列入…');
  await page.getByLabel('说明').waitFor();
  await look('omission');
  await click(page, '算了');
  await click(page, '新增事项…');
  await page.getByLabel('名称').fill('失业金申领');
  await page.getByText('重叠').waitFor();
  await look('addition');
  for (const [name, ready] of [
    ['待办', '.todo-list'],
    ['指南', '.guide-list'],
    ['备案', '.particulars'],
    ['输出', '.ask'],
    ['对比', '.compare h3'],
    ['原文', 'textarea'],
  ] as const) {
    await page.locator('.tabs button', { hasText: name }).click();
    await page.locator(ready).first().waitFor();
    await look(name);
  }
  await page.locator('.tabs button', { hasText: '待办' }).click();
  await click(page, '答复…');
  await page.getByLabel('理由').waitFor();
  await look('answer');
  await page.locator('.tabs button', { hasText: '指南' }).click();
  await click(page, /^4\.1 失业登记/u);
  await click(page, '从空白写起');
  await page.locator('.guide-form h3').first().waitFor();
  await look('guide');
  await page.locator('.tabs button', { hasText: '输出' }).click();
  await click(page, '先看草稿');
  await click(page, /^预览/u);
  await page.locator('dialog iframe').waitFor();
  await look('preview');
  await page.locator('dialog').getByRole('button', { name: '关闭' }).click();
  page.once('dialog', (dialog) => dialog.accept());
  await give(page, ['test/import/s21-one-item-five-rows/input.xlsx']);
  await page.getByLabel('行政区划代码').fill('990101');
  await look('before an import');
  await page.getByLabel('地区名称').fill('示例县');
  await click(page, '导入');
  await page.locator('.account').waitFor();
  await look('import');
  await openDesk(async () => page);
  await page.reload();
  await click(page, '我要审核');
  await look('before a review');
  await page.getByLabel('报送材料：选文件').setInputFiles(chain.map((name) => join(folder, name)));
  await click(page, '开始审核');
  await page.locator('iframe.framed').waitFor();
  await look('review');
  await click(page, '审核决定…');
  await page.locator('.decide summary', { hasText: '示例县' }).click();
  await page.locator('.decide details[open] li').first().getByLabel('不认可，须改正').check();
  await look('decisions');
  await page.locator('.decide details[open] li').first().getByLabel('没有定').check();
  await click(page, '回到结果');
  await page.frameLocator('iframe.framed').locator('a[href^="counties/990101"]:visible').first().click();
  await click(page, '在目录里看');
  await page.locator('.head.reading h1').waitFor();
  await click(page, /^有问题/u);
  await look('a submission');
};

inChromium('the desk', (open) => {
  it.each(windows)(
    'has no barrier on any screen: %s',
    async (_, options) => {
      const page = await openDesk(open, { ...options, bypassCSP: true });
      const found: string[] = [];
      await walk(page, async (screen) => {
        found.push(...(await barriers(page)).map((one) => `${screen}: ${one}`));
        if ((await overflow(page)) > 0) found.push(`${screen}: wider than the window`);
        const shots = process.env.SHOTS;
        if (shots) await page.screenshot({ path: join(shots, `${_} ${screen}.png`) });
      });
      expect(found).toEqual([]);
    },
    900_000,
  );
});
