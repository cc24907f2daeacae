import { latin1 } from './latin1.ts';
import { limits, Unreadable } from './table.ts';

/** Where the data of an entry lies, and what it becomes. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: boolean;
  readonly start: number;
  readonly end: number;
  readonly size: number;
  readonly crc: number;
}

/** All bytes of an entry, its headers and what follows the data included. */
interface Range {
  readonly from: number;
  readonly next: number;
}

interface Header {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
}

const signature = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  descriptor: 0x08074b50,
  locator64: 0x07064b50,
} as const;
const flag = { encrypted: 1 | 64 | 8192, descriptor: 8 } as const;
const [stored, deflated] = [0, 8];
const most = 0xffff_ffff;

/** The end record: the last of its signatures; the comment behind it takes no more than 65,535 bytes. */
const findEnd = (view: DataView): number => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
    if (view.getUint32(at, true) === signature.end) return at;
  throw new Unreadable('truncated');
};

/** What both headers of an entry say, in the same order; they differ in where they begin. */
const headerAt = (view: DataView, at: number, nameAt: number, nameLength: number): Header => ({
  flags: view.getUint16(at, true),
  method: view.getUint16(at + 2, true),
  crc: view.getUint32(at + 8, true),
  packedSize: view.getUint32(at + 12, true),
  size: view.getUint32(at + 16, true),
  name: latin1(new Uint8Array(view.buffer, view.byteOffset + nameAt, nameLength)),
});

/** Names are UTF-8, or what an older Windows wrote. */
const utf8 = (name: string): string => {
  const bytes = Uint8Array.from(name, (char) => char.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};

/** Whether a name leads out of the file, as no office program writes it. */
const leadsOut = (name: string): boolean =>
  /^(?:[/\\]|[A-Za-z]:)|\0/u.test(name) || name.split(/[/\\]/u).some((step) => step === '..');

/** The length of the sizes that may follow the data, where the local header could not say them yet. */
const descriptorLength = (view: DataView, at: number, { crc, packedSize, size }: Header): number | undefined => {
  const says = (from: number, wide: number): boolean =>
    from + 4 + 2 * wide <= view.byteLength &&
    view.getUint32(from, true) === crc &&
    view.getUint32(from + 4, true) === packedSize &&
    view.getUint32(from + 4 + wide, true) === size;
  const signed = at + 4 <= view.byteLength && view.getUint32(at, true) === signature.descriptor ? 4 : 0;
  const wide = [4, 8].find((width) => says(at + signed, width));
  return wide === undefined ? undefined : signed + 4 + 2 * wide;
};

/** The entry as its local header says it, which must be what the directory says. */
const locate = (view: DataView, at: number, said: Header): { start: number; end: number; next: number } => {
  if (at < 0 || at + 30 > view.byteLength || view.getUint32(at, true) !== signature.local)
    throw new Unreadable('damaged');
  const nameLength = view.getUint16(at + 26, true);
  const start = at + 30 + nameLength + view.getUint16(at + 28, true);
  const end = start + said.packedSize;
  if (end > view.byteLength) throw new Unreadable('truncated');
  const local = headerAt(view, at + 6, at + 30, nameLength);
  const later = (local.flags & flag.descriptor) !== 0;
  const agrees = (name: 'crc' | 'packedSize' | 'size'): boolean =>
    local[name] === said[name] || (later && local[name] === 0);
  const same =
    local.name === said.name &&
    local.method === said.method &&
    ((local.flags ^ said.flags) & (flag.encrypted | flag.descriptor)) === 0 &&
    agrees('crc') &&
    agrees('packedSize') &&
    agrees('size');
  const told = later ? descriptorLength(view, end, said) : 0;
  // Some programs announce the sizes for later and write them at once.
  const known = local.crc === said.crc && local.packedSize === said.packedSize && local.size === said.size;
  if (!same || (told === undefined && !known)) throw new Unreadable('zip-headers');
  return { start, end, next: end + (told ?? 0) };
};

const checkName = (name: string, seen: Set<string>): void => {
  if (leadsOut(name)) throw new Unreadable('zip-name');
  const plain = name.replaceAll('\\', '/').replace(/\/+$/u, '').normalize('NFC').toLowerCase();
  if (seen.has(plain)) throw new Unreadable('zip-twice', { name: name.slice(0, 80) });
  seen.add(plain);
};

const checkKind = ({ flags, method, size, packedSize }: Header, offset: number): void => {
  if ((flags & flag.encrypted) !== 0) throw new Unreadable('password');
  if (size === most || packedSize === most || offset === most) throw new Unreadable('zip64');
  if (method !== stored && method !== deflated) throw new Unreadable('zip-method', { method });
  if (method === stored && size !== packedSize) throw new Unreadable('zip-headers');
};

/** One entry of the directory, and where the next one begins. */
const readEntry = (
  view: DataView,
  at: number,
  end: number,
  shift: number,
): { readonly entry: ZipEntry & Range; readonly next: number } => {
  if (at + 46 > end || view.getUint32(at, true) !== signature.central) throw new Unreadable('damaged');
  const nameLength = view.getUint16(at + 28, true);
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end) throw new Unreadable('damaged');
  const said = headerAt(view, at + 8, at + 46, nameLength);
  const offset = view.getUint32(at + 42, true);
  checkKind(said, offset);
  const from = shift + offset;
  const { size, crc } = said;
  return {
    entry: { name: utf8(said.name), packed: said.method === deflated, size, crc, from, ...locate(view, from, said) },
    next,
  };
};

/** Entries that share bytes are the mark of a bomb, and of a file that says two things. */
const checkRanges = (ranges: readonly Range[], end: number): void => {
  let last = 0;
  for (const { from, next } of [...ranges].sort((left, right) => left.from - right.from)) {
    if (from < last || next > end) throw new Unreadable('zip-headers');
    last = next;
  }
};

/**
 * The entries of a zip file by the directory at its end. Every local header has to say the same, no two entries share
 * bytes, and all lie before the directory; so nobody who reads the file in another way finds anything else.
 */
export const readDirectory = (bytes: Uint8Array): ZipEntry[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const length = view.getUint32(end + 12, true);
  const offset = view.getUint32(end + 16, true);
  const isWide = end >= 20 && view.getUint32(end - 20, true) === signature.locator64;
  if (isWide || count === 0xffff || length === most || offset === most) throw new Unreadable('zip64');
  if (count > limits.entries) throw new Unreadable('zip-entries', { count, limit: limits.entries });
  // What somebody has put before the file shifts all offsets alike.
  const shift = end - length - offset;
  if (shift < 0 || view.getUint16(end + 8, true) !== count) throw new Unreadable('damaged');
  const seen = new Set<string>();
  const entries: (ZipEntry & Range)[] = [];
  let at = end - length;
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = readEntry(view, at, end, shift);
    checkName(entry.name, seen);
    entries.push(entry);
    at = next;
  }
  if (at !== end) throw new Unreadable('damaged');
  checkRanges(entries, end - length);
  return entries;
};
