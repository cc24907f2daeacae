import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { editorSchemas } from '../../scripts/schemas.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'mulu-domain-keys-'));
cpSync('test/domains/base', join(folder, 'base'), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Told {
  readonly rule: string;
  readonly line: number;
  readonly message: string;
  readonly fix?: string;
}

/** What is told of a county that says this, below the parent. */
const told = async (parent: string, text: string): Promise<readonly Told[]> => {
  const file = join(folder, 'county.yaml');
  writeFileSync(
    file,
    `kind: layer\nregion: { code: "990101", name: 示例县, level: county }\nextends: ${parent}\n${text}\n`,
  );
  const { printed } = await run('validate', file, '--format', 'json', '--no-cache');
  return JSON.parse(printed).findings;
};

const omission = '{ omit: [{ item: "1.3", reason: moved, note: 由市局办理 }] }';

describe('the key of a domain in a layer', () => {
  it.each([
    ['base', `labour-relations: ${omission}`],
    ['base', 'profile: { titles: { labour-relations: "{region}劳动关系目录" } }'],
    ['national@2019', `social-insurance: ${omission}`],
  ])('below %s may be any that the chain has: %s', async (parent, text) => {
    expect((await told(parent, text)).filter(({ rule }) => rule === 'schema')).toEqual([]);
  });

  it.each([
    ['national@2019', `employmnt: ${omission}`, '不认识键“employmnt”', '是不是“employment”'],
    ['national@2019', '就业: {}', '不认识键“就业”', '是不是“employment”'],
    ['national@2019', '社保: {}', '不认识键“社保”', '是不是“social-insurance”'],
    ['base', 'labour-relation: {}', '不认识键“labour-relation”', '是不是“labour-relations”'],
    ['base', `employment: ${omission}`, '上级目录没有“就业”领域', '删去这一处；上级目录有：labour-relations'],
    ['base', 'profile: { titles: { labour: 目录 } }', '不认识键“labour”', '此处可用：labour-relations'],
    ['national@2019', 'profile: { titles: { employmnt: 目录 } }', '不认识键“employmnt”', '是不是“employment”'],
    [
      'base',
      'accepted: [{ rule: similar-item, item: labor-relations/1.6, reason: 不同 }]',
      '不认识“labor-relations”',
      '是不是“labour-relations”',
    ],
    [
      'base',
      'accepted: [{ rule: similar-item, item: 失业, reason: 不同 }]',
      '“失业”不符合写法',
      '写领域和编号，如 labour-relations/1.6；编号后面可以带名称，整组写 5.*',
    ],
    ['nowhere.yaml', 'employmnt: {}', '不认识键“employmnt”', '是不是“employment”'],
  ])('below %s is told once where it is none: %s', async (parent, text, message, fix) => {
    const found = (await told(parent, text)).filter(({ rule }) => rule !== 'parent-found');
    expect(found).toMatchObject([{ rule: 'schema', line: 4, message, fix }]);
  });

  it('is not doubted where the parent is not known', async () => {
    const found = await told('nowhere.yaml', `elderly-care: ${omission}`);
    expect(found.map(({ rule }) => rule)).toEqual(['parent-found']);
  });

  it('does not hide what is wrong inside a domain', async () => {
    expect(await told('base', 'labour-relations: { omits: [] }')).toMatchObject([
      { rule: 'schema', message: '不认识键“omits”', fix: '是不是“omit”' },
    ]);
  });
});

describe('the schemas for editors', () => {
  it('are written from the schemas and the heads of the national files', () => {
    for (const [file, text] of Object.entries(editorSchemas()))
      expect(readFileSync(file, 'utf8'), `run npx tsx scripts/schemas.ts`).toBe(text);
  });
});
