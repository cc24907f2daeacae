import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { patience } from '../tools.ts';
import { openDesk } from './open-desk.ts';

/** The last engine that runs on Windows 7. The package keeps it packed. */
const unpack = (folder: string): string => {
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin/chromium.br');
  const path = join(folder, 'chromium');
  writeFileSync(path, brotliDecompressSync(readFileSync(packed)), { mode: 0o755 });
  return path;
};

/** A desk in that engine, and what it asked of the network or failed on. */
export interface OldDesk {
  readonly page: Page;
  readonly version: string;
  readonly wrong: readonly string[];
}

/** A suite that opens the desk in Chromium 109, which finds no name of any host. */
export const inOldChromium = (title: string, body: (open: () => Promise<OldDesk>) => void): void => {
  describe.runIf(process.platform === 'linux' && process.arch === 'x64')(title, () => {
    let folder = '';
    let browser: Browser | undefined;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'mulu-109-'));
      const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-zygote', '--single-process'];
      args.push('--host-resolver-rules=MAP * ~NOTFOUND');
      browser = await chromium.launch({ executablePath: unpack(folder), args });
    }, 120_000);
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    });
    body(async () => {
      const wrong: string[] = [];
      const page = await browser?.newPage();
      if (!browser || !page) throw new Error('no browser was started');
      page.setDefaultTimeout(patience);
      page.on('request', (request) => {
        if (!/^(?:file|blob|data|about):/u.test(request.url())) wrong.push(request.url());
      });
      page.on('pageerror', (error) => wrong.push(error.message));
      await openDesk(async (address = '') => {
        await page.goto(address);
        return page;
      });
      return { page, version: browser.version(), wrong };
    });
  });
};
