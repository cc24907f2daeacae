import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const top = mkdtempSync(join(tmpdir(), 'mulu-gitlab-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const pipelines = [...readFileSync('docs/ci.md', 'utf8').matchAll(/^```yaml\n(.*?)^```$/gmsu)].flatMap(
  ([, text = '']) => (text.includes('include:') ? [text] : []),
);

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
    expect(pipelines).toHaveLength(1);
    for (const text of pipelines) {
      const { status, told, jobs } = jobsOf({ '.gitlab-ci.yml': text, 'ci/gitlab.yml': template });
      expect([status, told.includes('json schema validated')]).toEqual([0, true]);
      expect(jobs).toContain('mulu-validate test on_success');
    }
  });
});
