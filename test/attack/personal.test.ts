import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitChains } from '../../src/model/personal/digit-chains.ts';
import { mask } from '../../src/model/personal/mask.ts';
import { findPersonalNumbers } from '../../src/model/personal/personal-data.ts';
import { drawFrom, fuzz, runs } from '../fuzz.ts';
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
  it('are none where the end of a line and a division code together pass as a card', () => {
    expect(findPersonalNumbers('800-090-6297\n140105001138')).toEqual([]);
  });

  it('are never taken for those of persons', () => {
    const text = officeNumbers(drawFrom(11)(2 ** 31));
    const taken = Array.from({ length: runs(4000) }, text).filter((one) => findPersonalNumbers(one).length > 0);
    expect(taken).toEqual([]);
  });
});

describe('rows of digits', () => {
  // Digits of full width take the long way, plain ones the short one.
  const wide = (text: string): string =>
    text.replace(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const ascii = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code)).filter(
    (char) => !/[0-9\\%&]/u.test(char),
  );
  const digits = fc.stringMatching(/^[0-9]{1,12}$/u);

  it('are found alike in plain characters and in others, whichever stands between or behind', () => {
    for (const char of [...ascii, '、', '，', '）', '　', '张', '一', '①'])
      for (const text of [
        `12345${char}678901234`,
        `12345678901${char}X`,
        `12345678901234567${char}`,
        `1234567890X${char}1`,
      ])
        expect([...digitChains(text)], JSON.stringify(text)).toEqual([...digitChains(wide(text))]);
  });

  it('are found alike in texts made at random', () => {
    const piece = fc.oneof(
      digits,
      digits,
      fc.constantFrom(...ascii, 'X', '、', '（', '张', '　'),
      fc.constantFrom(' ', '-'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        expect([...digitChains(pieces.join(''))]).toEqual([...digitChains(wide(pieces.join('')))]);
      }),
      fuzz(400),
    );
  });
});
