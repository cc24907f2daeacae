import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as api from '../src/index.ts';
import type { ReviewOptions, ReviewReport } from '../types/index.d.ts';
import { runHere, runMulu } from './cli/run-cli.ts';
import { misfitsOf } from './misfits.ts';
import { type Generated, generate } from './review/submissions.ts';

const examples = 'catalogues/examples';
const chain = readdirSync(examples)
  .filter((name) => name.endsWith('.yaml'))
  .sort();
const [city, county] = ['990100-example-city.yaml', '990101-example-county.yaml'] as const;
const text = (name: string): string => readFileSync(join(examples, name), 'utf8');
/** The layers, with the guides and forms of the county beside them. */
const held: { readonly [name: string]: string | Uint8Array } = Object.fromEntries(
  readdirSync(examples, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(examples, name)).isFile())
    .map((name) => [name, /\.(?:yaml|md)$/u.test(name) ? text(name) : readFileSync(join(examples, name))]),
);

let top = '';
beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'mulu-api-')));
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

describe('compile', () => {
  it.each(chain)('gives what mulu build writes: %s', async (name) => {
    const { ok, catalogue, findings } = await api.compile(name, { host: api.readFolder(examples) });
    expect([ok, findings.filter(({ severity }) => severity === 'error')]).toEqual([true, []]);
    const out = join(top, name);
    expect((await runHere('build', join(examples, name), '-o', out, '--format', 'json')).code).toBe(0);
    expect(catalogue).toEqual(JSON.parse(readFileSync(join(out, 'catalogue.json'), 'utf8')));
    expect(misfitsOf('compilation')(catalogue)).toEqual([]);
  });

  it('reads from memory what it reads from a folder, and the national catalogue from nowhere', async () => {
    const host = api.inMemory(held);
    for (const name of chain)
      expect(await api.compile(name, { host })).toEqual(await api.compile(name, { host: api.readFolder(examples) }));
    const { ok, catalogue } = await api.compile('national', { host: api.inMemory({}) });
    expect([ok, catalogue?.domains.map(({ domain }) => domain)]).toEqual([true, ['employment', 'social-insurance']]);
  });

  it('gives bad input back as findings', async () => {
    const bad = { ...held, [county]: text(county).replace('timeLimit: 5个工作日内', 'timeLimit: 30个工作日内') };
    const { ok, catalogue, findings } = await api.compile(county, { host: api.inMemory(bad), lang: 'en' });
    expect([ok, catalogue?.draft]).toEqual([false, true]);
    expect(findings.map(({ rule }) => rule)).toContain('only-tighter');
    expect(findings.find(({ rule }) => rule === 'only-tighter')?.message).toMatch(/looser/u);
    for (const content of ['', '{', '\0', new Uint8Array([0xff, 0xfe]), 'kind: layer', '- 1']) {
      const broken = await api.compile('a.yaml', { host: api.inMemory({ 'a.yaml': content }) });
      expect([broken.ok, broken.catalogue, broken.findings.length > 0]).toEqual([false, undefined, true]);
    }
    const missing = await api.compile('missing.yaml', { host: api.inMemory({}) });
    expect(missing.findings.map(({ rule }) => rule)).toEqual(['readable-file']);
  });
});

describe('validate', () => {
  it('gives what mulu validate prints', async () => {
    const names = chain.map((name) => `${examples}/${name}`);
    const report = await api.validate(names);
    expect(report).toEqual(JSON.parse((await runHere('validate', ...names, '--format', 'json')).stdout));
    expect(misfitsOf('findings')(report)).toEqual([]);
    expect((await api.validate(county, { host: api.inMemory(held), date: '2026-12-31' })).date).toBe('2026-12-31');
  });
});

