import { describe, expect, it } from 'vitest';
import { displayWidth } from '../src/document/display-width.ts';
import { version } from '../src/generated/version.js';
import { runMulu } from './cli/run-cli.ts';

interface Report {
  readonly ready: boolean;
  readonly checks: readonly {
    readonly id: string;
    readonly state: string;
    readonly found: string;
    readonly remedy: string | null;
  }[];
}

const nowhere = { PATH: '/nowhere', CHROMIUM_PATH: '', LIBREOFFICE_PATH: '' };

describe('mulu doctor', () => {
  it('says in plain words what is there, and is content without what is optional', () => {
    const { code, stdout, stderr } = runMulu(['doctor'], { env: { ...nowhere, LC_ALL: 'C' } });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`正常　本工具：mulu ${version}，文件齐全\n`);
    expect(stdout).toMatch(/正常　国家目录：2019年版 103 项，随本工具；与原件核对过 0 格，待核\s*\d+ 格/u);
    expect(stdout).toContain('可选　Chromium：只有 build --format pdf 要用\n　　　apt-get install -y chromium');
    expect(stdout).toContain('可选　控制台编码：LANG=C，中文可能显示成乱码');
    expect(stdout).toMatch(/\n可以使用\n$/u);
    expect(stdout).not.toMatch(/[✔✘✓✗]/u);
    expect(stdout.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
  });

  it('gives the same to a program', () => {
    const { code, stdout } = runMulu(['doctor', '--format', 'json', '--lang', 'en'], {
      env: { ...nowhere, LC_ALL: 'zh_CN.UTF-8', CHROMIUM_PATH: '/nowhere/chromium' },
    });
    const { ready, checks } = JSON.parse(stdout) as Report;
    expect([code, ready]).toEqual([0, true]);
    expect(checks.map(({ id }) => id)).toEqual([
      'node',
      'package',
      'national',
      'temporary',
      'console',
      'chromium',
      'libreoffice',
      'fonts',
      'git',
    ]);
    const by = (id: string) => checks.find((check) => check.id === id);
    expect(by('node')).toMatchObject({ state: 'fine', found: process.version });
    expect(by('console')).toMatchObject({ state: 'fine', remedy: null });
    expect(by('chromium')?.found).toContain('`/nowhere/chromium` of CHROMIUM_PATH cannot be run');
    for (const { state, remedy } of checks) if (state === 'absent') expect(remedy).toBeTruthy();
  });
});
