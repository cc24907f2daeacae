import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Parser from '@actions/workflow-parser';
import type { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runHere } from './cli/run-cli.ts';

const top = mkdtempSync(join(tmpdir(), 'mulu-ci-schemas-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const page = readFileSync('docs/ci.md', 'utf8');
const snippets = [...page.matchAll(/^```yaml\n(.*?)^```$/gmsu)].map(([, text = '']) => text);
const snippet = (...marks: readonly string[]): string[] =>
  snippets.filter((text) => marks.some((mark) => text.includes(mark)));
const workflows = snippet('# .github/workflows/');
const hookConfigs = snippet('# .pre-commit-config.yaml');
const pipelines = snippet('include:');

type GitHub = typeof Parser & { readonly parseAction: typeof parseAction };
let github: GitHub;
beforeAll(async () => {
  // The package imports JSON as bundlers allow, and Node.js does not.
  const outfile = join(top, 'github.mjs');
  const from = ['@actions/workflow-parser', '@actions/workflow-parser/actions/action-parser'];
  const stdin = { contents: from.map((name) => `export * from '${name}';`).join('\n'), resolveDir: '.' };
  await build({ stdin, outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'warning' });
  github = await import(pathToFileURL(outfile).href);
});

const messagesOf = ({ context }: Parser.TemplateParseResult): string[] =>
  context.errors.getErrors().map(({ message }) => message);

/** What GitHub's own parser finds: shapes, and every name and function of an expression. */
const actionFaults = (content: string): string[] =>
  messagesOf(github.parseAction({ name: 'action.yml', content }, new github.NoOperationTraceWriter()));
const workflowFaults = async (content: string): Promise<string[]> => {
  const parsed = github.parseWorkflow({ name: 'workflow.yml', content }, new github.NoOperationTraceWriter());
  if (parsed.value) await github.convertWorkflowTemplate(parsed.context, parsed.value);
  return messagesOf(parsed);
};

it('every example of the page is checked here', () => {
  expect(snippets).toHaveLength(workflows.length + hookConfigs.length + pipelines.length);
  expect([workflows.length, hookConfigs.length, pipelines.length]).toEqual([2, 1, 1]);
});

describe('GitHub, by its own parser', () => {
  const action = readFileSync('action.yml', 'utf8');

  it('reads the action', () => {
    expect(actionFaults(action)).toEqual([]);
  });

  it.each([
    ['using: composite', 'using: composit', "Unexpected value 'composit'"],
    ['shell: bash', 'shel: bash', 'Required property is missing: shell'],
    ['inputs.path', 'input.path', "Unrecognized named-value: 'input'"],
    ['!cancelled()', '!canceled()', "Unrecognized function: 'canceled'"],
  ])('would hear of %s written %s', (right, wrong, why) => {
    expect(action).toContain(right);
    expect(actionFaults(action.replace(right, wrong)).join()).toContain(why);
  });

  it('reads the workflows of the page', async () => {
    for (const text of workflows) {
      expect(await workflowFaults(text)).toEqual([]);
      expect((await workflowFaults(text.replace('runs-on', 'run-on'))).join()).toContain('runs-on');
    }
    const [matrix = ''] = workflows.filter((text) => text.includes('matrix:'));
    expect((await workflowFaults(matrix.replace('needs: part', 'needs: prt'))).join()).toContain("'prt'");
    expect((await workflowFaults(matrix.replace('matrix.index', 'matrx.index'))).join()).toContain("'matrx'");
  });

  it('is given inputs that the action has, and asked for outputs that it has', () => {
    const { inputs, outputs } = parse(action);
    const steps = workflows.flatMap((text) =>
      Object.values(parse(text).jobs as { [job: string]: { steps: { uses?: string; with?: object }[] } }).flatMap(
        (job) => job.steps,
      ),
    );
    const own = steps.filter(({ uses }) => uses?.includes('/mulu@'));
    expect(own).toHaveLength(1);
    for (const step of own) expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
    const asked = workflows.flatMap((text) => [...text.matchAll(/steps\.mulu\.outputs\.([a-z-]+)/gu)]);
    expect(asked.map(([, name]) => name)).toEqual(Object.keys(outputs));
  });
});

describe('GitLab, by the schema of its editor', () => {
  const tool = createRequire(import.meta.url).resolve('gitlab-ci-local');
  // It wants a method of sets that Node.js 20 does not have yet.
  const method = 'Set.prototype.union ??= function (other) { return new Set([...this, ...other]); }';
  const preload = `data:text/javascript,${encodeURIComponent(method)}`;

  /** Reads a pipeline as GitLab would, with its includes: the schema checked, `extends` and `rules` worked out. */
  const jobsOf = (files: { readonly [name: string]: string }, variables: { readonly [name: string]: string } = {}) => {
    const folder = mkdtempSync(join(top, 'gitlab-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, stdio: 'ignore' });
    git('init', '--initial-branch', 'main');
    git('add', '.');
    git('remote', 'add', 'origin', 'https://gitlab.example.invalid/group/catalogues.git');
    git('-c', 'user.name=t', '-c', 'user.email=t@example.invalid', 'commit', '--allow-empty', '--message', 'Start');
    const given = Object.entries(variables).flatMap(([name, value]) => ['--variable', `${name}=${value}`]);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', preload, tool, '--list-csv-all', '--needs=false', ...given],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } },
    );
    const rows = stdout.split('\n').filter((line) => line.includes(';'));
    return {
      status,
      told: stdout + stderr,
      jobs: rows.slice(1).map((row) => row.split(';').slice(0, 3).join(' ')),
    };
  };
  const template = readFileSync('ci/gitlab.yml', 'utf8');

  it('reads the template; a job runs where its variable is set', () => {
    const alone = jobsOf({ '.gitlab-ci.yml': template });
    expect(alone.told).toContain('json schema validated');
    expect(alone.jobs).toEqual([
      'mulu-validate test on_success',
      'mulu-diff test never',
      ...[1, 2, 3, 4].map((index) => `mulu-review: [${index}/4] test never`),
      'mulu-build deploy never',
      'mulu-review-merge deploy never',
    ]);
    const all = jobsOf(
      { '.gitlab-ci.yml': template },
      {
        MULU_BUILD: 'a.yaml',
        MULU_REVIEW: '报送',
        CI_MERGE_REQUEST_DIFF_BASE_SHA: 'abc',
        CI_COMMIT_BRANCH: 'main',
        CI_DEFAULT_BRANCH: 'main',
      },
    );
    expect(all.jobs.filter((job) => !job.endsWith('on_success'))).toEqual([]);
  });

  it.each([
    ['parallel: 4', 'paralel: 4', 'paralel'],
    ['expire_in: 1 day', 'expire_in: [1]', 'expire_in'],
    ['extends: .mulu', 'extends: .mul', 'mul'],
    ['needs: [mulu-review]', 'needs: [mulu-reviews]', 'mulu-reviews'],
  ])('would hear of %s written %s', (right, wrong, why) => {
    expect(template).toContain(right);
    const { status, told } = jobsOf({ '.gitlab-ci.yml': template.replace(right, wrong) }, { MULU_REVIEW: 'x' });
    expect([status, told.includes(why)]).toEqual([1, true]);
  });

  it('reads the pipeline of the page, which includes the template', () => {
    for (const text of pipelines) {
      const { status, told, jobs } = jobsOf({ '.gitlab-ci.yml': text, 'ci/gitlab.yml': template });
      expect([status, told.includes('json schema validated')]).toEqual([0, true]);
      expect(jobs).toContain('mulu-validate test on_success');
    }
  });
});

describe('pre-commit, by its documentation', () => {
  // https://pre-commit.com/#creating-new-hooks and #pre-commit-configyaml---top-level; no schema of it is on npm.
  const hookKeys: { readonly [key: string]: (value: unknown) => boolean } = {
    id: (value) => /^[a-z][a-z0-9-]*$/u.test(String(value)),
    name: (value) => typeof value === 'string',
    description: (value) => typeof value === 'string',
    entry: (value) => typeof value === 'string',
    language: (value) => value === 'node',
    files: (value) => new RegExp(String(value), 'u') instanceof RegExp,
    exclude: (value) => new RegExp(String(value), 'u') instanceof RegExp,
    pass_filenames: (value) => typeof value === 'boolean',
  };
  const hooks: { readonly [key: string]: unknown }[] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));

  it('reads the hooks', () => {
    for (const hook of hooks) {
      for (const key of ['id', 'name', 'entry', 'language']) expect(hook).toHaveProperty(key);
      for (const [key, value] of Object.entries(hook)) expect([key, hookKeys[key]?.(value)]).toEqual([key, true]);
    }
    expect(new Set(hooks.map(({ id }) => id)).size).toBe(hooks.length);
    // `language: node` installs the package and runs its command.
    const { bin } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const { entry } of hooks) expect(Object.keys(bin)).toContain(String(entry).split(' ')[0]);
  });

  it('reads the configuration of the page, which names these hooks', () => {
    for (const text of hookConfigs) {
      const config = parse(text);
      expect(Object.keys(config)).toEqual(['repos']);
      for (const repo of config.repos) {
        expect(Object.keys(repo)).toEqual(['repo', 'rev', 'hooks']);
        expect(hooks.map(({ id }) => id)).toEqual(repo.hooks.map(({ id }: { id: string }) => id));
      }
    }
  });
});

