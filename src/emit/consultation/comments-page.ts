import type { Compilation } from '../../catalogue/compilation.ts';
import type { Paper, PaperBlock } from '../../document/paper.ts';
import { printed } from '../../document/printed.ts';
import { publicName } from '../../model/public-comment.ts';
import type { Comment } from '../../model/record.ts';
import { commentCells } from '../comment-cells.ts';
import { commentSentence } from '../comment-sentence.ts';
import { officeOf } from '../paper/office-of.ts';
import { unlistedComments } from '../unlisted-comments.ts';

const tableOf = (told: ReturnType<typeof commentCells>): PaperBlock => ({
  kind: 'table',
  table: {
    caption: '意见和采纳情况',
    columns: [
      { label: '序号', width: 6, center: true },
      { label: '反馈人', width: 10, center: true },
      { label: '事项', width: 20 },
      { label: '意见', width: 28 },
      { label: '是否采纳', width: 12, center: true },
      { label: '答复或理由', width: 28 },
    ],
    rows: told.map(({ comment, cells: { item, summary, outcome, reply } }, index) =>
      [String(index + 1), publicName(comment.cells.sender?.value), item, summary, outcome, reply].map((text) => ({
        text,
      })),
    ),
    name: 3,
  },
});

/** The sums by what the comments are about. */
const subjects = (comments: readonly Comment[]): string => {
  const counts = new Map<string, number>();
  for (const { cells } of comments) {
    const subject = cells.subject?.value ?? '其他';
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  return `按类别：${[...counts].map(([subject, count]) => `${subject}${count}条`).join('、')}。`;
};

/** 意见征集和采纳情况: sums, and what was summed up of each comment. */
export const commentsPage = (comments: readonly Comment[], input: Compilation): Paper => {
  const told = commentCells(input);
  return {
    title: `${printed(input.resolved.region.name)}基层政务公开标准目录意见征集和采纳情况`,
    office: officeOf(input),
    ...(input.date ? { date: input.date } : {}),
    blocks: [
      { kind: 'paragraph', text: commentSentence(comments, input.kept?.consultation) },
      ...(comments.length > 0 ? [{ kind: 'paragraph', text: subjects(comments) } as const] : []),
      ...(told.length > 0 ? [tableOf(told), ...unlistedComments(comments.length, told.length)] : []),
    ],
  };
};
