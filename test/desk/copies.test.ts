import { expect, it } from 'vitest';
import { lastCopies, type Stamp, surplusCopies } from '../../src/desk/page/surplus-copies.ts';

const copy = (name: string, sitting: string, time: number): Stamp => ({ name, sitting, time });

/** Many copies of one tab, one after the other. */
const busy = Array.from({ length: 30 }, (_, index) => copy('a.yaml', 'busy', 100 + index));

it('lets no busy tab push out the last copy of another, nor of another work', () => {
  const others = [copy('a.yaml', 'quiet', 1), copy('b.yaml', 'busy', 2), { name: 'c.yaml', time: 3 }];
  const gone = surplusCopies([...others, ...busy], 20);
  expect(gone).toHaveLength(13);
  expect(gone.every(({ name, sitting, time }) => name === 'a.yaml' && sitting === 'busy' && time < 113)).toBe(true);
});

it('ends with the newest where every copy is the last of a tab', () => {
  const tabs = Array.from({ length: 25 }, (_, index) => copy('a.yaml', `${index}`, index));
  expect(surplusCopies(tabs, 20).map(({ time }) => time)).toEqual([4, 3, 2, 1, 0]);
  expect(surplusCopies(tabs.slice(0, 3), 20)).toEqual([]);
});

it('names the last copy of each work in each tab, the newest first', () => {
  const two = [copy('a.yaml', 'x', 1), copy('a.yaml', 'y', 2), copy('a.yaml', 'x', 3), copy('b.yaml', 'x', 0)];
  expect(lastCopies(two).map(({ time }) => time)).toEqual([3, 2, 0]);
});
