import type { Compilation } from '../../catalogue/compilation.ts';
import { printed } from '../../document/printed.ts';
import type { Sheet, SheetCell } from '../../document/sheet/sheet.ts';
import { workbookBytes } from '../../document/sheet/workbook-package.ts';
import type { EmittedFile } from '../../model/emitted-file.ts';
import type { Step } from '../../model/step.ts';
import { workbookSheets } from '../../model/workbook-form.ts';
import type { EmitOptions, Emitter } from '../emitter.ts';
import { additionSheet } from './addition-sheet.ts';
import { answerSheet } from './answer-sheet.ts';
import { carriedData } from './carried-data.ts';
import { domainSheet } from './domain-sheet.ts';
import { factSheet } from './fact-sheet.ts';
import { forOwner } from './for-owner.ts';
import { type FormLists, formLists } from './form-lists.ts';
import { guideSheet } from './guide-sheet.ts';
import { guideLists, guideTables } from './guide-tables.ts';
import { lostRemarks } from './lost-remarks.ts';

/** What has no cell of its own travels as text, in pieces that fit into cells; none begins or ends with a blank, which a reader of cells drops. */
const pieces = (text: string): readonly string[] => text.match(/\S(?:.{0,15998}\S)?(?=\S|$)/gsu) ?? [];

const listSheet = (lists: FormLists, carried: object): Sheet => ({
  paper: 'a3',
  orientation: 'landscape',
  name: workbookSheets.lists,
  widths: lists.map(() => 20),
  heights: [],
  cells: [
    ...lists.flatMap(([, words], column) =>
      words.map((value, row): SheetCell => ({ row, column, value, style: 'plain' })),
    ),
    ...pieces(JSON.stringify(carried)).map(
      (value, row): SheetCell => ({ row, column: lists.length, value, style: 'plain' }),
    ),
  ],
  foot: '',
  hidden: true,
});

/** The sheets of the form for one layer, in their order. */
export const formSheets = (input: Compilation, step: Step, options: EmitOptions, owner?: string): readonly Sheet[] => {
  const { written } = input;
  const lists = [...formLists(input, options), ...(written ? guideLists(input) : [])];
  return [
    guideSheet(input.resolved, options.tool, written !== undefined),
    factSheet(step, lists),
    ...step.resolved.domains.map(({ id }) => domainSheet(input, step, id, lists)),
    additionSheet(input, step, lists),
    answerSheet(input, step.layer, options, lists),
    ...(written ? guideTables(input, written, lists) : []),
    listSheet(lists, { ...carriedData(step, step.layer, options), ...(owner === undefined ? {} : { owner }) }),
  ];
};

const formFile = (
  input: Compilation,
  step: Step,
  options: EmitOptions,
  owner?: string,
): Pick<EmittedFile, 'bytes'> => ({
  bytes: workbookBytes(formSheets(input, step, options, owner), {
    title: `${printed(input.resolved.region.name)}公开目录填报工作簿${owner === undefined ? '' : `（${owner}）`}`,
    creator: options.tool,
    ...(input.date ? { date: input.date } : {}),
  }),
});

/** `workbook.xlsx`: a layer as a form to fill in, with the standard beside it. Nothing for a catalogue without a layer. */
export const workbook: Emitter = {
  id: 'workbook',
  emit: async (input: Compilation, options: EmitOptions): Promise<readonly EmittedFile[]> => {
    const { step, owners } = input;
    if (!step) return [];
    if (!owners)
      return [{ path: 'workbook.xlsx', ...formFile(input, step, options), remarks: lostRemarks(input, step) }];
    return owners.map(({ name, refs }): EmittedFile => {
      const own = forOwner(input, step, refs);
      return { path: `workbook-${name}.xlsx`, ...formFile(own.input, own.step, options, name) };
    });
  },
};
