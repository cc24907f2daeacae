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

/**
 * Codes that the edition of 2022 moved from private characters to their own. Decoders made before read the private ones,
 * so what these codes mean is said here: the same bytes on every engine.
 */
const moved: readonly (readonly [code: number, character: number, before: number])[] = [
  [0xa6d9, 0xfe10, 0xe78d],
  [0xa6da, 0xfe12, 0xe78e],
  [0xa6db, 0xfe11, 0xe78f],
  [0xa6dc, 0xfe13, 0xe790],
  [0xa6dd, 0xfe14, 0xe791],
  [0xa6de, 0xfe15, 0xe792],
  [0xa6df, 0xfe16, 0xe793],
  [0xa6ec, 0xfe17, 0xe794],
  [0xa6ed, 0xfe18, 0xe795],
  [0xa6f3, 0xfe19, 0xe796],
  [0xfe59, 0x9fb4, 0xe81e],
  [0xfe61, 0x9fb5, 0xe826],
  [0xfe66, 0x9fb6, 0xe82b],
  [0xfe67, 0x9fb7, 0xe82c],
  [0xfe6d, 0x9fb8, 0xe832],
  [0xfe7e, 0x9fb9, 0xe843],
  [0xfe90, 0x9fba, 0xe854],
  [0xfea0, 0x9fbb, 0xe864],
];

const movedFrom = new Set(moved.map(([, , before]) => String.fromCharCode(before)));

const twoByteTable = once((): Table => {
  const trails = [...bytesFrom(0x40, 0x7e), ...bytesFrom(0x80, 0xfe)];
  const table = new Map(invert(bytesFrom(0x81, 0xfe).flatMap((lead) => trails.map((trail) => [lead, trail]))));
  for (const [code, character] of moved) table.set(String.fromCharCode(character), [code >> 8, code & 0xff]);
  return table;
});

/** The part of the four-byte area that holds the rest of the Basic Multilingual Plane. */
const fourByteTable = once(() => invert(Array.from({ length: 39_420 }, (_, position) => fourBytes(position))));

const replacement = fourBytes(39_417);

const twoBytesOf = (character: string): readonly number[] | undefined =>
  movedFrom.has(character) ? undefined : twoByteTable().get(character);

const fourBytesOf = (character: string, code: number): readonly number[] | undefined => {
  if (movedFrom.has(character)) return undefined;
  if (code === 0xfffd) return replacement;
  return code > 0xffff ? fourBytes(189_000 + code - 0x10000) : fourByteTable().get(character);
};

/**
 * Encodes a text as GB18030, which has no encoder in JavaScript: its tables are the inverse of `TextDecoder`, made when
 * first needed, with the codes that engines read differently pinned. Only single surrogates and a few private characters are
 * outside it.
 */
export const encodeGb18030 = (text: string): Encoded => {
  const bytes: number[] = [];
  const [lost, beyondGbk] = [new Set<string>(), new Set<string>()];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const short = code < 0x80 ? [code] : twoBytesOf(character);
    const written = short ?? fourBytesOf(character, code);
    if (!written) lost.add(character);
    else if (!short) beyondGbk.add(character);
    for (const byte of written ?? replacement) bytes.push(byte);
  }
  return { bytes: Uint8Array.from(bytes), lost: [...lost], beyondGbk: [...beyondGbk] };
};
