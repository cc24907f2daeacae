import type { Compilation } from '../../catalogue/compilation.ts';
import { printed } from '../../document/printed.ts';
import { charactersIn, lineCount } from '../../document/sheet/line-count.ts';
import type { DropDown, Sheet, SheetCell } from '../../document/sheet/sheet.ts';
import { workbookBytes } from '../../document/sheet/workbook-package.ts';
import { domainIds, domains } from '../../generated/domains.js';
import type { DomainId, Layer, Profile, Resolved, ResolvedItem } from '../../model/catalogue.ts';
import { domainIn } from '../../model/domain.ts';
import type { EmittedFile } from '../../model/emitted-file.ts';
import { fields } from '../../model/fields.ts';
import type { Step } from '../../model/step.ts';
import {
  answerColumns,
  codeWords,
  columnNames,
  factRows,
  formFields,
  formText,
  localHead,
  nothing,
  standardHead,
  statusWords,
  workbookMarker,
  workbookSheets,
} from '../../model/workbook-form.ts';
import type { EmitOptions, Emitter } from '../emitter.ts';

/** Rows for items and answers that are not there yet. */
const spare = { additions: 60, answers: 20 };

/** A row higher than this is hard to scroll past; the rest of a text shows when its cell is chosen. */
const tallest = 240;

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;

/** One column of a table: its head, its width, what may be chosen. */
interface Column {
  readonly head: string;
  readonly width: number;
  readonly open?: true;
  readonly list?: string;
  readonly loose?: true;
}

/** The lists of the drop-downs by name; they stand side by side on the hidden sheet. */
const listsOf = ({ reference }: Compilation): readonly (readonly [name: string, words: readonly string[]])[] => [
  ['status', statusWords.map(([word]) => word)],
  ['box', ['■', '□']],
  ['audience', ['全社会', '特定群体']],
  ['mode', ['主动', '依申请', '主动、依申请']],
  ['levels', ['县级', '乡级', '县级、乡级', '市级', '市级、县级', '市级、县级、乡级']],
  ['domain', domainIds.map((domain) => domainIn(domains, domain).name.zh)],
  ['region', codeWords.slice(0, 4).map(([word]) => word)],
  ['kind', codeWords.slice(4).map(([word]) => word)],
  ['field', Object.values(fields).map(({ label }) => label.zh)],
  ['channels', reference.channels.map(({ name }) => name)],
];

const listRange = (lists: ReturnType<typeof listsOf>, name: string): string => {
  const index = lists.findIndex(([own]) => own === name);
  const column = letters(index);
  return `'${workbookSheets.lists}'!$${column}$1:$${column}$${lists[index]?.[1].length ?? 1}`;
};

const base = { paper: 'a3', orientation: 'landscape' } as const;

const fieldColumns = (input: Compilation, withStandard: boolean): Column[] =>
  formFields.flatMap((field): Column[] => {
    const wide = field === 'content' || field === 'basis' ? 36 : 16;
    const standard: Column[] = withStandard ? [{ head: standardHead(field), width: wide }] : [];
    if (field === 'channels')
      return [
        ...standard,
        ...input.reference.channels.map(({ name }): Column => ({ head: name, width: 6.5, open: true, list: 'box' })),
        { head: columnNames.otherChannels, width: 16, open: true },
      ];
    const list = { audience: 'audience', disclosureMode: 'mode', levels: 'levels' }[field as string];
    const local: Column = { head: localHead(field), width: wide, open: true };
    return [...standard, list === undefined ? local : { ...local, list, loose: true }];
  });

/** The cells of a table below its head; `text` gives what stands in a column of a row. */
const table = (
  name: string,
  about: string,
  columns: readonly Column[],
  rows: readonly ((column: Column) => { readonly text: string; readonly shut?: boolean })[],
  lists: ReturnType<typeof listsOf>,
): Sheet => {
  const top = 2;
  const cells: SheetCell[] = [{ row: 0, column: 0, value: about, style: 'heading' }];
  for (const [column, { head }] of columns.entries()) cells.push({ row: top - 1, column, value: head, style: 'head' });
  for (const [index, row] of rows.entries())
    for (const [column, shape] of columns.entries()) {
      const { text, shut } = row(shape);
      cells.push({
        row: top + index,
        column,
        value: text,
        style: shape.list === 'box' ? 'mark' : 'text',
        ...(shape.open && !shut ? { open: true } : {}),
      });
    }
  const last = top + Math.max(1, rows.length);
  return {
    ...base,
    name,
    widths: columns.map(({ width }) => width),
    heights: [
      24,
      44,
      ...rows.map((row) => {
        const lines = columns.map((shape) => lineCount(row(shape).text, charactersIn(shape.width, 9)));
        return Math.min(tallest, Math.max(...lines) * 12.5 + 6);
      }),
    ],
    cells,
    frozen: { rows: top, columns: 2 },
    repeated: { from: top - 1, to: top - 1 },
    foot: name,
    locked: true,
    dropDowns: columns.flatMap(({ list, loose }, column): DropDown[] =>
      list === undefined
        ? []
        : [
            {
              range: `${letters(column)}${top + 1}:${letters(column)}${last}`,
              from: listRange(lists, list),
              ...(loose ? { loose } : {}),
            },
          ],
    ),
  };
};

