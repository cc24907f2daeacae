/** A text in GB18030, and the characters that could not be written so that they read back as they were. */
export interface Encoded {
  readonly bytes: Uint8Array;
  /** Each character once, in the order of the text. Written as U+FFFD. */
  readonly lost: readonly string[];
  /** Each character once: in GB18030 it takes four bytes, which a program that knows only GBK cannot read. */
  readonly beyondGbk: readonly string[];
}

const newline = 0x0a;

/** What the decoder of the platform makes of many sequences of bytes, in one call. */
const decodeAll = (sequences: readonly (readonly number[])[]): string[] =>
  new TextDecoder('gb18030')
    .decode(Uint8Array.from(sequences.flatMap((sequence) => [...sequence, newline])))
    .split('\n');

type Table = ReadonlyMap<string, readonly number[]>;

/** The inverse of what the decoder does. Where two sequences decode to one character, the lower one writes it. */
const invert = (sequences: readonly (readonly number[])[]): Table => {
  const table = new Map<string, readonly number[]>();
  for (const [index, text] of decodeAll(sequences).entries()) {
    const sequence = sequences[index];
    if (sequence && [...text].length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, sequence);
  }
  return table;
};

const bytesFrom = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** The four bytes at a position of the four-byte area. */
const fourBytes = (position: number): number[] => [
  0x81 + Math.floor(position / 12_600),
  0x30 + (Math.floor(position / 1260) % 10),
  0x81 + (Math.floor(position / 10) % 126),
  0x30 + (position % 10),
];

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const twoByteTable = once(() => {
  const trails = [...bytesFrom(0x40, 0x7e), ...bytesFrom(0x80, 0xfe)];
  return invert(bytesFrom(0x81, 0xfe).flatMap((lead) => trails.map((trail) => [lead, trail])));
});

/** The part of the four-byte area that holds the rest of the Basic Multilingual Plane. */
const fourByteTable = once(() => invert(Array.from({ length: 39_420 }, (_, position) => fourBytes(position))));

const replacement = fourBytes(39_417);

const fourBytesOf = (character: string, code: number): readonly number[] | undefined => {
  if (code === 0xfffd) return replacement;
  return code > 0xffff ? fourBytes(189_000 + code - 0x10000) : fourByteTable().get(character);
};

/**
 * Encodes a text as GB18030, which has no encoder in JavaScript: its tables are the inverse of `TextDecoder`, made when
 * first needed. Only single surrogates and a few private characters are outside it.
 */
export const encodeGb18030 = (text: string): Encoded => {
  const bytes: number[] = [];
  const [lost, beyondGbk] = [new Set<string>(), new Set<string>()];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const short = code < 0x80 ? [code] : twoByteTable().get(character);
    const written = short ?? fourBytesOf(character, code);
    if (!written) lost.add(character);
    else if (!short) beyondGbk.add(character);
    for (const byte of written ?? replacement) bytes.push(byte);
  }
  return { bytes: Uint8Array.from(bytes), lost: [...lost], beyondGbk: [...beyondGbk] };
};
