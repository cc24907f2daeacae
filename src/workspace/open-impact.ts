import { createImpact, type Impact, type LayerImpact } from '../diff/impact.ts';
import { findSources } from '../host/find-sources.ts';
import type { Text } from '../model/text.ts';
import type { Side } from './open-side.ts';
import { openWorkspace } from './open-workspace.ts';
import { tellThrown } from './tell-thrown.ts';

/** Judges every layer of a folder on both national editions; the layers themselves stay as they are. */
export const openImpact = async (
  { old, now }: { readonly old: Side; readonly now: Side },
  folder: string,
  date: string | undefined,
): Promise<Impact | { readonly problem: Text }> => {
  const [before, after] = [old.catalogues, now.catalogues];
  if ([before, after].some((all) => all.length !== 1 || all[0]?.resolved.region.level !== 'national'))
    return {
      problem: {
        zh: '--impact 需要两版国家目录：mulu diff <旧的国家目录> <新的国家目录> --impact <文件夹>',
        en: '--impact needs two national editions: mulu diff <old national> <new national> --impact <folder>',
      },
    };
  const { files } = await findSources([folder]);
  const [left, right] = [old, now].map((side) =>
    openWorkspace(date, undefined, {
      edition: side.catalogues[0]?.resolved.standard ?? '',
      catalogues: side.national,
      locate: side.locate,
    }),
  );
  const [from, to] = [before[0]?.resolved, after[0]?.resolved];
  if (!left || !right || !from || !to) return { problem: { zh: '没有国家目录', en: 'there is no national catalogue' } };
  const judge = createImpact(from, to);
  const affected: LayerImpact[] = [];
  const unjudged: string[] = [];
  const layers: string[] = [];
  for (const file of files) {
    const [first, second] = [await left.check(file), await right.check(file)];
    if (first.kind !== 'layer' && first.kind !== undefined) continue;
    const unfinished = [first, second].some(({ findings }) => findings.some(({ wording }) => wording === 'unfinished'));
    if (!first.step || !second.step || !second.layer || unfinished) {
      if (
        unfinished ||
        first.kind === 'layer' ||
        first.findings.some(({ rule }) => rule === 'yaml' || rule === 'readable-file')
      )
        unjudged.push(file);
      continue;
    }
    try {
      const entries = judge({ layer: second.layer, before: first.findings, after: second.findings });
      layers.push(file);
      if (entries.length > 0) affected.push({ file, region: second.layer.region, entries });
    } catch (error) {
      tellThrown(error, file);
      unjudged.push(file);
    }
  }
  if (layers.length + unjudged.length === 0)
    return {
      problem: { zh: `“${folder}”里没有地方层文件`, en: `there is no layer in \`${folder}\`` },
    };
  return { folder, files: layers, layers: layers.length, affected, unjudged, locate: right.locate };
};
