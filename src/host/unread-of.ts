import type { Unread } from '../source/host.ts';

/** What says of a name that it leads to no file. */
const nowhere = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EINVAL', 'ERR_INVALID_ARG_VALUE']);

/** What an error of the system says about a file that was to be read. */
export const unreadOf = (error: unknown): Unread => {
  const { code = '' } = error as { code?: string };
  if (code === 'EACCES' || code === 'EPERM') return { problem: 'no-access' };
  return code === '' || nowhere.has(code) ? { problem: 'missing' } : { problem: 'failed', code };
};
