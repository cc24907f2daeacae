import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMulu } from './cli/run-cli.ts';

const system = `linux-${arch()}`;

/** What an office without Node.js unpacks; it is made for the system that the test runs on, from the registry of packages. */
describe.runIf(platform() === 'linux' && ['x64', 'arm64'].includes(arch()))('the release', () => {
  const top = mkdtempSync(join(tmpdir(), 'mulu-release-'));
  const made = join(top, 'made');
  const tool = (): string => join(top, 'unpacked', readdirSync(join(top, 'unpacked'))[0] ?? '');
  const zip = (): string => join(made, readdirSync(made).find((name) => name.endsWith('.zip')) ?? '');

  beforeAll(() => {
    execFileSync('npx', ['tsx', 'scripts/release.ts', system, '-o', made], { stdio: 'ignore' });
    execFileSync('unzip', ['-q', zip(), '-d', join(top, 'unpacked')]);
  });
  afterAll(() => rmSync(top, { recursive: true, force: true }));

  it('runs where no Node.js is installed, and writes the same bytes', () => {
    cpSync('catalogues', join(top, 'work'), { recursive: true });
    const layer = 'examples/990101-example-county.yaml';
    const cwd = join(top, 'work');
    const { status, stderr } = spawnSync(join(tool(), 'mulu'), ['build', layer, '-o', 'unpacked'], {
      cwd,
      encoding: 'utf8',
      env: { HOME: top, PATH: join(top, 'nothing') },
    });
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('Error')]);
    expect(runMulu(['build', layer, '-o', 'installed'], { cwd }).code).toBe(0);
    const manifest = (folder: string): string => readFileSync(join(cwd, folder, 'manifest.json'), 'utf8');
    expect(manifest('unpacked')).toBe(manifest('installed'));
  });

  it('is run through a path with blanks and Chinese, and by a relative one', () => {
    const folder = join(top, '人社 目录');
    mkdirSync(folder);
    cpSync(tool(), join(folder, 'mulu 工具'), { recursive: true });
    for (const program of [join(folder, 'mulu 工具', 'mulu'), './mulu'])
      expect(
        execFileSync(program, ['--version'], { cwd: join(folder, 'mulu 工具'), env: {}, encoding: 'utf8' }),
      ).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });

  it('says with what it can be checked', () => {
    const [, line = ''] = readFileSync(join(made, '校验值.txt'), 'utf8').split('\r\n');
    const bytes = readFileSync(zip());
    expect(line.split('\t')).toEqual([
      relative(made, zip()),
      createHash('sha256').update(bytes).digest('hex'),
      createHash('sm3').update(bytes).digest('hex'),
    ]);
  });

  it('holds what its guide names, the desk and the licences', () => {
    const guide = readFileSync(join(tool(), '使用说明.txt'), 'utf8');
    for (const name of [
      'mulu.html',
      'README.md',
      'LICENSE',
      'dist/THIRD-PARTY.txt',
      'node/LICENSE',
      'catalogues/examples',
    ]) {
      expect(guide).toContain(name.replaceAll('/', '\\'));
      expect(
        readFileSync(join(tool(), name === 'catalogues/examples' ? `${name}/README.md` : name)).length,
      ).toBeGreaterThan(0);
    }
  });

  it('is the same a second time', () => {
    execFileSync('npx', ['tsx', 'scripts/release.ts', system, '-o', join(top, 'again')], { stdio: 'ignore' });
    const name = relative(made, zip());
    expect(readFileSync(join(top, 'again', name)).equals(readFileSync(zip()))).toBe(true);
  });
});

describe('what is dropped on mulu.cmd', () => {
  const top = mkdtempSync(join(tmpdir(), 'mulu-dropped-'));
  afterAll(() => rmSync(top, { recursive: true, force: true }));
  beforeAll(() => {
    for (const name of ['bin', 'dist', 'catalogues', 'package.json'])
      cpSync(name, join(top, name), { recursive: true });
    cpSync('scripts/release/dropped.mjs', join(top, 'dropped.mjs'));
  });
  const drop = (path: string) => {
    const { status, stdout } = spawnSync(process.execPath, [join(top, 'dropped.mjs'), path], { encoding: 'utf8' });
    return { status, stdout };
  };
  const examples = join(top, 'catalogues/examples');

  it('is checked and built into a folder beside it', () => {
    expect(drop(join(examples, '990100-example-city.yaml')).status).toBe(0);
    expect(readdirSync(join(examples, '990100-example-city-输出'))).toContain('index.html');
  });

  it('is checked only, if it is a folder', () => {
    expect(drop(examples)).toMatchObject({ status: 0, stdout: expect.stringContaining('0 个错误') });
  });

  it('is sent to the desk, if it is a table; nothing is asked for by nothing', () => {
    expect(drop(join(examples, '旧目录.docx'))).toMatchObject({
      status: 2,
      stdout: expect.stringContaining('mulu.html'),
    });
    expect(drop('')).toMatchObject({ status: 2, stdout: expect.stringContaining('拖到 mulu.cmd') });
  });
});
