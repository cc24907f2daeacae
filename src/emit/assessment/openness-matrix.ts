import type { Compilation } from '../../catalogue/compilation.ts';
import { listedItems } from '../../catalogue/statistics.ts';
import type { PaperBlock } from '../../document/paper.ts';
import type { ResolvedItem } from '../../model/catalogue.ts';
import { type OpenElements, openElements } from '../../model/open-elements.ts';
import { domainName } from '../domain-name.ts';

/** 五公开 of every item that is listed, in the order of the catalogue. */
export const opennessRows = ({
  resolved,
  reference,
}: Compilation): readonly { readonly item: ResolvedItem; readonly open: OpenElements }[] =>
  listedItems(resolved)
    .filter(({ level }) => level > 1)
    .map((item) => ({ item, open: openElements(item, resolved, reference) }));

/** The matrix 事项 × 五公开: a number of elements in each cell, and the sums of items in words. */
export const opennessMatrix = (input: Compilation): PaperBlock[] => {
  const { openness } = input.reference;
  const rows = opennessRows(input);
  const sums = openness.map(({ id, name }) => `${name}公开${rows.filter(({ open }) => open[id].length > 0).length}项`);
  const unclear = rows.filter(({ open }) => open.unclear.length > 0);
  const labels = [...new Set(unclear.flatMap(({ open }) => open.unclear))];
  return [
    { kind: 'heading', text: '五公开', id: 'openness' },
    {
      kind: 'paragraph',
      text: `列入的${rows.length}项事项，公开内容的要素涉及：${sums.join('、')}（一项可以涉及几种）。表中的数是要素个数。`,
    },
    ...(labels.length > 0
      ? [
          {
            kind: 'paragraph',
            text: `有${unclear.length}项的要素没有归类：${labels.join('、')}；请按决策、执行、管理、服务、结果公开归类。`,
          } as const,
        ]
      : []),
    {
      kind: 'table',
      table: {
        caption: '事项与五公开',
        columns: [
          { label: '领域', width: 14 },
          { label: '事项', width: 46 },
          ...openness.map(({ name }) => ({ label: name, width: 8, center: true as const })),
        ],
        rows: rows.map(({ item, open }) => [
          { text: domainName(input.resolved, item.domain) },
          { text: `${item.id} ${item.fields.title.value}` },
          ...openness.map(({ id }) => ({ text: open[id].length > 0 ? String(open[id].length) : '' })),
        ]),
        name: 1,
      },
    },
  ];
};
