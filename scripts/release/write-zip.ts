import { deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { crc32 } from '../../src/source/table/crc32.ts';

/** A file of an archive. */
export interface Packed {
  /** With `/`; relative. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** It is run, not read. */
  readonly runs: boolean;
}

/** 1 January 2026, the same in every zone. */
const date = ((2026 - 1980) << 9) | (1 << 5) | 1;

const ascii = /^[\x20-\x7e]+$/u;

/**
 * The Explorer of Windows 7 takes names for the code page of its system, which is GBK where this is used, whatever the
 * archive says of them. Other programs find the name in UTF-8 in the field 0x7075 (Info-ZIP Unicode Path).
 */
const nameOf = (name: string): { readonly raw: Buffer; readonly extra: Buffer } => {
  if (ascii.test(name)) return { raw: Buffer.from(name), extra: Buffer.alloc(0) };
  const raw = iconv.encode(name, 'gbk');
  if (iconv.decode(raw, 'gbk') !== name) throw new Error(`release: ${name} cannot be written in GBK`);
  const unicode = Buffer.from(name);
  const head = Buffer.alloc(9);
  head.writeUInt16LE(0x7075, 0);
  head.writeUInt16LE(5 + unicode.length, 2);
  head.writeUInt8(1, 4);
  head.writeUInt32LE(crc32(raw), 5);
  return { raw, extra: Buffer.concat([head, unicode]) };
};

/** What both heads of a file say, from the version that is needed on. */
const common = (crc: number, packed: number, size: number, name: number, extra: number): Buffer => {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(8, 4);
  head.writeUInt16LE(date, 8);
  head.writeUInt32LE(crc, 10);
  head.writeUInt32LE(packed, 14);
  head.writeUInt32LE(size, 18);
  head.writeUInt16LE(name, 22);
  head.writeUInt16LE(extra, 24);
  return head;
};

const number = (value: number, bytes: 2 | 4): Buffer => {
  const field = Buffer.alloc(bytes);
  field.writeUIntLE(value, 0, bytes);
  return field;
};

/** A zip that any system unpacks, Windows 7 included: the same bytes for the same files. */
export const writeZip = (files: readonly Packed[]): Buffer => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, runs } of files) {
    const { raw, extra } = nameOf(name);
    const packed = deflateRawSync(bytes, { level: 6 });
    const head = common(crc32(bytes), packed.length, bytes.length, raw.length, extra.length);
    const local = [number(0x04034b50, 4), head, raw, extra, packed];
    locals.push(...local);
    // Made by Unix, so that the rights count.
    const rights = ((0o100000 | (runs ? 0o755 : 0o644)) << 16) >>> 0;
    const rest = [number(0, 2), number(0, 2), number(0, 2), number(rights, 4), number(offset, 4)];
    directory.push(number(0x02014b50, 4), number((3 << 8) | 20, 2), head, ...rest, raw, extra);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = number(files.length, 2);
  const end = [number(0x06054b50, 4), number(0, 4), count, count, number(size, 4), number(offset, 4), number(0, 2)];
  return Buffer.concat([...locals, ...directory, ...end]);
};
