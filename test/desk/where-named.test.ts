import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSession } from '../../src/desk/session.ts';
import { baseName } from '../../src/engine/paths.ts';
import { county, examples } from './layers.ts';

/** The county with its chain, guides, forms, records and attestations, in their folders. */
const inFolders = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter((name) => statSync(join(examples, name)).isFile() && !/town|README/u.test(name))
  .map((name) => ({ name, bytes: readFileSync(join(examples, name)) }));
const named = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const namesOf = (files: readonly { readonly name: string }[]) => files.map(({ name }) => name).sort();

it('puts files that come without their folders where a layer or a guide names them, and imports none of them', async () => {
  const session = createSession();
  const flat = inFolders.map(({ name, bytes }) => ({ name: baseName(name), bytes }));
  const opened = await session.open({ files: flat });
  expect(namesOf(opened.files)).toEqual(namesOf(inFolders));
  expect([opened.works.map(({ file }) => file), opened.tables, opened.lost]).toEqual([[county], [], []]);
  // What no file names is an old table still.
  const more = await session.open({ files: [...flat, named('旧表.csv', 'a,b')] });
  expect(more.tables).toEqual(['旧表.csv']);
});

it('keeps guides of one name apart, and tells those of which nothing says whose they are', async () => {
  const session = createSession();
  const layer = (code: string, rest: string) =>
    named(`${code}.yaml`, `kind: layer\nregion: { code: "${code}", name: 示例县, level: county }\n${rest}\n`);
  const guides = ['employment', 'social-insurance'].map((domain) =>
    named('4.1.yaml', `kind: guide\nitem: ${domain}/4.1\n`),
  );
  const one = await session.open({ files: [...guides, layer('990101', 'guides: 指南')] });
  expect(namesOf(one.files)).toEqual(['990101.yaml', '指南/employment/4.1.yaml', '指南/social-insurance/4.1.yaml']);
  const two = await session.open({
    files: [...guides, layer('990101', 'guides: a'), layer('990102', 'guides: b')],
  });
  expect(two.lost).toEqual(['4.1.yaml', '2/4.1.yaml']);
  const none = await session.open({ files: [...guides, layer('990101', 'edition: "2026"')] });
  expect(none.lost).toEqual(['4.1.yaml', '2/4.1.yaml']);
});

it('leaves a file alone that two places name, and one that is named outside of what was given', async () => {
  const session = createSession();
  const layer = (name: string, records: string) =>
    named(
      name,
      `kind: layer\nregion: { code: "990101", name: 示例县, level: county }\nrecords: { publications: ${records} }\n`,
    );
  const table = named('publications.csv', '事项');
  for (const files of [
    [layer('a.yaml', 'a/publications.csv'), layer('b.yaml', 'b/publications.csv'), table],
    [layer('a.yaml', '../publications.csv'), table],
  ])
    expect((await session.open({ files })).tables).toEqual(['publications.csv']);
});

it('says of files that cannot be read why', async () => {
  const session = createSession();
  const gbk = new Uint8Array([0x6b, 0x3a, 0x20, 0xca, 0xbe, 0xc0, 0xfd, 0xcf, 0xd8]);
  const { works } = await session.open({
    files: [
      { name: 'a.yaml', bytes: gbk },
      { name: 'b.yaml', bytes: gbk },
    ],
  });
  expect(works.map(({ problem }) => problem)).toEqual([
    expect.stringContaining('不是 UTF-8 编码'),
    expect.stringContaining('不是 UTF-8 编码'),
  ]);
});
