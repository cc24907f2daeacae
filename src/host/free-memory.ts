import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What may pile up before it is worth the time to sweep. */
const pile = 24 * 2 ** 20;

/** What a run holds that is told to grow slowly from then on: it makes files of half a million cells. */
const much = 40 * 2 ** 20;

/** What the engine holds: its own objects, and the bytes of files. The system is not asked: that takes longer than to check a file. */
const used = (): number => {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
};

/** Keeps the memory of a run small that makes a few very large files. */
export interface MemoryKeeper {
  /** To be called after each file. */
  readonly sweep: () => void;
  /** The engine grows as it would by itself again: code that was prepared under other options it refuses. */
  readonly end: () => void;
}

/**
 * Sweeps what is no longer used, once much of it has piled up since the last time: left alone, the engine lets a run that makes
 * a few very large files grow to several times of what it holds, while it makes one of them, too: one that holds much is told
 * to grow slowly. Nothing happens where the engine offers no way.
 */
export const memoryKeeper = (): MemoryKeeper => {
  let held = used();
  return {
    sweep: () => {
      if (used() - held < pile) return;
      setFlagsFromString('--expose-gc');
      const sweep: unknown = runInNewContext('globalThis.gc');
      setFlagsFromString('--no-expose-gc');
      if (typeof sweep === 'function') sweep();
      held = used();
      if (held > much) setFlagsFromString('--optimize-for-size');
    },
    end: () => setFlagsFromString('--no-optimize-for-size'),
  };
};
