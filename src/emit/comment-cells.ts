import type { Compilation } from '../catalogue/compilation.ts';
import { hideSenders } from '../model/public-comment.ts';
import type { Comment } from '../model/record.ts';

/** What may be published of a comment: of what, what was summed up of it, what became of it, and the reply. */
export interface CommentCells {
  readonly item: string;
  readonly summary: string;
  readonly outcome: string;
  readonly reply: string;
}

/** Tells what may be published of each comment that has a summary: nobody’s own words, and nobody’s name. */
export const commentCells = (
  { kept, resolved }: Compilation,
  comments: readonly Comment[] = kept?.comments ?? [],
): readonly { readonly comment: Comment; readonly cells: CommentCells }[] => {
  const hide = hideSenders(kept?.comments ?? []);
  return comments
    .filter(({ cells }) => cells.summary !== undefined)
    .map((comment) => {
      const { summary, outcome, reply } = comment.cells;
      const found = comment.item && resolved.items.get(comment.item);
      return {
        comment,
        cells: {
          item: found ? `${found.id} ${found.fields.title.value}` : '目录整体',
          summary: hide(summary?.value ?? ''),
          outcome: outcome?.value ?? '正在办理',
          reply: hide(reply?.value ?? ''),
        },
      };
    });
};
