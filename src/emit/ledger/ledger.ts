import type { Compilation } from '../../catalogue/compilation.ts';
import { ledgerRows } from '../../catalogue/ledger.ts';
import type { Paper, PaperBlock, PaperTable } from '../../document/paper.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { workbookBytes } from '../../document/sheet/workbook-package.ts';
import { groupBy } from '../../model/group-by.ts';
import { publishedOn } from '../../model/publication-state.ts';
import { domainName } from '../domain-name.ts';
import type { Emitter } from '../emitter.ts';
import { officeOf } from '../paper/office-of.ts';
import { paperPage } from '../paper/paper-page.ts';
import { ledgerSheet } from './ledger-sheet.ts';
import { openCommentsSheet } from './open-comments-sheet.ts';

const columns: PaperTable['columns'] = [
  { label: '事项', width: 40 },
  { label: '公开地址', width: 30 },
  { label: '首次公开', width: 15, center: true },
  { label: '最近更新', width: 15, center: true },
];

const day = (iso: string | undefined): string => (iso === undefined ? '' : printedDate(iso));

/** What the public sees of the ledger: item, address, first published, last updated, and nothing else; a table for each domain. */
export const publicLedger = (input: Compilation): Paper => {
  const lines = ledgerRows(input).flatMap(({ item, row }) =>
    row && publishedOn(row) !== undefined ? [{ item, cells: row.cells }] : [],
  );
  const tables = [...groupBy(lines, ({ item }) => item.domain)].map(
    ([domain, own]): PaperBlock => ({
      kind: 'table',
      table: {
        caption: `${domainName(input.resolved, domain)}：已经公开的${own.length}项`,
        columns,
        rows: own.map(({ item, cells }) => [
          { text: `${item.id} ${item.fields.title.value}` },
          cells.address ? { text: cells.address.value, href: cells.address.value } : { text: '' },
          { text: day(cells.first?.value) },
          { text: day(cells.updated?.value) },
        ]),
      },
    }),
  );
  return {
    title: `${printed(input.resolved.region.name)}基层政务公开事项公开情况`,
    office: officeOf(input),
    ...(input.date ? { date: input.date } : {}),
    blocks: tables.length > 0 ? tables : [{ kind: 'paragraph', text: '还没有登记已经公开的事项。' }],
  };
};

/** 工作台账: `ledger.xlsx` for the office, `ledger.html` for the public. */
export const ledger: Emitter = {
  id: 'ledger',
  emit: async (input, options) => {
    const name = printed(input.resolved.region.name);
    const warning = options.draft ? '草　稿' : undefined;
    const comments = openCommentsSheet(input, warning);
    const bytes = workbookBytes([ledgerSheet(input, warning), ...(comments ? [comments] : [])], {
      title: `${name}基层政务公开工作台账`,
      creator: name,
      ...(input.date ? { date: input.date } : {}),
    });
    const back = options.formats?.includes('html') ? 'index.html' : undefined;
    return [{ path: 'ledger.xlsx', bytes }, paperPage('ledger.html', publicLedger(input), options, back)];
  },
};
