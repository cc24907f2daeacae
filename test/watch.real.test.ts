import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder = '';
let started: ChildProcessWithoutNullStreams | undefined;
let told = '';
let seen = 0;
let closed = false;

/** Starts the tool and collects what it says. */
const start = (...argv: string[]): ChildProcessWithoutNullStreams => {
  const child = spawn(process.execPath, [resolve('bin/mulu.js'), ...argv], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1' },
  });
  // A character may come in two pieces.
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      told += text;
    });
  closed = false;
  child.on('close', () => {
    if (child === started) closed = true;
  });
  started = child;
  return child;
};

/** What was said since the last time, once it holds the pattern. */
const next = async (pattern: RegExp): Promise<string> => {
  while (!pattern.test(told.slice(seen))) {
    if (closed) throw new Error(`not heard before the end: ${pattern}\n${told.slice(seen)}`);
    await pause(5);
  }
  const text = told.slice(seen);
  seen = told.length;
  return text;
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
  writeFileSync(`${path}.tmp`, text.replaceAll(from, to));
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
    // The county, its six guides, its record files.
    expect(await next(checked)).toContain('11 个文件：0 个错误');
    for (const way of [save, saveByRename, saveByRename]) {
      way(county, 'timeLimit: 5个工作日内', 'timeLimit: 30个工作日内');
      const broken = await next(checked);
      expect(broken).toContain('[only-tighter]');
      way(county, 'timeLimit: 30个工作日内', 'timeLimit: 5个工作日内');
      const mended = await next(checked);
      expect(mended).toContain('11 个文件：0 个错误');
    }
    expect(told).not.toContain('\u001b');
    expect(await end()).toBe(0);
  });

  it('hears of a parent that was saved, of new and of removed files', async () => {
    start('validate', '.', '--watch');
    expect(await next(checked)).toContain('14 个文件：0 个错误');
    save(city, 'timeLimit: 7个工作日内', 'timeLimit: 3个工作日内');
    expect(await next(checked)).toMatch(/990101-example-county[\s\S]*\[only-tighter\]/u);
    save(city, 'timeLimit: 3个工作日内', 'timeLimit: 7个工作日内');
    expect(await next(checked)).toContain('14 个文件：0 个错误');
    mkdirSync(join(folder, 'new'));
    writeFileSync(join(folder, 'new/a.yaml'), 'kind: layer\n');
    expect(await next(checked)).toMatch(/15 个文件：[1-9]/u);
    rmSync(join(folder, 'new'), { recursive: true });
    expect(await next(checked)).toContain('14 个文件：0 个错误');
    expect(await end('SIGTERM')).toBe(0);
  });

  it('hears of a parent outside of what is checked, also when it comes back', async () => {
    start('validate', county, '--watch');
    await next(checked);
    save(city, 'timeLimit: 7个工作日内', 'timeLimit: 3个工作日内');
    expect(await next(checked)).toContain('[only-tighter]');
    renameSync(join(folder, city), join(folder, 'away'));
    expect(await next(checked)).toContain('[parent-found]');
    renameSync(join(folder, 'away'), join(folder, city));
    expect(await next(checked)).toContain('[only-tighter]');
    expect(await end()).toBe(0);
  });

  it('does not go with --fix', async () => {
    start('validate', '.', '--watch', '--fix');
    expect(await next(/不能同时用[\s\S]*\n$/u)).toContain('--fix');
  });
});

/** One request, as it is: clients would tidy up the path and the Host header. */
const ask = (port: number, path: string, headers: { [name: string]: string } = {}, method = 'GET') =>
  new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((done, fail) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    sent.on('error', fail);
    sent.end();
  });

describe('build --watch --serve', () => {
  const portOf = (text: string): number => Number(/http:\/\/127\.0\.0\.1:(\d+)\//u.exec(text)?.[1]);
  const waiting = /等待保存，Ctrl-C 结束\n$/u;

  it('shows the new result after a save, and the last good one after a mistake', async () => {
    start('build', county, '-o', 'out', '--watch', '--serve', '--port', '0', '--format', 'html,json');
    const port = portOf(await next(waiting));
    expect((await ask(port, '/')).body).toContain('零工市场信息发布');
    saveByRename(county, '零工市场信息发布', '灵活用工市场信息发布');
    await next(waiting);
    expect((await ask(port, '/')).body).toContain('灵活用工市场信息发布');
    save(county, 'timeLimit: 5个工作日内', 'timeLimit: 30个工作日内');
    expect(await next(waiting)).toContain('[only-tighter]');
    expect((await ask(port, '/index.html')).body).toContain('灵活用工市场信息发布');
    expect(await end()).toBe(0);
    await expect(ask(port, '/')).rejects.toThrow();
  });

  it('serves the files of the build to this machine, and nothing else', async () => {
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/notes.txt'), 'secret');
    symlinkSync('../secret.txt', join(folder, 'out/link.html'));
    start('build', county, '-o', 'out', '--serve', '--port', '0');
    const port = portOf(await next(/Ctrl-C 结束\n/u));
    const files: { path: string }[] = JSON.parse((await ask(port, '/manifest.json')).body).files;
    expect(files.length).toBeGreaterThan(8);
    const types = new Map<string, string | undefined>();
    for (const { path } of files) {
      const { status, headers } = await ask(port, `/${encodeURI(path)}?v=1`);
      expect([path, status, headers['cache-control'], headers['x-content-type-options']]).toEqual([
        path,
        200,
        'no-store',
        'nosniff',
      ]);
      types.set(path, headers['content-type']);
    }
    expect(types.get('index.html')).toBe('text/html; charset=utf-8');
    expect(types.get('catalogue.csv')).toBe('text/csv; charset=utf-8');
    expect(types.get('catalogue.xlsx')).toContain('spreadsheetml.sheet');
    expect(types.get('filing.docx')).toContain('wordprocessingml.document');
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/..%5csecret.txt',
      '/%252e%252e/secret.txt',
      '/./../secret.txt',
      '//secret.txt',
      `/${encodeURI(join(folder, 'secret.txt'))}`,
      '/notes.txt',
      '/link.html',
      '/%00',
      '/%',
      '/index.html/',
      '/index.html%00.txt',
      '/fragments',
    ]) {
      const { status, body } = await ask(port, path);
      expect([path, status, body.includes('secret')]).toEqual([path, 404, false]);
    }
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`, `[::1]:${port}`])
      expect([host, (await ask(port, '/', { Host: host })).status]).toEqual([host, 403]);
    expect((await ask(port, '/', { Host: `localhost:${port}` })).status).toBe(200);
    expect((await ask(port, '/', {}, 'POST')).status).toBe(405);
    expect((await ask(port, '/', {}, 'HEAD')).body).toBe('');
    const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    for (const { address } of addresses.filter(({ internal, family }) => !internal && family === 'IPv4'))
      await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow();
    expect(await end('SIGTERM')).toBe(0);
  });

  it('says so when the port is taken, and when nothing could be built', async () => {
    const { createServer } = await import('node:net');
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => taken.once('listening', done));
    const { port } = taken.address() as { port: number };
    start('build', county, '-o', 'out', '--serve', '--port', String(port), '--format', 'csv');
    expect(await next(/--port 换一个\n$/u)).toContain(`端口 ${port} 不能用`);
    taken.close();
    start('build', 'missing.yaml', '-o', 'out', '--serve');
    expect(await next(/没有写出任何文件\n$/u)).toContain('missing.yaml');
  });
});
