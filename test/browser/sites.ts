import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { pageOf } from '../emit/page-of.ts';
import { sample } from '../emit/sample.ts';
import { type Generated, generate } from '../review/submissions.ts';

/** Finds the address of a file of a site. */
export type Site = (name: string) => string;

const siteOf = (write: (folder: string) => Promise<void>): Site => {
  const folder = mkdtempSync(join(tmpdir(), 'mulu-site-'));
  beforeAll(() => write(folder));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name) => pathToFileURL(join(folder, name)).href;
};

/** The page of the sample, and its draft in English. */
export const pageSite = (): Site =>
  siteOf(async (folder) => {
    writeFileSync(join(folder, 'index.html'), await pageOf());
    writeFileSync(join(folder, 'draft.html'), await pageOf(sample(), { draft: true, lang: 'en' }));
  });

/** What a review of 60 submissions writes; and what is wrong with them. */
export const reviewSite = (): { readonly site: Site; readonly made: () => Generated } => {
  let made: Generated | undefined;
  const site = siteOf(async (folder) => {
    made = generate(folder, 60, 10);
    const given = ['--base', made.base, '--expected', made.expected, '--date', '2027-01-10', '--format', 'html'];
    await runHere('review', made.folder, '-o', join(folder, 'out'), ...given);
  });
  return {
    site: (name) => site(`out/${name}`),
    made: () => {
      if (!made) throw new Error('nothing was generated yet');
      return made;
    },
  };
};
