import type { TextEdit } from '../model/finding.ts';
import { mask } from '../model/personal/mask.ts';
import { quoteLike } from './write-scalar.ts';

/** What fixing needs of a source: its text, and where a place stands in it. */
interface Fixable {
  readonly text: string;
  readonly range: (place: TextEdit['at']) => readonly [start: number, end: number] | undefined;
  readonly locate: (place: TextEdit['at']) => { readonly line: number } | undefined;
}

/** One change as it was made: the characters before and after. */
export interface Applied {
  readonly line: number;
  readonly from: string;
  readonly to: string;
}

/** Another pair behind the value of one, as the map is written: on a line of its own, or behind a comma. */
const pairBehind = ([key, value]: readonly [string, string], text: string, start: number): string => {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const block = /^(\s*(?:-\s+)*)[^\s{[][^{[]*$/u.exec(line);
  const pair = `${key}: ${JSON.stringify(value)}`;
  return block ? `\n${(block[1] ?? '').replaceAll('-', ' ')}${pair}` : `, ${pair}`;
};

const spliceOf = (edit: TextEdit, { text, range }: Fixable): { start: number; end: number; to: string } | undefined => {
  const found = range(edit.at);
  if (!found) return undefined;
  const [start, end] = found;
  const value = 'path' in edit.at ? quoteLike(text.slice(start, end), edit.text) : edit.text;
  return { start, end, to: `${value}${edit.beside ? pairBehind(edit.beside, text, start) : ''}` };
};

/**
 * Applies edits by splicing the text, so that comments and layout stay. Edits that overlap an earlier one are left
 * for the next round; an edit that changes nothing is none.
 */
export const applyEdits = (
  source: Fixable,
  edits: readonly TextEdit[],
): { readonly text: string; readonly applied: readonly Applied[] } => {
  const splices = edits
    .flatMap((edit) => {
      const splice = spliceOf(edit, source);
      return splice && source.text.slice(splice.start, splice.end) !== splice.to
        ? [{ ...splice, line: source.locate(edit.at)?.line ?? 0 }]
        : [];
    })
    .sort((left, right) => left.start - right.start);
  const kept = splices.filter(
    (splice, index) => !splices.slice(0, index).some((earlier) => earlier.end > splice.start),
  );
  const text = kept.reduceRight(
    (whole, { start, end, to }) => `${whole.slice(0, start)}${to}${whole.slice(end)}`,
    source.text,
  );
  return {
    text,
    applied: kept.map(({ start, end, to, line }) => ({
      line,
      from: mask(source.text.slice(start, end)),
      to: mask(to),
    })),
  };
};
