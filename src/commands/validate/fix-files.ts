import { readFile } from 'node:fs/promises';
import type { Applied } from '../../edit/apply-edits.ts';
import { fixText } from '../../engine/fix-text.ts';
import { fileHost } from '../../host/file-host.ts';
import { replaceFile } from '../../host/replace-file.ts';
import type { Host } from '../../source/host.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';

/** Applies the safe edits of one file, and writes it once at the end. */
export const fixFile = async (file: string, date: string | undefined): Promise<readonly Applied[]> => {
  const original = await fileHost.read(file);
  if ('problem' in original) return [];
  const { text, applied } = await fixText(file, original, async (bytes) => {
    const host: Host = { ...fileHost, read: async (name) => (name === file ? bytes : fileHost.read(name)) };
    const workspace = openWorkspace(date, host);
    const { findings } = await workspace.check(file);
    return { findings, source: workspace.source(file) };
  });
  // The file may have changed meanwhile: then it is not ours to write.
  if (text !== undefined && Buffer.compare(await readFile(file), original) === 0) await replaceFile(file, text);
  return applied;
};
