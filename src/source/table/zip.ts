import { Unzip, UnzipInflate } from 'fflate';
import { limits, Unreadable } from './table.ts';

const find = (bytes: Uint8Array, signature: readonly number[], from: number): number => {
  for (let at = bytes.length - signature.length; at >= Math.max(0, from); at -= 1)
    if (signature.every((byte, index) => bytes[at + index] === byte)) return at;
  return -1;
};

const number = (bytes: Uint8Array, at: number, size: 2 | 4): number =>
  Array.from({ length: size }, (_, index) => (bytes[at + index] ?? 0) * 256 ** index).reduce(
    (sum, one) => sum + one,
    0,
  );

/** The names in the directory at the end of a zip file. Entries that share bytes are the mark of a bomb. */
const directory = (bytes: Uint8Array): string[] => {
  const end = find(bytes, [0x50, 0x4b, 0x05, 0x06], bytes.length - 65_557);
  if (end < 0) throw new Unreadable('truncated');
  const count = number(bytes, end + 10, 2);
  if (count > limits.entries) throw new Unreadable('zip-bomb', { limit: limits.unpacked / 2 ** 20 });
  let at = number(bytes, end + 16, 4);
  const names: string[] = [];
  let packed = 0;
  for (let index = 0; index < count; index += 1) {
    if (number(bytes, at, 4) !== 0x02014b50) throw new Unreadable('damaged');
    packed += number(bytes, at + 20, 4);
    const length = number(bytes, at + 28, 2);
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)));
    at += 46 + length + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
  }
  if (packed > bytes.length) throw new Unreadable('zip-bomb', { limit: limits.unpacked / 2 ** 20 });
  return names;
};

/**
 * The names inside a zip file, after every entry has been unpacked once, piece by piece, to count its bytes: what the
 * headers say may be a lie, and the readers behind this unpack everything at once.
 */
export const checkZip = (bytes: Uint8Array): string[] => {
  const names = directory(bytes);
  let total = 0;
  let broken = false;
  const unzip = new Unzip((file) => {
    file.ondata = (error, chunk) => {
      if (error) broken = true;
      total += chunk?.length ?? 0;
      if (total > limits.unpacked) throw new Unreadable('zip-bomb', { limit: limits.unpacked / 2 ** 20 });
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    const step = 64 * 1024;
    for (let at = 0; at < bytes.length; at += step)
      unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    broken = true;
  }
  if (broken) throw new Unreadable('damaged');
  return names;
};
