import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runMulu } from './cli/run-cli.ts';

interface ActionStep {
  readonly name: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: { readonly [name: string]: string };
  readonly if?: string;
}
interface Job {
  readonly extends?: string;
  readonly script?: readonly string[];
  readonly before_script?: readonly string[];
  readonly parallel?: number;
}

const read = (file: string) => parse(readFileSync(file, 'utf8'));
const action: {
  inputs: { [name: string]: { description: string; default: string } };
  outputs: { sarif: { value: string } };
  runs: { using: string; steps: ActionStep[] };
} = read('action.yml');
const gitlab: { variables: { [name: string]: string }; [job: string]: Job | { [name: string]: string } } =
  read('ci/gitlab.yml');
const hooks: { id: string; name: string; entry: string; language: string; files: string; pass_filenames?: boolean }[] =
  read('.pre-commit-hooks.yaml');

let origin = '';
let top = '';
let folder = '';
const git = (...words: string[]): string =>
  execFileSync(
    'git',
    ['-c', 'user.name=t', '-c', 'user.email=t@example.invalid', '-c', 'commit.gpgsign=false', ...words],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  ).trim();
const county = 'catalogues/990101-example-county.yaml';
const town = 'catalogues/990101001-example-town.yaml';
const city = 'catalogues/990100-example-city.yaml';
const edit = (file: string, from: string, to: string): void => {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
};

/** A repository of the example chain. */
beforeAll(() => {
  origin = mkdtempSync(join(tmpdir(), 'mulu-ci-origin-'));
  folder = origin;
  cpSync('catalogues/examples', join(folder, 'catalogues'), { recursive: true });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Start');
});
afterAll(() => rmSync(origin, { recursive: true, force: true }));

/** A merge request: a clone of it, on a branch with one more commit. */
const cloned = () => {
  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), 'mulu-ci-'));
    folder = join(top, 'clone');
    execFileSync('git', ['clone', '--quiet', origin, folder]);
    git('checkout', '--quiet', '-b', 'change');
  });
  afterEach(() => rmSync(top, { recursive: true, force: true }));
};