describe('the review of the page that is split over a matrix', () => {
  it('runs as it is written, to the bytes of one run', async () => {
    const folder = join(top, 'matrix');
    for (const name of ['报送', '核准文本']) mkdirSync(join(folder, name), { recursive: true });
    for (const name of readdirSync('catalogues/examples').filter((one) => one.endsWith('.yaml')))
      cpSync(join('catalogues/examples', name), join(folder, name.startsWith('990000') ? '核准文本' : '报送', name));
    const [text = ''] = workflows.filter((one) => one.includes('matrix:'));
    const { part, merge } = parse(text).jobs;
    const command = ({ steps }: { steps: { run?: string }[] }): string =>
      steps.map(({ run }) => run ?? '').find((run) => run.startsWith('mulu ')) ?? '';
    const run = async (line: string): Promise<number> => {
      const words = line
        .replace(/ \|\| .*$/u, '')
        .split(' ')
        .slice(1);
      // The paths of the commands, seen from here.
      const paths = words.map((word, at) =>
        /^(?:报送|核准文本|parts?|review|one)$/u.test(word) && at > 0 ? join(folder, word) : word,
      );
      return (await runHere(...paths)).code;
    };
    for (const shard of part.strategy.matrix.index) {
      expect(await run(command(part).replace(/\$\{\{ matrix\.index \}\}/u, String(shard)))).toBe(0);
      cpSync(join(folder, 'part'), join(folder, 'parts', `part-${shard}`), { recursive: true });
    }
    expect(await run(command(merge))).toBeLessThan(2);
    await run('mulu review 报送 -o one --base 核准文本 --date 2027-01-10');
    const manifest = (name: string) => readFileSync(join(folder, name, 'manifest.json'), 'utf8');
    expect(manifest('review')).toBe(manifest('one'));
  });
});
