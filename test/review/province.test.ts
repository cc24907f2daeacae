import { expect, it } from 'vitest';
import { type ReadFinding, review } from './desk.ts';
import { sow } from './province.ts';

const isLoud = ({ severity }: ReadFinding): boolean => severity !== 'info';

it('gives the result that is right for each of many entries, and counts each region once', async () => {
  const { tree, right, missing } = sow(33);
  const desk = await review(tree, '--format', 'json');
  expect(desk.rows.map(({ name }) => name).sort()).toEqual([...right.keys()].sort());
  for (const { name, proposal, hold, findings } of desk.rows)
    expect([name, { proposal, hold, rules: findings.filter(isLoud).map(({ rule }) => rule) }]).toEqual([
      name,
      right.get(name),
    ]);
  const of = (wanted: string): number => [...right.values()].filter(({ proposal }) => proposal === wanted).length;
  expect(desk.report.summary).toMatchObject({
    agree: of('agree'),
    correct: of('correct'),
    return: of('return'),
    refuse: 0,
  });
  expect(desk.report.expected?.missing.map(({ name }) => name)).toEqual(missing);
  const counted = desk.rows.filter(({ hold }) => hold === null).map(({ listed }) => listed);
  expect(new Set(counted).size).toBe(counted.length);
});
