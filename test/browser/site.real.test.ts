import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guides } from '../../bench/inputs.ts';
import { runHere } from '../cli/run-cli.ts';
import { inChromium } from '../tools.ts';
import { barriers } from './axe.ts';

const county = 'catalogues/examples/990101-example-county.yaml';
const windows = [
  ['1366', { width: 1366, height: 768 }],
  ['360', { width: 360, height: 740 }],
] as const;

/** The pages of the office, then a guide with each of its papers. */
const pages = [
  ...['index', 'search', 'on-request', 'consultation', 'comments', 'ledger', 'changes', 'services'],
  ...['assessment', 'adjustment', 'filing'],
  ...['', '.card', '.notice', '.sample', '.record'].map((paper) => `guides/social-insurance/7.1${paper}`),
].map((name) => `${name}.html`);

inChromium('the catalogue as a site', (open) => {
  const top = mkdtempSync(join(tmpdir(), 'mulu-whole-site-'));
  const at = (...names: string[]): string => pathToFileURL(join(top, ...names)).href;
  beforeAll(async () => {
    const formats = 'site,services,assessment,filing';
    const { code } = await runHere(
      ...[
        'build',
        county,
        '-o',
        join(top, 'site'),
        '--format',
        formats,
        '--previous',
        'examples/yearly/990101-2025.yaml',
      ],
    );
    expect(code).toBe(0);
  });
  afterAll(() => rmSync(top, { recursive: true, force: true }));

  it.each(pages.flatMap((page) => windows.map(([name, viewport]) => [page, name, viewport] as const)))(
    'has no barrier and no sideways scrolling: %s at %s',
    async (name, _, viewport) => {
      // The pages allow no script; the one that looks for barriers comes from outside.
      const page = await open(at('site', name), { viewport, bypassCSP: true });
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
    },
  );

  describe('of all items with guides', () => {
    it('is small, and finds what is typed at once', async () => {
      const { all } = guides(top);
      await runHere('build', all, '-o', join(top, 'all'), '--format', 'site');
      const files = readdirSync(join(top, 'all'), { recursive: true, encoding: 'utf8' });
      expect(files.filter((name) => /guides.*\d\.html$/u.test(name)).length).toBeGreaterThan(90);
      const size = files.reduce((sum, name) => sum + statSync(join(top, 'all', name)).size, 0);
      expect(size).toBeLessThan(6 * 1024 * 1024);
      const page = await open(at('all', 'search.html'));
      // How long the page works on one letter: what it does, and the layout after it.
      const spent = await page.evaluate<number>(`(() => {
        const box = document.querySelector('input[type=search]');
        const start = performance.now();
        box.value = '失业保险';
        box.dispatchEvent(new Event('input', { bubbles: true }));
        document.body.getBoundingClientRect();
        return performance.now() - start;
      })()`);
      process.stdout.write(
        `site of all guides: ${(size / 1024 / 1024).toFixed(1)} MB, one search ${spent.toFixed(0)} ms\n`,
      );
      expect(await page.locator('li[data-words]:visible').count()).toBeGreaterThan(5);
      expect(await page.locator('li[data-words]:visible').count()).toBeLessThan(60);
    });
  });
});
