import { createHash } from 'node:crypto';

/** A share of the work: the second of four. */
export interface Share {
  readonly index: number;
  readonly count: number;
}

/**
 * Whether a name falls to a share. Its hash decides, so that a file that is added or removed moves no other one to another
 * share.
 */
export const isShared = (name: string, { index, count }: Share): boolean =>
  createHash('sha256').update(name.normalize('NFC')).digest().readUInt32BE(0) % count === index - 1;
