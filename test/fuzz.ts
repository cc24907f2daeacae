import type { Parameters } from 'fast-check';

/** Where every random test begins: the same in each `npm test`; `npm run fuzz` draws another one and prints it. */
export const seed = Number(process.env.MULU_FUZZ_SEED ?? 113);

/** How many cases a random test tries: as many as it names in `npm test`, a multiple of them in `npm run fuzz`. */
export const runs = (count: number): number => count * Number(process.env.MULU_FUZZ_FACTOR ?? 1);

/** What a property test hands to `fc.assert`: `fc.assert(fc.property(…), fuzz(400))`. */
export const fuzz = (count: number): Pick<Parameters<unknown>, 'seed' | 'numRuns'> => ({ seed, numRuns: runs(count) });

/** A generator of whole numbers from 0 up to, not including, `below`, for what fast-check does not draw. */
export type Draw = (below: number) => number;

/** mulberry32: the same numbers on every machine. Tests that draw on their own hand in different lanes. */
export const drawFrom = (lane: number): Draw => {
  let state = (seed * 1_000_003 + lane) | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};
