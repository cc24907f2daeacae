import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ground } from '../src/compiler/kind.ts';
import { fileHost } from '../src/host/file-host.ts';
import { affected } from '../src/workspace/affected.ts';
import { changedSince } from '../src/workspace/changed-since.ts';
import { runHere, runMulu } from './cli/run-cli.ts';

let folder = '';
const git = (...words: string[]): string =>
  execFileSync(
    'git',
    ['-c', 'user.name=t', '-c', 'user.email=t@example.invalid', '-c', 'commit.gpgsign=false', ...words],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
const edit = (file: string, change: (text: string) => string = (text) => `${text}# 改\n`): void => {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, change(existsSync(path) ? readFileSync(path, 'utf8') : ''));
};

const [province, city, county, town, other] = [
  'chain/990000-example-province.yaml',
  'chain/990100-example-city.yaml',
  'chain/990101-example-county.yaml',
  'chain/990101001-example-town.yaml',
  '其他 县.yaml',
] as const;
/** What the county has beside it, which is checked with it: its guides, and in the folder above what was published when. */
const guideFolder = 'chain/990101/guides';
const guides = readdirSync('catalogues/examples/990101/guides', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => `${guideFolder}/${name}`);
const beside = [
  ...guides,
  'chain/990101/publications.csv',
  'chain/990101/comments.csv',
  'chain/990101/attested.yaml',
  'chain/990101/services.csv',
];
const plain = (name: string, parent = 'national@2019'): string =>
  `kind: layer\nregion: { code: "990109", name: ${name}, level: county }\nextends: ${parent}\nedition: "2026"\neffective: 2026-12-01\nresponsibleBody: ${name}人力资源和社会保障局\ncontact: { office: 局办公室, phone: 0990-1234567, complaint: "12333" }\n`;

/** The files that are checked, given by the JSON report. */
const checked = async (...words: string[]): Promise<string[]> => {
  const { code, stdout, stderr } = await runHere('validate', folder, '--format', 'json', ...words);
  expect(stderr).not.toMatch(/\n\s+at /u);
  expect([0, 1]).toContain(code);
  return JSON.parse(stdout).files.map((file: string) => relative(folder, file));
};

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'mulu-changed-')));
  git('init', '--quiet', '--initial-branch', 'main');
  cpSync('catalogues/examples', join(folder, 'chain'), { recursive: true });
  rmSync(join(folder, 'chain/README.md'));
  edit(other, () => plain('其他县'));
  git('add', '.');
  git('commit', '--quiet', '--message', 'Start');
  git('branch', 'start');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('validate --changed-since', () => {
  beforeEach(() => {
    git('checkout', '--quiet', '--force', '-B', 'work', 'start');
    git('clean', '-fdxq');
  });

  it('checks nothing, and is clean, where nothing changed', async () => {
    expect(await checked('--changed-since', 'main')).toEqual([]);
    const { code, stdout, stderr } = runMulu(['validate', '--changed-since', 'main'], { cwd: folder });
    expect([code, stdout, stderr]).toEqual([
      0,
      '0 个文件：0 个错误，0 个警告，0 个提示\n',
      '自 main 以来的变化影响 0 个文件（共 12 个）\n',
    ]);
  });

  it.each([
    ['a town', town, [town]],
    ['a county', county, [county, town, ...beside]],
    ['a city', city, [city, county, town, ...beside]],
    ['the province', province, [province, city, county, town, ...beside]],
    // What a layer says of the guides that it, and those above it, lack is told by their names.
    ['a guide, its layer', `${guideFolder}/employment/4.1.yaml`, [county, town, ...beside]],
    ['a name with a blank', other, [other]],
  ])('checks %s and what is below it', async (_what, file, expected) => {
    edit(file);
    expect((await checked('--changed-since', 'main')).sort()).toEqual([...expected].sort());
  });

  it('checks what was committed since, too', async () => {
    edit(county);
    git('commit', '--quiet', '--all', '--message', 'Change');
    expect((await checked('--changed-since', 'main')).sort()).toEqual([county, town, ...beside].sort());
    expect(await checked('--changed-since', 'HEAD')).toEqual([]);
    expect((await checked('--changed-since', 'HEAD~1')).sort()).toEqual([county, town, ...beside].sort());
  });

  it('checks new files, known to git or not, ignored ones too', async () => {
    edit('.gitignore', () => 'out/\n');
    edit('new.yaml', () => plain('新县'));
    edit('out/ignored.yaml', () => plain('旧县'));
    edit('staged.yml', () => plain('暂存县'));
    git('add', 'staged.yml');
    expect((await checked('--changed-since', 'main')).sort()).toEqual(['new.yaml', 'out/ignored.yaml', 'staged.yml']);
  });

  it('checks what stands below a file that is gone, or was renamed', async () => {
    git('mv', city, 'chain/990100-renamed.yaml');
    expect((await checked('--changed-since', 'main')).sort()).toEqual(
      ['chain/990100-renamed.yaml', county, town, ...beside].sort(),
    );
  });

  it('checks a layer again that lost a guide, or got one', async () => {
    const [lost = ''] = guides;
    git('rm', '--quiet', lost);
    expect((await checked('--changed-since', 'main')).sort()).toEqual(
      [county, town, ...beside.filter((name) => name !== lost)].sort(),
    );
    git('commit', '--quiet', '--message', 'Lost');
    git('checkout', '--quiet', 'start', '--', lost);
    expect((await checked('--changed-since', 'HEAD')).sort()).toEqual([county, town, ...beside].sort());
  });

  it('checks what extends a folder in which something changed', async () => {
    edit('national/a.yaml', () => readFileSync('catalogues/national/employment.yaml', 'utf8'));
    edit('national/b.yaml', () => readFileSync('catalogues/national/social-insurance.yaml', 'utf8'));
    edit('own.yaml', () => plain('自有县', 'national'));
    edit('below.yaml', () => plain('下属县', './national/'));
    git('add', '.');
    git('commit', '--quiet', '--message', 'Own');
    edit('national/a.yaml');
    expect((await checked('--changed-since', 'HEAD')).sort()).toEqual(['below.yaml', 'national/a.yaml']);
  });

  it('does not check what only others changed since the branch began', async () => {
    edit(town);
    git('commit', '--quiet', '--all', '--message', 'Mine');
    git('checkout', '--quiet', '-B', 'theirs', 'start');
    edit(other);
    git('commit', '--quiet', '--all', '--message', 'Theirs');
    git('checkout', '--quiet', 'work');
    expect(await checked('--changed-since', 'theirs')).toEqual([town]);
  });

  it('ends in circles of parents', async () => {
    edit('a.yaml', () => plain('甲县', 'b.yaml'));
    edit('b.yaml', () => plain('乙县', 'a.yaml'));
    git('add', '.');
    git('commit', '--quiet', '--message', 'Circle');
    expect(await checked('--changed-since', 'HEAD')).toEqual([]);
    edit('b.yaml');
    expect(await checked('--changed-since', 'HEAD')).toEqual(['a.yaml', 'b.yaml']);
  });

  it('checks a parent that links to a changed file', async () => {
    symlinkSync('其他 县.yaml', join(folder, 'link.yaml'));
    edit('sub.yaml', () => plain('下级镇', 'link.yaml').replace('990109', '990109001').replace('county', 'township'));
    git('add', '.');
    git('commit', '--quiet', '--message', 'Link');
    edit(other);
    expect((await checked('--changed-since', 'HEAD')).sort()).toEqual(['sub.yaml', other].sort());
  });

  it('checks all when the national files or the reference data of the tool change', async () => {
    const files = ['catalogues/examples/990000-example-province.yaml', 'catalogues/reference/ranks.yaml'];
    const restsOn = (): Promise<Ground> => Promise.reject(new Error('nothing need be read'));
    for (const changed of ['catalogues/national/employment.yaml', 'catalogues/reference/lexicon.yaml'])
      expect(await affected(files, [realpathSync(changed)], { host: fileHost, restsOn })).toEqual(files);
  });

  it('finds the same in the affected files as a whole run', async () => {
    edit(city, (text) => text.replace('7个工作日内', '3个工作日内'));
    const report = (...words: string[]) =>
      JSON.parse(runMulu(['validate', '.', '--format', 'json', ...words], { cwd: folder }).stdout).findings;
    const whole = report();
    expect(whole.length).toBeGreaterThan(0);
    expect(report('--changed-since', 'main')).toEqual(
      whole.filter(({ file }: { file: string }) => [city, county, town, ...beside].some((one) => one === file)),
    );
  });
});

