import type { Compilation } from '../../catalogue/compilation.ts';
import { countsOf, listedItems } from '../../catalogue/statistics.ts';
import type { Attachment } from '../../document/block.ts';
import { printed } from '../../document/printed.ts';
import { simpleTable } from '../../document/simple-table.ts';
import { domainName } from '../domain-name.ts';
import { printCell } from '../print-cell.ts';
import { standardWord } from '../standard-name.ts';
import { itemName } from './item-name.ts';

const levelNames = { 1: '一级', 2: '二级', 3: '三级' } as const;

/** A level-3 item that does not say something of its own. */
const follows = '同所属二级事项';

/** 新增事项说明: the items that the standard does not hold, and what was answered about them. */
export const additionAttachment = ({ resolved, statistics, findings }: Compilation): Attachment | undefined => {
  const added = listedItems(resolved).filter((item) => item.origin === 'local');
  if (added.length === 0) return undefined;
  const rows = added.map((item, index) => [
    index + 1,
    domainName(resolved, item.domain),
    itemName(resolved, item.ref),
    levelNames[item.level],
    item.parent ? itemName(resolved, item.parent) : '—',
    item.fields.content?.derived ? follows : printed(printCell(item, 'content').replaceAll('\n', '、')) || '—',
    item.fields.basis?.derived ? follows : printed(printCell(item, 'basis')) || '—',
    printed(resolved.layers[item.by]?.region.name ?? ''),
    findings
      .filter((finding) => finding.accepted && finding.item === item.ref)
      .map((finding) => printed(finding.accepted?.reason ?? ''))
      .join('\n') || '—',
  ]);
  const counts = resolved.domains.map(({ id: domain }) => {
    const { level1, level2, level3 } = countsOf(statistics, domain).added;
    return `${domainName(resolved, domain)}一级事项${level1}项、二级事项${level2}项、三级事项${level3}项`;
  });
  const columns = [
    ['序号', 12, 'center'],
    ['领域', 20, 'center'],
    ['事项编号及名称', 36],
    ['层级', 12, 'center'],
    ['所属事项', 30],
    ['公开内容（要素）', 50],
    ['公开依据', 56],
    ['新增出自', 20, 'center'],
    ['与已有事项关系的说明', 34],
  ] as const;
  return {
    title: '新增事项说明',
    sheet: 'landscape',
    blocks: [
      {
        kind: 'paragraph',
        text: `在${standardWord(resolved.domains)}目录之外新增${added.length}项：${counts.join('；')}。`,
      },
      simpleTable('新增事项说明', columns, rows, 2),
    ],
  };
};
