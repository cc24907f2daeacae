import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../cli/run-cli.ts';
import { forms } from './personal/forms.ts';
import { inTurn, layerWith, places } from './personal/layers.ts';
import { leaksBelow, leaksIn } from './personal/leaks.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'mulu-numbers-'));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const put = (name: string, text: string): string => {
  const path = join(root, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
};

/** Two layers: the first holds every form in a list, and both hold other ones in each place; which form is told is for personal.test.ts. */
const turns = [0, places];
const layers = () =>
  turns.map((from, turn) => put(`in/${turn}.yaml`, layerWith(inTurn(from), turn === 0 ? forms : [])));

const told = async (...argv: string[]) => {
  const { stdout, stderr } = await runHere(...argv);
  expect(stdout + stderr, argv.join(' ')).not.toMatch(/内部出错|fault of the tool|^\s+at /mu);
  return leaksIn(`${stdout}\n${stderr}`);
};

describe('personal numbers stay inside', () => {
  it('in reports of every format and language', async () => {
    const [first = ''] = layers();
    expect(await told('validate', join(root, 'in'))).toEqual([]);
    for (const format of ['json', 'sarif', 'junit', 'github', 'markdown'])
      expect(await told('validate', first, '--format', format), format).toEqual([]);
    expect(await told('validate', first, '--lang', 'en')).toEqual([]);
  });

  it('in everything that is built', async () => {
    for (const [turn, layer] of layers().entries()) {
      const out = join(root, `out-${turn}`);
      expect(
        await told(
          'build',
          layer,
          '-o',
          out,
          '--draft',
          '--format',
          turn === 0 ? 'html,csv,xlsx,json,filing,workbook' : 'json',
        ),
      ).toEqual([]);
      expect(readdirSync(out).length).toBeGreaterThan(turn === 0 ? 5 : 1);
      expect(leaksBelow(out)).toEqual([]);
    }
  });

  it('in a review, its parts and its letters', async () => {
    layers();
    const out = join(root, 'reviewed');
    expect(await told('review', join(root, 'in'), '-o', out)).toEqual([]);
    expect(leaksBelow(out)).toEqual([]);
    const part = join(root, 'part');
    expect(await told('review', join(root, 'in'), '-o', part, '--shard', '1/1')).toEqual([]);
    expect(leaksBelow(part)).toEqual([]);
  });

  it('in the findings that are kept between runs', async () => {
    layers();
    const cache = join(root, 'cache');
    process.env.XDG_CACHE_HOME = cache;
    await runHere('validate', join(root, 'in'));
    mkdirSync(cache, { recursive: true });
    expect(leaksBelow(cache)).toEqual([]);
  });

  it('in comparisons and the log of changes', async () => {
    const [old = '', now = ''] = layers();
    for (const format of ['text', 'json', 'markdown', 'html', 'changes'])
      expect(await told('diff', old, now, '--format', format), format).toEqual([]);
    const log = join(root, 'log/CHANGES.md');
    mkdirSync(join(root, 'log'));
    expect(await told('diff', old, now, '--changelog', log)).toEqual([]);
    expect(leaksIn(readFileSync(log, 'utf8'))).toEqual([]);
  });

  it('in an import: layer, reports and what is said of it', async () => {
    const table = put(
      'table.csv',
      `${['一级事项,二级事项,公开内容(要素),公开依据,公开时限,公开主体,公开渠道和载体,公开对象,公开方式,公开层级', ...forms.map(({ text }, index) => ['就业信息服务', `岗位信息发布${index === 0 ? '' : ` ${text}`}`, text, `《办法》${text}`, `20个工作日 ${text}`, `示例局 ${text}`, `其他：${text}`, `特定群体：${text}`, '主动', `县级 ${text}`].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))].join('\n')}\n`,
    );
    const imported = join(root, 'imported');
    mkdirSync(imported);
    expect(
      await told(
        'import',
        table,
        '-o',
        join(imported, 'layer.yaml'),
        '--region',
        '990101',
        '--name',
        '示例县 13812345678',
        '--report',
        join(imported, 'report.json'),
        '--report',
        join(imported, 'report.html'),
      ),
    ).toEqual([]);
    expect(leaksBelow(imported)).toEqual([]);
  });

  it('in the names of files and words of the command line', async () => {
    const [layer = ''] = layers();
    const named = put('by-name/13812345678.yaml', readFileSync(layer, 'utf8'));
    for (const format of ['text', 'json', 'sarif', 'junit', 'github', 'markdown'])
      expect(await told('validate', named, '--format', format), format).toEqual([]);
    expect(await told('build', named, '-o', join(root, 'by-name-out'))).toEqual([]);
    expect(await told('build', named, '-o', join(root, 'by-name-draft'), '--draft')).toEqual([]);
    expect(leaksBelow(join(root, 'by-name-draft'))).toEqual([]);
    expect(await told('review', join(root, 'by-name'), '-o', join(root, 'by-name-review'))).toEqual([]);
    expect(leaksBelow(join(root, 'by-name-review'))).toEqual([]);
    expect(await told('diff', named, layer)).toEqual([]);
    expect(await told('validate', 'no/13812345678.yaml')).toEqual([]);
    expect(await told('13812345678')).toEqual([]);
    expect(await told('explain', '13812345678')).toEqual([]);
    expect(await told('items', '13812345678')).toEqual([]);
    expect(
      await told(
        'build',
        layer,
        '-o',
        join(root, 'town'),
        '--draft',
        '--level',
        'township',
        '--region',
        '示例镇 138 1234 5678',
      ),
    ).toEqual([]);
    expect(leaksBelow(join(root, 'town'))).toEqual([]);
  });
});
