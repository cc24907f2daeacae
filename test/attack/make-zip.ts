import { deflateSync, strToU8 } from 'fflate';
import { crc32 } from '../../src/source/table/crc32.ts';

/** One entry of a zip file, and whatever one of its headers is to say instead of the truth. */
export interface Entry {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  /** What the local header says. */
  readonly local?: Partial<Said>;
  /** What the directory says. */
  readonly central?: Partial<Said & { readonly offset: number }>;
  /** Sizes behind the data: `true` as they are, else what they say. */
  readonly descriptor?: boolean | 'unsigned' | 'wide' | 'wrong';
  /** Bytes of data, when they are not to be pressed from `data`. */
  readonly raw?: Uint8Array;
}

interface Said {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

const little = (value: number, size: 2 | 4): number[] =>
  Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** index) % 256);

const header = ({ flags, method, crc, packed, size, name }: Said): number[] => [
  ...little(flags, 2),
  ...little(method, 2),
  ...little(0, 2),
  ...little(0x21, 2),
  ...little(crc, 4),
  ...little(packed, 4),
  ...little(size, 4),
  ...little(strToU8(name).length, 2),
];

const joined = (parts: readonly (Uint8Array | readonly number[])[]): Uint8Array => {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};

const descriptorOf = (kind: Entry['descriptor'], { crc, packed, size }: Said): number[] => {
  if (!kind) return [];
  const sign = kind === 'unsigned' ? [] : little(0x08074b50, 4);
  const wide = kind === 'wide' ? little(0, 4) : [];
  return [
    ...sign,
    ...little(kind === 'wrong' ? crc ^ 1 : crc, 4),
    ...little(packed, 4),
    ...wide,
    ...little(size, 4),
    ...wide,
  ];
};

/** A zip file that may lie in every field, with bytes before and behind it. */
export const makeZip = (
  entries: readonly Entry[],
  around: { readonly before?: string; readonly comment?: string; readonly count?: number } = {},
): Uint8Array => {
  const before = strToU8(around.before ?? '');
  const parts: (Uint8Array | number[])[] = [before];
  const directory: (Uint8Array | number[])[] = [];
  let offset = 0;
  for (const { name, data, method = 8, flags = 0, local, central, descriptor, raw } of entries) {
    const bytes = typeof data === 'string' ? strToU8(data) : data;
    const pressed = raw ?? (method === 8 ? deflateSync(bytes) : bytes);
    const truth: Said = {
      name,
      method,
      flags: flags | (descriptor ? 8 : 0),
      crc: crc32(bytes),
      packed: pressed.length,
      size: bytes.length,
    };
    const late = descriptor ? { crc: 0, packed: 0, size: 0 } : {};
    const front = { ...truth, ...late, ...local };
    const back = { offset, ...truth, ...central };
    const entry = [
      [...little(0x04034b50, 4), ...little(20, 2), ...header(front), ...little(0, 2)],
      strToU8(front.name),
      pressed,
      descriptorOf(descriptor, truth),
    ];
    directory.push(
      [...little(0x02014b50, 4), ...little(20, 2), ...little(20, 2), ...header(back), ...little(0, 2), ...little(0, 2)],
      [...little(0, 2), ...little(0, 2), ...little(0, 4), ...little(back.offset, 4)],
      strToU8(back.name),
    );
    parts.push(...entry);
    offset += entry.reduce((sum, part) => sum + part.length, 0);
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const count = around.count ?? entries.length;
  const comment = strToU8(around.comment ?? '');
  const end = [...little(0x06054b50, 4), 0, 0, 0, 0, ...little(count, 2), ...little(count, 2)];
  return joined([
    ...parts,
    ...directory,
    end,
    little(length, 4),
    little(offset, 4),
    little(comment.length, 2),
    comment,
  ]);
};
