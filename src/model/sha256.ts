import { padded } from './digest-blocks.ts';

/** The first 32 bits of the fractional parts of roots of primes (FIPS 180-4, 4.2.2 and 5.3.3), computed. */
const rootsOf = (root: 2 | 3, count: number): number[] => {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number += 1)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes.map((prime) => {
    const value = root === 2 ? Math.sqrt(prime) : Math.cbrt(prime);
    return Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
  });
};

const rounds = rootsOf(3, 64);
const start = rootsOf(2, 8);

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** One block of 64 bytes worked into the state (FIPS 180-4, 6.2.2). */
const compress = (state: Int32Array, view: DataView, offset: number, words: Int32Array): void => {
  const at = (index: number): number => words[index] ?? 0;
  for (let index = 0; index < 16; index += 1) words[index] = view.getInt32(offset + index * 4);
  for (let index = 16; index < 64; index += 1) {
    const [before, last] = [at(index - 15), at(index - 2)];
    const left = turn(before, 7) ^ turn(before, 18) ^ (before >>> 3);
    const right = turn(last, 17) ^ turn(last, 19) ^ (last >>> 10);
    words[index] = at(index - 16) + left + at(index - 7) + right;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let index = 0; index < 64; index += 1) {
    const first =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (rounds[index] ?? 0) + at(index)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) + word;
};

/** SHA-256 in hex, the same in every engine and without waiting: the middle of the tool touches no system. A text counts in UTF-8. */
export const sha256 = (content: string | Uint8Array): string => {
  const view = padded(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  const state = Int32Array.from(start);
  const words = new Int32Array(64);
  for (let offset = 0; offset < view.byteLength; offset += 64) compress(state, view, offset, words);
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
};
