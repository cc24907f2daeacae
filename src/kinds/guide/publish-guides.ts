import type { Layer, Ref, Resolved } from '../../model/catalogue.ts';
import type { Finding } from '../../model/finding.ts';
import type { GuideFile, PublishedGuide, ResolvedGuide } from '../../model/guide.ts';
import { isService } from '../../model/services.ts';
import type { Host } from '../../source/host.ts';
import { joinName } from '../../source/parent-file.ts';
import type { Kinds } from '../result.ts';
import { guideFiles, guideFolder, guideRef } from './guide-folders.ts';
import { errorsIn, type Judging, judgeGuides } from './judge-guides.ts';

/** The guides that may be published, and the errors for which others are held back. */
export interface Publication {
  readonly guides: readonly PublishedGuide[];
  /** Each with its item, or with its file where it belongs to none. */
  readonly withheld: readonly { readonly name: string; readonly findings: readonly Finding[] }[];
  /** Guides of layers above that leave to this one what it has not written yet. */
  readonly unfinished: readonly string[];
  /** The guides that all this was told by. */
  readonly sources: readonly string[];
}

/** The folders of guides by layer, as `by` counts them. */
const foldersOf = (layers: Resolved['layers'], { read }: Kinds): Promise<(string | undefined)[]> =>
  Promise.all(
    layers.map(async ({ file }, index) => {
      const layer = index === 0 ? undefined : (await read(file)).result.layer;
      return layer && guideFolder(layer);
    }),
  );

/** The files that a guide hands out, under names that two layers do not share. */
const filesOf = async (
  { materials = [] }: ResolvedGuide,
  folders: readonly (string | undefined)[],
  host: Host,
): Promise<GuideFile[]> => {
  const files: GuideFile[] = [];
  for (const { value, filesBy, waived } of materials)
    for (const key of ['form', 'sample'] as const) {
      const [name, by] = [value[key], filesBy?.[key]];
      const folder = by === undefined ? undefined : folders[by];
      if (waived || name === undefined || by === undefined || folder === undefined) continue;
      const file = joinName(`${folder}/x`, name);
      const bytes = await host.read(file);
      const inner = file.slice(folder.length + 1);
      const path = by === folders.length - 1 ? inner : `${by}/${inner}`;
      if (!('problem' in bytes)) files.push({ name, by, path, bytes });
    }
  return files;
};

/** Guides of the layer that no printed item has and no extract leaves out: none of an unknown item, of one not listed, or in the wrong place is lost without a word. */
const strayGuides = async (
  layer: Layer,
  seen: readonly string[],
  { catalogue, whole }: { readonly catalogue: Resolved; readonly whole: Resolved },
  graph: Kinds,
): Promise<Publication['withheld']> => {
  const isCutOff = (ref: Ref): boolean => {
    const [here, there] = [catalogue.items.get(ref), whole.items.get(ref)];
    return there !== undefined && isService(there) && !(here && isService(here));
  };
  const left = (await guideFiles(layer, graph.host)).filter((file) => !seen.includes(file));
  const found = await Promise.all(
    left.map(async (file) => {
      const name = file.slice((guideFolder(layer) ?? '').length + 1);
      return { name, findings: isCutOff(guideRef(name)) ? [] : await errorsIn([file], graph) };
    }),
  );
  return found.filter(({ findings }) => findings.length > 0);
};

/**
 * The guides of a catalogue. One with an error is held back, and so is one that rests on such a guide: it may ask for less
 * than the window does. What only law says is no guide yet, and is left out without a word.
 */
export const publishGuides = async (publishing: Judging, graph: Kinds): Promise<Publication> => {
  const { catalogue, layer } = publishing;
  const own = (await graph.read(layer)).result;
  if (!own.layer || !own.step) return { guides: [], withheld: [], unfinished: [], sources: [] };
  const { inherited, resolved: whole } = own.step;
  const folders = await foldersOf(whole.layers, graph);
  const guides: PublishedGuide[] = [];
  const withheld: { name: string; findings: readonly Finding[] }[] = [];
  const unfinished: string[] = [];
  const sources: string[] = [];
  for (const judged of await judgeGuides(publishing, { layer: own.layer, inherited, whole }, graph)) {
    const { item, guide, files, errors, isComplete } = judged;
    sources.push(...files);
    const name = `${item.id} ${item.fields.title.value}`;
    if (errors.length > 0) withheld.push({ name, findings: errors });
    else if (guide && isComplete)
      guides.push({
        item,
        guide,
        contact: whole.contact,
        files: await filesOf(guide, folders, graph.host),
        ...(own.layer.companion ? { companion: own.layer.companion } : {}),
      });
    else unfinished.push(name);
  }
  const stray = await strayGuides(own.layer, sources, { catalogue, whole }, graph);
  return { guides, withheld: [...withheld, ...stray], unfinished, sources };
};