describe('diff', () => {
  it('gives what mulu diff prints', async () => {
    const guide = '990101/guides/social-insurance/7.1.yaml';
    const now = {
      ...held,
      [county]: text(county).replace('timeLimit: 5个工作日内', 'timeLimit: 4个工作日内'),
      [guide]: text(guide).replace('visits: 0次', 'visits: 1次'),
    };
    const report = await api.diff(county, county, { oldHost: api.inMemory(held), host: api.inMemory(now) });
    expect(misfitsOf('diff')(report)).toEqual([]);
    expect(JSON.stringify(report)).toMatch(/"class":"tightened"/u);
    expect(report.comparisons[0]?.guides).toMatchObject([
      { item: 'social-insurance/7.1', field: 'visits', breaking: true },
    ]);
    const [from, to] = ['old', 'now'].map((name) => join(top, name));
    for (const [folder, files] of [
      [from, held],
      [to, now],
    ] as const) {
      mkdirSync(folder ?? '');
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder ?? '', name)), { recursive: true });
        writeFileSync(join(folder ?? '', name), content);
      }
    }
    const printed = JSON.parse(
      runMulu(['diff', `old/${county}`, `now/${county}`, '--format', 'json'], { cwd: top }).stdout,
    );
    const own = await api.diff(`old/${county}`, `now/${county}`, { host: api.readFolder(top) });
    expect(own).toEqual(printed);
    await expect(api.diff('none.yaml', county, { host: api.inMemory(held) })).rejects.toThrow(TypeError);
  });
});

