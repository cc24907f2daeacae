const sector = 512;
const [free, last, table] = [0xffff_ffff, 0xffff_fffe, 0xffff_fffd];

/** An OLE file that holds one stream, for readers that take nothing else. The stream is filled up with zeros. */
export const oleFile = (name: string, stream: Uint8Array): Uint8Array => {
  const data = Math.max(8, Math.ceil(stream.length / sector));
  // The stream comes first, then the directory, then the table of sectors, which lists itself too.
  const tables = Math.ceil((data + 1) / (sector / 4 - 1)) + 1;
  const bytes = new Uint8Array(sector * (1 + data + 1 + tables));
  const view = new DataView(bytes.buffer);
  const set = (at: number, values: readonly number[], size: 2 | 4 = 4): void => {
    values.forEach((value, index) => {
      if (size === 2) view.setUint16(at + index * 2, value, true);
      else view.setUint32(at + index * 4, value, true);
    });
  };
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  set(24, [62, 3, 0xfffe, 9, 6], 2);
  set(44, [tables, data, 0, 4096, last, 0, last, 0]);
  set(
    76,
    Array.from({ length: 109 }, (_, index) => (index < tables ? data + 1 + index : free)),
  );
  bytes.set(stream, sector);
  const entry = (
    at: number,
    title: string,
    type: number,
    rest: readonly [child: number, start: number, size: number],
  ): void => {
    set(
      at,
      [...title].map((char) => char.charCodeAt(0)),
      2,
    );
    set(at + 64, [(title.length + 1) * 2], 2);
    bytes.set([type, 1], at + 66);
    set(at + 68, [free, free, rest[0]]);
    set(at + 116, [rest[1], rest[2]]);
  };
  const directory = sector * (1 + data);
  entry(directory, 'Root Entry', 5, [1, last, 0]);
  entry(directory + 128, name, 2, [free, 0, data * sector]);
  const next = Array.from({ length: (tables * sector) / 4 }, (_, index) => {
    if (index < data - 1) return index + 1;
    if (index <= data) return last;
    return index <= data + tables ? table : free;
  });
  set(directory + sector, next);
  return bytes;
};
