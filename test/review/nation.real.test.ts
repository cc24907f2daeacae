import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeNation } from '../../bench/nation.ts';
import { inChromium } from '../tools.ts';

const counties = 2_844;
const folder = mkdtempSync(join(tmpdir(), 'mulu-nation-'));
const told = join(folder, 'told');
let status: number | null = null;

beforeAll(() => {
  writeNation(join(folder, 'in'), counties, 'differences');
  const tell = join(folder, 'tell.cjs');
  writeFileSync(
    tell,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS)));`,
  );
  const mulu = fileURLToPath(new URL('../../bin/mulu.js', import.meta.url));
  const args = ['--require', tell, mulu, 'review', join(folder, 'in'), '-o', join(folder, 'out')];
  status = spawnSync(process.execPath, args, { stdio: 'ignore' }).status;
}, 1_200_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('reviews all counties of a nation within 450 MB', () => {
  expect(status).toBe(1);
  expect(Number(readFileSync(told, 'utf8')) / 1024).toBeLessThan(450);
});

inChromium('the page of a nation', (open) => {
  it('shows a hundred rows at a time, finds one among all, and turns the page', async () => {
    const page = await open(pathToFileURL(join(folder, 'out/index.html')).href);
    const rows = page.locator('#table tbody tr:visible');
    expect(await rows.count()).toBe(100);
    expect(await page.locator('#shown').textContent()).toBe(`显示 ${counties} 份，共 ${counties} 份`);
    await page.click('#pages [data-step="1"]');
    expect(await rows.first().getAttribute('data-code')).not.toBe('990201');
    expect(await page.locator('#pages span').textContent()).toContain('29');
    await page.fill('#query', '合成2844县');
    expect(await rows.count()).toBe(1);
    await page.click('button[type=reset]');
    await page.click('th[data-sort=title] button');
    expect(await rows.count()).toBe(100);
  });
});
