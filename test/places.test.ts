import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csvRows } from '../src/source/csv-cells.ts';
import { readCsv } from '../src/source/csv-source.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { runHere } from './cli/run-cli.ts';
import { drawFrom, runs } from './fuzz.ts';

const layer = (name: string, rest: string, parent = 'national@2019'): string => `kind: layer
region: { code: "${name}", name: 示例${name}, level: ${name.endsWith('00') ? 'city' : name.length > 6 ? 'township' : 'county'} }
extends: ${parent}
edition: "2026"
effective: 2026-12-01
${rest}`;

const named = `places:
  - { id: 乡镇便民服务中心, from: tables/places.csv }
`;
const good = '名称,地址,时间,电话\n示例镇便民服务中心,示例街2号,工作日,0990-1234568\n';
const bad = '名称,地址,时间,电话\n示例镇便民服务中心,示例街2号,,0990-1234568\n';

let folder = '';
const inside = (name: string): string => join(folder, name);
const write = (name: string, text: string): void => {
  execFileSync('mkdir', ['-p', join(inside(name), '..')]);
  writeFileSync(inside(name), text);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mulu-places-'));
  write('990101.yaml', layer('990101', named, '990100.yaml'));
  write('990100.yaml', layer('990100', ''));
  write('990101001.yaml', layer('990101001', '', '990101.yaml'));
  write('tables/places.csv', good);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const findingsOf = async (...argv: string[]): Promise<{ rule: string; file: string; line: number }[]> =>
  JSON.parse((await runHere('validate', ...argv, '--format', 'json')).stdout).findings;
const told = async (...argv: string[]): Promise<string[]> =>
  (await findingsOf(...argv)).map(({ rule, file, line }) => `${file.slice(folder.length + 1)}:${line} ${rule}`);

describe('a table that a layer names', () => {
  it('is checked with the layer, wherever it stands, and once when it is named beside it', async () => {
    expect(await told(folder)).toEqual([]);
    write('tables/places.csv', bad);
    expect(await told(folder)).toContain('tables/places.csv:2 place-complete');
    expect(await told(inside('990101.yaml'))).toEqual(['tables/places.csv:2 place-complete']);
    expect(await told(inside('tables/places.csv'))).toEqual(['tables/places.csv:2 place-complete']);
    expect(await told(inside('tables/places.csv'), inside('990101.yaml'))).toEqual([
      'tables/places.csv:2 place-complete',
    ]);
  });

  it('is told below as what the layer above has open', async () => {
    write('tables/places.csv', bad);
    expect(await told(inside('990101001.yaml'))).toEqual(['990101001.yaml:3 parent-findings']);
  });

  it('has its warnings answered in the layer', async () => {
    write('tables/places.csv', good.replace('示例街2号', '见征求意见稿'));
    expect(await told(inside('990101.yaml'))).toEqual(['tables/places.csv:2 no-restricted-marking']);
    const answer = 'accepted: [{ rule: no-restricted-marking, reason: 已经印发 }]\n';
    write('990101.yaml', layer('990101', named + answer, '990100.yaml'));
    const [finding] = await findingsOf(inside('990101.yaml'));
    expect(finding).toMatchObject({ severity: 'info', accepted: { reason: '已经印发' } });
  });

  it('keeps the layer from being published while it has an error', async () => {
    write('tables/places.csv', bad);
    const out = inside('out');
    expect((await runHere('build', inside('990101.yaml'), '-o', out, '--format', 'csv')).code).toBe(1);
    expect(existsSync(out)).toBe(false);
    write('tables/places.csv', good);
    expect((await runHere('build', inside('990101.yaml'), '-o', out, '--format', 'csv')).code).toBe(0);
    const { sources } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    expect(sources.map(({ path }: { path: string }) => path).slice(-3)).toEqual([
      '990100.yaml',
      'tables/places.csv',
      '990101.yaml',
    ]);
  });

  it('is what the findings that are kept rest on', async () => {
    const kept = ['--cache', inside('kept')];
    expect(await told(folder, ...kept)).toEqual([]);
    write('tables/places.csv', bad);
    const now = await told(folder, ...kept);
    expect(now).toContain('tables/places.csv:2 place-complete');
    expect(await told(folder, ...kept)).toEqual(now);
    rmSync(inside('tables/places.csv'));
    expect(await told(folder, ...kept)).toContain('990101.yaml:7 part-found');
    write('tables/places.csv', good);
    expect(await told(folder, ...kept)).toEqual([]);
  });

  it('is what a change, or its coming and going, is told by', async () => {
    const { restsOn } = openWorkspace(undefined);
    const ground = await restsOn(inside('990101001.yaml'));
    expect(ground.files.map((file) => file.slice(folder.length + 1))).toEqual([
      '990100.yaml',
      'tables/places.csv',
      '990101.yaml',
    ]);
    expect(ground.certain).toBe(true);
    rmSync(inside('tables/places.csv'));
    const gone = await openWorkspace(undefined).restsOn(inside('990101.yaml'));
    expect(gone.names).toContain(inside('tables/places.csv'));
    expect(gone.certain).toBe(false);
    const git = (...words: string[]) =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.invalid', ...words]);
    write('tables/places.csv', good);
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'Start');
    write('tables/places.csv', bad);
    expect((await runHere('validate', folder, '--changed-since', 'HEAD')).stderr).toContain('影响 2 个文件（共 3 个）');
  });
});

describe('a table written as text', () => {
  it('gives every cell back, whatever stands in it', () => {
    const draw = drawFrom(7301);
    const characters = ['甲', 'a', ',', '，', ';', '\t', '"', '\n', '\r\n', ' ', '1', '。'];
    const cell = (): string =>
      Array.from({ length: draw(6) }, () => characters[draw(characters.length)] ?? '')
        .join('')
        .trim();
    for (let run = 0; run < runs(300); run += 1) {
      const width = 1 + draw(4);
      const rows = Array.from({ length: 1 + draw(4) }, () => Array.from({ length: width }, cell));
      const separator = [',', '\t', ';', '，'][draw(4)] ?? ',';
      const heading = Array.from({ length: width + 3 }, (_, index) => `列${index}`);
      const text = [heading, ...rows]
        .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(separator))
        .join(draw(2) ? '\n' : '\r\n');
      const read = csvRows(text);
      expect(read.broken).toBeUndefined();
      expect(read.rows.slice(1).map((row) => row.map(({ value }) => value))).toEqual(rows);
      const source = readCsv('t.csv', text);
      for (const [index, row] of (source.data as Record<string, string>[]).entries())
        for (const heading of Object.keys(row))
          expect(source.written({ file: 't.csv', path: [index, heading] })).toContain('"');
    }
  });
});
