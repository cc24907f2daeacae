import type { DomainId, Resolved } from '../../model/catalogue.ts';
import { domainIdOf } from '../../model/domain.ts';
import { type ImportRemark, say, shown } from '../account.ts';
import { bareName, findHeading, type Match, nameKey } from '../align.ts';
import { clean } from '../clean.ts';
import { domainOfWords } from '../domain-of-words.ts';
import type { Table } from '../read-table.ts';
import type { ItemRow } from '../rows/item-row.ts';
import type { AnnexRow } from './annex-row.ts';

const numbered = /^\D{0,6}(\d{1,2}\.\d{1,2})$/u;
const leading = /^\s*(\d{1,2})[.．](\d{1,2})(?![\d.．])/u;

/** The number of level 2 that a row prints. */
const numberOf = (row: ItemRow): string | undefined => {
  const own = numbered.exec(row.number.trim())?.[1];
  if (own !== undefined) return own;
  const name = row.names.find(({ cell }) => nameKey(cell.text).endsWith(nameKey(row.level2)));
  const [, one, two] = leading.exec(clean(name?.cell.text ?? '')) ?? [];
  return one !== undefined && two !== undefined ? `${one}.${two}` : undefined;
};

/** The domain of a row: as it says itself, by its heading, by its name; else that of the row above. */
const domainOf = (row: ItemRow, match: Match | undefined, before: DomainId, parent: Resolved): DomainId => {
  const said = domainOfWords(row.domain, parent.domains);
  const heading = findHeading(row.level1, undefined, parent);
  const [ref] = match?.equal ? match.refs : [];
  return (said === 'other' ? undefined : said) ?? heading?.domain ?? (ref ? domainIdOf(ref) : before);
};

const untold = (place: string, text: ReturnType<typeof say>): ImportRemark => ({ severity: 'error', place, text });

/** The rows of an annex by domain; what names no item, or one below level 2, is told and compared with nothing. */
export const readAnnexRows = (
  tables: readonly Table[],
  parent: Resolved,
): { readonly rows: readonly AnnexRow[]; readonly remarks: readonly ImportRemark[] } => {
  const rows: AnnexRow[] = [];
  const remarks: ImportRemark[] = [];
  for (const { block, items, matches, domain, foreign } of tables) {
    if (foreign || domain === undefined) {
      remarks.push(
        untold(
          items[0]?.place ?? '',
          say('这张表不是国家目录所有领域的，没有对照', 'a table of no domain of the national catalogue: not compared'),
        ),
      );
      continue;
    }
    let before = domain;
    for (const [index, row] of items.entries()) {
      const title = bareName(row.level2, parent);
      if (row.refused) {
        const name = shown(row.level2 || row.level1);
        remarks.push(
          untold(row.place, say(`这一行没有读懂，没有对照：“${name}”`, `this row was not understood: \`${name}\``)),
        );
      } else if (row.level3 !== '' && nameKey(row.level3) !== nameKey(row.level2)) {
        const name = shown(row.level3);
        remarks.push(untold(row.place, say(`三级事项“${name}”没有对照`, `level-3 item \`${name}\` was not compared`)));
      } else {
        const number = numberOf(row);
        before = domainOf(row, matches[index], before, parent);
        rows.push({
          domain: before,
          block,
          row,
          title,
          heading: bareName(row.level1, parent),
          ...(number ? { number } : {}),
        });
      }
    }
  }
  return { rows, remarks };
};
