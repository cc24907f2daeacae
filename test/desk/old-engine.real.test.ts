import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built, downloaded, give, inFolder, inZip, openDesk } from './open-desk.ts';

const chain = ['990000-example-province.yaml', '990100-example-city.yaml', '990101-example-county.yaml'];
const texts = Object.fromEntries(chain.map((name) => [name, readFileSync(join('catalogues/examples', name), 'utf8')]));
const [, , county = ''] = chain;

/** The last engine that runs on Windows 7. The package keeps it packed. */
const unpack = (folder: string): string => {
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin/chromium.br');
  const path = join(folder, 'chromium');
  writeFileSync(path, brotliDecompressSync(readFileSync(packed)), { mode: 0o755 });
  return path;
};

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the desk in Chromium 109', () => {
  let folder = '';
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mulu-109-'));
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-zygote', '--single-process'];
    browser = await chromium.launch({ executablePath: unpack(folder), args });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('checks, edits and makes of a chain what mulu build writes, byte for byte, without a request', async () => {
    expect(browser.version()).toMatch(/^109\./u);
    const requests: string[] = [];
    const page = await browser.newPage();
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => requests.push(error.message));
    await openDesk(async (address = '') => {
      await page.goto(address);
      return page;
    });
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
    expect(requests.filter((address) => !/^(?:file|blob):/u.test(address))).toEqual([]);
  }, 240_000);
});
