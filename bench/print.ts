import type { Taken } from './measure.ts';

const number = (value: number, digits: number): string => (Number.isNaN(value) ? '–' : value.toFixed(digits));

/** What a row aims at and misses. */
const misses = ({ ratio, aim, megabytes, memoryAim, warm, secondsAim }: Taken): readonly string[] => [
  ...(aim !== undefined && ratio > aim ? ['ratio'] : []),
  ...(memoryAim !== undefined && megabytes > memoryAim ? ['MB'] : []),
  ...(secondsAim !== undefined && warm > secondsAim * 1000 ? ['ms'] : []),
];

const aims = ({ aim, memoryAim, secondsAim }: Taken): string =>
  [
    ...(aim === undefined ? [] : [`≤ ${aim}`]),
    ...(secondsAim === undefined ? [] : [`≤ ${secondsAim} s`]),
    ...(memoryAim === undefined ? [] : [`≤ ${memoryAim} MB`]),
  ].join(', ');

/** The rows as a table: first run, median of the others, ratio on the clock and of the work of processors, aim, what is missed, and the same of the other commit. */
export const table = (heading: string, all: readonly Taken[], tool: string, other: string | undefined): string => {
  const heads = [heading, 'first ms', 'ms', 'ratio', 'of work', 'to', 'aim', 'MB', 'missed'];
  const more = other === undefined ? [] : [`${other} first ms`, 'ms', 'ratio', 'of work', 'MB', 'now ×', 'of work'];
  const rows = all
    .filter((one) => one.tool !== other)
    .map((one) => {
      const before = all.find(({ title, tool: its }) => title === one.title && its === other);
      return [
        one.title,
        number(one.cold, 0),
        number(one.warm, 0),
        number(one.ratio, 2),
        number(one.workRatio, 2),
        one.title === one.to ? '' : one.to,
        aims(one),
        number(one.megabytes, 0),
        one.tool === tool ? misses(one).join(', ') : '',
        ...(before
          ? [
              number(before.cold, 0),
              number(before.warm, 0),
              number(before.ratio, 2),
              number(before.workRatio, 2),
              number(before.megabytes, 0),
              number(one.warm / before.warm, 2),
              number(one.work / before.work, 2),
            ]
          : more.map(() => '')),
      ];
    });
  const ruler = [...heads, ...more].map((_, index) => (index === 0 || index === 5 ? '---' : '---:'));
  return [[...heads, ...more], ruler, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};
