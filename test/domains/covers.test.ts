import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-covers-'));
const file = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const county = (more: string): string => `kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: national@2019
edition: "2026"
effective: 2026-12-01
responsibleBody: 示例县就业服务局
contact: { office: 局办公室, phone: 0990-1234567, complaint: "12333" }
filing: { receiver: 示例市人力资源和社会保障局, number: 示县就〔2026〕3号, date: 2026-12-05, review: { by: 县政务公开办, date: 2026-12-01, result: 同意 } }
${more}
`;

const addition = `employment:
  add:
    - id: "1.6"
      title: 参保单位注销
      content: [事项名称, 办理材料, 办理方式]
      basis: [《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）]
      timeLimit: 公开事项信息形成或变更之日起20个工作日内公开
      channels: [政府网站]
      audience: 全社会
      disclosureMode: 主动
      levels: [县级]`;

/** What is told of a county that says this, and of a township below it. */
const told = async (
  text: string,
  below?: string,
): Promise<readonly { rule: string; message: string; fix?: string }[]> => {
  writeFileSync(file('county.yaml'), county(text));
  if (below !== undefined)
    writeFileSync(
      file('town.yaml'),
      `kind: layer\nregion: { code: "990101001", name: 示例镇, level: township }\nextends: county.yaml\n${below}\n`,
    );
  const name = below === undefined ? 'county.yaml' : 'town.yaml';
  const { printed } = await run('validate', file(name), '--format', 'json', '--no-cache');
  return JSON.parse(printed).findings.filter(({ rule }: { rule: string }) => rule !== 'parent-findings');
};

describe('a layer that covers one of the domains of its parent', () => {
  beforeAll(async () => {
    writeFileSync(file('county.yaml'), county('covers: [employment]'));
    const formats = 'html,csv,json,filing';
    expect(await run('build', file('county.yaml'), '-o', file('out'), '--format', formats)).toMatchObject({ code: 0 });
  });

  it('speaks of this one only, in every output', () => {
    const read = (name: string): string => readFileSync(file(`out/${name}`), 'utf8');
    // The document on both domains, laws and offices bear the other name.
    const bare = (text: string): string =>
      text.replace(/《[^》]*》|就业和社会保险领域|人力资源(?:和)?社会保障[部局]/gu, '');
    for (const name of ['index.html', 'catalogue.csv', 'filing.html'])
      expect(bare(read(name)), name).not.toMatch(/社会保险(?:领域|目录|\d)|social-insurance/u);
    const { domains, statistics } = JSON.parse(read('catalogue.json'));
    expect(domains.map(({ domain }: { domain: string }) => domain)).toEqual(['employment']);
    expect(Object.keys(statistics)).toEqual(['employment']);
    expect(JSON.parse(read('manifest.json')).files.map(({ path }: { path: string }) => path)).not.toContain(
      'fragment-social-insurance-table.html',
    );
  });

  it('files it with the right title, document and annexes', () => {
    const letter = readFileSync(file('out/filing.html'), 'utf8').replace(/<[^>]+>/gu, '');
    expect(letter).toContain('关于报送就业领域基层政务公开标准目录备案的函');
    expect(letter).toContain('（人社厅函〔2019〕113号）要求，现将《示例县就业领域基层政务公开标准目录》报送备案');
    expect(letter).toContain('列入就业领域一级事项9项、二级事项25项');
  });

  it('hands on no other to those below, who may say so, too', async () => {
    expect(await told('covers: [employment]', 'covers: [employment]')).toEqual([]);
    expect(await told('covers: [employment]', 'covers: [employment, social-insurance]')).toMatchObject([
      { rule: 'schema', message: '上级目录没有“社会保险”领域', fix: '删去这一处；上级目录有：employment' },
    ]);
  });

  it('adds nothing that stands in the other one, at any depth', async () => {
    expect(await told(`covers: [employment]\n${addition}`)).toMatchObject([{ rule: 'no-overlap' }]);
    const own = 'employment:\n  add: [{ id: "1.1.1", title: 参保单位注销 }]';
    expect((await told('covers: [employment]', own)).map(({ rule }) => rule)).toEqual(
      (await told('', own)).map(({ rule }) => rule),
    );
  });
});

describe('covers', () => {
  it.each([
    ['covers: [employment, social-insurance]', []],
    ['covers: [employmnt]\nsocial-insurance: {}', [{ message: '不认识“employmnt”', fix: '是不是“employment”' }]],
    ['covers: [社保]', [{ message: '不认识“社保”', fix: '是不是“social-insurance”' }]],
    ['covers: [labour-relations]', [{ message: '不认识“labour-relations”' }]],
    ['covers: []', [{ rule: 'schema' }]],
    ['covers: employment', [{ rule: 'schema' }]],
    ['covers: [employment, employment]', [{ rule: 'schema' }]],
    [
      'covers: [employment]\nsocial-insurance: { omit: [{ item: "1.1", reason: moved, note: 移交 }] }',
      [
        {
          message: '本层的 covers 没有列“社会保险”',
          fix: '本层也管它的，在 covers 里加上 social-insurance；否则删去这一处',
        },
      ],
    ],
  ])('%s', async (text, expected) => {
    const found = await told(text);
    expect(found).toMatchObject(expected);
    expect(found).toHaveLength(expected.length);
  });
});
