import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visible, visibleLines } from '../../src/model/visible.ts';
import { runHere, runMulu } from '../cli/run-cli.ts';

/** Begins lines of its own, clears the screen, turns text around, rings the bell. */
const hostile = 'b\n0 个错误\r\n0 errors\u001b[2J\u001b[31m\u009b2J\u0007\u202e\u2066\u200f\u2028\u2029\u0085';
const shown =
  'b\\u000a0 个错误\\u000d\\u000a0 errors\\u001b[2J\\u001b[31m\\u009b2J\\u0007\\u202e\\u2066\\u200f\\u2028\\u2029\\u0085';

const forging = /(?!\n)[\p{Cc}\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|^ *0 (?:个错误|errors)/mu;

const layer = (parent: string): string => `kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: ${JSON.stringify(parent)}
edition: "2026"
effective: 2026-12-01
responsibleBody: 示例县人力资源和社会保障局
contact: { office: 局办公室, phone: 0990-1234567, complaint: "12333" }
employment:
  amend:
    - { item: 1.2 岗位信息发布, timeLimit: 公开事项信息形成或变更之日起30个工作日内公开 }
`;

let folder = '';
const inside = (name: string): string => join(folder, name);
const file = `${hostile}.yaml`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mulu-terminal-'));
  mkdirSync(inside('in'));
  mkdirSync(inside(hostile));
  writeFileSync(inside(file), layer('national@2019'));
  writeFileSync(inside(`below ${file}`), layer(file));
  writeFileSync(inside(`in/${file}`), layer('national@2019'));
  writeFileSync(inside(`${hostile}.html`), '<table><tr><td>甲</td></tr></table>');
  writeFileSync(inside(`${hostile}.xlsx`), 'no workbook');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what a terminal shows', () => {
  const place = ['--region', '990101', '--name', '示例县'];
  it.each([
    ['validate of a folder', () => ['validate', folder, '--no-cache']],
    ['validate of a file', () => ['validate', inside(file)]],
    ['validate of what is not there', () => ['validate', inside(`no ${file}`)]],
    ['validate of an empty folder', () => ['validate', inside(hostile)]],
    ['validate for GitHub', () => ['validate', folder, '--no-cache', '--format', 'github']],
    ['validate as Markdown', () => ['validate', folder, '--no-cache', '--format', 'markdown']],
    ['build with errors', () => ['build', inside(file), '-o', inside('out')]],
    ['build into a hostile name', () => ['build', 'national', '-o', inside(`made ${hostile}`), '--format', 'csv']],
    ['build onto a file', () => ['build', 'national', '-o', inside(file), '--format', 'csv']],
    ['build over what holds its source', () => ['build', inside(file), '-o', folder, '--draft']],
    ['an unknown region', () => ['build', 'national', '-o', inside('out'), '--level', 'village', '--region', hostile]],
    ['import', () => ['import', inside(`${hostile}.html`), '-o', inside(`${hostile}.new.yaml`), ...place]],
    ['import over a file', () => ['import', inside(`${hostile}.html`), '-o', inside(file), ...place]],
    ['import of a workbook', () => ['import', inside(`${hostile}.xlsx`), '-o', inside('w.yaml'), ...place]],
    ['import of what is not there', () => ['import', inside(hostile), '-o', inside('w.yaml'), ...place]],
    ['init', () => ['init', '-o', inside(`init ${file}`), '--code', '990101', '--name', '示例县']],
    ['init over a file', () => ['init', '-o', inside(file), '--code', '990101', '--name', '示例县']],
    ['init with a hostile name', () => ['init', '-o', inside('h.yaml'), '--code', hostile, '--name', hostile]],
    ['diff', () => ['diff', inside(file), inside(`below ${file}`)]],
    ['diff of what is not there', () => ['diff', inside(hostile), inside(`no ${hostile}`)]],
    ['diff against a commit', () => ['diff', 'catalogues', '--against', `git:${hostile}`]],
    ['the effect of an edition', () => ['diff', 'national', 'national', '--impact', folder]],
    ['items', () => ['items', hostile, '--layer', inside(`no ${file}`)]],
    ['items that are not found', () => ['items', hostile]],
    ['review', () => ['review', inside('in'), '-o', inside(`review ${hostile}`)]],
    [
      'review of what is not there',
      () => ['review', inside(hostile), '-o', inside('r'), '--base', inside(`no ${hostile}`)],
    ],
    ['migrate', () => ['migrate', 'national', inside(file)]],
    ['explain', () => ['explain', hostile]],
    ['an unknown command', () => [hostile]],
    ['an unknown option', () => ['validate', `--${hostile}`]],
    ['an unknown format', () => ['build', 'national', '-o', 'x', '--format', hostile]],
    ['another unknown format', () => ['validate', '--format', hostile]],
    ['a date that is none', () => ['validate', `--date=${hostile}`]],
    ['--annotate', () => ['validate', inside(`${hostile}.xlsx`), '--annotate', inside(file)]],
  ])('is not forged by names: %s', async (title, argv) => {
    for (const lang of /^an|none$/u.test(title) ? ['zh', 'en'] : ['zh']) {
      const { stdout, stderr } = await runHere(...argv(), '--lang', lang);
      expect(stdout + stderr).not.toBe('');
      for (const line of `${stdout}${stderr}`.split('\n')) expect(line).not.toMatch(forging);
    }
  });

  it('names a file so that it can be found again', async () => {
    const { stdout } = await runHere('validate', inside(file));
    expect(stdout.replaceAll('\n', '')).toContain(`${shown}.yaml`);
  });

  it('keeps names in JSON as they are', async () => {
    const { stdout } = await runHere('validate', inside(file), '--format', 'json');
    expect(JSON.parse(stdout).files[0]).toContain(hostile);
    expect(stdout).not.toMatch(forging);
  });

  it('leaves colours and values alone', async () => {
    appendFileSync(inside('in/plain.yaml'), layer('national@2019').replace('局办公室', '"\\e[2J局\\n0 个错误"'));
    const { stdout, code } = runMulu(['validate', inside('in/plain.yaml')], {
      env: { FORCE_COLOR: '1', NO_COLOR: '' },
    });
    expect(code).toBe(1);
    expect(stdout).toContain('\u001b[31m');
    expect(stdout.replaceAll(/.\[\d+m/gu, '')).not.toMatch(forging);
  });
});

describe('a name that is written out', () => {
  it('holds no acting character, and every other one', () => {
    expect(visible(hostile)).toBe(shown);
    expect(visible('示例县（2026）\u{20bb7}.yaml')).toBe('示例县（2026）\u{20bb7}.yaml');
    expect(visible('a\ud800b')).toBe('a\\ud800b');
    expect(visibleLines('a\n\tb\r\u001b')).toBe('a\n\tb\\u000d\\u001b');
    for (let code = 0; code < 0x10000; code += 1)
      expect(
        /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(visible(String.fromCharCode(code))),
      ).toBe(false);
  });
});
