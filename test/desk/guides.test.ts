import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GuidePartChange, NamedText } from '../../src/desk/guide-protocol.ts';
import type { NamedBytes } from '../../src/desk/protocol.ts';
import { createSession } from '../../src/desk/session.ts';
import type { Ref } from '../../src/model/catalogue.ts';
import { county } from './layers.ts';

const examples = 'catalogues/examples';
const files: NamedBytes[] = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter((name) => statSync(join(examples, name)).isFile() && !name.includes('town'))
  .map((name) => ({ name, bytes: readFileSync(join(examples, name)) }));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const fileOf = (name: string): NamedBytes => files.find((file) => file.name === name) as NamedBytes;
const textOf = (name: string): string => new TextDecoder().decode(fileOf(name).bytes);

describe('the guides of the desk', () => {
  const session = createSession();
  const work = fileOf(county);
  beforeAll(async () => {
    // One archive, as a clerk may have it.
    const archive = zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])));
    const opened = await session.open({ files: [{ name: '底稿.zip', bytes: archive }] });
    expect(opened.works.map(({ file }) => file)).toEqual([county]);
    expect((await session.check({ work, asNational: false })).counts).toEqual({ errors: 0, warnings: 0, infos: 2 });
  });

  const changed = async (ref: Ref, changes: readonly GuidePartChange[]) => {
    const found = await session.changeGuide({ ref, changes });
    if ('obstacle' in found) throw new Error(found.obstacle);
    return found;
  };
  const rowsOf = async (ref: Ref, path: string) => {
    const detail = await session.guide({ ref });
    const part = detail?.fields.flatMap(({ parts }) => parts).find((one) => one.path.join('.') === path);
    return (part?.value ?? []) as readonly { readonly cells: { readonly [key: string]: string } }[];
  };

  it('leaves a guide as it is when every part says what it said', async () => {
    const own = (await session.guides({})).filter(({ from }) => from === 'own');
    expect(own.length).toBe(6);
    for (const ref of ['employment/4.1', 'social-insurance/7.1'] as const) {
      const detail = await session.guide({ ref });
      const changes = detail?.fields.flatMap(({ parts }) => parts.map(({ path, value }) => ({ path, value }))) ?? [];
      expect(changes.length).toBeGreaterThan(30);
      expect((await changed(ref, changes)).guide.text).toBe(detail?.file?.text);
    }
  });

  it('changes a step at its line only, and draws the chart of it', async () => {
    const name = '990101/guides/employment/4.1.yaml';
    const steps = await rowsOf('employment/4.1', 'process.steps');
    const value = steps.map((row, index) =>
      index === 1 ? { ...row, cells: { ...row.cells, ask: '带齐了吗？' } } : row,
    );
    const { guide, chart, findings } = await changed('employment/4.1', [{ path: ['process', 'steps'], value }]);
    expect(guide).toEqual({ name, text: textOf(name).replace('ask: 材料齐全？', 'ask: 带齐了吗？') });
    expect(chart).toContain('带齐了吗');
    expect(findings).toEqual([]);
    const broken = steps.map((row, index) =>
      index === 1 ? { ...row, cells: { ...row.cells, 是: '没有这一步' } } : row,
    );
    const told = await changed('employment/4.1', [{ path: ['process', 'steps'], value: broken }]);
    expect(told.findings.map(({ severity }) => severity)).toContain('error');
    // What was tried did not stay.
    expect((await session.guide({ ref: 'employment/4.1' }))?.file?.text).toBe(textOf(name));
  });

  it('says of a list what differs from the law above, and takes away what is emptied', async () => {
    const steps = await rowsOf('employment/4.1', 'materials');
    const { guide } = await changed('employment/4.1', [
      { path: ['materials'], value: [...steps, { cells: { name: '授权委托书', need: '必要', for: '' } }] },
      { path: ['progress'], value: ' ' },
      { path: ['ways', 'window'], value: ['县大厅'] },
      { path: ['fee'], value: '不收费' },
    ]);
    expect(guide.text).toContain('  - name: 授权委托书\n    need: 必要\n');
    expect(guide.text).not.toContain('progress:');
    expect(guide.text).toContain('  window: [县大厅]\n');
    const above = await session.guide({ ref: 'social-insurance/7.1' });
    expect(above?.aboveBy).toBe('法律规定');
  });

  it('begins a guide that is then known, and packs it with all that belongs to the work', async () => {
    const ref: Ref = 'employment/1.2.1';
    const { guide, layer } = await changed(ref, [{ path: ['summary'], value: '招聘：信息' }]);
    expect(layer).toBeUndefined();
    expect(guide.name).toBe('990101/guides/employment/1.2.1.yaml');
    expect(guide.text).toMatch(/^kind: guide\nitem: employment\/1\.2\.1 重点企业岗位信息发布\n/u);
    const beside = [{ name: guide.name, bytes: bytesOf(guide.text) }];
    const { findings } = await session.check({ work, beside, asNational: false });
    // What a fresh one still lacks is told once.
    expect(findings.filter(({ file }) => file === guide.name)).toMatchObject([
      { ref, message: expect.stringMatching(/^还有 \d+ 处没有填：“核对日期”、“/u) },
    ]);
    expect((await session.guides({})).find((one) => one.ref === ref)?.from).toBe('own');
    const again = createSession();
    const opened = await again.open({
      files: [{ name: '底稿.zip', bytes: await session.pack({ work, beside, asNational: false }) }],
    });
    expect(opened.files.map(({ name }) => name)).toContain(guide.name);
    expect(opened.files.length).toBe(files.length);
    // Undone, it is gone.
    await session.check({ work, beside: [], asNational: false });
    expect((await session.guides({})).find((one) => one.ref === ref)?.from).toBe('none');
  });
});

