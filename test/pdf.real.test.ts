import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runMulu } from './cli/run-cli.ts';
import { requireTool } from './tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-pdf-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const county = 'catalogues/examples/990101-example-county.yaml';

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