describe('a revision', () => {
  const refuse = (ref: string): string => {
    const { code, stdout, stderr } = runMulu(['validate', `--changed-since=${ref}`], { cwd: folder });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toMatch(/\n\s+at |(?!\n)[\p{Cc}\p{Cf}]/u);
    return stderr;
  };

  it.each([
    '--output=pwned',
    '-O/pwned',
    '--upload-pack=touch pwned',
    '--exec=touch pwned',
    '; touch pwned',
    '$(touch pwned)',
    '`touch pwned`',
    'main; touch pwned',
    'main && touch$IFS pwned',
    'main\ntouch pwned',
    'main\u202e',
    '',
    ' ',
    'no-such-branch',
    'main:chain',
    'HEAD~99',
    'main..work',
    '^main',
    '@{-99}',
    'a'.repeat(5000),
  ])('%j is refused', async (ref) => {
    const change = await changedSince(ref, join(folder, other));
    expect('problem' in change && change.problem.zh).toContain('不是这个仓库里的提交、分支或标签');
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });

  it.each(['--output=pwned', '$(touch pwned)', 'main\ntouch pwned', 'main\u202e', '', 'a'.repeat(5000)])(
    '%j is refused in one plain sentence',
    (ref) => {
      expect(refuse(ref)).toContain('不是这个仓库里的提交、分支或标签');
      expect(existsSync(join(folder, 'pwned'))).toBe(false);
    },
  );

  it.each(['main', 'HEAD', 'HEAD~0', 'HEAD^{commit}', 'refs/heads/main', 'start'])('%s is accepted', async (ref) => {
    expect(await changedSince(ref, join(folder, other))).not.toHaveProperty('problem');
  });

  it('with the name of an option is found by its full name', () => {
    git('checkout', '--quiet', '--', '.');
    git('update-ref', 'refs/heads/--all', 'HEAD');
    expect(refuse('--all')).toContain('--all');
    const told = runMulu(['validate', '--changed-since', 'refs/heads/--all'], { cwd: folder });
    expect(told.code, `${told.stdout}${told.stderr}`).toBe(0);
    git('update-ref', '-d', 'refs/heads/--all');
  });

  it('needs a repository', () => {
    const bare = mkdtempSync(join(tmpdir(), 'mulu-bare-'));
    try {
      writeFileSync(join(bare, 'a.yaml'), plain('甲县'));
      const { code, stderr } = runMulu(['validate', '--changed-since', 'main'], { cwd: bare });
      expect([code, stderr.startsWith('“a.yaml”不在 git 仓库里')]).toEqual([2, true]);
    } finally {
      rmSync(bare, { recursive: true, force: true });
    }
  });
});
