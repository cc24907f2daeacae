import type { DomainId, Ref, Resolved } from '../model/catalogue.ts';
import { domainIdOf } from '../model/domain.ts';
import { byNotes, type Match, matchName, titleLevel } from './align.ts';
import { joined } from './clean.ts';
import type { Block } from './columns/column.ts';
import { domainOfWords } from './domain-of-words.ts';
import type { ItemRow, TableRow } from './rows/item-row.ts';
import { readRows } from './rows/read-rows.ts';
import type { Slot } from './rows/slot.ts';
import type { ImportRequest } from './work.ts';

/** A table with what its rows are and which domain it speaks of. */
export interface Table {
  readonly block: Block;
  readonly rows: readonly TableRow[];
  readonly items: readonly ItemRow[];
  readonly matches: readonly Match[];
  /** The positions of the last row, which the next table may go on with. */
  readonly slots: readonly (Slot | undefined)[];
  readonly domain?: DomainId;
  /** The catalogue of another field of government, such as 社会救助. */
  readonly foreign?: true;
}

/** Whether a table goes on with the one before it: no header, or the same one again under no title of its own. */
const goesOn = ({ continues, columns, title }: Block, before: Table | undefined): boolean =>
  before !== undefined &&
  (continues === true ||
    (JSON.stringify(columns) === JSON.stringify(before.block.columns) && !/领域|目录/u.test(joined(title))));

/** Reads the rows of a table, matches its names and tells its domain. */
export const readTable = (
  block: Block,
  { parent, judge, known, blankAbove = false }: Pick<ImportRequest, 'parent' | 'judge' | 'known' | 'blankAbove'>,
  before: Table | undefined,
): Table => {
  const isTitle = (text: string) => titleLevel(text, parent);
  const earlier = goesOn(block, before) ? before : undefined;
  const { rows, items, slots } = readRows(
    block,
    { isTitle, reference: known.reference, blankAbove },
    earlier && { level1: earlier.rows.at(-1)?.level1 ?? '', slots: earlier.slots },
  );
  const said = domainOfWords(block.title, parent.domains);
  const hint = said ?? (earlier?.foreign ? 'other' : earlier?.domain);
  const wanted = hint === 'other' ? undefined : hint;
  const matches = byNotes(
    items.map((item) => {
      const own = domainOfWords(item.domain, parent.domains);
      return matchName(item.level2, own === undefined || own === 'other' ? wanted : own, item.level1, parent, judge);
    }),
  );
  const found = matches.flatMap(({ kind, refs }) => (kind === 'none' ? [] : refs.slice(0, 1)));
  const [first] = parent.domains
    .map(({ id: domain }) => ({ domain, count: found.filter((ref) => domainIdOf(ref) === domain).length }))
    .sort((left, right) => right.count - left.count);
  const equal = matches.filter((match) => match.equal).length;
  const foreign = hint === 'other' ? equal * 2 < items.length : found.length === 0 && hint === undefined;
  const domain = wanted ?? (first && first.count > 0 ? first.domain : undefined);
  return { block, rows, items, slots, matches, ...(domain ? { domain } : {}), ...(foreign ? { foreign: true } : {}) };
};

/** The level-2 number that an own export prints, behind the name of its domain. */
export const exportedRef = (row: ItemRow, { domains }: Pick<Resolved, 'domains'>): Ref | undefined => {
  const found = /^(\p{Script=Han}+)?(\d+(?:\.\d+){1,2})$/u.exec(row.number);
  const named = domains.find(({ name }) => name.zh === found?.[1])?.id;
  return found?.[1] && named ? `${named}/${found[2]}` : undefined;
};
