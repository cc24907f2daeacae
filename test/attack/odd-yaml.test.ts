import { describe, expect, test } from 'vitest';
import { inMemory, validate } from '../../src/index.ts';
import { openWorkspace } from '../../src/workspace/open-workspace.ts';

const head = `kind: layer
region: { code: "990103", name: 新手县, level: county }
extends: national@2019
edition: "2026"
effective: 2026-12-01
`;

/** Where a value may stand in a layer, `@` in its place. */
const places = [
  ...[
    'kind: @',
    'region: @',
    'extends: @',
    'edition: @',
    'effective: @',
    'responsibleBody: @',
    'contact: @',
    'profile: @',
  ],
  ...[
    'filing: @',
    'accepted: @',
    'employment: @',
    'contact: { office: @ }',
    'region: { code: @, name: 县, level: county }',
  ],
  ...[
    'profile: { titles: @ }',
    'profile: { synonyms: @ }',
    'profile: { levels: [@] }',
    'filing: { copies: @ }',
    'accepted: [@]',
  ],
  ...[
    'employment: { omit: @ }',
    'employment: { omit: [@] }',
    'employment: { omit: [{ item: @ }] }',
    'employment: { restore: [@] }',
  ],
  ...['employment: { amend: [@] }', 'employment: { amend: [{ items: @ }] }'],
  ...[
    'title',
    'content',
    'basis',
    'timeLimit',
    'responsibleBody',
    'channels',
    'audience',
    'disclosureMode',
    'levels',
    'links',
  ].map((field) => `employment: { amend: [{ item: 1.2 岗位信息发布, ${field}: @ }] }`),
];

const tagged = [
  ...['!!set { a }', '!!set {}', '!!omap [a: b]', '!!pairs [a: b]', '!!binary aGVsbG8=', '!!merge <<', '[!!merge <<]'],
  ...[
    '!!timestamp 2026-12-01',
    '!!int 1',
    '!!int a',
    '!!float 1.5',
    '!!bool true',
    '!!bool 甲',
    '!!null null',
    '!!str 甲',
  ],
  ...[
    '!!str { a: b }',
    '!!map { a: b }',
    '!!map 甲',
    '!!seq [甲]',
    '!!seq 甲',
    '!own 甲',
    '!own { a: b }',
    '! 甲',
    '!<tag:x> 甲',
  ],
];

/** What is found in each of some texts, all of them checked by one workspace. */
const check = async (texts: readonly string[]) => {
  const host = inMemory(Object.fromEntries(texts.map((text, index) => [`${index}.yaml`, text])));
  const workspace = openWorkspace(undefined, host);
  return Promise.all(
    texts.map(async (text, index) => {
      const { findings } = await workspace.check(`${index}.yaml`);
      const lines = text.split('\n').length;
      const told = findings.map(({ rule, severity, message, at }) => {
        const line = workspace.locate(at)?.line ?? 0;
        return { rule, severity, message: message.zh, line, inside: line > 0 && line <= lines };
      });
      return { told, why: `${text}\n${JSON.stringify(told)}` };
    }),
  );
};

const within = (whole: string, line: string): string => {
  const [key] = line.split(':');
  return `${whole.replace(new RegExp(`^${key}:.*\n`, 'mu'), '')}${line}\n`;
};

