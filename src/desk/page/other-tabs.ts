let leave = (): void => undefined;

/**
 * Tells whether another tab of this browser works on a file of this name, now and whenever it changes; the name of before is
 * forgotten. Whoever was first holds a lock, which goes with its tab, however that ends. False where there are no locks.
 */
export const watchTabs = (name: string, tell: (isElsewhere: boolean) => void): boolean => {
  leave();
  const { locks } = navigator as { readonly locks?: LockManager };
  if (!locks) return false;
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
  const first = locks.request(lock, { ifAvailable: true }, (free) => {
    if (free) return hold();
    if (over.signal.aborted) return undefined;
    tell(true);
    // Ends when the name is left, as an error.
    locks.request(lock, { signal: over.signal }, hold).catch(() => undefined);
    return undefined;
  });
  // A browser may have locks and give none to a page of the disk.
  first.catch(() => undefined);
  return true;
};
