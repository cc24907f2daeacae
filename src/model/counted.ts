import type { Text } from './text.ts';

/** A number with what it counts: `3 个错误`, `1 error`, `3 errors`. */
export const counted = (count: number, zh: string, en: string): Text => ({
  zh: `${count} ${zh}`,
  en: `${count} ${en}${count === 1 ? '' : 's'}`,
});
