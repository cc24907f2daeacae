import { Unreadable } from './table.ts';

const [free, last] = [0xffff_ffff, 0xffff_fffe];
const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const refuse = (): never => {
  throw new Unreadable('damaged');
};

/** Sectors of an OLE file: its bytes in pieces, and for each piece which one follows. */
interface Sectors {
  readonly size: number;
  readonly table: readonly number[];
  readonly at: (sector: number) => Uint8Array;
}

/** The sectors of a chain; one that comes twice is a circle, and a chain is no longer than the file. */
const chain = (table: readonly number[], start: number): number[] => {
  const seen = new Set<number>();
  for (let sector = start; sector !== last && sector !== free; sector = table[sector] ?? refuse()) {
    if (seen.has(sector)) return refuse();
    seen.add(sector);
  }
  return [...seen];
};

const readChain = ({ table, at, size }: Sectors, start: number): Uint8Array => {
  const sectors = chain(table, start);
  const out = new Uint8Array(sectors.length * size);
  sectors.forEach((sector, index) => {
    out.set(at(sector), index * size);
  });
  return out;
};

const numbersOf = (bytes: Uint8Array): number[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length >> 2 }, (_, index) => view.getUint32(index * 4, true));
};

const sectorsOf = (bytes: Uint8Array, view: DataView): Sectors => {
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return refuse();
  const size = 1 << shift;
  const at = (sector: number): Uint8Array => {
    const from = (sector + 1) * size;
    return from + size <= bytes.length ? bytes.subarray(from, from + size) : refuse();
  };
  const most = Math.ceil(bytes.length / size / (size / 4)) + 1;
  const listed = numbersOf(bytes.subarray(76, 512));
  const seen = new Set<number>();
  for (let next = view.getUint32(68, true); next !== last && next !== free; ) {
    if (seen.has(next)) return refuse();
    seen.add(next);
    const numbers = numbersOf(at(next));
    next = numbers.pop() ?? last;
    listed.push(...numbers);
  }
  const tables = listed.slice(0, view.getUint32(44, true)).filter((sector) => sector < last);
  if (tables.length > most || new Set(tables).size !== tables.length) return refuse();
  return { size, at, table: tables.flatMap((sector) => numbersOf(at(sector))) };
};

interface Named {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

const namesOf = (bytes: Uint8Array): Named[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 128) }, (_, index): Named => {
    const at = index * 128;
    const length = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
    const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length));
    return {
      name,
      type: bytes[at + 66] ?? 0,
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    };
  });
};

/** Small streams lie in pieces of 64 bytes inside a stream of their own. */
const readSmall = (sectors: Sectors, view: DataView, names: readonly Named[], { start }: Named): Uint8Array => {
  const root = names.find(({ type }) => type === 5) ?? refuse();
  const pool = readChain(sectors, root.start);
  const table = numbersOf(readChain(sectors, view.getUint32(60, true)));
  const at = (sector: number): Uint8Array =>
    (sector + 1) * 64 <= pool.length ? pool.subarray(sector * 64, (sector + 1) * 64) : refuse();
  return readChain({ size: 64, table, at }, start);
};

/** The first of these streams that an OLE file holds, by chains that are followed once and never in a circle. */
export const oleStream = (bytes: Uint8Array, wanted: readonly string[]): Uint8Array | undefined => {
  if (bytes.length < 512 || signature.some((byte, index) => bytes[index] !== byte)) return refuse();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectors = sectorsOf(bytes, view);
  const names = namesOf(readChain(sectors, view.getUint32(48, true)));
  const found = wanted
    .map((name) => names.findLast((one) => one.type === 2 && one.name === name))
    .find((one) => one !== undefined);
  if (!found) return undefined;
  const small = found.size < (view.getUint32(56, true) || 4096);
  const whole = small ? readSmall(sectors, view, names, found) : readChain(sectors, found.start);
  return found.size > whole.length ? refuse() : whole.subarray(0, found.size);
};
