import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Path, Place } from '../src/model/place.ts';
import { readQuickly } from '../src/source/quick-yaml.ts';
import type { Source } from '../src/source/source.ts';
import { readYaml } from '../src/source/yaml.ts';
import { fuzz } from './fuzz.ts';

const folder = 'catalogues/examples';
/** Layers, the guides in their folders, what a layer attests, and a page that is no YAML. */
const examples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:yaml|md)$/u.test(name))
  .sort()
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

/** YAML of every style that a layer can hold and that the two readers might read differently. */
const styles = `# 注释
plain: 一行文字   # 注释
several: 第一行
  第二行

  第四行
single: '单引号 it''s # 不是注释'
double: "双引号 \\u4e00 \\"x\\" # 不是注释"
folded: "第一行
  第二行"
list: [甲, "乙", '丙', {丁: 戊, 己: [庚]}, 辛：壬,]   # 注释
empty: { list: [], map: {} }
block:
- 甲
-   - 乙
    - 丙: 丁
      戊: 己
-
  庚: 辛
  # 注释
? 问号
: 答案
"quoted key": 值
网址: https://example.gov.cn/?a=1&b=2#c
code: "0990"
`;

const texts = [...examples, styles];

/** What slips in while a file is typed, or comes with copied text. */
const slips = [
  ...':：,，-–#&*!|>%@`"\'“”[]{}［］?~<= \t\n\r\u3000\u00a0\u200b\u202e\u0007\ufeff\u2028\u0085\ud83d',
  ...[
    '- ',
    ': ',
    ' #',
    '\n  ',
    '\n\n',
    '\r\n',
    '---\n',
    '...\n',
    '<<: ',
    '*a ',
    '&a ',
    '!!str ',
    '|\n  ',
    '>-\n  ',
    '? ',
  ],
  ...[
    '1.10',
    '007',
    '0x1F',
    '1e3',
    '.5',
    '-.inf',
    'null',
    'true',
    '2026-12-01',
    '"a',
    "'b",
    '"\\',
    '__proto__: 1\n',
    '{',
    '[',
    '甲',
  ],
];

type Slip = { readonly text: number; readonly edits: readonly { at: number; length: number; slip: number }[] };

const slipped: fc.Arbitrary<Slip> = fc.record({
  text: fc.nat(texts.length - 1),
  edits: fc.array(fc.record({ at: fc.nat(1_000_000), length: fc.nat(3), slip: fc.nat(slips.length) }), {
    maxLength: 4,
  }),
});

const applySlips = ({ text, edits }: Slip): string =>
  edits.reduce((current, { at, length, slip }) => {
    const start = at % (current.length + 1);
    return current.slice(0, start) + (slips[slip] ?? '') + current.slice(start + length);
  }, texts[text] ?? '');

const file = 'layer.yaml';

const placesOf = (data: unknown, path: Path = []): Place[] => [
  { file, path },
  { file, path, key: true },
  ...(data !== null && typeof data === 'object'
    ? Object.entries(data).flatMap(([key, value]) =>
        placesOf(value, [...path, Array.isArray(data) ? Number(key) : key]),
      )
    : []),
];

const seen = ({ data, faults, range, locate, written }: Source) => ({
  faults,
  data,
  places: placesOf(data).map((place) => ({ place, range: range(place), at: locate(place), written: written(place) })),
});

test('the quick reader takes ordinary layers', () => {
  for (const text of examples) expect(readQuickly(file, text)).toBeDefined();
  expect(readQuickly(file, styles)).toBeDefined();
});

test('what the quick reader takes, it reads as the careful one does: data and every place', () => {
  let taken = 0;
  fc.assert(
    fc.property(slipped, (slip) => {
      const text = applySlips(slip);
      const quick = readQuickly(file, text);
      if (!quick) return;
      taken += 1;
      expect(seen(quick)).toEqual(seen(readYaml(file, text)));
    }),
    fuzz(150),
  );
  expect(taken).toBeGreaterThan(0);
});

test('JSON, and the words of JSON in YAML, are read as the careful reader does: data and every place', () => {
  const word = fc.oneof(fc.constantFrom(null, true, false, 0), fc.integer(), fc.maxSafeInteger(), fc.double());
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      word,
      fc.constantFrom('甲', 'null', '1.10', '-3', ''),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('a', '甲', 'null', '3'), tie('tree'), { maxKeys: 3 }),
    ),
  }));
  let taken = 0;
  fc.assert(
    fc.property(tree, fc.constantFrom('line', 'lines', 'YAML'), (value, form) => {
      const text = form === 'YAML' ? stringify(value) : JSON.stringify(value, null, form === 'line' ? undefined : 2);
      const quick = readQuickly(file, text);
      if (!quick) return;
      taken += 1;
      expect(seen(quick)).toEqual(seen(readYaml(file, text)));
    }),
    fuzz(150),
  );
  expect(taken).toBeGreaterThan(30);
});

test.each([
  ['a number', 'code: 1.10\n'],
  ['a number with a sign', 'code: +3\n'],
  ['a number that is written twice as long as it is', 'code: 007\n'],
  ['zero below zero', 'code: -0\n'],
  ['a number that a computer rounds', 'code: 1234567890123456\n'],
  ['nothing', 'code:\n'],
  ['a yes-no value that is not written as in JSON', 'code: True\n'],
  ['a yes-no value as a key', 'true: 甲\n'],
  ['an anchor', 'a: &b 甲\n'],
  ['an alias', 'a: &b 甲\nc: *b\n'],
  ['a tag', 'a: !!str 1\n'],
  ['a merge key', 'a: { <<: { b: 丙 } }\n'],
  ['a key twice', 'a: 甲\na: 乙\n'],
  ['two documents', 'a: 甲\n---\nb: 乙\n'],
  ['a directive', '%YAML 1.2\n---\na: 甲\n'],
  ['a block of text', 'a: |\n  甲\n'],
  ['a control character', 'a: "甲\\u0007"\n'],
  ['a full-width blank', '\u3000a: 甲\n'],
  ['deep nesting', `a: ${'['.repeat(70)}${']'.repeat(70)}\n`],
  ['an empty file', ''],
])('%s is left to the careful reader', (_, text) => {
  expect(readQuickly(file, text)).toBeUndefined();
});
