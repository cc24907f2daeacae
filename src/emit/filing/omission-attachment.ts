import type { Compilation } from '../../catalogue/compilation.ts';
import { countsOf, listedItems } from '../../catalogue/statistics.ts';
import type { Attachment, Block } from '../../document/block.ts';
import { printed } from '../../document/printed.ts';
import { simpleTable } from '../../document/simple-table.ts';
import { domainName } from '../domain-name.ts';
import { standardWord } from '../standard-name.ts';
import { words } from '../words.ts';
import { itemName } from './item-name.ts';

const levelNames = { 1: '一级事项', 2: '二级事项', 3: '三级事项' } as const;

/** 未列入事项及理由: what is not run here and why; level-1 items that nothing is left under; what a township does not disclose. */
export const omissionAttachment = ({ resolved, statistics }: Compilation): Attachment | undefined => {
  const items = [...resolved.items.values()];
  const omitted = items.filter((item) => item.omitted && item.level > 1);
  const total = resolved.domains.reduce((sum, { id: domain }) => sum + countsOf(statistics, domain).omitted.total, 0);
  const parts = resolved.domains
    .map(({ id: domain }) => `${domainName(resolved, domain)}${countsOf(statistics, domain).omitted.total}项`)
    .join('、');
  const others = omitted.length - total;
  const listed = new Set(listedItems(resolved));
  const vanished = items.filter(
    (item) => item.level === 1 && item.origin === 'standard' && !listed.has(item) && !item.withheld,
  );
  const withheld = items.filter((item) => item.withheld && !item.omitted && item.level > 1);
  const rows = omitted.map((item, index) => [
    index + 1,
    domainName(resolved, item.domain),
    itemName(resolved, item.ref),
    item.origin === 'standard' ? `标准${levelNames[item.level]}` : `上级新增${levelNames[item.level]}`,
    item.omitted ? words.reasons[item.omitted.value.reason] : '',
    printed(item.omitted?.value.note ?? ''),
    printed(resolved.layers[item.omitted?.by ?? 0]?.region.name ?? ''),
  ]);
  const columns = [
    ['序号', 12, 'center'],
    ['领域', 20, 'center'],
    ['事项编号及名称', 60],
    ['类别', 28, 'center'],
    ['未列入原因', 34],
    ['说明', 82],
    ['出自', 24, 'center'],
  ] as const;
  const standard = standardWord(resolved.domains);
  const paragraphs = [
    total === 0 ? `${standard}目录的二级事项全部列入本目录。` : `${standard}目录的二级事项未列入${total}项：${parts}。`,
    ...(others > 0 ? [`另有上级新增事项未列入${others}项。`] : []),
    ...(vanished.length > 0
      ? [
          `下列标准一级事项之下没有列入的事项，不再单列：${vanished.map((item) => `${domainName(resolved, item.domain)}领域“${itemName(resolved, item.ref)}”`).join('、')}。`,
        ]
      : []),
    ...(withheld.length > 0 ? [`上级目录中有${withheld.length}项事项不在本级公开，不属于未列入事项。`] : []),
  ];
  if (rows.length + withheld.length === 0) return undefined;
  return {
    title: '未列入事项及理由',
    sheet: 'landscape',
    blocks: [
      ...paragraphs.map((text): Block => ({ kind: 'paragraph', text })),
      ...(rows.length > 0 ? [simpleTable('未列入事项及理由', columns, rows, 2)] : []),
    ],
  };
};