describe('review', () => {
  let made: Generated;
  let folder = '';
  const date = '2027-01-10';
  const [submissions, base] = ['报送', '核准文本'] as const;
  const expected = () =>
    readFileSync(made.expected, 'utf8')
      .replace('\ufeff', '')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','))
      .map(([code = '', name = '']) => ({ code, name }));
  const written = (name: string, ...more: string[]): ReviewReport => {
    const { code, stderr } = runMulu(
      ['review', submissions, '-o', name, '--base', base, '--date', date, '--format', 'json', ...more],
      { cwd: folder },
    );
    expect([code, stderr]).toEqual([1, '']);
    return JSON.parse(readFileSync(join(folder, name, 'review.json'), 'utf8'));
  };
  beforeAll(() => {
    folder = join(top, 'review');
    mkdirSync(folder);
    made = generate(folder, 30, 7);
  });

  it('gives what mulu review writes, in the second round too', async () => {
    const host = api.readFolder(folder);
    const first = written('first', '--expected', '名单.csv');
    expect(await api.review(submissions, { host, base, date, expected: expected() })).toEqual(first);
    expect(misfitsOf('review')(first)).toEqual([]);
    expect(first.summary).toMatchObject({ submissions: 30, missing: 3 });
    const template = readFileSync(join(folder, 'first/rulings.yaml'), 'utf8');
    const decided = template.replaceAll('decision:', 'decision: accept').replaceAll(/ by:.*/gu, ' by: 省厅');
    writeFileSync(join(folder, '决定.yaml'), decided.replaceAll(/ date:.*/gu, ' date: 2027-01-11'));
    const rulings = parse(readFileSync(join(folder, '决定.yaml'), 'utf8'));
    const second = written('second', '--rulings', '决定.yaml', '--previous', 'first/review.json', '--lang', 'en');
    expect(second.summary.accepted).toBeGreaterThan(3);
    expect(await api.review(submissions, { host, base, date, rulings, previous: first, lang: 'en' })).toEqual(second);
  });

  it('reads from memory, and what is named one by one', async () => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /^(?:报送|核准文本)/u.test(name),
    );
    const files = Object.fromEntries(
      names.flatMap((name): [string, Uint8Array][] =>
        statSync(join(folder, name)).isFile() ? [[name, readFileSync(join(folder, name))]] : [],
      ),
    );
    const host = api.inMemory(files);
    const whole = await api.review(submissions, { host, base, date });
    expect(whole).toEqual(await api.review(submissions, { host: api.readFolder(folder), base, date }));
    const some = whole.submissions.filter(({ region }) => region !== null).slice(0, 5);
    const few = await api.review(
      some.map(({ name }) => `${submissions}/${name}`),
      { host, base, date },
    );
    const told = ({ submissions: all }: ReviewReport) =>
      all.map(({ key, proposal, totals, findings }) => [key, proposal, totals, findings.map(({ rule }) => rule)]);
    expect(told(few)).toEqual(told({ ...whole, submissions: some }));
  });

  it('reads nothing outside of the folder and the pinned files', async () => {
    const layer = (parent: string) => text(county).replace(/^extends: .*$/mu, `extends: ${parent}`);
    const { submissions: rows } = await api.review('in', {
      host: api.inMemory({ 'in/a.yaml': layer('../secret.yaml'), 'secret.yaml': text(city) }),
    });
    expect(rows.map(({ findings }) => findings.map(({ rule }) => rule))).toEqual([['parent-found']]);
  });

  it('takes the guides beside a layer as its own, and not as another version of it', async () => {
    const folder = Object.fromEntries(Object.entries(held).map(([name, content]) => [`in/${name}`, content]));
    const { submissions: rows, summary } = await api.review('in', { host: api.inMemory(folder) });
    expect([rows.map(({ name }) => name), summary.held.versions]).toEqual([chain, 0]);
    const { submissions: alone } = await api.review('in', {
      host: api.inMemory(Object.fromEntries(Object.entries(folder).filter(([name]) => name !== `in/${county}`))),
    });
    expect(alone.map(({ name }) => name)).toContain('990101');
  });

  it('takes a bad submission as one that goes back or is held, and misuse as a TypeError', async () => {
    const host = api.inMemory({ 'in/a.yaml': '{', 'in/b.pdf': '%PDF', 'in/c/d.txt': '' });
    const { summary } = await api.review('in', { host });
    expect(summary).toMatchObject({ submissions: 3, correct: 1, return: 2, held: { reviewer: 0 } });
    expect((await api.review([], { host })).summary.submissions).toBe(0);
    expect((await api.review(['in/none.yaml'], { host })).summary).toMatchObject({
      submissions: 1,
      held: { reviewer: 1 },
    });
    await expect(api.review('out', { host })).rejects.toThrow(TypeError);
    await expect(api.review('in', { host, base: 'out' })).rejects.toThrow(TypeError);
    await expect(api.review('in', { host, base: '.' })).rejects.toThrow(TypeError);
    for (const options of [
      { expected: [{ name: '' }] },
      { expected: 'x' },
      { rulings: [{ finding: 'x', decision: 'maybe' }] },
      { previous: {} },
    ])
      await expect(api.review('in', { host, ...options } as ReviewOptions)).rejects.toThrow(TypeError);
  });
});

describe('readFolder', () => {
  it('reads nothing outside of the folder', async () => {
    const folder = join(top, 'inside');
    mkdirSync(folder);
    writeFileSync(join(top, 'outside.yaml'), 'kind: layer\n');
    symlinkSync('../outside.yaml', join(folder, 'link.yaml'));
    symlinkSync('..', join(folder, 'up'));
    const host = api.readFolder(folder);
    for (const name of [
      '../outside.yaml',
      'link.yaml',
      'up/outside.yaml',
      join(top, 'outside.yaml'),
      'x/../../outside.yaml',
    ])
      expect([name, await host.read(name)]).toEqual([name, { problem: 'missing' }]);
    for (const name of ['..', 'up', top]) expect(await host.list(name)).toBeUndefined();
    expect(await host.list('.')).toEqual(['link.yaml', 'up']);
  });
});

