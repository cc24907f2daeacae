import { describe, expect, test } from 'vitest';
import { largeLayers } from '../../bench/large-layers.ts';
import { inMemory } from '../../src/index.ts';
import { maxEntries } from '../../src/source/size.ts';
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
