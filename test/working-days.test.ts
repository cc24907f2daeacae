import { describe, expect, it } from 'vitest';
import { reference } from '../src/generated/reference.js';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../src/model/working-days.ts';
import { runHere } from './cli/run-cli.ts';

const { workingDays } = reference;

describe('working days', () => {
  it.each([
    ['2026-11-30', true],
    ['2026-11-29', false],
    ['2026-10-01', false],
    ['2026-10-10', true],
    ['2020-01-31', false],
    ['2020-02-01', false],
    ['2022-12-31', false],
    ['2019-05-05', true],
    ['2018-12-29', undefined],
    ['2027-01-04', undefined],
  ])('%s: %s', (date, works) => {
    expect(isWorkingDay(date, workingDays)).toBe(works);
  });

  it('are counted from the day after, over holidays and exchanged weekends', () => {
    expect(addWorkingDays('2026-09-18', 5, workingDays)).toBe('2026-09-24');
    expect(addWorkingDays('2026-09-30', 3, workingDays)).toBe('2026-10-10');
    expect(addWorkingDays('2026-12-25', 10, workingDays)).toBeUndefined();
    expect(workingDaysBetween('2026-09-30', '2026-10-10', workingDays)).toBe(3);
    expect(workingDaysBetween('2026-12-25', '2027-01-10', workingDays)).toBeUndefined();
  });

  it('of every year add up as the law says: 250 of 365, more or less', () => {
    for (const { year, holidays, workdays } of workingDays) {
      const count = workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`, [
        ...workingDays,
        { year: year - 1, holidays: [], workdays: [] },
      ]);
      expect(count, String(year)).toBeGreaterThanOrEqual(247);
      expect(count, String(year)).toBeLessThanOrEqual(252);
      for (const date of workdays) expect([0, 6]).toContain(new Date(`${date}T00:00:00Z`).getUTCDay());
      for (const { from, to } of holidays) expect(from <= to).toBe(true);
    }
  });

  it('are dated data with evidence', async () => {
    expect((await runHere('validate', 'catalogues/reference/working-days.yaml')).code).toBe(0);
  });
});
