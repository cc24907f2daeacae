import { tableWords } from '../../generated/table-words.js';
import { fields } from '../../model/fields.ts';
import type { Text } from '../../model/text.ts';
import { type ImportedCell, type LeftWords, say, shown } from '../account.ts';
import { bareName, findHeading } from '../align.ts';
import { clean, joined } from '../clean.ts';
import type { Block, Column } from '../columns/column.ts';
import { domainOfWords } from '../domain-of-words.ts';
import { type CellReading, type LocalField, leftWhole } from '../read/field-reading.ts';
import { type Reason, reasons } from '../read/reading.ts';
import { type Span, spansOf } from '../read/spans.ts';
import type { Piece } from '../rows/item-row.ts';
import type { RowVerdict } from '../verdict.ts';
import { isErrorValue } from '../words.ts';
import type { Importing, Lost } from '../work.ts';

/** How the names of a row came into the layer. */
export interface NameFate {
  readonly level1: 'same' | 'written' | 'heading';
  readonly level2: 'same' | 'written';
}

/** What became of the cells of a row. `changed`: fields that the layer says something about; `why`: nothing was written at all. */
export interface Fate {
  readonly changed: ReadonlySet<LocalField>;
  readonly names: NameFate;
  readonly why?: Reason;
  /** Fields that repeat what is there; with `why` these are not told. */
  readonly same?: ReadonlySet<LocalField>;
}

const leftOf = (spans: readonly Span[]): { readonly text: string; readonly why: Reason }[] =>
  spans.flatMap(({ as, text, why }) => (as === 'left' ? [{ text, why: why ?? 'not-understood' }] : []));

const becameOf = (spans: readonly Span[], whole: 'same' | 'written'): ImportedCell['became'] => {
  const loud = leftOf(spans).some(({ why }) => reasons[why].severity !== 'quiet');
  if (spans.some(({ as }) => as === 'took')) return loud ? 'partly' : whole;
  return spans.some(({ as }) => as === 'left') ? 'unread' : whole;
};

const asWords = (left: readonly { readonly text: string; readonly why: Reason }[]): LeftWords[] =>
  left.map(({ text, why }) => ({ text: shown(text), why: reasons[why].text }));

interface Told {
  readonly piece: Piece;
  readonly spans: readonly Span[];
  readonly column: Text;
  readonly field?: LocalField;
  readonly whole: 'same' | 'written';
  readonly note?: string;
}

const headOf = (block: Block, piece: Piece, fallback: Text): Text => {
  const head = block.heads[piece.column];
  return head ? { zh: shown(head), en: shown(head) } : fallback;
};

/** One position as the report tells it. */
const cellOf = ({ piece, spans, column, field, whole, note }: Told): ImportedCell => {
  const left = leftOf(spans);
  const took = spans.flatMap(({ as, text }) => (as === 'took' ? [shown(text)] : []));
  return {
    place: piece.place,
    column: column.zh,
    ...(field ? { field } : {}),
    text: shown(clean(piece.word ?? piece.cell.text)),
    became: becameOf(spans, whole),
    ...(took.length > 0 && piece.word === undefined ? { took } : {}),
    ...(left.length > 0 ? { left: asWords(left) } : {}),
    ...(piece.by ? { inherited: piece.cell.place } : {}),
    ...(note ? { note } : {}),
  };
};

const lostOf = ({ piece, spans, column }: Told): Lost[] =>
  leftOf(spans).map(({ text, why }) => ({
    place: piece.place,
    column,
    text,
    why,
    whole: !spans.some(({ as }) => as === 'took'),
  }));

/** The spans of a name: its numbering is form, its words are the name. */
const nameSpans = (piece: Piece, words: string, why: Reason | undefined): readonly Span[] => {
  const text = clean(piece.cell.text);
  const labels = (piece.cell.links ?? []).map(({ label }) => joined(label)).filter((label) => joined(text) !== label);
  const [start, compact] = [
    joined(text).replace(/\s/gu, '').indexOf(words.replace(/\s/gu, '')),
    joined(text).replace(/\s/gu, ''),
  ];
  const lead =
    start > 0 && /^[\d.．、()（）一二三四五六七八九十]+$/u.test(compact.slice(0, start))
      ? [compact.slice(0, start)]
      : [];
  if (why) return spansOf(text, [...lead, ...labels], [{ text: words, why }]);
  return spansOf(text, [words, ...lead, ...labels], []);
};

const columnName = (column: Column | undefined): Text => {
  const kind = column?.kind ?? 'level2';
  const zh = kind in tableWords.names ? tableWords.names[kind as keyof typeof tableWords.names] : '';
  return say(zh, zh);
};

