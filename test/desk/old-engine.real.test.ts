import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inOldChromium } from './old-chromium.ts';
import { built, downloaded, give, inFolder, inZip } from './open-desk.ts';

const chain = ['990000-example-province.yaml', '990100-example-city.yaml', '990101-example-county.yaml'];
const texts = Object.fromEntries(chain.map((name) => [name, readFileSync(join('catalogues/examples', name), 'utf8')]));
const [, , county = ''] = chain;

inOldChromium('the desk in Chromium 109', (open) => {
  it('checks, edits and makes of a chain what mulu build writes, byte for byte, without a request', async () => {
    const { page, version, wrong } = await open();
    expect(version).toMatch(/^109\./u);
    const given = inFolder(texts);
    await give(
      page,
      chain.map((name) => join(given, name)),
    );
    await page.locator('.domain').first().waitFor();
    await page.locator('[data-ref="employment/2.3"] button.item').last().click();
    await page.getByLabel('公开时限').locator('input').fill('4个工作日内');
    await page.getByRole('button', { name: '保留改动' }).click();
    await page.getByText('未存为文件 · 1 处改动').waitFor();
    const { bytes } = await downloaded(page, '下载底稿');
    await page.getByRole('button', { name: '输出' }).click();
    const zip = await downloaded(page, '全部（zip）');
    expect(inZip(zip.bytes)).toEqual(await built(inFolder({ ...texts, [county]: bytes }), county));
    expect(wrong).toEqual([]);
  }, 240_000);
});
