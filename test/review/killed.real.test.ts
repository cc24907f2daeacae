import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generate } from './submissions.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesOf = (out: string): string[] =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(out, join(entry.parentPath, entry.name)))
    .sort();

describe('a process that is killed', () => {
  it('leaves no half output, and the next run is right', async () => {
    const made = generate(folder, 24, 0);
    const out = join(folder, 'out');
    const argv = ['bin/mulu.js', 'review', made.folder, '-o', out, '--base', made.base, '--date', '2027-01-10'];
    const stages = (): string[] => readdirSync(folder).filter((name) => name.includes('mulu-stage'));
    const isStaged = (pid: number | undefined): boolean => stages().some((name) => name.includes(`.${pid}.`));
    /** A run that was met while it wrote. One that came to its end before the signal did tells nothing: then another. */
    const broken = async (signal: NodeJS.Signals): Promise<number | undefined> => {
      const child = spawn(process.execPath, argv, { stdio: 'ignore' });
      const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
      while (!isStaged(child.pid) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
      child.kill(signal);
      const code = await gone;
      if (code !== 0 && code !== 1) return child.pid;
      rmSync(out, { recursive: true });
      return broken(signal);
    };
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      const pid = await broken(signal);
      expect(existsSync(out)).toBe(false);
      expect(isStaged(pid)).toBe(signal === 'SIGKILL');
    }
    const child = spawn(process.execPath, argv, { stdio: 'ignore' });
    await new Promise((resolve) => child.once('exit', resolve));
    const listed = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).files.map(
      ({ path }: { path: string }) => path,
    );
    expect([...listed, 'manifest.json'].sort()).toEqual(filesOf(out));
    expect(readdirSync(folder).filter((name) => name.includes('mulu-stage'))).toEqual([]);
  });
});
