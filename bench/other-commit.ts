import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tool } from './measure.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const run = (cwd: string, program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();

/** Builds another commit beside this one, with what its own lock file names; `end` takes it away. */
export const otherCommit = (ref: string, folder: string): Tool & { readonly end: () => void } => {
  const checkout = join(folder, 'other');
  const name = run(root, 'git', 'rev-parse', '--short', '--verify', `${ref}^{commit}`);
  run(root, 'git', 'worktree', 'add', '--quiet', '--detach', checkout, name);
  const end = (): void => {
    run(root, 'git', 'worktree', 'remove', '--force', checkout);
  };
  try {
    run(checkout, 'npm', 'ci', '--silent', '--no-audit', '--no-fund');
    run(checkout, 'npm', 'run', '--silent', 'build');
  } catch (error) {
    end();
    throw error;
  }
  return { name, bin: join(checkout, 'bin/mulu.js'), end };
};
