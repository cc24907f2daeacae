import type { Compilation } from '../../catalogue/compilation.ts';
import { printed } from '../../document/printed.ts';
import type { Sheet, SheetCell } from '../../document/sheet/sheet.ts';

const columns = [
  ['编号', 12],
  ['收到日期', 12],
  ['渠道', 14],
  ['事项', 34],
  ['类别', 12],
  ['意见', 60],
] as const;

/** The sheet 未答复意见: comments that nobody has answered. Undefined where there are none. */
export const openCommentsSheet = ({ kept, resolved }: Compilation, warning: string | undefined): Sheet | undefined => {
  const open = (kept?.comments ?? []).filter(({ cells }) => cells.outcome === undefined);
  if (open.length === 0) return undefined;
  const rows = open.map(({ cells: { id, received, channel, subject, comment }, item }) => {
    const named = item && resolved.items.get(item);
    const name = named ? `${named.id} ${named.fields.title.value}` : '';
    return [id?.value, received?.value, channel?.value, name, subject?.value, comment?.value].map((text) =>
      printed(text ?? ''),
    );
  });
  const title = `还没有答复的意见（${open.length}条）`;
  return {
    name: '未答复意见',
    widths: columns.map(([, width]) => width),
    heights: [34, 20],
    cells: [
      { row: 0, column: 0, value: title, style: 'title', endColumn: columns.length - 1 },
      ...columns.map(([label], column): SheetCell => ({ row: 1, column, value: label, style: 'head' })),
      ...rows.flatMap((row, index) =>
        row.map((value, column): SheetCell => ({ row: index + 2, column, value, style: 'text' })),
      ),
    ],
    paper: 'a4',
    orientation: 'landscape',
    frozen: { rows: 2, columns: 1 },
    repeated: { from: 1, to: 1 },
    filter: { row: 1, last: rows.length + 1 },
    foot: title,
    ...(warning ? { warning } : {}),
  };
};
