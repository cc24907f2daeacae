import { eachRecord, long } from './binary-records.ts';

/** A short cell says no column: it stands right behind the one before. Its long form has a number that is less by eleven. */
const [firstShort, lastShort, apart] = [12, 18, 11];

const header = (id: number, size: number, column: number): Uint8Array =>
  Uint8Array.from([
    id,
    ...[0, 7, 14].map((bits) => ((size >> bits) & 127) | 128),
    (size >> 21) & 127,
    ...[0, 8, 16, 24].map((bits) => (column >> bits) & 255),
  ]);

/** A sheet of an XLSB file in which each cell says its column: the reader behind would pass over the short ones. */
export const withColumns = (bytes: Uint8Array): Uint8Array => {
  const pieces: Uint8Array[] = [];
  let [done, column] = [0, -1];
  eachRecord(bytes, ({ id, start, at, size }) => {
    if (id === 0) column = -1;
    else if (id < firstShort) column = long(bytes, at);
    else if (id <= lastShort) {
      column += 1;
      pieces.push(bytes.subarray(done, start), header(id - apart, size + 4, column));
      done = at;
    }
  });
  if (pieces.length === 0) return bytes;
  pieces.push(bytes.subarray(done));
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
};