/** What this layer itself says of a field of an item, as far as it is in force. */
const ownCell = <K extends keyof ResolvedItem['fields']>(item: ResolvedItem, field: K, { resolved, layer }: Step) => {
  const cell = item.fields[field];
  if (!cell || cell.by !== resolved.layers.length - 1 || cell.derived) return undefined;
  // 公开主体 of the whole layer stands on 基本情况.
  return field === 'responsibleBody' && cell.at === layer.responsibleBody?.at ? undefined : cell;
};

const otherText = (own: readonly string[], standard: readonly string[]): string =>
  own.join('\n') === standard.join('\n') ? '' : own.length === 0 ? nothing : own.join('\n');

const fieldText = (
  input: Compilation,
  step: Step,
  item: ResolvedItem | undefined,
  standard: ResolvedItem | undefined,
  head: string,
): string => {
  const channel = input.reference.channels.find(({ name }) => name === head);
  if (channel || head === columnNames.otherChannels) {
    const own = item && ownCell(item, 'channels', step)?.value;
    if (!own) return '';
    const before = standard?.fields.channels?.value ?? { ticked: [], other: [] };
    if (!channel) return otherText(own.other, before.other);
    const [now, then] = [own.ticked.includes(channel.name), before.ticked.includes(channel.name)];
    return now === then ? '' : now ? '■' : '□';
  }
  const field = formFields.find((one) => localHead(one) === head || standardHead(one) === head);
  if (field === undefined) return '';
  const cell = head === standardHead(field) ? standard?.fields[field] : item && ownCell(item, field, step);
  return cell ? formText(field, cell.value as never) : '';
};

const statusOf = (item: ResolvedItem, inherited: ResolvedItem, { resolved }: Step): string => {
  const word = (status: string) => statusWords.find(([, code]) => code === status)?.[0] ?? '';
  const parent = item.parent ? resolved.items.get(item.parent) : undefined;
  if (item.level > 1 && inherited.omitted && !item.omitted) return word('restore');
  return item.omitted && item.omitted.by === resolved.layers.length - 1 && !(item.level === 3 && parent?.omitted)
    ? word(item.omitted.value.reason)
    : '';
};

const domainSheet = (input: Compilation, step: Step, domain: DomainId, lists: ReturnType<typeof listsOf>): Sheet => {
  const columns: readonly Column[] = [
    { head: columnNames.number, width: 8 },
    { head: columnNames.title, width: 24 },
    { head: columnNames.status, width: 16, open: true, list: 'status' },
    { head: columnNames.note, width: 20, open: true },
    { head: columnNames.rename, width: 18, open: true },
    ...fieldColumns(input, true),
  ];
  const shown = [...step.inherited.items.values()].filter(
    (item) => item.domain === domain && !step.resolved.items.get(item.ref)?.withheld,
  );
  const rows = shown.map((standard) => {
    const item = step.resolved.items.get(standard.ref) ?? standard;
    const status = statusOf(item, standard, step);
    return (column: Column): { text: string; shut?: boolean } => {
      const { head } = column;
      if (head === columnNames.number) return { text: standard.id };
      if (head === columnNames.title)
        return { text: standard.fields.title.value + (standard.omitted ? '（上级未列入）' : '') };
      if (head === columnNames.rename) {
        const own = item.omitted ? undefined : ownCell(item, 'title', step);
        return { text: own?.value ?? '' };
      }
      if (standard.level === 1) return { text: '', shut: true };
      if (head === columnNames.status) return { text: status };
      if (head === columnNames.note) return { text: item.omitted && status !== '' ? item.omitted.value.note : '' };
      return { text: fieldText(input, step, item.omitted ? undefined : item, standard, head) };
    };
  });
  const name = domainIn(domains, domain).name.zh;
  return table(name, `${printed(input.resolved.region.name)}${name}领域：黄格填写，不填就照标准`, columns, rows, lists);
};

