import type { Compilation } from '../../catalogue/compilation.ts';
import type { Attachment, Block } from '../../document/block.ts';
import { printed } from '../../document/printed.ts';
import { simpleTable } from '../../document/simple-table.ts';
import { domainIdOf } from '../../model/domain.ts';
import { fields } from '../../model/fields.ts';
import type { Finding } from '../../model/finding.ts';
import { domainName } from '../domain-name.ts';
import { itemName } from './item-name.ts';

const columns = [
  ['序号', 12, 'center'],
  ['领域', 20, 'center'],
  ['事项编号及名称', 50],
  ['栏目', 26, 'center'],
  ['提示内容', 88],
] as const;

/** 附件8: warnings with the answers that were given, warnings still open and, in a draft, the errors. */
export const answerAttachment = ({ resolved, findings }: Compilation): Attachment => {
  const cells = ({ item, field, message }: Finding, index: number): (string | number)[] => [
    index + 1,
    item ? domainName(resolved, domainIdOf(item)) : '—',
    item ? itemName(resolved, item) : '—',
    field ? fields[field].label.zh : '—',
    printed(message.zh),
  ];
  const answered = findings.filter((finding) => finding.accepted);
  const open = findings.filter((finding) => finding.severity === 'warning' && !finding.accepted);
  const errors = findings.filter((finding) => finding.severity === 'error' && !finding.accepted);
  const part = (text: string, table: Block | undefined): Block[] => [
    { kind: 'paragraph', text },
    ...(table ? [table] : []),
  ];
  const answers = simpleTable(
    '已答复的提示',
    [...columns, ['答复', 66]],
    answered.map((finding, index) => [...cells(finding, index), printed(finding.accepted?.reason ?? '')]),
    2,
  );
  return {
    title: '提示及答复情况',
    sheet: 'landscape',
    blocks: [
      ...part(
        answered.length > 0 ? `已书面答复的警告${answered.length}条。` : '没有已答复的警告。',
        answered.length > 0 ? answers : undefined,
      ),
      ...part(
        open.length > 0 ? `尚未答复的警告${open.length}条。` : '没有尚未答复的警告。',
        open.length > 0 ? simpleTable('尚未答复的警告', columns, open.map(cells), 2) : undefined,
      ),
      ...(errors.length > 0
        ? part(
            `尚未消除的错误${errors.length}条，本件仅作草稿，不得报送。`,
            simpleTable('尚未消除的错误', columns, errors.map(cells), 2),
          )
        : []),
    ],
  };
};