describe('the GitHub action', () => {
  cloned();
  const runner = () => ({
    summary: join(top, 'summary.md'),
    environment: join(top, 'environment'),
  });

  /** Runs the steps as the runner does: expressions filled in, bash -eo pipefail, what GITHUB_ENV says kept. */
  const runAction = (given: { [name: string]: string }, context: { [name: string]: string } = {}) => {
    const inputs = Object.fromEntries(
      Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default]),
    );
    const { summary, environment } = runner();
    writeFileSync(summary, '');
    writeFileSync(environment, '');
    const kept: { [name: string]: string } = {};
    let failed = false;
    let log = '';
    for (const step of action.runs.steps) {
      if (step.if !== undefined && !/^\$\{\{ !cancelled\(\) \}\}$/u.test(step.if)) throw new Error(step.if);
      if (!step.run || (failed && step.if === undefined)) continue;
      const env = Object.fromEntries(
        Object.entries(step.env ?? {}).map(([name, value]) => {
          const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/u.exec(value)?.[1];
          if (input === undefined || !(input in inputs)) throw new Error(value);
          return [name, inputs[input] ?? ''];
        }),
      );
      const { status, stdout, stderr } = spawnSync(
        'bash',
        ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run],
        {
          cwd: folder,
          encoding: 'utf8',
          env: {
            ...process.env,
            NO_COLOR: '1',
            GITHUB_ACTION_PATH: resolve('.'),
            GITHUB_STEP_SUMMARY: summary,
            GITHUB_ENV: environment,
            GITHUB_BASE_REF: '',
            ...context,
            ...kept,
            ...env,
          },
        },
      );
      log += stdout + stderr;
      if (status !== 0) failed = true;
      for (const line of readFileSync(environment, 'utf8').split('\n')) {
        const [name, ...value] = line.split('=');
        if (name) kept[name] = value.join('=');
      }
    }
    const sarif = action.outputs.sarif.value.replace(/\$\{\{ inputs\.output \}\}/u, inputs.output ?? '');
    return { failed, log, summary: readFileSync(summary, 'utf8'), sarif: join(folder, sarif) };
  };

  it('has inputs that are described, and scripts that take them from variables only', () => {
    expect(action.runs.using).toBe('composite');
    for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/\p{sc=Han}.*\(.+\)$/u);
    for (const step of action.runs.steps) {
      expect(step.run ? step.shell : step.uses).toMatch(step.run ? /^bash$/u : /@v\d+$/u);
      expect(step.run ?? '').not.toContain('${{');
    }
    const page = readFileSync('docs/ci.md', 'utf8');
    for (const name of Object.keys(action.inputs)) expect(page).toContain(`| \`${name}\` |`);
  });

  it('checks everything and builds, on a branch', () => {
    const ran = runAction({ path: 'catalogues', build: `${county}\n`, format: 'html,csv', output: 'mulu-out' });
    const { failed, log, summary, sarif } = ran;
    expect(log).toContain('14 个文件：0 个错误');
    expect([failed, summary]).toEqual([false, '']);
    const out = join(folder, 'mulu-out');
    expect(sarif).toBe(join(out, 'mulu.sarif'));
    expect(JSON.parse(readFileSync(sarif, 'utf8')).version).toBe('2.1.0');
    expect(JSON.parse(readFileSync(runAction({ path: county, output: '报告' }).sarif, 'utf8')).runs).toHaveLength(1);
    expect(existsSync(join(out, basename(county, '.yaml'), 'index.html'))).toBe(true);
    expect(existsSync(join(out, basename(county, '.yaml'), 'catalogue.xlsx'))).toBe(false);
  });

  it('annotates the places that a change breaks, and sums up the change in a merge request', () => {
    edit(city, 'timeLimit: 7个工作日内', 'timeLimit: 3个工作日内');
    git('commit', '--quiet', '--all', '--message', 'Tighten');
    const { failed, log, summary } = runAction({ path: 'catalogues', build: county }, { GITHUB_BASE_REF: 'main' });
    expect(failed).toBe(true);
    expect(log).toContain('13 个文件：1 个错误');
    expect(log).toMatch(new RegExp(`^::error file=${county},line=\\d+,.*title=only-tighter::`, 'mu'));
    expect(summary).toContain('收紧');
    expect(existsSync(join(folder, 'mulu-out', basename(county, '.yaml')))).toBe(false);
  });

  it('fails on less disclosure when asked to', () => {
    edit(county, 'timeLimit: 5个工作日内', 'timeLimit: 6个工作日内');
    git('commit', '--quiet', '--all', '--message', 'Loosen');
    const request = { GITHUB_BASE_REF: 'main' };
    expect(runAction({ path: 'catalogues' }, request).failed).toBe(false);
    const { failed, summary } = runAction({ path: 'catalogues', 'fail-on-breaking': 'true' }, request);
    expect([failed, summary.includes('放宽')]).toEqual([true, true]);
  });

  it('works in a shallow clone', () => {
    edit(county, 'timeLimit: 5个工作日内', 'timeLimit: 4个工作日内');
    git('commit', '--quiet', '--all', '--message', 'Change');
    git('push', '--quiet', 'origin', 'change:shallow');
    rmSync(folder, { recursive: true });
    execFileSync('git', ['clone', '--quiet', '--depth=1', '--branch=shallow', `file://${origin}`, folder]);
    const { failed, log, summary } = runAction({ path: 'catalogues' }, { GITHUB_BASE_REF: 'main' });
    expect(log).toContain('12 个文件：0 个错误');
    expect([failed, summary.includes('收紧')]).toEqual([false, true]);
  });

  it('runs nothing that an input or a branch says', () => {
    // Whatever is asked, this program only keeps the words.
    const programs = join(top, 'programs');
    const words = join(top, 'words');
    mkdirSync(programs);
    writeFileSync(join(programs, 'node'), `#!/bin/sh\nprintf '%s\\0' "$@" >> '${words}'\n`, { mode: 0o755 });
    const context = { PATH: `${programs}:${process.env.PATH}` };
    for (const input of ['path', 'build', 'format', 'output', 'base'])
      for (const hostile of ['$(touch pwned)"; touch pwned; "\nPATH=pwned', '--output=pwned']) {
        runAction({ path: county, build: county, [input]: hostile }, context);
      }
    expect(readFileSync(words, 'utf8')).toContain('$(touch pwned)"; touch pwned; "');
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
    for (const input of ['path', 'base'])
      expect(runAction({ path: county, [input]: '--output=pwned' }).failed, input).toBe(true);
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });
});

