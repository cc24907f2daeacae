import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isCollection, isPair, isScalar, parseDocument, visit } from 'yaml';
import { inMemory } from '../../src/index.ts';
import { openWorkspace } from '../../src/workspace/open-workspace.ts';
import { drawFrom, runs } from '../fuzz.ts';

/** Values that turn into no text by themselves, or look like what they are not. */
const odd = [
  ...['{ toString: 0 }', '[{ toString: 0 }]', '{ valueOf: 0, toString: 0 }', '[[{ toString: 甲 }]]', '{ toJSON: 0 }'],
  ...['{ constructor: 0 }', '{ hasOwnProperty: 0 }', '{ length: 3 }', '{ "0": 甲, length: 1 }', '{ then: 0 }'],
  ...[
    '{}',
    '[]',
    '[[]]',
    '[[甲]]',
    '[~]',
    '[true, 1.5]',
    '~',
    'true',
    '0',
    '-1',
    '1e400',
    '""',
    '{ 甲: { 乙: [丙] } }',
  ],
];

const examples = 'catalogues/examples';
const cases = 'test/rules';
/** Files by kind, each below a folder that holds what it rests on. */
const files = [
  ...readdirSync(examples, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ folder: examples, name })),
  ...readdirSync(cases).flatMap((rule) =>
    readdirSync(join(cases, rule), { recursive: true, encoding: 'utf8' })
      .filter((name) => /^good.*\.yaml$/u.test(name))
      .map((name) => ({ folder: join(cases, rule), name })),
  ),
].sort((one, other) => (join(one.folder, one.name) < join(other.folder, other.name) ? -1 : 1));

const contentOf = (folder: string): { [name: string]: Uint8Array } =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path)]),
  );

/** Where the values of a text stand: each is a range of characters. */
const valuesIn = (text: string): [number, number][] => {
  const ranges: [number, number][] = [];
  visit(parseDocument(text), (_, node) => {
    if (isPair(node) || !(isScalar(node) || isCollection(node)) || !node.range) return;
    ranges.push([node.range[0], node.range[1]]);
  });
  return ranges;
};

describe('an odd value in the place of another', () => {
  test('is read or refused, and never a fault of the tool', async () => {
    const draw = drawFrom(71);
    for (let index = 0; index < runs(250); index += 1) {
      const { folder, name } = files[draw(files.length)] ?? { folder: '', name: '' };
      const text = readFileSync(join(folder, name), 'utf8');
      const ranges = valuesIn(text);
      const [start, end] = ranges[draw(ranges.length)] ?? [0, 0];
      const value = odd[draw(odd.length)] ?? '';
      const written = `${text.slice(0, start)}${value}${text.slice(end)}`;
      const host = inMemory({ ...contentOf(folder), [name]: new TextEncoder().encode(written) });
      const { findings } = await openWorkspace(undefined, host).check(name);
      const lost = findings.filter(({ message }) => message.zh.includes('没有检查完'));
      expect(lost, `${join(folder, name)}: ${text.slice(start, end)} → ${value}`).toEqual([]);
    }
  });
});
