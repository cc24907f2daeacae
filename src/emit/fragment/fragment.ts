import type { Compilation } from '../../catalogue/compilation.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { render } from '../../document/render.ts';
import { fragmentListHtml } from '../../generated/templates/fragment-list.html.js';
import { fragmentTableHtml } from '../../generated/templates/fragment-table.html.js';
import type { ResolvedItem } from '../../model/catalogue.ts';
import type { EmittedFile } from '../../model/emitted-file.ts';
import type { EmitOptions } from '../emitter.ts';
import { pageWords } from '../html/page-words.ts';
import { type OfficialTable, officialTables, type Row } from '../official-table.ts';
import { safeLinks } from '../safe-links.ts';

const ticked = <T extends { ticked: boolean }>(marks: readonly T[]): T[] => marks.filter((mark) => mark.ticked);

/** The parts of a row as lines of label and value, for reading from top to bottom. */
const factsOf = (row: Row) =>
  [
    { label: '上级事项', lines: row.level3 ? [row.level2.title] : [] },
    { label: '公开内容（要素）', lines: row.content },
    { label: '公开依据', lines: row.basis },
    { label: '公开时限', lines: [row.timeLimit] },
    { label: '公开主体', lines: [row.responsibleBody] },
    {
      label: '公开渠道和载体',
      lines: [
        {
          text: ticked(row.channels.boxes)
            .map((box) => box.text)
            .join('、'),
          unverified: row.channels.unverified,
        },
      ],
    },
    ...[
      { label: '公开对象', ticks: row.audience },
      { label: '公开方式', ticks: row.mode },
      { label: '公开层级', ticks: row.levels },
    ].map(({ label, ticks }) => ({
      label,
      lines: [
        {
          text: ticked(ticks)
            .map((tick) => (tick.detail ? `${tick.label}：${tick.detail}` : tick.label))
            .join('、'),
          unverified: ticks.some((tick) => tick.unverified),
        },
      ],
    })),
  ].filter(({ lines }) => lines.some((line) => line.text !== ''));

const isUnverified = (row: Row): boolean =>
  [
    row.level1.title,
    row.level2.title,
    row.level3,
    ...row.content,
    ...row.basis,
    row.timeLimit,
    row.responsibleBody,
    row.channels,
    ...row.audience,
    ...row.mode,
    ...row.levels,
  ].some((part) => part?.unverified);

/** Where an item was published, if that is known. */
const publishedLinks = ({ ref }: ResolvedItem, kept: Compilation['kept']) => {
  const address = kept?.publications?.find(({ item }) => item === ref)?.cells.address?.value;
  return address === undefined ? [] : [{ label: '公开地址', href: address }];
};

const rowView = (row: Row, table: OfficialTable, kept: Compilation['kept']) => ({
  serial: row.serial,
  level1: row.level1.span > 0 && row.level1,
  level2: row.level2.span > 0 && row.level2,
  level3: row.level3,
  isLevel3: row.level3 !== undefined,
  hasLevel3Column: table.hasLevel3,
  title: row.level3 ?? row.level2.title,
  links: [...publishedLinks(row.item, kept), ...safeLinks(row.item.fields.links?.value ?? {})],
  content: row.content,
  basis: row.basis,
  timeLimit: row.timeLimit,
  responsibleBody: row.responsibleBody,
  channels: ticked(row.channels.boxes),
  channelsUnverified: row.channels.unverified,
  ticks: [...row.audience, ...row.mode, ...row.levels],
  facts: factsOf(row),
});

/**
 * Each cell carries the look that a site's own `td { … }` must not replace, and nothing else: a thousand cells repeat it.
 * The border takes the colour of the text.
 */
const bare = 'border:1px solid;padding:4px;color:#222;background:';
const cell = `line-height:1.5;${bare}`;
const note = 'margin:8px 0;font-size:14px;line-height:1.6;text-indent:0';
const styles = {
  head: `${cell}#e9eef4;text-align:center`,
  cell: `${cell}#fff;text-align:left`,
  tick: `${bare}#fff;text-align:center`,
  blank: `${bare}#fff`,
  doubt: 'font-size:.8em;color:#555',
  link: 'color:#17508c',
  term: 'font-weight:bold',
  fact: 'margin:0 0 0 1em',
  draft: `${note};padding:4px 12px;border:2px solid #17508c`,
  note,
};

/** With 15 columns the table still fits into the 1,000 pixels that the articles of many sites have. */
const headings = [
  { label: '公开内容（要素）', width: '100px' },
  { label: '公开依据', width: '124px' },
  { label: '公开时限', width: '72px' },
  { label: '公开主体', width: '64px' },
  { label: '公开渠道和载体', width: '86px' },
];

const fragmentView = (table: OfficialTable, { resolved, date, kept }: Compilation, options: EmitOptions) => {
  const { contact } = resolved;
  const names = ['一级事项', '二级事项', ...(table.hasLevel3 ? ['三级事项'] : [])];
  const ticks = ['全社会', '特定群体', '主动', '依申请', ...table.levels.map(({ label }) => label)];
  const rows = table.rows.map((row) => rowView(row, table, kept));
  return {
    t: pageWords('zh', resolved.domains),
    styles,
    draft: options.draft,
    title: table.title,
    itemColumns: table.hasLevel3 ? 3 : 2,
    headings,
    subheadings: [
      ...names.map((label) => ({ label, width: '58px' })),
      ...ticks.map((label) => ({ label, width: '28px' })),
    ],
    levelColumns: table.levels.length,
    count: rows.length,
    groups: table.rows.flatMap((row, index) =>
      row.level1.span > 0 ? [{ title: row.level1.title, rows: rows.slice(index, index + row.level1.span) }] : [],
    ),
    date: date && printedDate(date),
    contact: printed([contact.office, contact.phone].filter(Boolean).join(' ')),
    complaint: contact.complaint && printed(contact.complaint),
    hasUnverified: table.rows.some(isUnverified),
  };
};

/**
 * For each domain a table and a list to paste into the article of a site's CMS: plain tags with inline styles, no
 * script, no class, nothing that a sanitiser or the site's own CSS could break.
 */
export const fragments = (input: Compilation, options: EmitOptions): EmittedFile[] =>
  officialTables(input).flatMap((table) => {
    const view = fragmentView(table, input, options);
    return [
      { variant: 'table', template: fragmentTableHtml },
      { variant: 'list', template: fragmentListHtml },
    ].map(({ variant, template }) => ({
      path: `fragment-${table.domain}-${variant}.html`,
      bytes: new TextEncoder().encode(render(template, view)),
    }));
  });
