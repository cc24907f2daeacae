import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';

describe('a reader that has seen enough', () => {
  it.each([['items'], ['validate', 'catalogues', '--format', 'json']])(
    'ends mulu %s without a word',
    async (...argv) => {
      const child = spawn(process.execPath, ['bin/mulu.js', ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout.destroy();
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += chunk;
      });
      const code = await new Promise((done) => child.on('close', done));
      expect(said).toBe('');
      expect(code).toBe(0);
    },
  );
});
