import { guideTexts } from '../../kinds/guide/guide-texts.ts';
import type { Compiled } from '../../kinds/result.ts';
import type { ArrivedGuides } from '../../review/summarise-guides.ts';
import type { Workspace } from '../workspace.ts';

/** The guides of a layer that came along; undefined where it names none, and nobody above it has one. */
export const openGuides = async (
  { layer, step }: Compiled,
  workspace: Workspace,
): Promise<(ArrivedGuides & { readonly files: readonly string[] }) | undefined> => {
  if (!layer || !step) return undefined;
  const { judged, files } = await workspace.judgeGuides(layer);
  if (judged.length + files.length === 0) return undefined;
  const sheets = await Promise.all(
    files.map(async (file) => {
      const { guide, findings } = await workspace.check(file);
      return {
        file,
        ...(guide ? { step: guide } : {}),
        findings,
        texts: guideTexts(await workspace.open(file), guide),
      };
    }),
  );
  return { judged, sheets, files };
};
