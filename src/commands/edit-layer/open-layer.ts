import { posix } from 'node:path';
import { applyIntent } from '../../edit/apply-intent.ts';
import type { Intent, Obstacle } from '../../edit/intent.ts';
import { newMisfit } from '../../engine/new-misfit.ts';
import { fileHost } from '../../host/file-host.ts';
import type { Compiled } from '../../kinds/result.ts';
import type { Resolved } from '../../model/catalogue.ts';
import type { Text } from '../../model/text.ts';
import type { Host } from '../../source/host.ts';
import type { Source } from '../../source/source.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';

const bomLength = (bytes: Uint8Array): number => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);

type Workspace = ReturnType<typeof openWorkspace>;

/** A layer that is being edited in memory; the file itself is written by `finish`. */
export interface OpenLayer {
  readonly file: string;
  readonly original: Uint8Array;
  /** The catalogue as it stood when the layer was opened. */
  readonly resolved: Resolved;
  readonly now: () => { readonly workspace: Workspace; readonly compiled: Compiled };
  /** The bytes as they would be written. */
  readonly bytes: () => Uint8Array;
  readonly text: () => string;
  /** Carries out intents on the text in memory, all of them or none; those of one call are about different things. */
  readonly carryOut: (...intents: readonly Intent[]) => Promise<Obstacle | undefined>;
}

/** Why a file that was read cannot be edited. */
const obstacleOf = (given: string, { kind, findings, step }: Compiled, source: Source): Text | undefined => {
  if (source.cellOf)
    return {
      zh: '填报工作簿请在办公软件里改，这里只改 YAML',
      en: 'a workbook is edited in an office program; only YAML is edited here',
    };
  if (step) return undefined;
  if (source.data !== undefined && kind !== 'layer')
    return {
      zh: `“${given}”不是地方层文件，只有地方层能这样改`,
      en: `\`${given}\` is no layer; only layers are edited`,
    };
  const { zh, en } = findings.find(({ severity, at }) => severity === 'error' && at.file === source.file)?.message ?? {
    zh: '合成不了',
    en: 'it cannot be resolved',
  };
  return { zh: `“${given}”要先改正才能这样改：${zh}`, en: `\`${given}\` has to be mended first: ${en}` };
};

/** Opens a layer for editing, or says why it cannot be: what it inherits must be known. */
export const openLayer = async (
  given: string,
  date: string | undefined,
): Promise<OpenLayer | { readonly problem: Text }> => {
  const file = posix.normalize(given.replaceAll('\\', '/'));
  const original = await fileHost.read(file);
  let bytes: Uint8Array = 'problem' in original ? new Uint8Array() : original;
  const host: Host = {
    ...fileHost,
    read: async (name) => (name === file && !('problem' in original) ? bytes : fileHost.read(name)),
  };
  const check = async () => {
    const workspace = openWorkspace(date, host);
    return { workspace, compiled: await workspace.check(file) };
  };
  let now = await check();
  const { findings, step } = now.compiled;
  const source = now.workspace.source(file);
  const unreadable = findings.find(({ rule, at }) => rule === 'readable-file' && at.file === file);
  if ('problem' in original || unreadable || !source)
    return { problem: unreadable?.message ?? { zh: `“${given}”读不了`, en: `\`${given}\` cannot be read` } };
  const problem = obstacleOf(given, now.compiled, source);
  if (problem || !step)
    return { problem: problem ?? { zh: `“${given}”合成不了`, en: `\`${given}\` cannot be resolved` } };
  return {
    file,
    original,
    resolved: step.resolved,
    now: () => now,
    bytes: () => bytes,
    text: () => new TextDecoder('utf-8').decode(bytes),
    carryOut: async (...intents) => {
      const before = now.workspace.source(file);
      if (!before) return undefined;
      const { step: subject } = now.compiled;
      const { reference } = now.workspace;
      let { text } = before;
      for (const intent of intents) {
        const edited = applyIntent({ ...before, text }, intent, subject && { step: subject, reference });
        if ('obstacle' in edited) return edited;
        text = edited.text;
      }
      const earlier = { bytes, now };
      const mark = original.subarray(0, bomLength(original));
      bytes = new Uint8Array([...mark, ...new TextEncoder().encode(text)]);
      now = await check();
      const misfit = newMisfit(earlier.now.compiled, now.compiled);
      if (misfit) ({ bytes, now } = earlier);
      return misfit && { obstacle: misfit };
    },
  };
};
