import { readFile } from 'node:fs/promises';
import { type Applied, applyEdits } from '../../edit/apply-edits.ts';
import { fileHost } from '../../host/file-host.ts';
import { replaceFile } from '../../host/replace-file.ts';
import type { Finding } from '../../model/finding.ts';
import type { Host } from '../../source/host.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';

/** Each round mends what the round before made readable; no real file needs this many. */
const maxRounds = 50;

const errorsOf = (findings: readonly Finding[]): number =>
  findings.filter(({ severity }) => severity === 'error').length;

/**
 * Applies the safe edits of one file, round by round, and writes it once at the end. Nothing is written when the
 * result has more errors than before. The BOM and the line ends of the file stay.
 */
export const fixFile = async (file: string, date: string | undefined): Promise<readonly Applied[]> => {
  const encoder = new TextEncoder();
  const original = await fileHost.read(file);
  if ('problem' in original) return [];
  let current: Uint8Array = original;
  const host: Host = { ...fileHost, read: async (name) => (name === file ? current : fileHost.read(name)) };
  const bom = original[0] === 0xef && original[1] === 0xbb && original[2] === 0xbf ? '\ufeff' : '';
  const all: Applied[] = [];
  let before: number | undefined;
  let text: string | undefined;
  for (let round = 0; round < maxRounds; round += 1) {
    const workspace = openWorkspace(date, host);
    const { findings } = await workspace.check(file);
    const source = workspace.source(file);
    before ??= errorsOf(findings);
    const edits = findings.flatMap((finding) => finding.edits ?? []).filter(({ at }) => at.file === file);
    if (!source || edits.length === 0) {
      if (text !== undefined && errorsOf(findings) > before) return [];
      break;
    }
    const fixed = applyEdits(source, edits);
    if (fixed.applied.length === 0) break;
    // Under a key that was none nothing was looked at: what was wrong there counts as having been wrong before.
    if (findings.some(({ at, edits: own }) => own && 'key' in at && at.key)) before = undefined;
    all.push(...fixed.applied);
    text = fixed.text;
    current = encoder.encode(bom + text);
  }
  // The file may have changed meanwhile: then it is not ours to write.
  if (text !== undefined && Buffer.compare(await readFile(file), original) === 0) await replaceFile(file, bom + text);
  return text === undefined ? [] : all;
};
