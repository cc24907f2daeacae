import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { inChromium } from '../tools.ts';
import { county, text, texts } from './layers.ts';
import { giveChain, inFolder, openDesk } from './open-desk.ts';

const bare = (said: string): string => said.replace(/\s/gu, '');

/** The county as it was a year ago. */
const before = text(county)
  .replace('timeLimit: 5个工作日内', 'timeLimit: 2个工作日内')
  .replace('phone: 0990-1234567', 'phone: 0990-7654321');

/** What the page says, entry by entry: each line of it stands in what the command says, and there are as many. */
const saysAs = async (page: Page, said: string): Promise<void> => {
  await page.locator('.compare .nothing').waitFor({ state: 'detached' });
  const whole = bare(said);
  for (const line of await page.locator('main.compare .finding p').allTextContents())
    expect(whole).toContain(bare(line.replace(/去看$/u, '')));
  const told = said.match(/^ {2}(?:删除|新增|移动|更名|放宽|收紧|依据更新|其他|要求更多|改动) /gmu) ?? [];
  const about = said.split('标题和联系方式\n')[1]?.match(/^ {2}\S/gmu) ?? [];
  expect(await page.locator('main.compare li.finding').count()).toBe(told.length + about.length);
};

inChromium('the comparison of the desk', (open) => {
  it('says of the work against an older edition, and against what was opened, what mulu diff says', async () => {
    const now = inFolder(texts);
    const old = inFolder({ ...texts, [county]: before });
    const page = await openDesk(open);
    await giveChain(page, now, county);
    await page.getByRole('button', { name: '对比' }).click();
    await page.getByText('事项没有差异').waitFor();
    const other = page.locator('main.compare input[type=file]');
    await other.setInputFiles(join(old, county));
    await page.getByRole('heading', { name: `与“${county}”对比` }).waitFor();
    await page.getByText('其他变化').or(page.getByText('公开得比以前少')).first().waitFor();
    const diff = await runHere('diff', join(old, county), join(now, county));
    expect(diff.stdout).toMatch(/放宽|收紧/u);
    await saysAs(page, diff.stdout);
    // An archive of all of it is the same, and a file of nobody is told.
    const zip = inFolder({ '去年.zip': zipSync({ [`去年/${county}`]: new TextEncoder().encode(before) }) });
    await other.setInputFiles(join(zip, '去年.zip'));
    await page.getByRole('heading', { name: '与“去年.zip”对比' }).waitFor();
    await saysAs(page, diff.stdout);
    await other.setInputFiles(join(inFolder({ '旧.xlsx': 'PK' }), '旧.xlsx'));
    await page.getByText('认不出哪一份是它的另一版').waitFor();
    await page.getByRole('button', { name: '与打开时对比' }).click();
    await page.getByRole('button', { name: '原文' }).click();
    await page.locator('textarea').fill(before);
    await page.getByRole('button', { name: '对比' }).click();
    await page.getByText('其他变化').or(page.getByText('公开得比以前少')).first().waitFor();
    await saysAs(page, (await runHere('diff', join(now, county), join(old, county))).stdout);
    await page
      .getByRole('button', { name: /^去看：/u })
      .first()
      .click();
    await page.locator('.panel h2').waitFor();
  });
});
