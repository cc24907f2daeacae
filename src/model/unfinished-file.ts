import type { Fault } from './finding.ts';
import type { Text } from './text.ts';

/** The fault of a file that the tool itself failed on: which part of the work was not done is told, never how it failed. */
export const unfinishedFile = (file: string, part: Text): Fault => ({
  rule: 'readable-file',
  message: 'unfinished',
  args: { part },
  at: { file, start: 0, end: 0 },
});