const core = /^!!(?:str 甲|int 1|float 1\.5|bool true|null|map \{|seq \[)|^! /u;

describe('a tag anywhere', () => {
  test.each(places)('at %s is read or refused by name, and never a fault of the tool', async (place) => {
    const found = await check(tagged.map((value) => within(head, place.replace('@', value))));
    for (const [index, { told, why }] of found.entries()) {
      expect(why).not.toContain('没有检查完');
      if (!core.test(tagged[index] ?? ''))
        expect(
          told.map(({ rule }) => rule),
          why,
        ).toEqual(['yaml']);
      expect(
        told.every(({ inside }) => inside),
        why,
      ).toBe(true);
    }
  });
});

const keys = [
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    '__defineGetter__',
    'then',
    'length',
  ],
  ...[
    '""',
    "''",
    '" "',
    '"\\t"',
    '"\\n"',
    '"\\u0000"',
    '"\\u202e"',
    '"\\ud800"',
    '~',
    'null',
    'true',
    '1',
    '1.10',
    '.nan',
    '0x1F',
  ],
  ...[
    '<<',
    '"<<"',
    '[]',
    '{}',
    '[a]',
    '{ a: b }',
    '*a',
    '&a a',
    '!!str a',
    '!own a',
    '!!int 1',
    '?',
    '-',
    '"#"',
    "'*'",
    '键',
    '“a”',
  ],
  ...['a.b', 'a/b', 'a~1b', '~0', '0', '-1', 'Infinity', '甲'.repeat(500), '😀', 'e\u0301'],
];

describe('an odd key', () => {
  test.each(keys)('%s is read or refused at its line, wherever it stands', async (key) => {
    const spots = [
      `${key}: 甲`,
      `contact:\n  office: 局办公室\n  ${key}: 甲`,
      `responsibleBody:\n  ${key}: 甲`,
      `employment:\n  ${key}: 甲`,
      `employment:\n  amend:\n    - item: 1.2 岗位信息发布\n      ${key}: 甲`,
      `employment:\n  amend:\n    - item: 1.2 岗位信息发布\n      links:\n        ${key}: https://example.gov.cn/`,
      `employment:\n  amend:\n    - item: 1.2 岗位信息发布\n      channels:\n        ${key}: [甲]`,
      `profile:\n  titles:\n    ${key}: 甲`,
    ];
    const found = await check(spots.map((spot) => `${head}${spot}\n`));
    for (const [index, { told, why }] of found.entries()) {
      expect(why).not.toContain('没有检查完');
      if (!spots[index]?.includes('links'))
        expect(
          told.some(({ severity }) => severity === 'error'),
          why,
        ).toBe(true);
      expect(
        told.every(({ inside }) => inside),
        why,
      ).toBe(true);
      for (const { message } of told) expect(message).not.toMatch(/[^\P{Cc}\n\t]|[\p{Cs}\u202e]/u);
    }
  });
});

test('what has no form is told with words', async () => {
  const first = async (line: string) => (await check([within(head, line)]))[0]?.told[0]?.message;
  expect(await first('edition: .nan')).toBe('“.nan”没有加引号，被当成了“不是数”这个特殊值');
  expect(await first('edition: -.inf')).toBe('“-.inf”没有加引号，被当成了“负无穷大”这个特殊值');
  expect(await first('"": x')).toBe('冒号前的键是空的');
  expect(await first('edition: "\\ud800"')).toContain('半个字符');
  expect(await first('edition: "\\ud83d\\ude00"')).toBeUndefined();
  expect(await first('<<<<<<< HEAD')).toContain('冲突标记');
  expect(await first('contact: { toString: 0 }')).toBe('键名“toString”是程序的保留词，不能用');
});

test.each(['\r', '\v', '\f', '\u0085', '\u2028', '\u2029'])('lines that end with %j are told as such', async (end) => {
  const [all, one] = await check([head.replaceAll('\n', end), head.replace('\nedition', `${end}edition`)]);
  expect(all?.told).toMatchObject([{ rule: 'yaml', line: 1, message: expect.stringContaining('换行') }]);
  expect(one?.told).toMatchObject([{ rule: 'yaml', line: 3, message: expect.stringContaining('换行') }]);
});

test('one odd file of a folder leaves the findings of the others as they are', async () => {
  const host = inMemory({ 'odd.yaml': `${head}? { a: b }\n: c\n`, 'sound.yaml': head });
  const { findings } = await validate(['odd.yaml', 'sound.yaml'], { host });
  expect(findings.map(({ file, rule, line }) => [file, rule, line])).toEqual([['odd.yaml', 'yaml', 6]]);
});
