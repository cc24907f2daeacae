import type { Compilation } from '../../catalogue/compilation.ts';
import type { Step } from '../../model/step.ts';
import type { Text } from '../../model/text.ts';

/** Misses of additions, which have rows of their own in spite of what is wrong with them. */
const held: ReadonlySet<string> = new Set(['id-taken', 'id-twice', 'id-retired', 'no-parent', 'parent-omitted']);

const named = (names: readonly string[], more: string): string =>
  `${[...new Set(names)].slice(0, 5).join('、')}${new Set(names).size > 5 ? more : ''}`;

/** What of a layer the form has no place for: it is told when the form is written. */
export const lostRemarks = ({ findings }: Compilation, { layer, misses }: Step): Text[] => {
  const idle = misses.filter(({ kind }) => !held.has(kind)).map(({ domain, id }) => `${domain}/${id}`);
  const unread = findings.filter(
    ({ rule, severity, at }) => rule === 'schema' && severity === 'error' && at.file === layer.file,
  );
  return [
    ...(idle.length > 0
      ? [
          {
            zh: `填报工作簿里没有：地方层中不起作用的 ${idle.length} 处（${named(idle, ' 等')}）`,
            en: `not in the workbook: ${idle.length} entries of the layer without effect (${named(idle, ' and others')})`,
          },
        ]
      : []),
    ...(unread.length > 0
      ? [
          {
            zh: `填报工作簿里没有：地方层中读不懂的 ${unread.length} 处，先照 mulu validate 说的改正`,
            en: `not in the workbook: ${unread.length} places of the layer that cannot be read; mend first what mulu validate tells`,
          },
        ]
      : []),
  ];
};
