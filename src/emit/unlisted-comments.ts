import type { PaperBlock } from '../document/paper.ts';

/** A sum counts every comment, a table only those that have a summary for the public: where they differ, the paper says so. */
export const unlistedComments = (all: number, listed: number): PaperBlock[] =>
  all > listed ? [{ kind: 'paragraph', text: `另有${all - listed}条意见没有公开摘要，没有列在表里。` }] : [];
