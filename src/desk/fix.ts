import { applyEdits } from '../edit/apply-edits.ts';
import { byteMark } from '../edit/byte-mark.ts';
import { fixText } from '../engine/fix-text.ts';
import type { Workspace } from '../engine/workspace.ts';
import { identify } from '../findings/identify.ts';
import type { NamedText } from './guide-protocol.ts';
import type { Fixed } from './protocol.ts';
import { allFindings } from './snapshot.ts';

/** The files of a sitting, where a text may be put in another's place. */
export interface FixBench {
  readonly work: string;
  readonly workspace: Workspace;
  readonly held: ReadonlyMap<string, Uint8Array>;
  readonly put: (name: string, bytes: Uint8Array) => void;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Carries out what one finding proposes. */
const fixOne = async (key: string, { work, workspace, held }: FixBench): Promise<readonly NamedText[]> => {
  const found = await allFindings(await workspace.check(work), workspace);
  const keys = identify(found);
  const finding = found.find((one, index) => `${one.at.file} ${keys[index]}` === key);
  const file = finding?.edits?.[0]?.at.file;
  const source = file === undefined ? undefined : workspace.source(file);
  if (!finding?.edits || file === undefined || !source) return [];
  const own = finding.edits.filter(({ at }) => at.file === file);
  const { text, applied } = applyEdits(source, own);
  const mark = byteMark(held.get(file) ?? new Uint8Array());
  return applied.length === 0 ? [] : [{ name: file, text: `${mark}${text}` }];
};

/** Carries out all that is safe in the work and its guides, as `mulu validate --fix` does. */
const fixAll = async ({ work, workspace, held, put }: FixBench): Promise<readonly NamedText[]> => {
  const { layer } = await workspace.check(work);
  const names = [work, ...(layer ? await workspace.besideOf(layer) : [])].filter((name) => /\.ya?ml$/iu.test(name));
  const fixed: NamedText[] = [];
  for (const name of names) {
    const { text } = await fixText(name, held.get(name) ?? new Uint8Array(), async (bytes) => {
      put(name, bytes);
      const { findings } = await workspace.check(name);
      return { findings, source: workspace.source(name) };
    });
    if (text === undefined) continue;
    put(name, bytesOf(text));
    fixed.push({ name, text });
  }
  return fixed;
};

/** The texts after the remedies of one finding, or of all that have a safe one. */
export const tryFix = async (key: string | undefined, bench: FixBench): Promise<Fixed> => ({
  files: key === undefined ? await fixAll(bench) : await fixOne(key, bench),
});
