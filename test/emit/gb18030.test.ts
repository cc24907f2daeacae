import iconv from 'iconv-lite';
import { expect, it, vi } from 'vitest';
import { encodeGb18030 } from '../../src/emit/csv/gb18030.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder('gb18030').decode(bytes);
const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');
const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;
const isPrivate = (code: number): boolean => code >= 0xe000 && code <= 0xf8ff;
const bmp = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => !isSurrogate(code));
const supplementary = Array.from({ length: 0x1000 }, (_, index) => 0x10000 + index * 0x100 + (index % 0x100));

it('reads back as it was, for the whole Basic Multilingual Plane; only private characters are lost, and reported', () => {
  const { bytes, lost } = encodeGb18030(bmp.map((code) => String.fromCharCode(code)).join(''));
  const back = [...decode(bytes)];
  const wrong = bmp.filter((code, index) => back[index] !== String.fromCharCode(code));
  expect(wrong.map(hex)).toEqual(lost.map((character) => hex(character.charCodeAt(0))));
  expect(wrong.filter((code) => !isPrivate(code))).toEqual([]);
  expect(wrong.length).toBeLessThan(30);
});

it('is what another library writes, but for characters that the edition of 2022 moved', () => {
  const differing = bmp.filter((code) => {
    const character = String.fromCharCode(code);
    return !isPrivate(code) && !Buffer.from(encodeGb18030(character).bytes).equals(iconv.encode(character, 'gb18030'));
  });
  // Eight radicals and ten vertical marks: two bytes since 2022, four bytes before.
  const moved = [
    ...bmp.filter((code) => code >= 0x9fb4 && code <= 0x9fbb),
    ...bmp.filter((code) => code >= 0xfe10 && code <= 0xfe19),
  ];
  expect(differing.filter((code) => !moved.includes(code)).map(hex)).toEqual([]);
});

it('writes supplementary characters in four bytes, as another library does', () => {
  for (const code of [...supplementary, 0x20bb7, 0x10ffff]) {
    const character = String.fromCodePoint(code);
    const { bytes, lost, beyondGbk } = encodeGb18030(character);
    expect([...bytes]).toEqual([...iconv.encode(character, 'gb18030')]);
    expect({ lost, beyondGbk }).toEqual({ lost: [], beyondGbk: [character] });
  }
});

it('reports each character that is lost or needs four bytes once', () => {
  const { bytes, lost, beyondGbk } = encodeGb18030('政策㐂𠮷㐂\ud800\ue5e5€，');
  expect(lost).toEqual(['\ud800', '\ue5e5']);
  expect(beyondGbk).toEqual(['㐂', '𠮷']);
  expect(decode(bytes)).toBe('政策㐂𠮷㐂\ufffd\ufffd€，');
});

/** Two-byte codes, what they have meant since 2022, and the private characters that older decoders read. */
const moved = Object.entries({
  A6D9: 0xfe10,
  A6DA: 0xfe12,
  A6DB: 0xfe11,
  A6DC: 0xfe13,
  A6DD: 0xfe14,
  A6DE: 0xfe15,
  A6DF: 0xfe16,
  A6EC: 0xfe17,
  A6ED: 0xfe18,
  A6F3: 0xfe19,
  FE59: 0x9fb4,
  FE61: 0x9fb5,
  FE66: 0x9fb6,
  FE67: 0x9fb7,
  FE6D: 0x9fb8,
  FE7E: 0x9fb9,
  FE90: 0x9fba,
  FEA0: 0x9fbb,
});
const privateOnes =
  '\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864';

it('writes the same bytes where the decoder is one of before 2022', async () => {
  const text = `${moved.map(([, code]) => String.fromCharCode(code)).join('')}${privateOnes}汉`;
  const here = encodeGb18030(text);
  expect(Buffer.from(here.bytes.subarray(0, 36)).toString('hex').toUpperCase()).toBe(
    moved.map(([bytes]) => bytes).join(''),
  );
  expect(here.lost.join('')).toBe(privateOnes);
  const old = new Map(moved.map(([, code], index) => [String.fromCharCode(code), privateOnes.charAt(index)]));
  const Platform = TextDecoder;
  vi.stubGlobal(
    'TextDecoder',
    class {
      decode(bytes: Uint8Array): string {
        return new Platform('gb18030')
          .decode(bytes)
          .replace(/[\ufe10-\ufe19\u9fb4-\u9fbb]/gu, (char) => old.get(char) ?? char);
      }
    },
  );
  vi.resetModules();
  try {
    const { encodeGb18030: encodeThere } = await import('../../src/emit/csv/gb18030.ts');
    expect(encodeThere(text)).toEqual(here);
  } finally {
    vi.unstubAllGlobals();
  }
});
