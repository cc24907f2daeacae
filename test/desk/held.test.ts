import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { createHeld } from '../../src/desk/held.ts';

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

const opened = (files: { readonly [name: string]: Uint8Array }) => {
  const held = createHeld();
  const given = held.open(Object.entries(files).map(([name, bytes]) => ({ name, bytes })));
  return { held: held.files, names: 'problem' in given ? given.problem : given.map(({ name }) => name) };
};

it('puts no file of an archive in place of another: of a name that is taken it comes into a folder of its own', () => {
  const old = zipSync({ '990101.yaml': strToU8('old'), '990101/guides/a.yaml': strToU8('guide') });
  const { held, names } = opened({ '990101.zip': old, '990101.yaml': strToU8('new'), '底稿/990101.ZIP': old });
  expect(names).toEqual([
    '990101.yaml',
    '990101/990101.yaml',
    '990101/990101/guides/a.yaml',
    '底稿/990101/990101.yaml',
    '底稿/990101/990101/guides/a.yaml',
  ]);
  expect([text(held.get('990101.yaml')), text(held.get('990101/990101.yaml'))]).toEqual(['new', 'old']);
  // The same file twice is one.
  const same = opened({ 'a.zip': old, 'b.zip': old, '990101.yaml': strToU8('old') });
  expect(same.names).toEqual(['990101.yaml', '990101/guides/a.yaml']);
});

it('refuses a whole archive with a name that leads out of it, and leaves what is held', () => {
  const held = createHeld();
  held.open([{ name: 'a.yaml', bytes: strToU8('a') }]);
  for (const name of ['../b.yaml', '/b.yaml', 'C:\\b.yaml', 'a/..\\..\\b.yaml'])
    expect(held.open([{ name: 'b.zip', bytes: zipSync({ [name]: strToU8('b') }) }])).toHaveProperty('problem');
  expect([...held.files.keys()]).toEqual(['a.yaml']);
});
