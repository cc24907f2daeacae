import { parseCitation } from '../../model/basis.ts';
import type { Fields, ResolvedItem, ResponsibleBody } from '../../model/catalogue.ts';
import { fieldIds, fields, type Known } from '../../model/fields.ts';
import { plain } from '../../model/plain.ts';
import { shown } from '../account.ts';
import { changesOf, type FieldEdit, isSameDocument } from '../differences.ts';
import { type FieldReading, type LocalField, leftWhole } from '../read/field-reading.ts';
import type { Span } from '../read/spans.ts';
import type { RowVerdict } from '../verdict.ts';
import type { Importing } from '../work.ts';

/** The fields that a table may hold, in the order of the official table. */
export const localFields = fieldIds.filter((field): field is LocalField => field !== 'title');

/**
 * One element of nonsense where the standard has another, the rest being equal: what a scanner made of it (E01). A
 * misreading keeps the length and part of the characters of what was printed.
 */
const misreadElement = (
  local: Fields['content'],
  standard: Fields['content'],
  known: Known,
): { readonly written: string; readonly meant: string } | undefined => {
  if (local.length !== standard.length) return undefined;
  const apart = local.flatMap((written, index) => {
    const meant = standard[index] ?? '';
    return fields.content.compare([written], [meant], known).order === 'same' ? [] : [{ written, meant }];
  });
  const [only] = apart;
  if (!only || apart.length > 1) return undefined;
  const shared = [...only.written].filter((char, index) => only.meant[index] === char).length;
  return only.written.length === only.meant.length && shared * 4 >= only.meant.length && shared < only.meant.length
    ? only
    : undefined;
};

/** Where a scanner's nonsense is taken for the element at its place, its words are left and told. */
const withoutMisread = (verdict: RowVerdict, item: ResolvedItem, known: Known, notes: string[]): RowVerdict => {
  const { content } = verdict.readings;
  const standard = item.fields.content?.value;
  const misread = content?.value && standard ? misreadElement(content.value, standard, known) : undefined;
  if (!content?.value || !misread) return verdict;
  notes.push(`“${shown(misread.written)}”当作“${misread.meant}”`);
  const reading: FieldReading<Fields['content']> = {
    ...content,
    value: content.value.map((label) => (label === misread.written ? misread.meant : label)),
    cells: content.cells.map(({ piece, spans }) => ({
      piece,
      spans: spans.map((span) =>
        span.as === 'took' && span.text === misread.written ? { ...span, as: 'left', why: 'by-place' } : span,
      ),
    })),
  };
  return { ...verdict, readings: { ...verdict.readings, content: reading } };
};

/** Nothing but the number of a document, in any form. */
const bareNumber = /^[（(〔[\s]*[\p{Script=Han}、\s]*(?:[〔﹝[（(]?\d{4}[〕﹞\]）)年]*)?第?\d+号(?:令)?[）)〕\]\s]*$/u;

/** What stands behind the title of a citation, titles inside titles counted. */
const behindTitle = (text: string): string => {
  let depth = 0;
  for (const [index, char] of [...text].entries()) {
    if (char === '《') depth += 1;
    if (char === '》') depth -= 1;
    if (char === '》' && depth === 0) return [...text].slice(index + 1).join('');
  }
  return '';
};

/** The organ in front of a title and the bracket behind it, as far as the standard's words for the document lack them. */
const apart = (local: string, standard: string): string[] => {
  const { number } = parseCitation(local);
  const tail = behindTitle(local);
  const isNumber = number !== undefined && number === parseCitation(standard).number && bareNumber.test(tail);
  return [/^[^《]+/u.exec(local)?.[0] ?? '', isNumber ? '' : tail].filter(
    (words) => words.trim() !== '' && !plain(standard).includes(plain(words)),
  );
};

/** Words of citations that give way to those of the standard for the same document: told with the cell. */
const inRegisterWords = (verdict: RowVerdict, item: ResolvedItem, known: Known): RowVerdict => {
  const { basis } = verdict.readings;
  const standard = item.fields.basis?.value;
  if (!basis?.value || !standard) return verdict;
  const lost = basis.value.flatMap((local) => {
    const words = standard.find((other) => other !== local && isSameDocument(local, other, known));
    return words === undefined ? [] : apart(local, words);
  });
  if (lost.length === 0) return verdict;
  const cells = basis.cells.map(({ piece, spans }) => ({ piece, spans: lost.reduce(withoutWords, spans) }));
  return { ...verdict, readings: { ...verdict.readings, basis: { ...basis, cells } } };
};

/** Takes words out of the first stretch that holds them. */
const withoutWords = (spans: readonly Span[], words: string): readonly Span[] => {
  const bare = words.replace(/\s/gu, '');
  const at = spans.findIndex(({ as, text }) => as === 'took' && text.includes(bare));
  const span = spans[at];
  if (!span) return spans;
  const start = span.text.lastIndexOf(bare);
  const pieces: Span[] = [
    { ...span, text: span.text.slice(0, start) },
    { text: bare, as: 'left', why: 'register-words' },
    { ...span, text: span.text.slice(start + bare.length) },
  ];
  return [...spans.slice(0, at), ...pieces.filter(({ text }) => text !== ''), ...spans.slice(at + 1)];
};

/** Cells of which the layer says something else, and stays. */
const withoutKept = (verdict: RowVerdict, kept: ReadonlySet<LocalField>): RowVerdict => ({
  ...verdict,
  readings: Object.fromEntries(
    Object.entries(verdict.readings).map(([field, reading]) => [
      field,
      kept.has(field as LocalField)
        ? { cells: reading.cells.map(({ piece }) => leftWhole(piece, 'layer-stays')), notes: [] }
        : reading,
    ]),
  ),
});

/** What the layer has to say of an inherited item so that it reads as the row does. */
export const amendItem = (
  work: Importing,
  given: RowVerdict,
  item: ResolvedItem,
  notes: string[],
): { readonly verdict: RowVerdict; readonly changed: Set<LocalField>; readonly list: FieldEdit[] } => {
  const { known, bodies, effective } = work;
  const verdict = inRegisterWords(withoutMisread(given, item, known, notes), item, known);
  const list: FieldEdit[] = [];
  const changed = new Set<LocalField>();
  const kept = new Set<LocalField>();
  const now = new Map<LocalField, unknown>();
  for (const field of localFields) {
    const standard = item.fields[field]?.value;
    const value = verdict.readings[field]?.value;
    now.set(field, value ?? standard);
    if (value === undefined) continue;
    const more = changesOf(field, value as never, standard as never, known);
    if (more.length > 0 && work.claims?.(item, field)) {
      work.conflicts.push({ item, field, theirs: value, place: given.row.place });
      kept.add(field);
      now.set(field, standard);
      continue;
    }
    if (more.length > 0) changed.add(field);
    // What most rows say of the body is said once, when all rows are known.
    if (field === 'responsibleBody') bodies.push({ value: value as ResponsibleBody, ref: item.ref });
    else list.push(...more);
  }
  effective.set(item.ref, now);
  return { verdict: kept.size > 0 ? withoutKept(verdict, kept) : verdict, changed, list };
};
