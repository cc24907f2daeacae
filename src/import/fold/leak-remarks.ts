import type { Fields } from '../../model/catalogue.ts';
import { type ImportRemark, say } from '../account.ts';
import { type RowVerdict, valuesOf } from '../verdict.ts';
import type { Importing } from '../work.ts';

const words = ({ ticked, other }: Fields['channels']): string[] => [
  ...ticked.filter((name) => name !== '其他'),
  ...other.map((text) => `其他：${text}`),
];

/** How many rows from here on hold different parts of the channels that the standard of the first has together. */
const runFrom = (
  rows: readonly (Fields['channels'] | undefined)[],
  start: number,
  standard: Fields['channels'],
): number => {
  const wanted = words(standard);
  const seen: string[] = [];
  for (let end = start; end < Math.min(rows.length, start + 6); end += 1) {
    const own = rows[end];
    const mine = own ? words(own) : [];
    if (mine.length === 0 || mine.some((word) => seen.includes(word)) || mine.length >= wanted.length) return 0;
    seen.push(...mine);
    if (wanted.every((word) => seen.includes(word))) return end - start + 1;
  }
  return 0;
};

/** Channels of one merged cell whose lines leaked into the rows below (S14, S22) are written row by row as they stand, and told. */
export const leakRemarks = (verdicts: readonly RowVerdict[], { inherited }: Importing): ImportRemark[] => {
  const own = verdicts.map(({ readings }) => readings.channels?.value);
  const remarks: ImportRemark[] = [];
  for (let start = 0; start < verdicts.length; start += 1) {
    const target = verdicts[start]?.target;
    const item = target?.kind === 'item' ? inherited.items.get(target.ref) : undefined;
    const standard = item && valuesOf(item).channels;
    const count = standard ? runFrom(own, start, standard) : 0;
    if (count < 2) continue;
    remarks.push({
      severity: 'warning',
      place: verdicts[start]?.row.place ?? '',
      text: say(
        `从这一行起 ${count} 行的渠道合起来正好是标准的渠道，像是一格的内容散到了几行；已按各行所写导入，请在原表核对`,
        `the channels of ${count} rows from here are together those of the standard, as if one cell had leaked; they were taken row by row: please check`,
      ),
    });
    start += count - 1;
  }
  return remarks;
};
