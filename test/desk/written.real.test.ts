import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';

it('mulu desk writes the page that was built, and does not replace a file unasked', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'mulu-desk-')), '编制台.html');
  const first = await runHere('desk', '-o', file);
  expect([first.code, first.stdout]).toEqual([0, expect.stringMatching(/^SHA-256 [\da-f]{64}\nSM3 [\da-f]{64}\n$/u)]);
  expect(readFileSync(file).equals(readFileSync('dist/mulu.html'))).toBe(true);
  expect((await runHere('desk', '-o', file)).code).toBe(2);
  expect((await runHere('desk', '-o', file, '--force')).code).toBe(0);
});
