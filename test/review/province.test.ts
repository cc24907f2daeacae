import { expect, it } from 'vitest';
import { type ReadFinding, review } from './desk.ts';
import { sow } from './province.ts';

const isLoud = ({ severity }: ReadFinding): boolean => severity !== 'info';

it('gives the result that is right for each of many entries, and counts each region once', async () => {
  const { tree, right, missing } = sow(111);
  const desk = await review(tree, '--format', 'json');
  expect(desk.rows.map(({ name }) => name).sort()).toEqual([...right.keys()].sort());
  const wrong = desk.rows
    .map(({ name, proposal, hold, findings }) => ({
      name,
      got: { proposal, hold, rules: findings.filter(isLoud).map(({ rule }) => rule) },
      right: right.get(name),
    }))
    .filter((one) => JSON.stringify(one.got) !== JSON.stringify(one.right));
  expect(wrong).toEqual([]);
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
