/** A number of four bytes in a binary part. */
export const long = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 2 ** 8 + (bytes[at + 2] ?? 0) * 2 ** 16 + (bytes[at + 3] ?? 0) * 2 ** 24;

/** A record of a binary part: where it begins, and where what it says. */
interface BinaryRecord {
  readonly id: number;
  readonly start: number;
  readonly at: number;
  readonly size: number;
}

/** The records of a binary part, one behind the other. */
export const eachRecord = (bytes: Uint8Array, visit: (record: BinaryRecord) => void): void => {
  for (let at = 0; at < bytes.length; ) {
    const start = at;
    let id = bytes[at++] ?? 0;
    if (id & 128) id = (id & 127) | (((bytes[at++] ?? 0) & 127) << 7);
    let size = 0;
    for (let step = 0; step < 4; step += 1) {
      const byte = bytes[at++] ?? 0;
      size |= (byte & 127) << (7 * step);
      if ((byte & 128) === 0) break;
    }
    visit({ id, start, at, size });
    at += size;
  }
};
