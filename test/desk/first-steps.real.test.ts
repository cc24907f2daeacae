import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { inChromium } from '../tools.ts';
import { chainOf, county, text, texts } from './layers.ts';
import { built, downloaded, give, inFolder, inZip, openDesk } from './open-desk.ts';

const province = '990000-example-province.yaml';

inChromium('the desk', (open) => {
  it('makes of a layer what mulu build writes, byte for byte', async () => {
    const folder = inFolder({ [province]: text(province) });
    const page = await openDesk(open);
    await give(page, [join(folder, province)]);
    await page.locator('.domain').first().waitFor();
    await page.getByRole('button', { name: '输出' }).click();
    const { bytes } = await downloaded(page, '全部（zip）');
    expect(inZip(bytes)).toEqual(await built(folder, province));
  });

  it('shows findings under their rows as the text is changed, and keeps the rest of the file', async () => {
    const folder = inFolder(texts);
    const page = await openDesk(open);
    await give(
      page,
      chainOf(county).map((one) => join(folder, one)),
    );
    await page.locator('.domain').first().waitFor();
    await page.getByRole('button', { name: '原文' }).click();
    const field = page.locator('textarea');
    expect(await field.inputValue()).toBe(text(county));
    const loose = text(county).replace('timeLimit: 5个工作日内', 'timeLimit: 50个工作日内');
    await field.fill(loose);
    await page.getByText('1 个错误').waitFor();
    expect(await page.getByRole('status').first().textContent()).toContain('未存为文件');
    await page.keyboard.press('F8');
    const row = page.locator('tr.found');
    expect(await row.textContent()).toContain('宽于');
    expect(await page.locator('tr:has(+ tr.found)').getAttribute('data-ref')).toBe('employment/1.2');
    expect(await row.locator('.finding').evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
    await page.getByRole('button', { name: '输出' }).click();
    await page.getByText('现在还不能生成').waitFor();
    expect(await page.getByRole('button', { name: '全部（zip）' }).isDisabled()).toBe(true);
    const kept = await downloaded(page, '下载底稿');
    expect([kept.name, new TextDecoder().decode(kept.bytes)]).toEqual([county, loose]);
    expect(await page.getByRole('status').first().textContent()).toContain(`已下载 ${county}`);
  });

  it('makes a layer of an old Word table, tells every row, and goes on with it', async () => {
    const page = await openDesk(open);
    const table =
      'test/import/e02-district-docx/' +
      readdirSync('test/import/e02-district-docx').find((name) => name.endsWith('.docx'));
    await give(page, [table]);
    await page.getByLabel('行政区划代码').fill('990101');
    await page.getByLabel('地区名称').fill('示例县');
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByRole('button', { name: '进入目录' }).click();
    await page.locator('.domain').first().waitFor();
    await page.getByText('未存为文件').waitFor();
    const { name, bytes } = await downloaded(page, '下载底稿');
    const folder = inFolder({});
    await runHere('import', table, '-o', join(folder, '990101.yaml'), '--region', '990101', '--name', '示例县');
    expect([name, new TextDecoder().decode(bytes)]).toEqual([
      '990101.yaml',
      readFileSync(join(folder, '990101.yaml'), 'utf8'),
    ]);
  });
});
