let leave = (): void => undefined;
/** The lock of before, which takes a moment to be free: else this tab would meet itself. */
let before: Promise<unknown> = Promise.resolve();

let hasLocks = false;

/** Whether this browser says by itself which tabs are open; else the copies that they keep tell. */
export const knowsTabs = (): boolean => hasLocks;

/**
 * Tells whether another tab of this browser works on a file of this name, now and whenever it changes; the name of before is
 * forgotten. Whoever was first holds a lock, which goes with its tab, however that ends.
 */
export const watchTabs = (name: string, tell: (isElsewhere: boolean) => void): void => {
  leave();
  const { locks } = navigator as { readonly locks?: LockManager };
  if (!locks) return;
  const over = new AbortController();
  let release = (): void => undefined;
  const left = new Promise<void>((done) => {
    release = done;
  });
  leave = () => {
    over.abort();
    release();
  };
  const hold = (): Promise<void> => {
    if (!over.signal.aborted) tell(false);
    return left;
  };
  const lock = `mulu ${name}`;
  const ask = async (): Promise<void> => {
    let isTaken = false;
    await locks.request(lock, { ifAvailable: true }, (free) => {
      hasLocks = true;
      if (free) return hold();
      isTaken = true;
      return undefined;
    });
    if (!isTaken || over.signal.aborted) return;
    tell(true);
    // Ends when the name is left, as an error.
    await locks.request(lock, { signal: over.signal }, hold);
  };
  // A browser may have locks and give none to a page of the disk.
  before = before.then(ask).catch(() => undefined);
};
