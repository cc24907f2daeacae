import type { Compilation } from '../../catalogue/compilation.ts';
import type { Paper, PaperBlock } from '../../document/paper.ts';
import { printed } from '../../document/printed.ts';
import type { Sheet, SheetCell } from '../../document/sheet/sheet.ts';
import { workbookBytes } from '../../document/sheet/workbook-package.ts';
import type { ResolvedItem } from '../../model/catalogue.ts';
import { coverServices } from '../../model/service-cover.ts';
import { domainName } from '../domain-name.ts';
import type { Emitter } from '../emitter.ts';
import { officeOf } from '../paper/office-of.ts';
import { paperPage } from '../paper/paper-page.ts';

const columns = [
  { label: '序号', width: 6, center: true },
  { label: '服务事项', width: 34 },
  { label: '编码', width: 18 },
  { label: '层级', width: 10, center: true },
  { label: '目录事项', width: 32 },
] as const;

const titleOf = ({ resolved }: Compilation): string => `${printed(resolved.region.name)}公共服务事项清单`;

const itemName = (item: ResolvedItem | undefined, { resolved }: Compilation): string =>
  item ? `${domainName(resolved, item.domain)} ${item.id} ${item.fields.title.value}` : '目录没有列入';

const rowsOf = (input: Compilation): string[][] =>
  coverServices(input.kept?.services ?? [], input.resolved).services.map(({ service: { cells }, item }, index) =>
    [
      String(index + 1),
      cells.name?.value ?? '',
      cells.code?.value ?? '',
      cells.level?.value ?? '',
      itemName(item, input),
    ].map(printed),
  );

/** The list beside the catalogue: what is covered, and the sums of both. */
const servicesPaper = (input: Compilation): Paper => {
  const { services, without } = coverServices(input.kept?.services ?? [], input.resolved);
  const covered = services.filter(({ item }) => item !== undefined).length;
  const rows = rowsOf(input);
  const blocks: PaperBlock[] = [
    {
      kind: 'paragraph',
      text: `清单共${services.length}个服务事项，目录已列入${covered}个，还没有列入${services.length - covered}个；目录里另有${without.length}个服务事项不在清单里。`,
    },
    {
      kind: 'table',
      table: { caption: '服务事项', columns, rows: rows.map((row) => row.map((text) => ({ text }))), name: 1 },
    },
  ];
  return {
    title: titleOf(input),
    office: officeOf(input),
    ...(input.date ? { date: input.date } : {}),
    blocks,
  };
};

const servicesSheet = (input: Compilation): Sheet => {
  const rows = rowsOf(input);
  const title = titleOf(input);
  return {
    name: '公共服务事项清单',
    widths: columns.map(({ width }) => width),
    heights: [34, 20],
    cells: [
      { row: 0, column: 0, value: title, style: 'title', endColumn: columns.length - 1 },
      ...columns.map(({ label }, column): SheetCell => ({ row: 1, column, value: label, style: 'head' })),
      ...rows.flatMap((row, index) =>
        row.map(
          (value, column): SheetCell => ({
            row: index + 2,
            column,
            value: column === 0 ? Number(value) : value,
            style: 'text',
          }),
        ),
      ),
    ],
    paper: 'a4',
    orientation: 'landscape',
    frozen: { rows: 2, columns: 2 },
    repeated: { from: 1, to: 1 },
    filter: { row: 1, last: rows.length + 1 },
    foot: title,
  };
};

/** 公共服务事项清单: the services of the office, each beside the item of the catalogue that it is. */
export const services: Emitter = {
  id: 'services',
  emit: async (input, options) => {
    const creator = printed(input.resolved.region.name);
    const about = { title: titleOf(input), creator, ...(input.date ? { date: input.date } : {}) };
    const back = options.formats?.includes('html') ? 'index.html' : undefined;
    return [
      paperPage('services.html', servicesPaper(input), options, back),
      { path: 'services.xlsx', bytes: workbookBytes([servicesSheet(input)], about) },
    ];
  },
};
