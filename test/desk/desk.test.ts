import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inChromium } from '../tools.ts';
import { built, downloaded, give, inFolder, inZip, openDesk } from './open-desk.ts';

const examples = 'catalogues/examples';
const layers = readdirSync(examples)
  .filter((name) => name.endsWith('.yaml'))
  .sort();
const text = (name: string): string => readFileSync(join(examples, name), 'utf8');
const county = '990101-example-county.yaml';
const texts = Object.fromEntries(layers.map((name) => [name, text(name)]));

/** A layer with all above it. */
const chainOf = (name: string): string[] => {
  const parent = /^extends: (\S+\.yaml)/mu.exec(text(name))?.[1];
  return [...(parent ? chainOf(parent) : []), name];
};

describe('the file', () => {
  const page = readFileSync('dist/mulu.html', 'utf8');

  it('is not larger than six megabytes, and names no address that it would load', () => {
    expect(Buffer.byteLength(page)).toBeLessThan(6 * 1024 * 1024);
    const shell = page.replaceAll(/(<script[^>]*>)[\s\S]*?(?=<\/script>)/gu, '$1');
    expect(shell.match(/ (?:src|href)=/giu)).toBeNull();
    expect(page).toContain("default-src 'none'");
    expect(/script-src ([^;]*)/u.exec(page)?.[1]).not.toContain('unsafe');
  });
});

inChromium('the desk', (open) => {
  it.each(layers)('makes of %s and what is above it what mulu build writes, byte for byte', async (name) => {
    const folder = inFolder(Object.fromEntries(chainOf(name).map((one) => [one, text(one)])));
    const page = await openDesk(open);
    await give(
      page,
      chainOf(name).map((one) => join(folder, one)),
    );
    await page.locator('.domain').first().waitFor();
    await page.getByRole('button', { name: '输出' }).click();
    const { bytes } = await downloaded(page, '全部（zip）');
    expect(inZip(bytes)).toEqual(await built(folder, name));
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

  it('asks for a parent by its name, takes it, or goes on with the national catalogue', async () => {
    const folder = inFolder(texts);
    const page = await openDesk(open);
    await give(page, [join(folder, county)]);
    await page.getByText('还差一份上级目录：990100-example-city.yaml').waitFor();
    await page.getByRole('button', { name: '先按国家目录' }).click();
    await page.locator('.domain').first().waitFor();
    await give(page, [join(folder, county)]);
    await page.getByText('还差一份上级目录').waitFor();
    const rest = chainOf(county).slice(0, -1);
    await page.setInputFiles(
      'main input[type=file]',
      rest.map((one) => join(folder, one)),
    );
    await page.getByText('0 个错误').waitFor();
  });

  it('asks which of several layers is meant, and says when there is none', async () => {
    const folder = inFolder({ ...texts, '990102.yaml': text(county), '说明.txt': '' });
    const page = await openDesk(open);
    await give(page, [join(folder, '说明.txt')]);
    await page.getByText('没有找到能编辑的目录文件').waitFor();
    await give(
      page,
      [...chainOf(county), '990102.yaml'].map((one) => join(folder, one)),
    );
    await page.getByText('这些文件里有 2 份目录').waitFor();
    await page.getByRole('button', { name: '990102.yaml' }).click();
    await page.locator('.domain').first().waitFor();
  });
});
