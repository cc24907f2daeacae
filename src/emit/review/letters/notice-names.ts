import type { Submission } from '../../../model/review.ts';

/** What a letter to one region is called in names of files. */
export const noticeNames = { correct: '补正通知', return: '退回通知', refuse: '不予备案通知' } as const;

/** The letter that a submission gets back; none where it is agreed or held. */
export const noticeKind = ({ proposal }: Submission): keyof typeof noticeNames | undefined =>
  proposal === 'correct' || proposal === 'return' || proposal === 'refuse' ? proposal : undefined;
