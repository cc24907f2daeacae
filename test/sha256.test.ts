import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../src/model/sha256.ts';
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
