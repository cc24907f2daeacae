import type { Fault } from '../model/finding.ts';
import type { Source } from '../source/source.ts';
import { suggest } from '../source/suggest.ts';

/** Headings that are missing, and those that mean nothing here: told once, not for every row. */
export const wrongHeadings = (
  { file, table }: Source,
  known: readonly string[],
  needed: readonly string[] = known,
): Fault[] => {
  const headings = table?.headings ?? [];
  const strange = headings.filter((heading) => !known.includes(heading));
  const missing = known.filter((heading) => !headings.includes(heading));
  const near = new Map(strange.map((heading) => [heading, suggest(heading, missing)]));
  return [
    ...strange.map((heading): Fault => {
      const meant = near.get(heading);
      return {
        rule: 'table-form',
        message: meant ? 'unknown-column-near' : 'unknown-column',
        args: { value: heading, known, ...(meant ? { meant } : {}) },
        at: { file, path: [-1, heading], key: true },
      };
    }),
    ...missing
      .filter((heading) => needed.includes(heading) && ![...near.values()].includes(heading))
      .map(
        (heading): Fault => ({
          rule: 'table-form',
          message: 'missing-column',
          args: { value: heading },
          at: { file, path: [] },
        }),
      ),
  ];
};
