import type { Compilation } from '../../catalogue/compilation.ts';
import { printed, printedDate } from '../../document/printed.ts';
import type { Sheet, SheetCell } from '../../document/sheet/sheet.ts';
import { domainName } from '../../emit/domain-name.ts';
import type { Adjustment } from './adjustment.ts';
import type { PageToUpdate } from './pages-to-update.ts';

const columns = [
  ['序号', 6],
  ['领域', 10],
  ['事项', 36],
  ['要改什么', 30],
  ['公开地址', 44],
  ['上次更新', 12],
  ['更新期限', 12],
  ['状态', 14],
] as const;

const stateOf = ({ isDone, address, due }: PageToUpdate, date: string | undefined) => {
  if (isDone) return { word: '已更新', style: 'good' } as const;
  if (due !== undefined && date !== undefined && due < date) return { word: '逾期', style: 'late' } as const;
  return { word: address === undefined ? '地址没有登记' : '待更新', style: 'due' } as const;
};

/** The sheet 待更新页面: what of the site has to follow an adjustment, the office’s own list. */
export const pagesSheet = ({ pages, comparison }: Adjustment, { date, resolved }: Compilation): Sheet => {
  const title = `${printed(resolved.region.name)}目录调整后要更新的页面`;
  const itemOf = (page: PageToUpdate) => resolved.items.get(page.ref) ?? comparison.old.resolved.items.get(page.ref);
  const last = columns.length - 1;
  const about = comparison.about.length > 0 ? '标题或咨询监督渠道也有变动，目录网页和各指南都要换。' : '';
  const rows = pages.map((page, index) => {
    const item = itemOf(page);
    const state = stateOf(page, date);
    const values: readonly (string | number)[] = [
      index + 1,
      item ? domainName(resolved, item.domain) : '',
      item ? printed(`${item.id} ${item.fields.title.value}`) : '',
      page.what.join('、'),
      printed(page.address ?? ''),
      page.updated ?? '',
      page.due ?? '无法判断',
      state.word,
    ];
    return { values, style: state.style };
  });
  return {
    name: '待更新页面',
    widths: columns.map(([, width]) => width),
    heights: [34, 18, 22],
    cells: [
      { row: 0, column: 0, value: title, style: 'title', endColumn: last },
      {
        row: 1,
        column: 0,
        value: `${date ? `截至${printedDate(date)}　` : ''}共${pages.length}项。更新以后在公开登记表写“最近更新日”。${about}`,
        style: 'note',
        endColumn: last,
      },
      ...columns.map(([label], column): SheetCell => ({ row: 2, column, value: label, style: 'head' })),
      ...rows.flatMap(({ values, style }, index) =>
        values.map(
          (value, column): SheetCell => ({
            row: index + 3,
            column,
            value,
            style: column === last ? style : column === 0 || column === 5 || column === 6 ? 'mark' : 'text',
          }),
        ),
      ),
    ],
    paper: 'a4',
    orientation: 'landscape',
    frozen: { rows: 3, columns: 3 },
    repeated: { from: 2, to: 2 },
    filter: { row: 2, last: rows.length + 2 },
    foot: title,
  };
};
