import { printedDate } from '../document/printed.ts';
import type { Consultation } from '../model/catalogue.ts';
import type { Comment } from '../model/record.ts';

/** What became of a comment, in the order in which sums are told. */
const outcomes = ['采纳', '部分采纳', '不采纳', '解释'] as const;

/** How many comments came to each outcome; those without one are open. */
const commentSums = (comments: readonly Comment[]) => ({
  all: comments.length,
  open: comments.filter(({ cells }) => cells.outcome === undefined).length,
  by: outcomes.map((outcome) => ({
    outcome,
    count: comments.filter(({ cells }) => cells.outcome?.value === outcome).length,
  })),
});

const outcomeWords: { readonly [outcome in (typeof outcomes)[number]]: string } = {
  采纳: '采纳',
  部分采纳: '部分采纳',
  不采纳: '不采纳',
  解释: '解释说明',
};

const period = ({ from, to }: Consultation): string =>
  from !== undefined && to !== undefined ? `${printedDate(from)}至${printedDate(to)}，` : '';

/** The sums of a consultation as one sentence; every number is counted from the rows. */
export const commentSentence = (comments: readonly Comment[], consultation: Consultation | undefined): string => {
  const { all, open, by } = commentSums(comments);
  const when = consultation ? period(consultation) : '';
  if (all === 0) return `${when}向社会公开征求意见，没有收到意见。`;
  const parts = by.filter(({ count }) => count > 0).map(({ outcome, count }) => `${outcomeWords[outcome]}${count}条`);
  const rest = open > 0 ? [`正在办理${open}条`] : [];
  return `${when}向社会公开征求意见，共收到意见${all}条，其中${[...parts, ...rest].join('、')}。`;
};
