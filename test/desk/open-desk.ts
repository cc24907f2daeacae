import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { runHere } from '../cli/run-cli.ts';
import { type OpenTab, patience } from '../tools.ts';
import { chainOf } from './layers.ts';

const address = pathToFileURL(resolve('dist/mulu.html')).href;

/** The desk in a fresh page. */
export const openDesk = (open: OpenTab, options?: BrowserContextOptions): Promise<Page> => open(address, options);

/** A profile of its own in the same browser, with nothing kept. */
export const freshContext = async (open: OpenTab): Promise<BrowserContext> => {
  const context = await (await open()).context().browser()?.newContext();
  if (!context) throw new Error('no browser was started');
  return context;
};

/** One more tab of a profile. */
export const pageIn = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  return page;
};

/** Gives files together on the start screen; those of before are put aside. */
export const give = async (page: Page, files: readonly string[]): Promise<void> => {
  const again = page.getByRole('button', { name: '打开…' });
  if (await again.isVisible()) await again.click();
  await page.setInputFiles('input[type=file][multiple]', [...files]);
};

/** Gives a layer of a folder with all above it, and waits until it is shown. */
export const giveChain = async (page: Page, folder: string, layer: string): Promise<void> => {
  await give(
    page,
    chainOf(layer).map((one) => join(folder, one)),
  );
  await page.locator('.domain').first().waitFor();
};

/** Files in a folder of their own. */
export const inFolder = (files: { readonly [name: string]: string | Uint8Array }): string => {
  const folder = mkdtempSync(join(tmpdir(), 'mulu-desk-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
};

/** What a click downloads. */
export const downloaded = async (page: Page, name: string): Promise<{ name: string; bytes: Uint8Array }> => {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name, exact: true }).first().click();
  const download = await started;
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
};

export type Files = { readonly [path: string]: string };

const inHex = (files: { readonly [path: string]: Uint8Array }): Files =>
  Object.fromEntries(
    Object.entries(files)
      .map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );

/** The files of an archive, to compare. */
export const inZip = (bytes: Uint8Array): Files => inHex(unzipSync(bytes));

/** The files below a folder, to compare. */
export const below = (folder: string): Files =>
  inHex(
    Object.fromEntries(
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => statSync(join(folder, name)).isFile())
        .map((name) => [name, readFileSync(join(folder, name))]),
    ),
  );

/** What `mulu build` writes of a layer, by default. */
export const built = async (folder: string, layer: string): Promise<Files> => {
  const out = join(folder, 'out');
  const { code, stderr } = await runHere('build', join(folder, layer), '-o', out);
  if (code !== 0) throw new Error(stderr);
  return below(out);
};
