import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inChromium } from '../tools.ts';
import { county, text, texts } from './layers.ts';
import { downloaded, giveChain, inFolder, openDesk } from './open-desk.ts';

/** The desk with the county and its chain, and its text in the pane. */
const openText = async (page: Page): Promise<void> => {
  const folder = inFolder(texts);
  await giveChain(page, folder, county);
  await page.getByRole('button', { name: '原文', exact: true }).click();
};

const tighter = text(county).replace('timeLimit: 5个工作日内', 'timeLimit: 4个工作日内');

inChromium('the desk', (open) => {
  it('tells of a worker that hangs, starts another with the same files, and loses nothing', async () => {
    const page = await openDesk(open, { locale: 'zh-CN' });
    await openText(page);
    // What is sent does not arrive: as good as a worker that never comes back.
    await page.evaluate(
      'window.post = Worker.prototype.postMessage; Worker.prototype.postMessage = function () {}; undefined',
    );
    await page.locator('textarea').fill(tighter);
    await page.getByText('检查了 20 秒还没有结果').waitFor({ timeout: 60_000 });
    await page.evaluate('Worker.prototype.postMessage = window.post; undefined');
    expect(await page.locator('textarea').inputValue()).toBe(tighter);
    const kept = await downloaded(page, '下载底稿');
    expect(new TextDecoder().decode(kept.bytes)).toBe(tighter);
    await page.locator('textarea').fill(tighter.replace('timeLimit: 4个工作日内', 'timeLimit: 50个工作日内'));
    await page.getByText('1 个错误').waitFor();
  });

  it('says that a browser keeps nothing, and goes on', async () => {
    const page = await openDesk(open, { locale: 'zh-HK' });
    await page.addInitScript(
      "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('denied', 'SecurityError'); } });",
    );
    await page.reload();
    await openText(page);
    await page.locator('textarea').fill(tighter);
    await page.getByText('本浏览器不能自动保存，请下载').waitFor();
    await downloaded(page, '下载底稿');
    await expect.poll(() => page.getByRole('status').first().textContent()).toContain('已下载');
    await page.getByRole('button', { name: '打开…' }).click();
    await page.getByText('本机没有副本').waitFor();
    await page.getByRole('button', { name: '回到示例县' }).click();
    await page.locator('.domain').first().waitFor();
  });

  it('keeps what is typed while a change before it is still being checked, and hears every key at once', async () => {
    const page = await openDesk(open, { locale: 'zh-MO' });
    await page.addInitScript(
      'const post = Worker.prototype.postMessage; Worker.prototype.postMessage = function (...asked) { setTimeout(() => post.apply(this, asked), 400); };',
    );
    await page.reload();
    await giveChain(page, inFolder(texts), county);
    await page.locator('[data-ref="employment/1.2"] button.item').last().click();
    await page.getByLabel('公开时限').locator('input').fill('4个工作日内');
    await page.keyboard.press('Enter');
    const content = page.getByRole('group', { name: '公开内容' }).locator('textarea');
    const said = `${await content.inputValue()}\n零工岗位`;
    await content.fill(said);
    await page.getByText('未存为文件 · 1 处改动').waitFor();
    // The limit is asked for again once it is checked: from then on it is a value of this layer.
    await page.getByRole('group', { name: '公开时限' }).getByRole('button', { name: '公开时限照上级' }).waitFor();
    await page.waitForTimeout(1000);
    expect(await content.inputValue()).toBe(said);
    await page.getByRole('button', { name: '保留改动' }).click();
    await page.getByText('未存为文件 · 2 处改动').waitFor();
    await page
      .locator('[data-ref="employment/1.2"] .content, [data-ref="employment/1.2"] .long', { hasText: '零工岗位' })
      .waitFor();
    await page.getByRole('button', { name: '备案', exact: true }).click();
    const number = page.getByLabel('发文字号');
    await number.fill('示人社函〔2026〕9号');
    await page.keyboard.press('Enter');
    await number.fill('示人社函〔2026〕99号');
    await page.getByText('未存为文件 · 3 处改动').waitFor();
    await page.waitForTimeout(1000);
    expect(await number.inputValue()).toBe('示人社函〔2026〕99号');
    await page.keyboard.press('Enter');
    await page.getByText('未存为文件 · 4 处改动').waitFor();
  });
});
