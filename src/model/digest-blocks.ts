/** A word turned to the left. */
export const turnLeft = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** A message with its padding, in blocks of 64 bytes: a one, zeros, and the length in bits. SHA-256 and SM3 have the same. */
export const padded = (bytes: Uint8Array): DataView => {
  const size = ((bytes.length + 8) >> 6) + 1;
  const whole = new Uint8Array(size * 64);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(whole.length - 4, bytes.length << 3);
  return view;
};
