import { readdirSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { inChromium } from '../tools.ts';
import { outputsOf } from './library.ts';

const folder = 'catalogues/examples';
const texts = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]),
);

const bundled = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: ['test/browser/library.ts'],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    globalName: 'mulu',
    target: 'chrome110',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
};

inChromium('the library in a browser', (open) => {
  it('is bundled without a package of Node, and prints the examples byte for byte', async () => {
    const page = await open('about:blank');
    await page.addScriptTag({ content: await bundled() });
    const there = await page.evaluate(`mulu.outputsOf(${JSON.stringify(texts)})`);
    const here = await outputsOf(texts);
    expect(here.length).toBeGreaterThan(20);
    expect(there).toEqual(here);
  });
});
