import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { posix } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';

let top = '';
beforeAll(async () => {
  top = mkdtempSync(`${tmpdir()}/mulu-site-`).replaceAll('\\', '/');
  cpSync('catalogues/examples', `${top}/in`, { recursive: true });
  const { code } = await runHere(
    'build',
    `${top}/in/990101-example-county.yaml`,
    '-o',
    `${top}/out`,
    '--format',
    'site',
  );
  expect(code).toBe(0);
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

const pages = (): string[] =>
  readdirSync(`${top}/out`, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html') && !posix.basename(name).startsWith('fragment-'));
const read = (name: string): string => readFileSync(`${top}/out/${name}`, 'utf8');

describe('the catalogue as a site', () => {
  it('has all that may be published, and nothing for use inside the office', () => {
    expect(pages()).toEqual(
      expect.arrayContaining([
        'index.html',
        'search.html',
        'on-request.html',
        'consultation.html',
        'comments.html',
        'ledger.html',
      ]),
    );
    for (const inner of ['ledger.xlsx', 'assessment.html', 'filing.docx', 'checklist.xlsx'])
      expect(existsSync(`${top}/out/${inner}`)).toBe(false);
  });

  it('links only to what is there, by relative names', () => {
    const ids = new Map<string, Set<string>>();
    const idsOf = (name: string): Set<string> => {
      const known = ids.get(name) ?? new Set([...read(name).matchAll(/\bid="([^"]+)"/gu)].map(([, id = '']) => id));
      ids.set(name, known);
      return known;
    };
    const broken = pages().flatMap((name) =>
      [...read(name).matchAll(/\b(?:href|src)="([^"]*)"/gu)].flatMap(([, raw = '']) => {
        const link = raw.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
        if (/^(?:https?|mailto):/u.test(link)) return [];
        if (link.startsWith('/') || /^[a-z]+:/u.test(link)) return [`${name}: ${link}`];
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? name : posix.join(posix.dirname(name), decodeURI(path));
        if (!existsSync(`${top}/out/${target}`)) return [`${name}: ${link}`];
        return anchor && target.endsWith('.html') && !idsOf(target).has(decodeURI(anchor)) ? [`${name}: ${link}`] : [];
      }),
    );
    expect(broken).toEqual([]);
  });

  it('finds every item, guide and page from one place, without a script too', async () => {
    const page = read('search.html');
    const entries = [...page.matchAll(/<li data-words="[^"]*"><a href="([^"]*)">/gu)].map(([, href = '']) => href);
    const rows = readFileSync(`${top}/in/990101/publications.csv`, 'utf8').trim().split('\n').slice(1);
    expect(entries.filter((href) => href.startsWith('index.html#'))).toHaveLength(rows.length);
    expect(entries.filter((href) => href.startsWith('guides/'))).toHaveLength(6);
    expect(page).toContain(`共${entries.length}条`);
    expect(page).not.toMatch(/(?:src|href)="https?:/u);
    expect(read('index.html')).toContain('href="search.html"');
    const { results } = await new HtmlValidate({ extends: ['html-validate:recommended'] }).validateString(page);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, line }) => `${line} ${ruleId}`))).toEqual([]);
  });

  it('has fragments that link to where an item was published, where that is known', () => {
    const fragment = read('fragment-employment-list.html');
    const rows = readFileSync(`${top}/in/990101/publications.csv`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    for (const [name = '', address = ''] of rows.filter(([one]) => one?.startsWith('employment/')))
      if (address) expect(fragment, name).toContain(`href="${address}"`);
    expect(fragment.match(/公开地址/gu)).toHaveLength(
      rows.filter(([name, address]) => name?.startsWith('employment/') && address).length,
    );
  });
});