describe('the package', () => {
  let root = '';
  beforeAll(() => {
    // What is published, in the place where npm puts it.
    const packed = execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', top], {
      encoding: 'utf8',
    });
    root = join(top, 'app');
    mkdirSync(join(root, 'node_modules'), { recursive: true });
    execFileSync('tar', ['-xzf', join(top, packed.trim().split('\n').at(-1) ?? '')], {
      cwd: join(root, 'node_modules'),
    });
    cpSync(join(root, 'node_modules/package'), join(root, 'node_modules/mulu'), { recursive: true });
    rmSync(join(root, 'node_modules/package'), { recursive: true });
    cpSync(examples, join(root, 'catalogues'), { recursive: true });
    cpSync('examples/embed/embed.mjs', join(root, 'embed.mjs'));
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }\n');
  });
  const node = (...words: string[]) => spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });

  it('is imported by its name, and compiles', () => {
    const { status, stdout, stderr } = node('embed.mjs', 'catalogues', county, 'employment/1.2');
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      title: '岗位信息发布',
      timeLimit: '公开事项信息形成或变更之日起5个工作日内',
    });
    const path = join(root, 'catalogues', county);
    writeFileSync(path, readFileSync(path, 'utf8').replace('timeLimit: 5个工作日内', 'timeLimit: 30个工作日内'));
    const refused = node('embed.mjs', 'catalogues', county, 'employment/1.2');
    expect([refused.status, refused.stdout, refused.stderr.includes('宽于')]).toEqual([1, '', true]);
    expect(JSON.parse(node('embed.mjs', 'catalogues', city).stdout).count).toBeGreaterThan(100);
    const use = "import('mulu').then(async ({ review }) => console.log((await review('catalogues')).summary.correct))";
    // None of the four says how it is filed but the county, which is broken.
    expect(node('-e', use)).toMatchObject({ status: 0, stdout: '4\n', stderr: '' });
  });

  it('exports what its types say, and nothing below', () => {
    const names = node('-e', "import('mulu').then((all) => console.log(Object.keys(all).sort().join()))").stdout.trim();
    const promised = [
      ...readFileSync('types/index.d.ts', 'utf8').matchAll(/^export declare (?:function|const) (\w+)/gmu),
    ];
    expect(names).toBe(
      promised
        .map(([, name]) => name)
        .sort()
        .join(),
    );
    expect(node('-e', "import('mulu/dist/cli.js')").stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
    expect(node('-e', "import('mulu/schemas/layer.schema.json', { with: { type: 'json' } })").status).toBe(0);
  });

  it.each(['nodenext', 'bundler'])('has types that TypeScript finds with --moduleResolution %s', (resolution) => {
    writeFileSync(
      join(root, 'use.ts'),
      `import { compile, diff, inMemory, type Report, readFolder, review, type ReviewReport, validate, version } from 'mulu';
const compiled = await compile('a.yaml', { host: inMemory({ 'a.yaml': '' }), lang: 'en' });
export const printed: string | undefined = compiled.catalogue?.domains[0]?.items[0]?.fields['timeLimit']?.printed;
export const report: Report = await validate(['a.yaml'], { host: readFolder('.'), date: '2026-12-01' });
export const errors: number = report.summary.errors;
export const other = await diff('a.yaml', 'b.yaml');
export const told: string = version;
const first: ReviewReport = await review('submissions', { base: 'pinned', expected: [{ name: '示例县' }] });
const { summary } = await review(['a.yaml'], { previous: first, rulings: [{ finding: 'x', decision: 'accept' }] });
export const agreed: number = summary.agree;
// @ts-expect-error there is no such language
await compile('a.yaml', { lang: 'fr' });
`,
    );
    const found = node(
      resolve('node_modules/typescript/bin/tsc'),
      ...['--noEmit', '--strict', '--target', 'es2022', '--types', ''],
      ...['--module', resolution === 'bundler' ? 'esnext' : 'nodenext', '--moduleResolution', resolution, 'use.ts'],
    );
    expect([found.status, found.stdout]).toEqual([0, '']);
  });

  it('starts without the command line', () => {
    const url = pathToFileURL(join(root, 'node_modules/mulu/dist/index.js')).href;
    expect(node('-e', `import('${url}').then(({ version }) => console.log(version))`).stdout.trim()).toBe(api.version);
  });
});
