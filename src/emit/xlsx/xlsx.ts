import type { Compilation } from '../../catalogue/compilation.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { workbookBytes } from '../../document/sheet/workbook-package.ts';
import type { EmittedFile } from '../../model/emitted-file.ts';
import type { EmitOptions, Emitter } from '../emitter.ts';
import { hasDoubts } from '../has-doubts.ts';
import { officialTables } from '../official-table.ts';
import { unverifiedMark } from '../unverified-mark.ts';
import { catalogueSheet } from './catalogue-sheet.ts';
import { notesSheet } from './notes-sheet.ts';

const about = (input: Compilation): string => {
  const { resolved, edition, date } = input;
  return [
    printed(resolved.region.name),
    ...(edition ? [`目录版本：${printed(edition)}年版`] : []),
    ...(date ? [`版本日期：${printedDate(date)}`] : []),
    `■为选用的公开渠道和载体，□为未选用；√为适用${hasDoubts(input) ? `；带“${unverifiedMark}”的内容待核，见工作表“说明”` : ''}`,
  ].join('　　');
};

/** `catalogue.xlsx`: the official table of each domain on its own sheet, ready for A3 landscape, and a sheet 说明. */
export const xlsx: Emitter = {
  id: 'xlsx',
  emit: async (input: Compilation, options: EmitOptions): Promise<readonly EmittedFile[]> => {
    const warning = options.draft ? '草　稿（不得发布）' : undefined;
    const line = about(input);
    const sheets = [
      ...officialTables(input).map((table) => catalogueSheet(table, line, warning)),
      notesSheet(input, options, warning),
    ];
    const bytes = workbookBytes(sheets, {
      title: sheets.map(({ foot }) => foot)[0] ?? printed(input.resolved.region.name),
      creator: printed(input.resolved.region.name),
      ...(input.date ? { date: input.date } : {}),
    });
    return [{ path: 'catalogue.xlsx', bytes }];
  },
};
