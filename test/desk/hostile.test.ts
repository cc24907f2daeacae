import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { NamedBytes } from '../../src/desk/protocol.ts';
import { createSession } from '../../src/desk/session.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const head = 'kind: layer\nregion: { code: "990101", name: 示例县, level: county }\nextends: national@2019\n';
const bomb = `${head}edition: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'
  .split('')
  .map((name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefg'[index]}`).join(', ')}]`)
  .join('\n')}\n`;

const layers: readonly (readonly [title: string, content: Uint8Array])[] = [
  ['more than eight megabytes', bytes(head + '# x\n'.repeat(2_200_000))],
  ['an alias bomb', bytes(bomb)],
  ['what is not UTF-8', Uint8Array.from([0xff, 0xfe, 0x00, 0x41, 0x00])],
  ['nothing', new Uint8Array()],
  ['a file that extends itself', bytes(head.replace('national@2019', '990101.yaml'))],
  ['brackets without end', bytes(`${head}employment: ${'['.repeat(50_000)}`)],
];

it.each(layers)('a layer of %s is told as an error, and the desk goes on', async (_, content) => {
  const session = createSession();
  const file: NamedBytes = { name: '990101.yaml', bytes: content };
  await session.open({ files: [file] });
  const found = await session.check({ work: file, asNational: false });
  expect(found.counts.errors).toBeGreaterThan(0);
  expect(await session.build({})).toHaveProperty('refused');
  expect(await session.change({ intents: [{ kind: 'restore', ref: 'employment/1.2' }] })).toHaveProperty('obstacle');
  const sound = { name: '990101.yaml', bytes: bytes(head) };
  expect((await session.check({ work: sound, asNational: false })).counts.errors).toBe(0);
});

const tables: readonly (readonly [title: string, name: string, content: () => Uint8Array])[] = [
  [
    'a zip bomb',
    '目录.xlsx',
    () =>
      zipSync(
        { 'xl/workbook.xml': new Uint8Array(40_000_000), '[Content_Types].xml': bytes('<Types/>') },
        { level: 1 },
      ),
  ],
  ['a picture that is called a document', '目录.docx', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])],
  ['a damaged archive', '目录.docx', () => Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9, 9, 9])],
  ['a page of another thing', '目录.html', () => bytes('<p>没有表格</p>')],
];

it.each(tables)('%s is told in words, and nothing is imported', async (_, name, content) => {
  const session = createSession();
  await session.open({ files: [{ name, bytes: content() }] });
  const wish = { tables: [name], code: '990101', name: '示例县' };
  const imported = await session.import(wish);
  expect([imported.layer, imported.told[0]?.severity]).toEqual([undefined, 'error']);
});

it('what is changed in a trial stays out of the work', async () => {
  const session = createSession();
  const work = { name: '990101.yaml', bytes: bytes(head) };
  await session.open({ files: [work] });
  const before = await session.check({ work, asNational: false });
  const tried = await session.change({
    intents: [{ kind: 'setField', ref: 'employment/1.2', field: 'timeLimit', value: '5个工作日内' }],
    ref: 'employment/1.2',
  });
  expect('text' in tried ? tried.text : '').toContain('timeLimit: 5个工作日内');
  expect(await session.check({ work, asNational: false })).toEqual(before);
});

it('a list that only adds to what is inherited is written as an addition', async () => {
  const session = createSession();
  const work = { name: '990101.yaml', bytes: bytes(head) };
  await session.open({ files: [work] });
  await session.check({ work, asNational: false });
  const detail = await session.detail({ ref: 'employment/1.2' });
  const content = detail?.fields.find(({ field }) => field === 'content')?.value ?? [];
  const value = [...content, '用工信息更新时间'];
  const changed = await session.change({
    intents: [{ kind: 'setField', ref: 'employment/1.2', field: 'content', value }],
  });
  expect('text' in changed ? changed.text : '').toMatch(/content:\s*(?:\{ )?add: ?\[?\s*-? ?用工信息更新时间/u);
});
