import { type ImportRemark, say, shown } from './account.ts';
import { reasons } from './read/reading.ts';
import type { Lost } from './work.ts';

/** Places of the same words in one remark: the first, and how many. */
const grouped = (lost: readonly Lost[]): Map<string, Lost[]> => {
  const groups = new Map<string, Lost[]>();
  for (const one of lost) {
    const key = JSON.stringify([one.column.zh, one.text, one.why, one.whole]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
};

/** What did not come into the layer, told on the console: equal words of a column once. */
export const lostRemarks = (lost: readonly Lost[]): ImportRemark[] =>
  [...grouped(lost).values()].flatMap((group): ImportRemark[] => {
    const [first] = group;
    if (!first) return [];
    const { severity, text: why } = reasons[first.why];
    // Of a refused or repeated row one remark is told, not one a cell.
    if (severity === 'quiet' || ['no-row', 'repeated', 'own-rows'].includes(first.why)) return [];
    const words = shown(first.text);
    const more = group.length > 1 ? [`等 ${group.length} 处`, ` and ${group.length - 1} more`] : ['', ''];
    return [
      {
        severity,
        place: first.place,
        text: first.whole
          ? say(
              `${first.column.zh}读不出：“${words}”（${why.zh}）${more[0]}`,
              `${first.column.en} cannot be read: \`${words}\` (${why.en})${more[1]}`,
            )
          : say(
              `${first.column.zh}只读了一部分，没有写入：“${words}”（${why.zh}）${more[0]}`,
              `${first.column.en} came in only partly, without \`${words}\` (${why.en})${more[1]}`,
            ),
      },
    ];
  });
