import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runMulu } from './cli/run-cli.ts';
import { requireTool } from './tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-pdf-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const county = 'catalogues/examples/990101-example-county.yaml';

it('without Chromium nothing is written, and the way to get it is told', () => {
  const out = join(folder, 'none');
  const { code, stdout, stderr } = runMulu(['build', county, '-o', out, '--format', 'html,pdf'], {
    env: { PATH: '/nowhere', CHROMIUM_PATH: '' },
  });
  expect([code, stdout, existsSync(out)]).toEqual([2, '', false]);
  expect(stderr).toContain('apt-get install -y chromium');
});

it('a Chromium that fails leaves nothing behind', () => {
  const [out, broken] = [join(folder, 'broken-out'), join(folder, 'chromium')];
  writeFileSync(broken, '#!/bin/sh\necho "no display for this" >&2\nexit 1\n');
  chmodSync(broken, 0o755);
  const { code, stderr } = runMulu(['build', county, '-o', out, '--format', 'pdf'], { env: { CHROMIUM_PATH: broken } });
  expect([code, existsSync(out)]).toEqual([2, false]);
  expect(stderr).toContain('no display for this');
});

it('is not among the formats that are written unasked', () => {
  const out = join(folder, 'usual');
  expect(runMulu(['build', county, '-o', out]).code).toBe(0);
  expect(readdirSync(out).filter((name) => /pdf|workbook/u.test(name))).toEqual([]);
});

requireTool('chromium')('with an installed Chromium', () => {
  it('prints the page and the filing pack, under the printed date', () => {
    const out = join(folder, 'pdf');
    const { code, stdout } = runMulu(['build', county, '-o', out, '--format', 'pdf']);
    expect(code).toBe(0);
    expect(readdirSync(out)).toEqual(['catalogue.pdf', 'filing.pdf', 'manifest.json']);
    expect(stdout).toContain('catalogue.pdf');
    const text = readFileSync(join(out, 'catalogue.pdf')).toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect([...text.matchAll(/Date ?\(D:(\d{14})/gu)].map(([, date]) => date)).toEqual([
      '20261201000000',
      '20261201000000',
    ]);
  });

  requireTool('poppler')('as another program reads it', () => {
    it('the PDF holds every item', () => {
      const out = join(folder, 'text');
      runMulu(['build', 'national', '-o', out, '--format', 'pdf', '--date', '2026-12-01']);
      const program = process.env.PDFTOTEXT_PATH ?? 'pdftotext';
      const text = execFileSync(program, [join(out, 'catalogue.pdf'), '-'], { encoding: 'utf8' }).replace(/\s/gu, '');
      for (const title of ['就业政策法规咨询', '岗位信息发布', '失业保险金申领']) expect(text).toContain(title);
    });
  });
});
