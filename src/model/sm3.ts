import { padded, turnLeft } from './digest-blocks.ts';

/** GB/T 32905-2016, 4.1 and 4.2. */
const start = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e] as const;
const constants = [0x79cc4519, 0x7a879d8a] as const;

const spread = (word: number): number => word ^ turnLeft(word, 9) ^ turnLeft(word, 17);
const mix = (word: number): number => word ^ turnLeft(word, 15) ^ turnLeft(word, 23);

/** The words of one block, 5.3.2. */
const expand = (view: DataView, offset: number, words: Int32Array): void => {
  const at = (index: number): number => words[index] ?? 0;
  for (let index = 0; index < 16; index += 1) words[index] = view.getInt32(offset + index * 4);
  for (let index = 16; index < 68; index += 1)
    words[index] =
      mix(at(index - 16) ^ at(index - 9) ^ turnLeft(at(index - 3), 15)) ^ turnLeft(at(index - 13), 7) ^ at(index - 6);
};

/** One block worked into the state, 5.3.3. */
const compress = (state: Int32Array, words: Int32Array): void => {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let round = 0; round < 64; round += 1) {
    const isFirst = round < 16;
    const turned = turnLeft(a, 12);
    const one = turnLeft((turned + e + turnLeft(constants[isFirst ? 0 : 1], round % 32)) | 0, 7);
    const word = words[round] ?? 0;
    const chosen = isFirst ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const other = isFirst ? e ^ f ^ g : (e & f) | (~e & g);
    const left = (chosen + d + (one ^ turned) + (word ^ (words[round + 4] ?? 0))) | 0;
    const right = (other + h + one + word) | 0;
    [a, b, c, d] = [left, a, turnLeft(b, 9), c];
    [e, f, g, h] = [spread(right), e, turnLeft(f, 19), g];
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) ^ value;
};

/** The SM3 of bytes, in hexadecimal, wherever the tool runs. */
export const sm3 = (bytes: Uint8Array): string => {
  const view = padded(bytes);
  const state = Int32Array.from(start);
  const words = new Int32Array(68);
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    expand(view, offset, words);
    compress(state, words);
  }
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
};
