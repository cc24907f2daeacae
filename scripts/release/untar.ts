const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1').replace(/\0.*$/su, '');

/** The files of a tar as npm writes it: short names, no links. */
export const untar = (tar: Uint8Array): ReadonlyMap<string, Uint8Array> => {
  const files = new Map<string, Uint8Array>();
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const head = tar.subarray(at, at + 512);
    const prefix = text(head.subarray(345, 500));
    const name = prefix === '' ? text(head.subarray(0, 100)) : `${prefix}/${text(head.subarray(0, 100))}`;
    const size = Number.parseInt(text(head.subarray(124, 136)), 8);
    files.set(name, tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
};
