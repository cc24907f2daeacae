import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { OpenTab } from '../tools.ts';
import type { Site } from './sites.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

/** The barriers that axe-core finds on a page. */
export const barriers = async (page: Page): Promise<string[]> => {
  // Some pages let no script in, which a tag would be.
  await page.evaluate(source);
  const { violations } = await page.evaluate<axe.AxeResults>(
    "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
};

type Window = readonly [title: string, options: BrowserContextOptions, file: string, panel: boolean];

/** Looks for barriers on the page of the sample, with all that unfolds unfolded. */
export const itHasNoBarrier = (open: OpenTab, site: Site, windows: readonly Window[]): void => {
  it.each(windows)('has no axe-core violation: %s', async (_, options, file, panel) => {
    const page = await open(site(file), options);
    await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
    if (panel) await page.locator('#employment-1\\.2 .change').click();
    expect(await barriers(page)).toEqual([]);
  });
};