it('packs the work as it stands, whatever was checked before it, and all that was given where the layer cannot be read', async () => {
  const session = createSession();
  const given = files.filter(({ name }) => name !== 'README.md');
  await session.open({ files: given });
  await session.check({ work: fileOf(county), asNational: false });
  const beside = [{ name: '990101/guides/employment/4.1.yaml', bytes: bytesOf('kind: guide # 新写的\n') }];
  for (const text of [`${textOf(county)}# 刚写的\n`, 'kind: layer\nregion: [']) {
    const work = { name: county, bytes: bytesOf(text) };
    const packed = unzipSync(await session.pack({ work, beside, asNational: false }));
    expect(Object.keys(packed).sort()).toEqual(given.map(({ name }) => name).sort());
    for (const { name, bytes } of [work, ...beside]) expect(packed[name]).toEqual(bytes);
  }
});

it('names a folder in a layer that has no guides yet, and takes both back together', async () => {
  const session = createSession();
  const bare = textOf(county).replace(/^guides: .*\n/mu, '');
  const work = { name: county, bytes: bytesOf(bare) };
  await session.open({ files: [...files.filter(({ name }) => /^9900|^990100-/u.test(name)), work] });
  await session.check({ work, asNational: false });
  const found = (await session.changeGuide({ ref: 'employment/4.1', changes: [] })) as {
    readonly guide: NamedText;
    readonly layer?: string;
  };
  expect(found.guide.name).toBe('990101/guides/employment/4.1.yaml');
  expect(found.layer?.split('\n').filter((line) => !bare.split('\n').includes(line))).toEqual([
    'guides: "990101/guides"',
  ]);
  expect((await session.guides({})).every(({ from }) => from === 'none')).toBe(true);
});

it('goes on with a guide that lies in the folder which no layer named yet, and keeps the mark of its encoding and its line ends', async () => {
  const session = createSession();
  const bare = textOf(county).replace(/^guides: .*\n/mu, '');
  const work = { name: county, bytes: bytesOf(bare) };
  const name = '990101/guides/employment/4.1.yaml';
  const text = '\ufeffkind: guide\r\nitem: employment/4.1 创业补贴申领\r\nsummary: 早就写了的 # 不能丢\r\n';
  const chain = files.filter((file) => /^9900|^990100-/u.test(file.name));
  await session.open({ files: [...chain, work, { name, bytes: bytesOf(text) }] });
  await session.check({ work, asNational: false });
  const changes = [{ path: ['applicants'], value: ['初次创业的人员'] }];
  const found = await session.changeGuide({ ref: 'employment/4.1', changes });
  expect('guide' in found && found.guide).toEqual({ name, text: `${text}applicants: 初次创业的人员\r\n` });
});
