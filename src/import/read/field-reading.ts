import type { FieldId, Fields } from '../../model/catalogue.ts';
import { clean } from '../clean.ts';
import type { Piece, Pieces } from '../rows/item-row.ts';
import { withBoxes } from './boxes.ts';
import type { Left, Reading } from './reading.ts';
import { type Span, spansOf } from './spans.ts';

/** The fields of an item that a table may hold. */
export type LocalField = Exclude<FieldId, 'title'>;

/** One position of a table with every character accounted for. */
export interface CellReading {
  readonly piece: Piece;
  readonly spans: readonly Span[];
}

/** One field of one item as read. Without a value nothing could be read; no cells at all: nothing is written there. */
export interface FieldReading<T = unknown> {
  readonly value?: T;
  readonly cells: readonly CellReading[];
  readonly notes: readonly string[];
}

export type FieldReadings = { readonly [K in LocalField]?: FieldReading<Fields[K]> };

/** The words of a position as they are accounted for. */
export const wordsOf = (piece: Piece): string => withBoxes(clean(piece.cell.text));

const lengthOf = (text: string): number => [...text].filter((char) => char.trim() !== '').length;

/** The spans of several texts that were read as one, cut where one text ends. */
const cut = (spans: readonly Span[], texts: readonly string[]): Span[][] => {
  const rest = spans.map((span) => ({ ...span, chars: [...span.text] }));
  return texts.map((text) => {
    const own: Span[] = [];
    for (let wanted = lengthOf(text); wanted > 0 && rest[0]; ) {
      const [first] = rest;
      const taken = first.chars.splice(0, wanted);
      wanted -= taken.length;
      own.push({ text: taken.join(''), as: first.as, ...(first.why ? { why: first.why } : {}) });
      if (first.chars.length === 0) rest.shift();
    }
    return own;
  });
};

/** A field whose positions are read as one text. Ditto words without anything above say nothing. */
export const readTogether = <T>(pieces: Pieces, read: (text: string) => Reading<T>): FieldReading<T> => {
  const [own, lost] = [pieces.filter((piece) => !piece.lost), pieces.filter((piece) => piece.lost)];
  const texts = own.map(wordsOf);
  // An empty line parts the words of two rows, so that no phrase runs from one into the next.
  const reading: Reading<T> = own.length > 0 ? read(texts.join('\n\n')) : { took: [], left: [] };
  const spans = cut(spansOf(texts.join(''), reading.took, reading.left), texts);
  return {
    ...(reading.value === undefined ? {} : { value: reading.value }),
    cells: [
      ...own.map((piece, index) => ({ piece, spans: spans[index] ?? [] })),
      ...lost.map((piece) => leftWhole(piece, 'nothing-above')),
    ],
    notes: reading.notes ?? [],
  };
};

/** A position of which nothing counts. */
export const leftWhole = (piece: Piece, why: Left['why']): CellReading => {
  const text = wordsOf(piece);
  return { piece, spans: [{ text: [...text].filter((char) => char.trim() !== '').join(''), as: 'left', why }] };
};

/** A field with one value: the first position that can be read counts, another value is told. */
export const readFirst = <T>(pieces: Pieces, read: (text: string) => Reading<T>): FieldReading<T> => {
  const all = pieces.map((piece) => readTogether([piece], read));
  const first = all.findIndex(({ value }) => value !== undefined);
  const same = (index: number): boolean => {
    const [one, other] = [pieces[first], pieces[index]];
    return one !== undefined && other !== undefined && wordsOf(one) === wordsOf(other);
  };
  const value = all[first]?.value;
  return {
    ...(value === undefined ? {} : { value }),
    cells: all.flatMap((one, index) =>
      one.value === undefined || index === first || same(index)
        ? one.cells
        : one.cells.map(({ piece }) => leftWhole(piece, 'second-value')),
    ),
    notes: all.flatMap(({ notes }) => notes),
  };
};
