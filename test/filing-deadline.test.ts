import { describe, expect, it } from 'vitest';
import { filingDeadline } from '../src/model/filing-deadline.ts';

describe('the deadline of a filing', () => {
  it.each([
    ['2026-12-31', '2026-12-31'],
    ['每年9月底前', '2026-09-30'],
    ['每年2月底前', '2026-02-28'],
    ['每年 9 月 15 日前', '2026-09-15'],
    ['每年９月末之前', '2026-09-30'],
    ['2027年3月31日以前', '2027-03-31'],
  ])('%s is %s in 2026', (text, date) => {
    expect(filingDeadline(text, 2026)).toBe(date);
  });

  it.each(['每年第三季度', '公布后30日内', '每年13月底前', '尽快'])('%s is printed and binds nobody', (text) => {
    expect(filingDeadline(text, 2026)).toBeUndefined();
  });
});
