import type { Fault } from '../../model/finding.ts';
import { maskData } from '../../model/personal/mask.ts';
import type { Sourced } from '../../model/place.ts';
import type { ServicePoint } from '../../model/service-point.ts';
import type { TableRow } from '../../source/csv-source.ts';
import type { Source } from '../../source/source.ts';
import { wrongHeadings } from '../table-headings.ts';

/** The headings of the table, and what of a place stands below each. */
const columns = { 名称: 'name', 地址: 'address', 时间: 'hours', 电话: 'phone' } as const satisfies {
  readonly [heading: string]: keyof ServicePoint;
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
  return { points, faults: wrongHeadings(source, Object.keys(columns)) };
};
