import { describe, expect, it } from 'vitest';
import { mask } from '../../src/model/personal/mask.ts';
import { findPersonalNumbers } from '../../src/model/personal/personal-data.ts';
import { drawFrom, runs } from '../fuzz.ts';
import { forms } from './personal/forms.ts';
import { officeNumbers } from './personal/office-numbers.ts';

describe('personal numbers', () => {
  it('are told in every form', () => {
    expect(forms.length).toBeGreaterThan(240);
    expect(
      forms.filter(({ text, digits }) => findPersonalNumbers(text).length < digits.length).map(({ text }) => text),
    ).toEqual([]);
  });

  it('are told inside of sentences', () => {
    const around = [
      ['联系人张某', ''],
      ['1.2 岗位：', '（工作日）'],
      ['电话12333、', '，其他'],
      ['（', '）'],
      ['第3项 ', '。'],
      ['见“', '”'],
    ] as const;
    const missed = around.flatMap(([before, behind]) =>
      forms
        .filter(({ text, digits }) => findPersonalNumbers(before + text + behind).length < digits.length)
        .map(({ text }) => before + text + behind),
    );
    expect(missed).toEqual([]);
  });

  it('leave nothing to read them by, and masking twice changes nothing', () => {
    for (const { text } of forms) {
      const masked = mask(text);
      expect(masked).toHaveLength(text.length);
      expect(masked.split('\n')).toHaveLength(text.split('\n').length);
      expect(findPersonalNumbers(masked), text).toEqual([]);
      expect(mask(masked)).toBe(masked);
    }
  });
});

describe('numbers of offices', () => {
  it('are never taken for those of persons', () => {
    const text = officeNumbers(drawFrom(11)(2 ** 31));
    const taken = Array.from({ length: runs(4000) }, text).filter((one) => findPersonalNumbers(one).length > 0);
    expect(taken).toEqual([]);
  });
});
