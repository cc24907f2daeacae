import type { Compilation } from '../../catalogue/compilation.ts';
import { printed } from '../../document/printed.ts';
import type { ResolvedItem } from '../../model/catalogue.ts';
import type { Change } from '../../model/change.ts';
import type { EmittedFile } from '../../model/emitted-file.ts';
import { fields, furtherFields } from '../../model/fields.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Text } from '../../model/text.ts';
import type { Emitter } from '../emitter.ts';
import { hasDoubts } from '../has-doubts.ts';
import { officialTables } from '../official-table.ts';
import { printCell } from '../print-cell.ts';
import { unverifiedFields } from '../unverified-fields.ts';
import { effectOf, words } from '../words.ts';
import { type Encoded, encodeGb18030 } from './gb18030.ts';

const tick = (marked: boolean | undefined): string => (marked ? '√' : '');

/** 时限更短、渠道更多 … in the words of the 差异对照表. */
const differences = (changes: readonly Change[]): string => [...new Set(changes.map(effectOf))].join('、');

/** √, with the names of the groups when they are given. */
const specificGroup = ({ fields: { audience } }: ResolvedItem): string => {
  const groups = audience?.value.groups ?? [];
  return groups.length > 0 ? `√（${groups.join('、')}）` : tick(audience?.value.specificGroup);
};

const links = ({ fields: { links: cell } }: ResolvedItem): string =>
  Object.entries(cell?.value ?? {})
    .map(([name, address]) => `${words.links[name] ?? name} ${address}`)
    .join('\n');

const unverified = (item: ResolvedItem): string =>
  [...(item.candidate ? ['候选事项'] : []), ...unverifiedFields(item).map((field) => fields[field].label.zh)].join(
    '、',
  );

const records = (input: Compilation, draft: boolean): (string | number)[][] => {
  const tables = officialTables(input);
  const rows = tables.flatMap((table) => table.rows.map((row) => ({ ...row, domain: table.name })));
  const levels = tables[0]?.levels ?? [];
  const names = Object.fromEntries(levels.map(({ level, label }) => [level, label]));
  const hasLevel3 = tables.some((table) => table.hasLevel3);
  const doubts = hasDoubts(input);
  const changesOf = groupBy(input.changes, (change) => change.item);
  const head = [
    '序号',
    '领域',
    '编号',
    '一级事项',
    '二级事项',
    ...(hasLevel3 ? ['三级事项'] : []),
    '公开内容（要素）',
    '公开依据',
    '公开时限',
    '公开主体',
    '公开渠道和载体',
    '全社会',
    '特定群体',
    '主动',
    '依申请',
    ...levels.map(({ label }) => label),
    '办理时限',
    '办事链接',
    ...furtherFields.map((field) => fields[field].label.zh),
    '与标准的差异',
    ...(doubts ? ['待核'] : []),
    // A column without values: whoever opens the file sees it, and a program that reads columns by name does not care.
    ...(draft ? ['草稿，不得发布'] : []),
  ];
  return [
    head,
    ...rows.map(({ serial, item, level1, level2, domain }) => [
      serial,
      domain,
      // A spreadsheet would read a bare 1.10 as the number 1.1.
      `${domain}${item.id}`,
      level1.item.fields.title.value,
      level2.item.fields.title.value,
      ...(hasLevel3 ? [item.level === 3 ? item.fields.title.value : ''] : []),
      printCell(item, 'content'),
      printCell(item, 'basis'),
      printCell(item, 'timeLimit'),
      printCell(item, 'responsibleBody', names),
      printCell(item, 'channels').replaceAll('\n', '、'),
      tick(item.fields.audience?.value.public),
      specificGroup(item),
      tick(item.fields.disclosureMode?.value.proactive),
      tick(item.fields.disclosureMode?.value.onRequest),
      ...levels.map(({ level }) => tick(item.fields.levels?.value.includes(level))),
      printCell(item, 'handlingLimit'),
      links(item),
      ...furtherFields.map((field) => printCell(item, field)),
      differences(changesOf.get(item.ref) ?? []),
      ...(doubts ? [unverified(item)] : []),
      ...(draft ? [''] : []),
    ]),
  ];
};

const readable = (characters: readonly string[]): string =>
  characters
    .map((character) => {
      const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `${character}（${code}）` : code;
    })
    .join('、');

const remarksOf = ({ lost, beyondGbk }: Encoded): Text[] => [
  ...(lost.length > 0
    ? [
        {
          zh: `catalogue.csv：这些字符不能用 gb18030 表示，已写成替代符：${readable(lost)}`,
          en: `catalogue.csv: gb18030 cannot hold these characters, a replacement was written: ${readable(lost)}`,
        },
      ]
    : []),
  ...(beyondGbk.length > 0
    ? [
        {
          zh: `catalogue.csv：这些字符在 gb18030 中占四字节，只认 GBK 的程序会显示成乱码：${readable(beyondGbk)}`,
          en: `catalogue.csv: these characters take four bytes in gb18030; programs that know only GBK garble them: ${readable(beyondGbk)}`,
        },
      ]
    : []),
];

/** A field as RFC 4180 writes it. What a spreadsheet program would run as a formula begins with `'`, full-width signs too. */
const csvField = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  const text = printed(value);
  const tame = /^[=+\-@\t＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",\n]/u.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
};

/**
 * `catalogue.csv`: all domains, one row an item of level 2 or 3, as Excel and WPS open it: CRLF, no live formula, and
 * a BOM unless it is in GB18030.
 */
export const csv: Emitter = {
  id: 'csv',
  emit: async (input, { encoding, draft }): Promise<readonly EmittedFile[]> => {
    const text = records(input, draft)
      .map((record) => `${record.map(csvField).join(',')}\r\n`)
      .join('');
    const path = 'catalogue.csv';
    if (encoding === 'utf-8') return [{ path, bytes: new TextEncoder().encode(`\ufeff${text}`) }];
    const encoded = encodeGb18030(text);
    return [{ path, bytes: encoded.bytes, remarks: remarksOf(encoded) }];
  },
};
