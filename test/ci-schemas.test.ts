import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
