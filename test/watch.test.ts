import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder = '';
let started: ChildProcessWithoutNullStreams | undefined;
let told = '';
let seen = 0;

/** Starts the tool and collects what it says. */
const start = (...argv: string[]): ChildProcessWithoutNullStreams => {
  const child = spawn(process.execPath, [resolve('bin/mulu.js'), ...argv], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1' },
  });
  const hear = (chunk: Buffer) => {
    told += chunk.toString('utf8');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  started = child;
  return child;
};

/** What was said since the last time, once it holds the pattern; and how long that took, in milliseconds. */
const next = async (pattern: RegExp): Promise<{ text: string; took: number }> => {
  const from = performance.now();
  while (!pattern.test(told.slice(seen))) {
    if (performance.now() - from > 20_000) throw new Error(`not heard: ${pattern}\n${told.slice(seen)}`);
    await pause(5);
  }
  const text = told.slice(seen);
  seen = told.length;
  return { text, took: performance.now() - from };
};

/** Every round ends with it. */
const checked = /等待保存，Ctrl-C 结束\n$/u;

/** Ends the tool as a user does; the result is its exit code. */
const end = (signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> =>
  new Promise((done) => {
    started?.once('exit', (code) => done(code));
    started?.kill(signal);
  });

const county = '990101-example-county.yaml';
const city = '990100-example-city.yaml';
const save = (file: string, from: string, to: string): void => {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};
/** Saves as most editors do: a temporary file beside it takes its place. */
const saveByRename = (file: string, from: string, to: string): void => {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(`${path}.tmp`, text.replace(from, to));
  renameSync(`${path}.tmp`, path);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mulu-watch-'));
  cpSync('catalogues/examples', folder, { recursive: true });
  told = '';
  seen = 0;
});
afterEach(() => {
  started?.kill('SIGKILL');
  started = undefined;
  rmSync(folder, { recursive: true, force: true });
});

describe('validate --watch', () => {
  it('prints new findings after every save, plainly, and ends with 0', async () => {
    start('validate', county, '--watch');
    expect((await next(checked)).text).toContain('1 个文件：0 个错误');
    const times: number[] = [];
    for (const way of [save, saveByRename, saveByRename]) {
      way(county, 'timeLimit: 5个工作日内', 'timeLimit: 30个工作日内');
      const broken = await next(checked);
      expect(broken.text).toContain('[only-tighter]');
      way(county, 'timeLimit: 30个工作日内', 'timeLimit: 5个工作日内');
      const mended = await next(checked);
      expect(mended.text).toContain('1 个文件：0 个错误');
      times.push(broken.took, mended.took);
    }
    expect(Math.min(...times)).toBeLessThan(1000);
    expect(told).not.toContain('\u001b');
    expect(await end()).toBe(0);
  });

  it('hears of a parent that was saved, of new and of removed files', async () => {
    start('validate', '.', '--watch');
    expect((await next(checked)).text).toContain('4 个文件：0 个错误');
    save(city, 'timeLimit: 7个工作日内', 'timeLimit: 3个工作日内');
    expect((await next(checked)).text).toMatch(/990101-example-county[\s\S]*\[only-tighter\]/u);
    save(city, 'timeLimit: 3个工作日内', 'timeLimit: 7个工作日内');
    expect((await next(checked)).text).toContain('4 个文件：0 个错误');
    mkdirSync(join(folder, 'new'));
    writeFileSync(join(folder, 'new/a.yaml'), 'kind: layer\n');
    expect((await next(checked)).text).toMatch(/5 个文件：[1-9]/u);
    rmSync(join(folder, 'new'), { recursive: true });
    expect((await next(checked)).text).toContain('4 个文件：0 个错误');
    expect(await end('SIGTERM')).toBe(0);
  });

  it('hears of a parent outside of what is checked, also when it comes back', async () => {
    start('validate', county, '--watch');
    await next(checked);
    save(city, 'timeLimit: 7个工作日内', 'timeLimit: 3个工作日内');
    expect((await next(checked)).text).toContain('[only-tighter]');
    renameSync(join(folder, city), join(folder, 'away'));
    expect((await next(checked)).text).toContain('[parent-found]');
    renameSync(join(folder, 'away'), join(folder, city));
    expect((await next(checked)).text).toContain('[only-tighter]');
    expect(await end()).toBe(0);
  });

  it('does not go with --fix', async () => {
    start('validate', '.', '--watch', '--fix');
    expect((await next(/\n$/u)).text).toContain('不能同时用');
  });
});
