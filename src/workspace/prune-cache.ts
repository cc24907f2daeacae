import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const day = 86_400_000;
const maxAge = 30 * day;
const maxBytes = 100 * 2 ** 20;

/** Findings, what a killed process left of one, and the compiled code that Node keeps; the folder may hold files of others. */
const ownNames = [/^[0-9a-f]{2}\/[0-9a-f]{62}\.json(?:\.\d+)?$/u, /^code\/v\d[^/]*\/[0-9a-f]{8}(?:\.[\w-]+)?$/u];

const stampName = 'pruned';

const ageOf = (path: string, now: number): number => {
  const info = statSync(path, { throwIfNoEntry: false });
  return info ? now - info.mtimeMs : Number.POSITIVE_INFINITY;
};

/**
 * Deletes what was not used for 30 days, and what was not used for longest while there is more than 100 MB. Looks once a
 * day, or after a run that has added much. What cannot be deleted stays: a cache may do nothing and break nothing.
 */
export const pruneCache = (folder: string, hasAddedMuch: boolean, now = Date.now()): void => {
  const stamp = join(folder, stampName);
  try {
    if (!hasAddedMuch && ageOf(stamp, now) < day) return;
    writeFileSync(stamp, '');
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => ownNames.some((name) => name.test(relative(folder, path).split(sep).join('/'))))
      .flatMap((path) => {
        const info = statSync(path, { throwIfNoEntry: false });
        return info ? [{ path, size: info.size, used: info.mtimeMs }] : [];
      })
      .sort((left, right) => right.used - left.used);
    let bytes = 0;
    for (const { path, size, used } of entries) {
      bytes += size;
      if (now - used > maxAge || bytes > maxBytes) rmSync(path, { force: true });
    }
  } catch {
    // Somebody else is deleting, or may; the next run looks again.
  }
};
