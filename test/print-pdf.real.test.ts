import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runMulu } from './cli/run-cli.ts';

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
