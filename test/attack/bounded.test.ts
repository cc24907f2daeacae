import { describe, expect, test } from 'vitest';
import { largeLayers } from '../../bench/large-layers.ts';
import { inMemory } from '../../src/index.ts';
import { mask } from '../../src/model/personal/mask.ts';
import { maxEntries, maxLength } from '../../src/source/size.ts';
import { openWorkspace } from '../../src/workspace/open-workspace.ts';

/** What is told about one text: rule and wording, message, line. */
const told = async (text: string) => {
  const workspace = openWorkspace(undefined, inMemory({ 'layer.yaml': text }));
  const { findings } = await workspace.check('layer.yaml');
  return findings.map(({ rule, wording, severity, message, at }) => ({
    is: `${rule}/${wording}`,
    severity,
    message: message.zh,
    line: workspace.locate(at)?.line ?? 0,
  }));
};

const head = largeLayers.citations(0).split('employment:')[0] ?? '';

const expectRefused = (findings: Awaited<ReturnType<typeof told>>, count: number): void => {
  expect(findings.map(({ is }) => is)).toEqual([expect.stringMatching(/^schema\/too-many-(?:entries|names)$/u)]);
  expect(findings[0]?.message).toMatch(
    new RegExp(`“\\S+”.*${count} (?:项|个键)，超过 2000 [项个]，这份文件没有再往下检查`, 'u'),
  );
  expect(findings[0]?.line).toBeGreaterThan(5);
};

test.each(['citations', 'answers', 'numbers for text'] as const)('60,000 %s are refused, too', async (name) => {
  expectRefused(await told(largeLayers[name](60_000)), 60_000);
});

const million = 1_000_000;
const one = `${head}employment:\n  amend:\n    - item: 1.2 岗位信息发布\n`;
const repeated = (text: string, length = million): string => text.repeat(Math.ceil(length / text.length));

describe('what is counted before anything is made of it', () => {
  test.each([
    ['lines of numbers', `${one}      content:\n${'        - 1.10\n'.repeat(60_000)}`, 60_009, '行内容'],
    ['duplicate keys', `${head}${'甲: 乙\n'.repeat(60_000)}`, 60_005, '行内容'],
    ['tags', `${one}      content:\n${'        - !x 甲\n'.repeat(60_000)}`, 60_009, '行内容'],
    ['empty lines', `${head}${'\n'.repeat(million)}edition: 1\n`, 1_000_006, '行内容'],
    ['exclamation marks', `${head}x: ${repeated('!')}\n`, million, '“!”'],
    ['quotes', `${head}x: ${repeated('"')}\n`, 1_000_004, '“"”'],
    ['pairs in one line', `${head}x: ${repeated('a: ')}\n`, 333_343, '“:”'],
    ['numbers in one line', `${head}x: [${repeated('1.5,')}]\n`, 250_002, '“,”'],
  ])('many %s', async (_, text, count, of) => {
    const findings = await told(text);
    expect(findings).toMatchObject([{ severity: 'error', line: 1 }]);
    expect(findings[0]?.message).toMatch(/没有再往下检查$/u);
    expect(findings[0]?.message).toContain(String(count));
    expect(findings[0]?.message).toContain(of);
  });

  test('comments are no content', async () => {
    const findings = await told(`${'# 甲\n'.repeat(100_000)}${head}x: 1\n`);
    expect(findings).toMatchObject([{ is: 'schema/unknown-key', line: 100_006 }]);
  });
});