describe('the GitLab template', () => {
  cloned();
  const job = (name: string): Job => gitlab[name] as Job;

  /** Runs the script of a job, with the built tool as `mulu`. */
  const runJob = (name: string, variables: { [name: string]: string } = {}) => {
    const tools = join(top, 'tools');
    mkdirSync(tools, { recursive: true });
    writeFileSync(join(tools, 'mulu'), `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/mulu.js')}" "$@"\n`, {
      mode: 0o755,
    });
    const script = (job(name).script ?? []).join('\n');
    const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${tools}:${process.env.PATH}`, ...gitlab.variables, ...variables },
    });
    return { status, log: stdout + stderr };
  };

  it('names jobs that install the tool, and variables that its page explains', () => {
    const settings = ['variables', 'workflow'];
    const jobs = Object.keys(gitlab).filter((name) => !settings.includes(name) && !name.startsWith('.'));
    expect(jobs).toEqual(['mulu-validate', 'mulu-diff', 'mulu-build', 'mulu-review', 'mulu-review-merge']);
    for (const name of jobs) expect(job(name).extends).toBe('.mulu');
    expect(job('.mulu').before_script?.join()).toContain('"$MULU_SOURCE"');
  });

  it('validates, compares and builds', () => {
    const base = git('rev-parse', 'HEAD');
    edit(county, 'timeLimit: 5个工作日内', 'timeLimit: 4个工作日内');
    git('commit', '--quiet', '--all', '--message', 'Change');
    const request = { MULU_PATH: 'catalogues', CI_MERGE_REQUEST_DIFF_BASE_SHA: base };
    const validated = runJob('mulu-validate', request);
    expect([validated.status, validated.log.includes('12 个文件：0 个错误')]).toEqual([0, true]);
    expect(readFileSync(join(folder, 'mulu-out/junit.xml'), 'utf8')).toContain('<testsuites');
    expect(runJob('mulu-diff', request).log).toContain('收紧');
    expect(runJob('mulu-build', { MULU_BUILD: `${county} ${town}` }).status).toBe(0);
    expect(existsSync(join(folder, 'mulu-out/990101001-example-town/index.html'))).toBe(true);
    edit(county, 'timeLimit: 4个工作日内', 'timeLimit: 30个工作日内');
    expect(runJob('mulu-validate', request).status).toBe(1);
    expect(runJob('mulu-build', { MULU_BUILD: `${county} ${town}` }).status).toBe(1);
  });

  it('reviews in shards, and joins them to the bytes of one run', () => {
    expect(job('mulu-review').parallel).toBeGreaterThan(1);
    const parallel = 2;
    const request = { MULU_REVIEW: 'catalogues', MULU_REVIEW_OPTIONS: '--date=2027-01-10 --format=html,json' };
    for (let index = 1; index <= parallel; index += 1) {
      const node = { CI_NODE_INDEX: String(index), CI_NODE_TOTAL: String(parallel) };
      expect(runJob('mulu-review', { ...request, ...node })).toMatchObject({ status: 0 });
    }
    expect(runJob('mulu-review-merge', request)).toMatchObject({ status: 0 });
    runMulu(['review', 'catalogues', '-o', 'single', ...request.MULU_REVIEW_OPTIONS.split(' ')], { cwd: folder });
    for (const name of ['manifest.json', 'review.json', 'index.html'])
      expect(readFileSync(join(folder, 'mulu-out/review', name)), name).toEqual(
        readFileSync(join(folder, 'single', name)),
      );
  });
});

describe('the pre-commit hooks', () => {
  cloned();
  it('say what they run, on which files', () => {
    for (const { id, name, entry, language, files } of hooks) {
      expect(id).toMatch(/^mulu-[a-z]+$/u);
      expect(name).toContain('mulu validate');
      expect(entry).toMatch(/^mulu validate /u);
      expect(language).toBe('node');
      expect(new RegExp(files, 'u').test(county)).toBe(true);
      expect(new RegExp(files, 'u').test('README.md')).toBe(false);
    }
  });

  it('check what is about to be committed, and layers below it', () => {
    const [check, fix] = hooks.map(({ entry }) => entry.split(' ').slice(1));
    edit(city, 'timeLimit: 7个工作日内', 'timeLimit: 3个工作日内');
    git('add', '.');
    const { code, stdout, stderr } = runMulu(check ?? [], { cwd: folder });
    expect([code, stdout.includes('[only-tighter]'), stderr]).toEqual([
      1,
      true,
      '自 HEAD 以来的变化影响 10 个文件（共 11 个）\n',
    ]);
    appendFileSync(join(folder, town), '\n');
    expect(runMulu([...(fix ?? []), town], { cwd: folder }).code).toBe(0);
  });
});
