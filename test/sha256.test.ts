import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../src/model/sha256.ts';
import { sm3 } from '../src/model/sm3.ts';
import { fuzz } from './fuzz.ts';

const expected = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

describe('sha256', () => {
  it.each([0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000])('is that of the system for %i bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) % 256);
    expect(sha256(bytes)).toBe(expected(bytes));
  });

  it('is that of the system for any text and any bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array({ maxLength: 300 })), (content) => {
        expect(sha256(content)).toBe(expected(content));
      }),
      fuzz(200),
    );
  });
});

describe('sm3', () => {
  const system = (bytes: Uint8Array): string => createHash('sm3').update(bytes).digest('hex');

  it('is that of GB/T 32905-2016, annex A', () => {
    expect(sm3(new TextEncoder().encode('abc'))).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    );
  });

  it('is that of the system for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sm3(bytes)).toBe(system(bytes));
      }),
      fuzz(200),
    );
  });
});
