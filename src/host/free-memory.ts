import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What may pile up before it is worth the time to sweep. */
const pile = 100 * 2 ** 20;

/**
 * Sweeps what is no longer used, once much of it has piled up since the last time: left alone, the engine lets a run that makes
 * a few very large files grow to several times of what it holds. Nothing happens where the engine offers no way.
 */
export const memoryKeeper = (): (() => void) => {
  let held = process.memoryUsage().heapUsed;
  return () => {
    if (process.memoryUsage().heapUsed - held < pile) return;
    setFlagsFromString('--expose-gc');
    const sweep: unknown = runInNewContext('globalThis.gc');
    setFlagsFromString('--no-expose-gc');
    if (typeof sweep === 'function') sweep();
    held = process.memoryUsage().heapUsed;
  };
};
