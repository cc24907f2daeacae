import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Path, Place } from '../../src/model/place.ts';
import { readQuickly } from '../../src/source/quick-yaml.ts';
import type { Source } from '../../src/source/source.ts';
import { readYaml } from '../../src/source/yaml.ts';
import { drawFrom, runs, seed } from '../fuzz.ts';
import { minimise, mutate } from './readers-agree/mutate.ts';

const file = 'layer.yaml';
const folder = 'test/attack/readers-agree/documents';
const documents = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

const placesOf = (data: unknown, path: Path = []): Place[] => [
  { file, path },
  { file, path, key: true },
  ...(data !== null && typeof data === 'object'
    ? Object.entries(data).flatMap(([key, value]) =>
        placesOf(value, [...path, Array.isArray(data) ? Number(key) : key]),
      )
    : []),
];

const seen = ({ data, faults, range, locate, written }: Source): string =>
  JSON.stringify([faults, data, placesOf(data).map((place) => [place, range(place), locate(place), written(place)])]);

/** Whether the quick reader takes a text and reads it differently; one that it leaves to the careful one cannot differ. */
const differs = (text: string): boolean => {
  const quick = readQuickly(file, text);
  return quick !== undefined && seen(quick) !== seen(readYaml(file, text));
};

test('the two readers agree on mutated texts', { timeout: 3_600_000 }, () => {
  const draw = drawFrom(10);
  const count = runs(700);
  const found = new Set<string>();
  let taken = 0;
  for (let index = 0; index < count && found.size < 20; index += 1) {
    const text = mutate(documents[draw(documents.length)] ?? '', draw);
    if (readQuickly(file, text) === undefined) {
      // What is left to the careful reader is read or refused; nothing is thrown.
      readYaml(file, text);
      continue;
    }
    taken += 1;
    if (differs(text)) found.add(minimise(text, differs));
  }
  expect([...found], `seed ${seed}, ${count} texts, ${taken} taken by the quick reader`).toEqual([]);
  expect(taken).toBeGreaterThan(count / 10);
});

describe('the careful reader is asked wherever the two were seen to differ', () => {
  test.each([
    ['an end mark in front', '...\na: 甲\n'],
    ['two end marks', 'a: 甲\n...\n...\n'],
    ['text behind an end mark', '... 甲\n'],
    ['an indented start mark', ' ---\na: 甲\n'],
    ['text behind an indented start mark', ' --- 甲\n'],
    ['an indented directive', ' %x\n---\n己\n'],
    ['a key behind a bracket', '丙:\n- {甲: 乙}丁: 戊\n'],
    ['an escaped end of line', 'k: "甲\\\n\n  乙"\n'],
    ['an odd blank', '[丁: \u00a0]\n'],
  ])('%s', (_, text) => {
    expect(readQuickly(file, text)).toBeUndefined();
  });
});

describe('the careful reader', () => {
  test.each([
    ['a comment without a blank between a key and its value', 'a:\n#甲\n 丙\nb: 丁\n', { a: '丙', b: '丁' }],
    ['an empty line and a comment there', 'a:\n\n# 甲\n 丙\nb: 丁\n', { a: '丙', b: '丁' }],
    ['several of them', 'a:\n#甲\n\n  #乙\n#丙\n  丙\n   丙\nb: 丁\n', { a: '丙 丙', b: '丁' }],
    ['no comment in a quoted text', 'a: "甲\n  #乙\n  丙"\n', { a: '甲 #乙 丙' }],
    ['no comment in a block of text', 'a: |\n  甲\n  #乙\nb: 丙\n', { a: '甲\n#乙\n', b: '丙' }],
    ['no comment in a block of text that is all there is', '--- |\n#甲\n', '#甲\n'],
    ['a comment above a list', 'a:\n#甲\n- 乙\n#丙\n- 丁\n', { a: ['乙', '丁'] }],
    ['an escaped end of line', 'k: "甲\\\n\n  乙"\n', { k: '甲 乙' }],
  ])('reads %s', (_, text, data) => {
    expect(readYaml(file, text)).toMatchObject({ faults: [], data });
  });
});
