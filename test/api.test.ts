import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
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
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as api from '../src/index.ts';
import { runMulu } from './cli/run-cli.ts';

const examples = 'catalogues/examples';
const chain = readdirSync(examples).filter((name) => name.endsWith('.yaml'));
const [city, county] = ['990100-example-city.yaml', '990101-example-county.yaml'] as const;
const text = (name: string): string => readFileSync(join(examples, name), 'utf8');
const held = Object.fromEntries(chain.map((name) => [name, text(name)]));
const fits = (schema: string): ((data: unknown) => unknown[]) => {
  const check = new Ajv2020({ strict: false, allErrors: true }).compile(
    JSON.parse(readFileSync(`schemas/${schema}.schema.json`, 'utf8')),
  );
  return (data) => (check(data) ? [] : (check.errors ?? []));
};

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
    expect(runMulu(['build', join(examples, name), '-o', out, '--format', 'json']).code).toBe(0);
    expect(catalogue).toEqual(JSON.parse(readFileSync(join(out, 'catalogue.json'), 'utf8')));
    expect(fits('compilation')(catalogue)).toEqual([]);
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
    expect(report).toEqual(JSON.parse(runMulu(['validate', ...names, '--format', 'json']).stdout));
    expect(fits('findings')(report)).toEqual([]);
    expect((await api.validate(county, { host: api.inMemory(held), date: '2026-12-31' })).date).toBe('2026-12-31');
  });
});

describe('diff', () => {
  it('gives what mulu diff prints', async () => {
    const now = { ...held, [county]: text(county).replace('timeLimit: 5个工作日内', 'timeLimit: 4个工作日内') };
    const report = await api.diff(county, county, { oldHost: api.inMemory(held), host: api.inMemory(now) });
    expect(fits('diff')(report)).toEqual([]);
    expect(JSON.stringify(report)).toMatch(/"class":"tightened"/u);
    const [from, to] = ['old', 'now'].map((name) => join(top, name));
    for (const [folder, files] of [
      [from, held],
      [to, now],
    ] as const) {
      mkdirSync(folder ?? '');
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder ?? '', name), content);
    }
    const printed = JSON.parse(
      runMulu(['diff', `old/${county}`, `now/${county}`, '--format', 'json'], { cwd: top }).stdout,
    );
    const own = await api.diff(`old/${county}`, `now/${county}`, { host: api.readFolder(top) });
    expect(own).toEqual(printed);
    await expect(api.diff('none.yaml', county, { host: api.inMemory(held) })).rejects.toThrow(TypeError);
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
    expect(JSON.parse(stdout)).toMatchObject({ title: '岗位信息发布', timeLimit: '5个工作日内' });
    const path = join(root, 'catalogues', county);
    writeFileSync(path, readFileSync(path, 'utf8').replace('timeLimit: 5个工作日内', 'timeLimit: 30个工作日内'));
    const refused = node('embed.mjs', 'catalogues', county, 'employment/1.2');
    expect([refused.status, refused.stdout, refused.stderr.includes('宽于')]).toEqual([1, '', true]);
    expect(JSON.parse(node('embed.mjs', 'catalogues', city).stdout).count).toBeGreaterThan(100);
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
      `import { compile, diff, inMemory, type Report, readFolder, validate, version } from 'mulu';
const compiled = await compile('a.yaml', { host: inMemory({ 'a.yaml': '' }), lang: 'en' });
export const printed: string | undefined = compiled.catalogue?.domains[0]?.items[0]?.fields['timeLimit']?.printed;
export const report: Report = await validate(['a.yaml'], { host: readFolder('.'), date: '2026-12-01' });
export const errors: number = report.summary.errors;
export const other = await diff('a.yaml', 'b.yaml');
export const told: string = version;
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
