import type { Attachment, FilingCell, FilingTable } from '../../document/block.ts';
import type { OfficialTable, Row, Tick } from '../official-table.ts';
import { unverifiedMark } from '../unverified-mark.ts';

const marked = (line: { readonly text: string; readonly unverified?: true }): string =>
  line.unverified ? `${line.text}${unverifiedMark}` : line.text;

const tickCell = (tick: Tick): FilingCell => ({
  text: tick.ticked ? `√${tick.unverified ? unverifiedMark : ''}${tick.detail ? `\n${tick.detail}` : ''}` : '',
  center: true,
});

const rowCells = (row: Row, hasLevel3: boolean): FilingCell[] => [
  { text: String(row.serial), center: true },
  ...(row.level1.span > 0 ? [{ text: marked(row.level1.title), rowSpan: row.level1.span }] : []),
  ...(row.level2.span > 0
    ? [{ text: marked(row.level2.title), rowSpan: row.level2.span, ...(row.level3 ? {} : { header: true as const }) }]
    : []),
  ...(hasLevel3
    ? [{ text: row.level3 ? marked(row.level3) : '', ...(row.level3 ? { header: true as const } : {}) }]
    : []),
  { text: row.content.map(marked).join('\n') },
  { text: row.basis.map(marked).join('\n') },
  { text: marked(row.timeLimit) },
  { text: marked(row.responsibleBody) },
  { text: row.channels.unverified ? unverifiedMark : '', boxes: row.channels.boxes },
  ...[...row.audience, ...row.mode, ...row.levels].map(tickCell),
];

/** The official table of one domain as head rows, rows and shares of the width. */
export const catalogueTable = ({ title, hasLevel3, levels, rows }: OfficialTable): FilingTable => {
  const names = ['一级事项', '二级事项', ...(hasLevel3 ? ['三级事项'] : [])];
  const leaves = ['全社会', '特定群体', '主动', '依申请', ...levels.map(({ label }) => label)];
  const tall = (text: string): FilingCell => ({ text, rowSpan: 2, center: true });
  const wide = (text: string, colSpan: number): FilingCell => ({ text, colSpan, center: true });
  return {
    caption: title,
    widths: [10, ...(hasLevel3 ? [20, 24, 22] : [24, 32]), 40, 92, 26, 24, 66, ...leaves.map(() => 12)],
    head: [
      [
        tall('序号'),
        wide('公开事项', names.length),
        ...['公开内容（要素）', '公开依据', '公开时限', '公开主体', '公开渠道和载体'].map(tall),
        wide('公开对象', 2),
        wide('公开方式', 2),
        wide('公开层级', levels.length),
      ],
      [...names, ...leaves].map((text): FilingCell => ({ text, center: true })),
    ],
    rows: rows.map((row) => rowCells(row, hasLevel3)),
  };
};

/** 附件1、附件2: the official table of one domain. */
export const catalogueAttachment = (table: OfficialTable): Attachment => ({
  title: table.title,
  sheet: 'wide',
  blocks: [
    { kind: 'table', table: catalogueTable(table) },
    { kind: 'note', text: '注：■为选用的公开渠道和载体，□为未选用；√为适用。' },
  ],
});
