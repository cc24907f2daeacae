import type { Compilation } from '../../catalogue/compilation.ts';
import type { Attachment } from '../../document/block.ts';
import { printed } from '../../document/printed.ts';
import { simpleTable } from '../../document/simple-table.ts';
import { domainIdOf } from '../../model/domain.ts';
import { fields } from '../../model/fields.ts';
import type { Finding } from '../../model/finding.ts';
import { groupBy } from '../../model/group-by.ts';
import { domainName } from '../domain-name.ts';
import { itemName } from './item-name.ts';

const columns = [
  ['序号', 12, 'center'],
  ['领域', 20, 'center'],
  ['事项编号及名称', 50],
  ['栏目', 26, 'center'],
  ['情况', 88],
  ['说明', 66],
] as const;

/** The same fact with the same answer about several items is one row. */
const sameAnswer = ({ item, field, message, accepted }: Finding): string =>
  JSON.stringify([item && domainIdOf(item), field, message.zh, accepted?.reason]);

/** 有关事项的说明: what was asked about and answered, as facts. What nobody answered is told on the console, not here. */
export const answerAttachment = ({ resolved, findings }: Compilation): Attachment | undefined => {
  const answered = findings.filter((finding) => finding.accepted && finding.rule !== 'accepted-in-use');
  if (answered.length === 0) return undefined;
  const groups = [...groupBy(answered, sameAnswer).values()];
  const rows = groups.flatMap((group, index) => {
    const [first] = group;
    if (!first) return [];
    const { item, field, message, accepted } = first;
    return [
      [
        index + 1,
        item ? domainName(resolved, domainIdOf(item)) : '—',
        group.map((finding) => (finding.item ? itemName(resolved, finding.item) : '—')).join('\n'),
        field ? fields[field].label.zh : '—',
        printed(message.zh),
        printed(accepted?.reason ?? ''),
      ],
    ];
  });
  return {
    title: '有关事项的说明',
    sheet: 'landscape',
    blocks: [
      { kind: 'paragraph', text: `对下列${answered.length}处情况说明如下。` },
      simpleTable('有关事项的说明', columns, rows, 2),
    ],
  };
};
