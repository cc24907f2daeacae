import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compile, diff, inMemory, validate } from '../../src/index.ts';
import { runHere, runMulu } from '../cli/run-cli.ts';
import { exposeAs, type GitlabJob, jobsThatRun } from '../gitlab-rules.ts';
import { county } from '../review/desk.ts';

const root = mkdtempSync(join(tmpdir(), 'mulu-province-ci-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let serial = 0;
const folderWith = (files: { readonly [name: string]: string }): string => {
  serial += 1;
  const folder = join(root, String(serial));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
};

describe('the GitLab template, by GitLab’s own rules', () => {
  const pipeline: { [name: string]: GitlabJob } = parse(readFileSync('ci/gitlab.yml', 'utf8'));
  const merge = {
    CI_PIPELINE_SOURCE: 'merge_request_event',
    CI_MERGE_REQUEST_DIFF_BASE_SHA: 'abc',
    CI_DEFAULT_BRANCH: 'main',
  };
  it('exposes artifacts under names that GitLab takes', () => {
    for (const job of Object.values(pipeline))
      if (job.artifacts?.expose_as !== undefined) expect(job.artifacts.expose_as).toMatch(exposeAs);
    expect('目录调整').not.toMatch(exposeAs);
  });
  it('validates in merge requests, on branches and tags, and each change once', () => {
    expect(jobsThatRun(pipeline, merge)).toEqual(['mulu-validate', 'mulu-diff']);
    const push = { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_BRANCH: 'main', CI_DEFAULT_BRANCH: 'main' };
    expect(jobsThatRun(pipeline, push)).toContain('mulu-validate');
    expect(jobsThatRun(pipeline, { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_TAG: 'v1' })).toContain('mulu-validate');
    expect(jobsThatRun(pipeline, { ...push, CI_COMMIT_BRANCH: 'work', CI_OPEN_MERGE_REQUESTS: 'g/p!1' })).toEqual([]);
    expect(jobsThatRun(pipeline, { ...push, MULU_REVIEW: '报送' })).toEqual(
      expect.arrayContaining(['mulu-review', 'mulu-review-merge']),
    );
  });
});

/** YAML of other programs, as it lies in a repository of catalogues. */
const foreign: { readonly [name: string]: string } = {
  'mkdocs.yml':
    'site_name: 目录\ntheme:\n  name: material\nmarkdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n',
  'ci/gitlab.yml': readFileSync('ci/gitlab.yml', 'utf8'),
  'compose.yaml': 'services:\n  web:\n    image: nginx\n',
  'k8s/deploy.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: mulu }\n---\nkind: Service\n',
  'drone.yml': 'kind: pipeline\ntype: docker\nname: default\nsteps: []\n',
  'openapi.yaml': 'openapi: 3.1.0\ninfo: { title: x, version: "1" }\npaths: {}\n',
  'eslint.yml': 'extends: standard\nrules: { semi: off }\n',
  'list.yml': '- one\n- two\n',
};

describe('YAML of other programs in a folder', () => {
  it('is passed over with a line; a file that is named is still told', async () => {
    const folder = folderWith({ ...foreign, 'a.yaml': county() });
    const { code, stderr, stdout } = await runHere('validate', folder, '--no-cache');
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 个文件')]);
    expect(stderr).toContain('8 个 YAML 文件不是目录文件');
    expect(stderr).toContain('mkdocs.yml');
    expect((await runHere('validate', join(folder, 'mkdocs.yml'))).code).toBe(1);
    expect((await runHere('validate', folderWith(foreign))).code).toBe(2);
  });

  it('is never mistaken for: what may be ours with a slip is checked', async () => {
    for (const text of [
      county().replace('kind: layer', 'kind: layr'),
      county().replace('kind: layer\n', ''),
      county().replace('kind: layer', 'Kind: layer'),
      county().replace('extends: national@2019', 'extends: [national@2019'),
      county().replace('kind: layer', '\tkind: layer'),
      '',
    ]) {
      const { code } = await runHere('validate', folderWith({ 'a.yaml': text }), '--no-cache');
      expect([text.slice(0, 20), code]).toEqual([text.slice(0, 20), text === '' ? 2 : 1]);
    }
  });
});

describe('links of reports', () => {
  it('never point at files that are not there', async () => {
    const loose = county({ amend: '    - { item: 4.1 失业登记, disclosureMode: 依申请 }\n' });
    const folder = folderWith({ 'a.yaml': loose });
    const files = ['a.yaml', 'nofile.yaml'];
    const sarif = runMulu(['validate', ...files, '--format', 'sarif'], { cwd: folder });
    const [run] = JSON.parse(sarif.stdout).runs;
    const uris = [...sarif.stdout.matchAll(/"uri": "([^"]+)"/gu)].map(([, uri = '']) => uri);
    expect([...new Set(uris)]).toEqual(['a.yaml']);
    expect(JSON.stringify(run.invocations)).toContain('nofile.yaml');
    expect(run.results[0].message.text).toContain('national@2019/employment.yaml');
    const markdown = runMulu(['validate', ...files, '--format', 'markdown'], { cwd: folder });
    const links = [...markdown.stdout.matchAll(/\]\(([^)]+)\)/gu)].map(([, target = '']) =>
      target.replace(/#.*$/u, ''),
    );
    expect([...new Set(links)]).toEqual(['a.yaml']);
    expect([sarif.code, markdown.code]).toEqual([1, 1]);
  });
});

describe('diff --against', () => {
  const limit = (days: number): string =>
    county({ amend: `    - { item: 1.5 职业培训信息发布, timeLimit: ${days}个工作日内 }\n` });
  it('compares with where the branches parted, and with the tip when asked', async () => {
    const folder = folderWith({ 'a.yaml': limit(12) });
    const git = (...words: string[]): string =>
      execFileSync(
        'git',
        ['-c', 'user.name=t', '-c', 'user.email=t@example.invalid', '-c', 'commit.gpgsign=false', ...words],
        {
          cwd: folder,
          encoding: 'utf8',
        },
      );
    git('init', '--quiet', '--initial-branch', 'main');
    git('add', '.');
    git('commit', '--quiet', '-m', 'one');
    git('checkout', '--quiet', '-b', 'change');
    writeFileSync(join(folder, 'b.md'), 'x');
    git('add', '.');
    git('commit', '--quiet', '-m', 'mine');
    git('checkout', '--quiet', 'main');
    writeFileSync(join(folder, 'a.yaml'), limit(8));
    git('commit', '--quiet', '-am', 'theirs');
    git('checkout', '--quiet', 'change');
    const count = async (...more: string[]): Promise<number> => {
      const { stdout } = runMulu(['diff', 'a.yaml', '--against', 'git:main', ...more, '--format', 'json'], {
        cwd: folder,
      });
      return JSON.parse(stdout).summary.differences;
    };
    expect([await count(), await count('--tip')]).toEqual([0, 1]);
  });
});

describe('the library', () => {
  const province = (days: number): string =>
    county({
      code: '990000',
      name: '示例省',
      level: 'province',
      filing: '',
      amend: `    - { item: 1.2 岗位信息发布, timeLimit: ${days}个工作日内 }\n`,
    });
  const host = inMemory({
    'base/990000.yaml': province(5),
    'in/990000.yaml': province(15),
    'in/a.yaml': county({
      parent: '990000.yaml',
      amend: '    - { item: 1.2 岗位信息发布, timeLimit: 10个工作日内 }\n',
    }),
    'in/mkdocs.yml': 'site_name: x\n',
  });
  it('takes folders and pinned parents, as the command does', async () => {
    const report = await validate('in', { host });
    expect(report.files).toEqual(['in/990000.yaml', 'in/a.yaml']);
    expect(report.summary.errors).toBe(0);
    const pinned = await validate('in/a.yaml', { host, base: 'base' });
    expect(pinned.findings.map(({ rule }) => rule)).toContain('only-tighter');
    expect((await compile('in/a.yaml', { host, base: 'base' })).ok).toBe(false);
    // Of a folder the layer that nothing else extends.
    const { catalogue } = await compile('in', { host });
    expect(catalogue?.region.name).toBe('甲县');
    await expect(validate('nowhere/', { host, base: 'no' })).rejects.toThrow(TypeError);
  });

  it('refuses a day that does not exist', async () => {
    for (const date of ['2026-02-30', '2026-1-1', 'today']) {
      await expect(validate('in/a.yaml', { host, date })).rejects.toThrow(TypeError);
      await expect(compile('in/a.yaml', { host, date })).rejects.toThrow(TypeError);
      await expect(diff('national@2019', 'in/a.yaml', { host, date })).rejects.toThrow(TypeError);
    }
  });

  it('gives a report of differences with types', async () => {
    const report = await diff('national@2019', 'in/990000.yaml', { host });
    const first = report.comparisons[0]?.differences.find(({ field }) => field === 'timeLimit');
    expect([first?.class, first?.item, first?.field]).toEqual(['tightened', 'employment/1.2', 'timeLimit']);
    expect(report.summary.classes.tightened).toBeGreaterThan(0);
  });
});

it('no-catch-all knows the catch-alls of content', async () => {
  for (const words of [
    '其他需要公开的信息',
    '其他事项',
    '其他相关信息',
    '法律法规规定的其他事项',
    '其他应当公开的内容',
  ]) {
    const amend = `    - { item: 1.2 岗位信息发布, content: { add: [${words}] } }\n`;
    const { findings } = await validate('a.yaml', { host: inMemory({ 'a.yaml': county({ amend }) }) });
    expect([words, findings.map(({ rule }) => rule)]).toEqual([words, ['no-catch-all']]);
  }
  const amend = '    - { item: 1.2 岗位信息发布, content: { add: [其他渠道的咨询电话] } }\n';
  const { findings } = await validate('a.yaml', { host: inMemory({ 'a.yaml': county({ amend }) }) });
  expect(findings).toEqual([]);
});