const additionSheet = (input: Compilation, step: Step, lists: ReturnType<typeof listsOf>): Sheet => {
  const columns: readonly Column[] = [
    { head: columnNames.domain, width: 10, open: true, list: 'domain' },
    { head: columnNames.number, width: 8, open: true },
    { head: columnNames.title, width: 24, open: true },
    ...fieldColumns(input, false),
  ];
  const added = [...step.resolved.items.values()].filter(
    (item) => item.by === step.resolved.layers.length - 1 && !step.inherited.items.has(item.ref),
  );
  const rows = [...added, ...Array.from({ length: spare.additions }, () => undefined)].map(
    (item) =>
      ({ head }: Column) => ({
        text:
          item === undefined
            ? ''
            : head === columnNames.domain
              ? domainIn(domains, item.domain).name.zh
              : head === columnNames.number
                ? item.id
                : head === columnNames.title
                  ? item.fields.title.value
                  : fieldText(input, step, item, undefined, head),
      }),
  );
  return table(
    workbookSheets.additions,
    '新增事项：二级事项各栏写全；三级事项只写与所属二级事项不同的栏；渠道打 ■',
    columns,
    rows,
    lists,
  );
};

/** What a layer says at a path of 基本情况, as an author wrote it. */
const factText = (layer: Layer, path: readonly string[]): string => {
  const [first = '', second = ''] = path;
  if (first === 'extends') return layer.extends.value;
  if (first === 'responsibleBody')
    return layer.responsibleBody ? formText('responsibleBody', layer.responsibleBody.value) : '';
  if (second === 'title') return layer.domains[first as DomainId]?.title?.value ?? '';
  let value: unknown = layer;
  for (const step of path) value = (value as { readonly [key: string]: unknown } | undefined)?.[step];
  if (Array.isArray(value)) return value.join('\n');
  const text = typeof value === 'string' ? value : '';
  return first === 'region' && (second === 'level' || second === 'kind')
    ? (codeWords.find(([, code]) => code === text)?.[0] ?? text)
    : text;
};

const factSheet = (layer: Layer, lists: ReturnType<typeof listsOf>): Sheet => {
  const top = 2;
  const rowOf = (label: string) => top + factRows.findIndex(([own]) => own === label) + 1;
  return {
    paper: 'a4',
    orientation: 'portrait',
    name: workbookSheets.facts,
    widths: [18, 60, 46],
    heights: [24],
    cells: [
      { row: 0, column: 0, value: '基本情况：黄格填写', style: 'heading' },
      ...['项目', '内容', '说明'].map((value, column): SheetCell => ({ row: 1, column, value, style: 'head' })),
      ...factRows.flatMap(([label, path, remark], index): SheetCell[] => [
        { row: top + index, column: 0, value: label, style: 'text' },
        { row: top + index, column: 1, value: factText(layer, path), style: 'text', open: true },
        { row: top + index, column: 2, value: remark, style: 'text' },
      ]),
    ],
    foot: workbookSheets.facts,
    locked: true,
    dropDowns: [
      { range: `B${rowOf('层级')}`, from: listRange(lists, 'region') },
      { range: `B${rowOf('特殊地区')}`, from: listRange(lists, 'kind') },
    ],
  };
};

const answerSheet = ({ accepted }: Layer, lists: ReturnType<typeof listsOf>): Sheet => {
  const widths: readonly number[] = [18, 22, 16, 60, 14, 30];
  const columns = answerColumns.map(
    ([head, key], index): Column => ({
      head,
      width: widths[index] ?? 16,
      open: true,
      ...(key === 'field' ? { list: 'field' } : {}),
    }),
  );
  const rows = [...accepted, ...Array.from({ length: spare.answers }, () => undefined)].map(
    (answer) => (column: Column) => {
      const key = answerColumns.find(([head]) => head === column.head)?.[1] ?? '';
      const value = (answer?.value as { readonly [key: string]: string | undefined } | undefined)?.[key] ?? '';
      return { text: key === 'field' && value !== '' ? fields[value as keyof typeof fields].label.zh : value };
    },
  );
  return table(workbookSheets.answers, '对警告的答复：写明规则、事项和理由，会印进备案材料', columns, rows, lists);
};

