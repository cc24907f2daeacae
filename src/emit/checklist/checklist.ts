import type { Compilation } from '../../catalogue/compilation.ts';
import { listedItems } from '../../catalogue/statistics.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { charactersIn, lineCount } from '../../document/sheet/line-count.ts';
import type { Sheet, SheetCell } from '../../document/sheet/sheet.ts';
import { workbookBytes } from '../../document/sheet/workbook-package.ts';
import type { FieldId, ResolvedItem } from '../../model/catalogue.ts';
import { checklistAnswers, checklistHeads, wholeItem } from '../../model/checklist-form.ts';
import type { EmittedFile } from '../../model/emitted-file.ts';
import { fields } from '../../model/fields.ts';
import { domainName } from '../domain-name.ts';
import type { Emitter } from '../emitter.ts';
import { printCell } from '../print-cell.ts';
import { standardWord } from '../standard-name.ts';
import { unverifiedFields } from '../unverified-fields.ts';

const widths = [6, 12, 8, 26, 16, 56, 34, 12, 40];
const answers = Object.values(checklistAnswers);
const size = 9;
const lineHeight = 13.2;

/** Where a doubtful value comes from, in words; the doubtful parts when only parts of it are. */
const origin = (item: ResolvedItem, field: FieldId): string => {
  const doubtful = item.fields[field]?.doubtful ?? [];
  if (doubtful.length > 0) return `各地目录中少见的部分：${doubtful.map(printed).join('、')}`;
  return item.candidate ? '各地目录中见到的条目不足以确认' : '依据各地已公布的目录整理推定';
};

const linesOf = ({ resolved }: Compilation): string[][] =>
  listedItems(resolved).flatMap((item) => {
    const about = [domainName(resolved, item.domain), item.id, printed(item.fields.title.value)];
    return [
      ...(item.candidate
        ? [
            [
              ...about,
              wholeItem,
              printed(item.fields.title.value),
              `各地目录中见到的条目不足以确认是${standardWord(resolved.domains)}事项`,
            ],
          ]
        : []),
      ...unverifiedFields(item).map((field) => [
        ...about,
        fields[field].label.zh,
        printed(printCell(item, field)),
        origin(item, field),
      ]),
    ];
  });

const sheetOf = (input: Compilation): Sheet => {
  const lines = linesOf(input);
  const last = widths.length - 1;
  const text = (row: number, values: readonly (string | number)[]): SheetCell[] =>
    values.map((value, column) => ({ row, column, value, style: column === 0 || column === 2 ? 'mark' : 'text' }));
  const height = (values: readonly string[]): number =>
    Math.max(2, ...values.map((value, index) => lineCount(value, charactersIn(widths[index + 1] ?? 10, size)))) *
      lineHeight +
    4;
  const date = input.date ? `版本日期：${printedDate(input.date)}。` : '';
  return {
    name: '核对单',
    widths,
    heights: [30, 30, 20, ...lines.map(height)],
    cells: [
      {
        row: 0,
        column: 0,
        value: `${printed(input.resolved.region.name)}目录内部核对单`,
        style: 'title',
        endColumn: last,
      },
      {
        row: 1,
        column: 0,
        value: `内部使用，不对外。${date}下列${lines.length}处待核：与${standardWord(input.resolved.domains)}目录原件逐处对照，在“核对结果”栏选“一致”或者“不一致”，不一致的写出原件内容。`,
        style: 'note',
        endColumn: last,
      },
      ...checklistHeads.map((value, column): SheetCell => ({ row: 2, column, value, style: 'head' })),
      ...lines.flatMap((line, index) => [
        ...text(index + 3, [index + 1, ...line]),
        ...[7, 8].map((column): SheetCell => ({ row: index + 3, column, value: '', style: 'text', open: true })),
      ]),
    ],
    paper: 'a3',
    orientation: 'landscape',
    frozen: { rows: 3, columns: 4 },
    repeated: { from: 2, to: 2 },
    filter: { row: 2, last: lines.length + 2 },
    foot: '内部核对单',
    ...(lines.length > 0
      ? { dropDowns: [{ range: `H4:H${lines.length + 3}`, from: `'选项'!$A$1:$A$${answers.length}` }] }
      : {}),
  };
};

const choices: Sheet = {
  name: '选项',
  widths: [12],
  heights: answers.map(() => 15),
  cells: answers.map((value, row): SheetCell => ({ row, column: 0, value, style: 'plain' })),
  paper: 'a4',
  orientation: 'portrait',
  foot: '',
  hidden: true,
};

/** `checklist.xlsx` (核对单), for use inside the office: every value that is not verified, where it comes from, a column to tick. */
export const checklist: Emitter = {
  id: 'checklist',
  emit: async (input, options): Promise<readonly EmittedFile[]> => [
    {
      path: 'checklist.xlsx',
      bytes: workbookBytes([sheetOf(input), choices], {
        title: '内部核对单',
        creator: options.tool,
        ...(input.date ? { date: input.date } : {}),
      }),
    },
  ],
};
