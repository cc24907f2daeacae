import { Inflate, zipSync } from 'fflate';
import { crc32 } from './crc32.ts';
import { limits, Unreadable } from './table.ts';
import { readDirectory, type ZipEntry } from './zip-directory.ts';

/** A zip file whose directory has been checked. Parts are unpacked once, when they are asked for, under one budget. */
export interface Zip {
  readonly names: readonly string[];
  readonly unpack: (wanted: (name: string) => boolean) => Parts;
}

/** Parts as they were unpacked, by name. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** A zip file of our own with these parts, packed by nobody: a reader behind it sees only what was counted here. */
export const storeZip = (parts: Parts): Uint8Array => zipSync(Object.fromEntries(parts), { level: 0 });

/** Bytes that are unpacked at a time: a byte may become a thousand. */
const step = 8 * 1024;

const inflated = (packed: Uint8Array, size: number): Uint8Array => {
  const out = new Uint8Array(size);
  let at = 0;
  const inflate = new Inflate((chunk) => {
    if (at + chunk.length > size) throw new Unreadable('zip-headers');
    out.set(chunk, at);
    at += chunk.length;
  });
  try {
    for (let from = 0; from === 0 || from < packed.length; from += step)
      inflate.push(packed.subarray(from, from + step), from + step >= packed.length);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('damaged');
  }
  if (at !== size) throw new Unreadable('damaged');
  return out;
};

const unpacked = (bytes: Uint8Array, { start, end, packed, size, crc }: ZipEntry): Uint8Array => {
  const data = bytes.subarray(start, end);
  const part = packed ? inflated(data, size) : data;
  if (crc32(part) !== crc) throw new Unreadable('damaged');
  return part;
};

/** Opens a zip file by the directory at its end; what does not agree with it is refused. */
export const openZip = (bytes: Uint8Array): Zip => {
  const entries = readDirectory(bytes);
  const unpack = (wanted: (name: string) => boolean): Parts => {
    const chosen = entries.filter(({ name }) => !name.endsWith('/') && wanted(name));
    // Before anything is unpacked: no more than the directory says comes out of an entry.
    if (chosen.reduce((sum, { size }) => sum + size, 0) > limits.unpacked)
      throw new Unreadable('zip-bomb', { limit: limits.unpacked / 2 ** 20 });
    return new Map(chosen.map((entry) => [entry.name, unpacked(bytes, entry)]));
  };
  return { names: entries.map(({ name }) => name), unpack };
};