const guideLines: readonly string[] = [
  '一、黄格填写，其余各格锁定。锁定没有密码，只防误改，不作保密用。',
  '二、“就业”“社会保险”两表每行一个事项：左边是标准，右边是本地。本地不填，就照标准公开。',
  '三、本地填写的是这一栏完整的内容，不是只写增加的部分；公开内容、公开依据每行一条（单元格内换行按 Alt+Enter）。',
  '四、渠道：■为增加选用，□为不选用，不填就照标准。“其他渠道名称”写全部名称，每行一个；不要了写“（无）”。',
  '五、公开时限、渠道、公开方式只能比标准更严，不能放宽。',
  '六、不开展的事项在“列入情况”里选原因，在“说明”里写明由谁办理。上级未列入而本地办理的，选“恢复”。',
  '七、“新增事项”每行一个：二级事项编号接着标准往下编，如 1.6；三级事项如 1.1.1。',
  '八、不要改动工作表的名称、表头和“编号”一栏。',
  '九、填好后检查：mulu validate workbook.xlsx；变成地方层：mulu import workbook.xlsx -o 990101.yaml',
  '十、YAML 里的注释不在工作簿里，导回时不保留。',
];

const guideSheet = (region: string, tool: string): Sheet => ({
  paper: 'a4',
  orientation: 'portrait',
  name: workbookSheets.guide,
  widths: [110],
  heights: [18, 30],
  cells: [
    { row: 0, column: 0, value: workbookMarker, style: 'note' },
    { row: 1, column: 0, value: `${region}公开目录填报工作簿`, style: 'title' },
    ...guideLines.map((value, index): SheetCell => ({ row: 3 + index, column: 0, value, style: 'plain' })),
    { row: 4 + guideLines.length, column: 0, value: `由 ${tool} 生成，不含公式和宏。`, style: 'note' },
  ],
  foot: region,
  locked: true,
});

/** What has no cell of its own travels as text, in pieces that fit into cells. */
const pieces = (text: string): string[] =>
  Array.from({ length: Math.ceil(text.length / 16_000) }, (_, index) =>
    text.slice(index * 16_000, (index + 1) * 16_000),
  );

/** A profile in the words of a layer file, without what it does not say. */
const asWritten = ({ titles = {}, levels = [], filing = {}, synonyms = [] }: Profile): object => ({
  ...(Object.keys(titles).length > 0 ? { titles } : {}),
  ...(levels.length > 0
    ? { levels: levels.map(({ level, label }) => ({ level: formText('levels', [level]), label })) }
    : {}),
  ...(Object.keys(filing).length > 0 ? { filing } : {}),
  ...(synonyms.length > 0 ? { synonyms } : {}),
});

/** The folder of the layer as it was named, if it is below the working directory: there its parent is looked for. */
const folderOf = (file: string): { readonly folder?: string } =>
  /^(?:\/|[A-Za-z]:|\.\.)/u.test(file) || !file.includes('/') ? {} : { folder: file.slice(0, file.lastIndexOf('/')) };

const listSheet = (lists: ReturnType<typeof listsOf>, { profile, file }: Layer): Sheet => ({
  ...base,
  name: workbookSheets.lists,
  widths: lists.map(() => 20),
  heights: [],
  cells: [
    ...lists.flatMap(([, words], column) =>
      words.map((value, row): SheetCell => ({ row, column, value, style: 'plain' })),
    ),
    ...pieces(JSON.stringify({ ...(profile ? { profile: asWritten(profile) } : {}), ...folderOf(file) })).map(
      (value, row): SheetCell => ({ row, column: lists.length, value, style: 'plain' }),
    ),
  ],
  foot: '',
  hidden: true,
});

const regionName = (resolved: Resolved): string => printed(resolved.region.name);

/** `workbook.xlsx`: a layer as a form to fill in, with the standard beside it. Nothing for a catalogue without a layer. */
export const workbook: Emitter = {
  id: 'workbook',
  emit: async (input: Compilation, options: EmitOptions): Promise<readonly EmittedFile[]> => {
    const { step, resolved } = input;
    if (!step) return [];
    const lists = listsOf(input);
    const bytes = workbookBytes(
      [
        guideSheet(regionName(resolved), options.tool),
        factSheet(step.layer, lists),
        ...domainIds.map((domain) => domainSheet(input, step, domain, lists)),
        additionSheet(input, step, lists),
        answerSheet(step.layer, lists),
        listSheet(lists, step.layer),
      ],
      {
        title: `${regionName(resolved)}公开目录填报工作簿`,
        creator: options.tool,
        ...(input.date ? { date: input.date } : {}),
      },
    );
    return [{ path: 'workbook.xlsx', bytes }];
  },
};
