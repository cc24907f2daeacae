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
  const asked = [...new Set(formats.flatMap((id) => emitters[id]?.records ?? []))];
  if (asked.length === 0 || !layer) return nothing;
  const { kept, withheld, sources } = await workspace.openKept(layer, asked);
  const isMissing = {
    services: !kept.services,
    publications: !kept.publications,
    consultation: !kept.comments && !kept.consultation,
  };
  const missing = formats.filter((id) => {
    const needs = emitters[id]?.needs;
    return (needs === 'publications' || needs === 'consultation' || needs === 'services') && isMissing[needs];
  });
  if (missing.length > 0 && withheld.length > 0)
    return {
      refused: 1,
      findings: withheld.flatMap(({ findings }) => findings),
      words: [
        {
          zh: `有错误未改正：${withheld.map(({ name }) => name).join('、')}。没有写出任何文件；不要它时去掉 --format 里的 ${missing.join('、')}`,
          en: `errors stand in ${withheld.map(({ name }) => name).join(', ')}; nothing was written. Leave out ${missing.join(', ')} to have the rest`,
        },
      ],
    };
  // Only what tells how the catalogue is kept looks at its guides.
  const { guides } =
    publication ??
    (asked.includes('publications') ? await workspace.publishGuides(printed.layer, printed.resolved) : { guides: [] });
  return { kept: { ...kept, guides }, withheld, sources };
};