describe('a value as long as a book', () => {
  test.each([
    ['digits in a text', one, `      content: "${repeated('1')}"`, 'content', 9],
    ['a bare number', one, `      content: ${repeated('1')}`, 'content', 9],
    ['a code of a region', head.replace(/^region.*\n/mu, ''), `region: { code: "${repeated('9')}" }`, 'code', 5],
    ['a date', head.replace(/^effective.*\n/mu, ''), `effective: ${repeated('2026-')}`, 'effective', 5],
    ['a link', one, `      links: { guide: "https://${repeated('a.', 800_000)}cn/" }`, 'guide', 9],
    ['citations', one, `      basis: ["${repeated('《甲》')}"]`, 'basis', 9],
    ['limits', one, `      timeLimit: "${repeated('20个工作日')}"`, 'timeLimit', 9],
    ['a block of text', one, `      content: |\n${'        甲\n'.repeat(40_000)}`, 'content', 9],
    ['parts of a number', `${head}employment:\n  amend:\n`, `    - item: "${repeated('1.')}"`, 'item', 8],
  ])('is refused at its place: %s', async (_, before, line, field, place) => {
    const findings = await told(`${before}${line}\n`);
    expect(findings).toMatchObject([{ is: 'schema/too-long-value', severity: 'error', line: place }]);
    expect(findings[0]?.message).toMatch(
      new RegExp(`^“${field}”的一个值有 \\d+ 个字符，超过 20000 个，这份文件没有再往下检查$`, 'u'),
    );
  });

  test('and a key, whose beginning is enough to find it', async () => {
    const [long, wide] = await Promise.all(
      [`${repeated('甲')}: 乙`, `${'3'.repeat(300)}: 乙`].map((line) => told(`${head}${line}\n`)),
    );
    expect(long).toMatchObject([{ is: 'schema/too-long-key', line: 6 }]);
    expect(wide).toMatchObject([{ is: 'schema/unknown-key', line: 6 }]);
    for (const { message } of [...(long ?? []), ...(wide ?? [])]) expect(message.length).toBeLessThan(120);
  });

  test('a value of twenty thousand is read', async () => {
    const findings = await told(`${one}      content: [${repeated('甲', maxLength)}]\n`);
    expect(findings.filter(({ is }) => is.startsWith('schema/'))).toEqual([]);
  });
});

describe('personal numbers in a long row', () => {
  const rows = ['1', '1 ', '13812345678 ', '1\u200b', '一三八', 'http://a.cn/1 13812345678中 '];
  test.each(rows)('%j, are masked and stay as long', (row) => {
    const text = repeated(row, 100_000);
    expect(mask(text)).toHaveLength(text.length);
  });

  test('no number is lost where a row is cut into pieces', () => {
    for (const gap of [' ', '-', '  ', '\u00a0'])
      for (const shift of Array.from({ length: 12 }, (_, index) => index)) {
        const row = `${'0'.repeat(shift)}${gap}${`13812345678${gap}`.repeat(500)}`;
        expect(mask(row), `${JSON.stringify(gap)} ${shift}`).not.toContain('13812345678');
      }
  });
});

test('more lists than a file has room for are refused as a whole', async () => {
  const item = `    - item: 1.2 岗位信息发布\n      content: [${'甲, '.repeat(100)}]\n`;
  const findings = await told(`${head}employment:\n  amend:\n${item.repeat(600)}`);
  expect(findings.map(({ is }) => is)).toEqual(['schema/too-many-in-all']);
});

describe.each(Object.entries(largeLayers))('a layer with many %s', (_, make) => {
  test('is refused in one sentence when there are 5,000', async () => {
    expectRefused(await told(make(5000)), 5000);
  });

  test('is checked while there are few enough, and what is told has an end', async () => {
    const findings = await told(make(maxEntries / 2));
    expect(findings.map(({ message }) => message).join('\n')).not.toContain('没有检查完');
    expect(findings.length).toBeLessThanOrEqual(501);
  });
});

test('what is not listed is counted, and mere notes do not fail a file', async () => {
  const wrong = Array.from({ length: 900 }, (_, index) => `        - 渠道${index}\n`).join('');
  const findings = await told(`${head}employment:\n  amend:\n    - item: 1.2 岗位信息发布\n      channels:\n${wrong}`);
  expect(findings).toHaveLength(501);
  expect(findings[0]).toMatchObject({ is: 'schema/more-findings', severity: 'error' });
  expect(findings[0]?.message).toMatch(/共有 90\d 处问题，只列出最重的 500 处，另有 40\d 处没有列出/u);
  const notes = await told(largeLayers['content adds for all items'](1500));
  expect(notes.filter(({ severity }) => severity !== 'info')).toEqual([]);
});

test('many unknown keys in one place are one finding with their number', async () => {
  const keys = Array.from({ length: 1500 }, (_, index) => `键${index}: 甲\n`).join('');
  const findings = await told(`${head}${keys}`);
  expect(findings.map(({ is, message }) => [is, message])).toEqual([
    ['schema/unknown-keys', '这里有 1500 个不认识的键（键0、键1、键2 等）'],
  ]);
});
