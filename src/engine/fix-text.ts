import { type Applied, applyEdits } from '../edit/apply-edits.ts';
import { byteMark } from '../edit/byte-mark.ts';
import type { Finding } from '../model/finding.ts';
import type { Source } from '../source/source.ts';

/** Each round mends what the round before made readable; no real file needs this many. */
const maxRounds = 50;

const errorsOf = (findings: readonly Finding[]): number =>
  findings.filter(({ severity }) => severity === 'error').length;

/** What is found in a file as it would be with these bytes. */
export type Looked = { readonly findings: readonly Finding[]; readonly source: Source | undefined };

/** A text that was mended, and every change of it; without a text there is nothing to mend, or it would be worse. */
export interface Mended {
  readonly text?: string;
  readonly applied: readonly Applied[];
}

/**
 * Applies the safe edits of one file, round by round; none when the result has more errors than before. The mark of its
 * encoding and the line ends stay.
 */
export const fixText = async (
  file: string,
  original: Uint8Array,
  look: (bytes: Uint8Array) => Promise<Looked>,
): Promise<Mended> => {
  const encoder = new TextEncoder();
  const mark = byteMark(original);
  const all: Applied[] = [];
  let current = original;
  let before: number | undefined;
  let text: string | undefined;
  for (let round = 0; round < maxRounds; round += 1) {
    const { findings, source } = await look(current);
    before ??= errorsOf(findings);
    const edits = findings.flatMap((finding) => finding.edits ?? []).filter(({ at }) => at.file === file);
    if (!source || edits.length === 0) {
      if (text !== undefined && errorsOf(findings) > before) return { applied: [] };
      break;
    }
    const fixed = applyEdits(source, edits);
    if (fixed.applied.length === 0) break;
    // Under a key that was none nothing was looked at: what was wrong there counts as having been wrong before.
    if (findings.some(({ at, edits: own }) => own && 'key' in at && at.key)) before = undefined;
    all.push(...fixed.applied);
    text = `${mark}${fixed.text}`;
    current = encoder.encode(text);
  }
  return text === undefined ? { applied: [] } : { text, applied: all };
};