/** A serial number, a domain or a name of the row. */
const toldName = (piece: Piece, verdict: RowVerdict, block: Block, fate: Fate, work: Importing): Told => {
  const column = block.columns[piece.column];
  const base = { piece, column: headOf(block, piece, columnName(column)), whole: 'same' as const };
  const text = joined(piece.cell.text);
  if (column?.kind === 'serial' || column?.kind === 'number') {
    const number = /^[\p{Script=Han}]{0,6}[\d.．\-—/]+$/u.test(text);
    return {
      ...base,
      spans: spansOf(clean(piece.cell.text), number ? [text] : [/^[\d.．]+/u.exec(text)?.[0] ?? ''], []),
    };
  }
  if (column?.kind === 'domain') {
    const known =
      /^[\p{Script=Han}、（）()]+$/u.test(text) && domainOfWords(text, work.inherited.domains) !== undefined;
    return {
      ...base,
      spans: known
        ? spansOf(clean(piece.cell.text), [text], [])
        : spansOf(clean(piece.cell.text), [], [{ text, why: 'domain' }]),
    };
  }
  if (isErrorValue(text)) return { ...base, spans: spansOf(text, [], [{ text, why: 'error-value' }]) };
  const name = bareName(piece.cell.text, work.parent);
  if (fate.why) return { ...base, spans: nameSpans(piece, name, fate.why) };
  if (column?.kind === 'level1') {
    const sameCell = verdict.row.names.some((other) => other !== piece && other.cell === piece.cell);
    const known = findHeading(piece.cell.text, verdict.home, work.parent) !== undefined || sameCell;
    return {
      ...base,
      whole: fate.names.level1 === 'written' ? 'written' : 'same',
      spans: nameSpans(piece, name, known || fate.names.level1 === 'written' ? undefined : 'heading'),
    };
  }
  return { ...base, whole: fate.names.level2, spans: nameSpans(piece, name, undefined) };
};

const toldFields = (verdict: RowVerdict, fate: Fate): Told[] =>
  (Object.entries(verdict.readings) as [LocalField, NonNullable<RowVerdict['readings'][LocalField]>][]).flatMap(
    ([field, { cells, notes, value }]) =>
      cells.map(({ piece, spans }: CellReading): Told => {
        const lost =
          value === undefined
            ? spans.map((span): Span => (span.as === 'took' ? { ...span, as: 'left', why: 'not-understood' } : span))
            : spans;
        const refused = fate.why && !fate.same?.has(field);
        return {
          piece,
          spans: refused ? leftWhole(piece, fate.why ?? 'no-row').spans : lost,
          column: fields[field].label,
          field,
          whole: fate.changed.has(field) ? 'written' : 'same',
          ...(notes.length > 0 ? { note: notes.join('；') } : {}),
        };
      }),
  );

/** Positions that no reading has used: boxes beside words for the same field. */
const toldUnused = (verdict: RowVerdict, block: Block, used: ReadonlySet<Piece>): Told[] =>
  [...verdict.row.fields.values(), ...verdict.row.ticks.values(), ...verdict.row.levels.values()]
    .flat()
    .filter((piece) => !used.has(piece))
    .map((piece) => ({
      ...leftWhole(piece, 'second-value'),
      column: headOf(block, piece, say('', '')),
      whole: 'same' as const,
    }));

/** A telephone number that every row repeats stands at the head of the layer. */
const isContact = ({ contact }: Importing, column: Column | undefined, { cell }: Piece): boolean =>
  (column?.kind === 'phone' || column?.kind === 'complaint') && contact[column.kind] === joined(cell.text);

/** Every position of a row as the report tells it; what did not come in is noted for the console. */
export const accountCells = (work: Importing, block: Block, verdict: RowVerdict, fate: Fate): ImportedCell[] => {
  const { row } = verdict;
  const ignored = new Set(
    [...row.levels].flatMap(([column, pieces]) =>
      work.unknownLevels.has(`${block.grid.number} ${column}`) ? pieces : [],
    ),
  );
  const names = row.names.map((piece) => toldName(piece, verdict, block, fate, work));
  const read = toldFields(verdict, fate);
  const used = new Set([...read.map(({ piece }) => piece), ...ignored]);
  const told = [...names, ...read, ...toldUnused(verdict, block, used)];
  for (const one of told) if (!one.piece.by || one.piece.lost) work.lost.push(...lostOf(one));
  const others = [...row.others, ...[...ignored].map((piece) => ({ piece, column: undefined }))].map(
    ({ piece, column }): ImportedCell => ({
      place: piece.place,
      column: block.heads[piece.column] || '（无表头）',
      text: shown(clean(piece.cell.text)),
      became: isContact(work, column, piece) ? 'written' : 'ignored',
      ...(piece.by ? { inherited: piece.cell.place } : {}),
    }),
  );
  return [...told.map(cellOf), ...others];
};
