import { guideHeadings } from '../../generated/guide-headings.js';
import type { ElsewhereReason, GuideHeadings } from '../../model/guide-headings.ts';
import { plain } from '../../model/plain.ts';
import type { TableCell } from '../../source/table/table.ts';
import { joined } from '../clean.ts';

/** What a line of a table is one of. `item` is what is said once of an item. */
export type Part = 'item' | 'materials' | 'fees' | 'faq' | 'options' | 'steps';

/** A column of an export of 实施清单: where in a guide its cells go, or why they go nowhere. */
export interface GuideColumn {
  readonly id: string;
  readonly part: Part;
  readonly heading: string;
  /** 工作日 in the brackets of a heading. */
  readonly unit?: string;
  readonly elsewhere?: ElsewhereReason | 'unknown';
}

const { headings, elsewhere: others }: GuideHeadings = guideHeadings;

const parts: readonly Part[] = ['materials', 'fees', 'faq', 'options', 'steps'];

const partOf = (id: string): Part => parts.find((part) => id.startsWith(`${part}.`)) ?? 'item';

/** A heading as it is compared: without numbering, what stands in brackets, marks of what is required. */
const bare = (text: string): string =>
  plain(joined(text))
    .replace(/^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、])/u, '')
    .replace(/(?:\(.*\)|〔.*〕)$/u, '')
    .replace(/[:*]/gu, '');

interface Meaning {
  readonly strict?: string;
  readonly loose: readonly string[];
  readonly elsewhere?: ElsewhereReason;
}

const meanings: ReadonlyMap<string, Meaning> = (() => {
  const all = new Map<string, { strict?: string; loose: string[]; elsewhere?: ElsewhereReason }>();
  const at = (word: string) => {
    const key = bare(word);
    const found = all.get(key) ?? { loose: [] };
    all.set(key, found);
    return found;
  };
  for (const { column, words, loose } of headings)
    for (const word of words)
      if (loose) at(word).loose.push(column);
      else at(word).strict = column;
  for (const { reason, words } of others) for (const word of words) at(word).elsewhere = reason;
  return all;
})();

/** Whether a cell holds the heading of a column. */
export const isHeading = (text: string): boolean => meanings.has(bare(text));

const unitIn = (heading: string): string | undefined =>
  /[（(【[].*?(工作日|自然日|小时|天|月).*?[)）】\]]/u.exec(heading)?.[1];

const make = (id: string, heading: string): GuideColumn => {
  const unit = unitIn(heading);
  return { id, part: partOf(id), heading: joined(heading), ...(unit ? { unit } : {}) };
};

const nowhere = (elsewhere: NonNullable<GuideColumn['elsewhere']>, heading: string): GuideColumn => ({
  id: '',
  part: 'item',
  heading: joined(heading),
  elsewhere,
});

/** The column that a heading beside its value names. */
export const columnOfLabel = (heading: string): GuideColumn => {
  const { strict, elsewhere } = meanings.get(bare(heading)) ?? {};
  return strict === undefined ? nowhere(elsewhere ?? 'unknown', heading) : make(strict, heading);
};

const identifies = new Set(['ref', 'name', 'code']);

/** The columns of a row of headings. What a heading that means many things means is told by those beside it. */
export const columnsOf = (row: readonly (TableCell | undefined)[]): (GuideColumn | undefined)[] => {
  const meant = row.map((cell) => (cell && joined(cell.text) !== '' ? meanings.get(bare(cell.text)) : undefined));
  const strict = meant.flatMap((meaning) => meaning?.strict ?? []);
  const present = new Set(strict.map(partOf));
  // A table of materials or steps says nothing else of an item than which one it is.
  const isInner = strict.every((id) => partOf(id) !== 'item' || identifies.has(id) || hasLoose(meant, id));
  const found = row.map((cell, index): GuideColumn | undefined => {
    if (!cell || joined(cell.text) === '') return undefined;
    const meaning = meant[index];
    if (!meaning) return nowhere('unknown', cell.text);
    const fitting = meaning.loose.filter((id) => present.has(partOf(id)));
    const [only] = fitting;
    if (only !== undefined && fitting.length === 1 && (isInner || (!meaning.strict && !meaning.elsewhere)))
      return make(only, cell.text);
    return meaning.strict ? make(meaning.strict, cell.text) : nowhere(meaning.elsewhere ?? 'unknown', cell.text);
  });
  const ofMaterials = found.filter((column) => column?.part === 'materials');
  const isCaseTable = ofMaterials.length > 0 && ofMaterials.every((column) => column?.id === 'materials.for');
  return isCaseTable
    ? found.map((column) => (column?.id === 'materials.for' ? make('options.name', column.heading) : column))
    : found;
};

const hasLoose = (meant: readonly (Meaning | undefined)[], id: string): boolean =>
  meant.some((meaning) => meaning?.strict === id && meaning.loose.length > 0);
