import { expect, it } from 'vitest';
import { withoutCommand } from '../src/model/without-command.ts';
import { rules } from '../src/rules/index.ts';

const command = /mulu |--fix/u;

it('leaves no command in any remedy for those who have none, and leaves a remedy', () => {
  // That one is told to who has lost a part of the workbook: the office that handed it out makes it anew.
  const remedies = rules
    .filter(({ id }) => id !== 'workbook-form')
    .flatMap(({ messages }) => Object.values(messages).flatMap(({ fix }) => fix ?? []));
  expect(remedies.filter(({ zh }) => command.test(zh)).length).toBeGreaterThan(5);
  for (const fix of remedies) {
    const { zh, en } = withoutCommand(fix);
    expect([zh, en].filter((text) => command.test(text) || text.trim() === '')).toEqual([]);
  }
});
