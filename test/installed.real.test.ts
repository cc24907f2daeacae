import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** As an installed package is run: the tool lies elsewhere, the working directory holds only layers. */
describe('outside of the checkout', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mulu-outside-'));
    writeFileSync(
      join(folder, 'county.yaml'),
      `kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: national@2019
edition: "2026"
effective: 2026-12-01
responsibleBody: 示例县人力资源和社会保障局
employment:
  amend:
    - item: 1.2 岗位信息发布
      timeLimit: 30个工作日内
`,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const mulu = (...argv: string[]) =>
    spawnSync(process.execPath, [resolve('bin/mulu.js'), ...argv], { cwd: folder, encoding: 'utf8' });

  it('prints national files under the name of their edition, with positions and frames', () => {
    const { stdout, status } = mulu('validate', 'county.yaml');
    expect(status).toBe(1);
    expect(stdout).toMatch(/另见 national@2019\/employment\.yaml:\d+:\d+ /u);
    expect(stdout).toMatch(/^ +\d+ \| +timeLimit: 公开事项信息形成或变更之日起20个工作日内公开$/mu);
    expect(stdout).not.toContain('..');
    const [finding] = JSON.parse(mulu('validate', 'county.yaml', '--format', 'json').stdout).findings;
    expect(finding.related[0]).toMatchObject({ file: 'national@2019/employment.yaml', line: expect.any(Number) });
  });

  it('checks the national files by that name, and builds', () => {
    const { files, summary } = JSON.parse(mulu('validate', 'national', '--format', 'json').stdout);
    expect(files).toContain('national@2019/employment.yaml');
    expect(summary).toMatchObject({ errors: 0, warnings: 0 });
    expect(mulu('build', 'county.yaml', '-o', 'out', '--draft', '--format', 'json').status).toBe(0);
  });
});
