import type { Fault } from '../../model/finding.ts';
import { maskData } from '../../model/personal/mask.ts';
import type { Sourced } from '../../model/place.ts';
import type { ServicePoint } from '../../model/service-point.ts';
import type { TableRow } from '../../source/csv-source.ts';
import type { Source } from '../../source/source.ts';
import { suggest } from '../../source/suggest.ts';

/** The headings of the table, and what of a place stands below each. */
const columns = { 名称: 'name', 地址: 'address', 时间: 'hours', 电话: 'phone' } as const satisfies {
  readonly [heading: string]: keyof ServicePoint;
};

/** Headings that are missing, and those that mean nothing here: told once, not for every row. */
const wrongHeadings = ({ file, table }: Source): Fault[] => {
  const known = Object.keys(columns);
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
      .filter((heading) => ![...near.values()].includes(heading))
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

/** The places of a table, one a row. */
export const readPoints = (
  source: Source,
): { readonly points: readonly ServicePoint[]; readonly faults: readonly Fault[] } => {
  const { file } = source;
  const rows = maskData(source.data) as readonly TableRow[];
  const points = rows.map((row, index): ServicePoint => {
    const cells = Object.entries(columns).flatMap(([heading, key]): [string, Sourced<string>][] => {
      const value = row[heading];
      return value === undefined ? [] : [[key, { value, at: { file, path: [index, heading] } }]];
    });
    return { at: { file, path: [index] }, ...Object.fromEntries(cells) };
  });
  return { points, faults: wrongHeadings(source) };
};
