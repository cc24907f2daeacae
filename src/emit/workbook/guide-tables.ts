import type { Compilation } from '../../catalogue/compilation.ts';
import { printed } from '../../document/printed.ts';
import type { Sheet } from '../../document/sheet/sheet.ts';
import { guideHeadings } from '../../generated/guide-headings.js';
import type { ResolvedItem } from '../../model/catalogue.ts';
import type { Guide } from '../../model/guide.ts';
import { isService } from '../../model/services.ts';
import { guideSheets } from '../../model/workbook-form.ts';
import type { FormLists } from './form-lists.ts';
import { type Column, type FormRow, formTable } from './form-table.ts';
import { type GuideCells, guideCells, materialRows, stepRows } from './guide-cells.ts';
import { guideRef } from './guide-ref.ts';

/** Rows for materials and steps that are not there yet. */
const spare = 200;

/** The heading of a column of the guides, as exports have it. */
const headOf = (id: string): string =>
  guideHeadings.headings.find(({ column, loose }) => column === id && !loose)?.words[0] ?? id;

/** Columns with their widths, and the lists that they are chosen from. */
const shapes: {
  readonly [sheet in keyof typeof guideSheets]: readonly (readonly [id: string, width: number, list?: string])[];
} = {
  guides: [
    ...(['owner', 'checked'] as const).map((id) => [id, 12] as const),
    ...(['summary', 'applicants', 'conditions'] as const).map((id) => [id, 36] as const),
    ['handling', 10, 'handling'],
    ['amount', 24],
    ['cases', 24],
    ['only', 14, 'only'],
    ['limits.promised', 14],
    ['limits.legal', 14],
    ['limits.basis', 20],
    ['limits.excluded', 20],
    ['fee', 20],
    ['result.name', 16],
    ['result.delivery', 14],
    ['result.then', 20],
    ['ways.window', 18],
    ['ways.online', 28],
    ['ways.mail', 20],
    ['ways.visits', 10],
    ['ways.reason', 20],
    ['ways.depth', 14],
    ['process.supervision', 24],
    ['process.rights', 24],
    ['redress', 30],
    ['advice', 16],
    ['complaint', 16],
    ['progress', 24],
    ['companion.policies', 30],
    ['companion.notices', 24],
    ['companion.interpretations', 24],
    ['companion.faq', 36],
    ['extra', 30],
    ['evidence', 30],
  ],
  materials: [
    ['materials.name', 26],
    ['materials.change', 10, 'change'],
    ['materials.kind', 16, 'kinds'],
    ['materials.need', 10, 'need'],
    ['materials.when', 20],
    ['materials.for', 14],
    ['materials.counter', 22],
    ['materials.online', 16],
    ['materials.source', 14, 'source'],
    ['materials.require', 30],
    ['materials.form', 26],
    ['materials.fill', 40],
    ['materials.sample', 24],
    ['materials.basis', 26],
    ['materials.waived', 18],
  ],
  steps: [
    ['steps.id', 12],
    ['steps.by', 18],
    ['steps.text', 30],
    ['steps.ask', 24],
    ['steps.next', 20],
    ['steps.limit', 14],
    ['steps.note', 24],
    ['steps.basis', 24],
    ['steps.link', 18],
    ['steps.publish', 24],
    ['steps.public', 10, 'public'],
  ],
};

/** What may be chosen on the sheets of guides. */
export const guideLists = (input: Compilation): FormLists => [
  ['handling', ['即办件', '承诺件']],
  ['only', ['材料以此为限']],
  ['change', ['免交', '改动', '增加']],
  ['kinds', ['证件证书证明', '申请表格文书', '其他']],
  ['need', ['必要', '非必要', '容缺后补']],
  ['source', ['申请人自备', '政府部门核发', '其他']],
  ['public', ['是', '否']],
  ['services', services(input).map(itemText)],
];

const services = ({ resolved }: Compilation): ResolvedItem[] => [...resolved.items.values()].filter(isService);

const itemText = ({ ref, fields }: ResolvedItem): string => `${ref} ${printed(fields.title.value)}`;

const rowOf =
  (item: string, cells: GuideCells): FormRow =>
  ({ head }) => ({ text: head === headOf('ref') ? item : (cells[idOf(head)] ?? '') });

const idOf = (head: string): string =>
  Object.values(shapes)
    .flat()
    .find(([id]) => headOf(id) === head)?.[0] ?? '';

/** The three sheets of guides: what is said once of an item, its materials, and its steps. The headings are those of exports. */
export const guideTables = (input: Compilation, guides: readonly Guide[], lists: FormLists): Sheet[] => {
  const items = services(input);
  const byRef = new Map(guides.map((guide) => [guideRef(guide), guide]));
  const columns = (sheet: keyof typeof guideSheets): Column[] =>
    shapes[sheet].map(([id, width, list]) => ({ head: headOf(id), width, open: true, ...(list ? { list } : {}) }));
  const inner = (rows: (guide: Guide) => GuideCells[]): FormRow[] => [
    ...items.flatMap((item) => {
      const guide = byRef.get(item.ref);
      return guide ? rows(guide).map((cells) => rowOf(itemText(item), cells)) : [];
    }),
    ...Array.from({ length: spare }, (): FormRow => () => ({ text: '' })),
  ];
  const named: Column = { head: headOf('ref'), width: 30 };
  const chosen: Column = { ...named, open: true, list: 'services' };
  return [
    formTable(
      guideSheets.guides,
      '指南：每行一个事项；一格里有几条的每条一行；成对的写“名称：内容”',
      [named, ...columns('guides')],
      items.map((item) => {
        const guide = byRef.get(item.ref);
        return rowOf(itemText(item), guide ? guideCells(guide) : {});
      }),
      lists,
    ),
    formTable(
      guideSheets.materials,
      '材料：每行一份；整张清单逐份写，“改法”不填；只写与上级不同之处的选免交、改动、增加',
      [chosen, ...columns('materials')],
      inner(materialRows),
      lists,
    ),
    formTable(
      guideSheets.steps,
      '步骤：每行一步，照办理的次序；判断写“问什么”，下一步写“是：步骤名”“否：步骤名”，每行一个',
      [chosen, ...columns('steps')],
      inner(stepRows),
      lists,
    ),
  ];
};
