import { emitters } from '../../emit/index.ts';
import type { Publication } from '../../kinds/guide/publish-guides.ts';
import type { OpenKept } from '../../kinds/open-kept.ts';
import type { Layer, Resolved } from '../../model/catalogue.ts';
import type { Kept } from '../../model/kept.ts';
import type { Workspace } from '../workspace.ts';
import type { Refusal } from './refusal.ts';

/** What of a layer's records and guides goes into a build, and what was left out for its errors. */
export interface KeptParts extends Pick<OpenKept, 'withheld' | 'sources'> {
  readonly kept?: Kept;
}

const nothing: KeptParts = { withheld: [], sources: [] };

/** Opens the records of a layer where an output asks for them. If nothing else is asked for and they have errors, the build is refused for these. */
export const openKeptParts = async (
  formats: readonly string[],
  layer: Layer | undefined,
  publication: Publication | undefined,
  printed: { readonly resolved: Resolved; readonly layer: string },
  workspace: Workspace,
): Promise<KeptParts | Refusal> => {
  const asking = formats.filter((id) => emitters[id]?.isKept);
  if (asking.length === 0 || !layer) return nothing;
  const { kept, withheld, sources } = await workspace.openKept(layer);
  const missing = asking.filter((id) => emitters[id]?.needs === 'publications' && !kept.publications);
  if (missing.length > 0 && withheld.length > 0)
    return {
      refused: 1,
      findings: withheld.flatMap(({ findings }) => findings),
      words: [
        {
          zh: `有错误未改正：${withheld.map(({ name }) => name).join('、')}。没有写出任何文件；不要台账时去掉 --format 里的 ${missing.join('、')}`,
          en: `errors stand in ${withheld.map(({ name }) => name).join(', ')}; nothing was written. Leave out ${missing.join(', ')} to have the rest`,
        },
      ],
    };
  const { guides } = publication ?? (await workspace.publishGuides(printed.layer, printed.resolved));
  return { kept: { ...kept, guides }, withheld, sources };
};
