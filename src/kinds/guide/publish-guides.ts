import type { Layer, Ref, Resolved, ResolvedItem } from '../../model/catalogue.ts';
import type { Finding } from '../../model/finding.ts';
import type { GuideFile, PublishedGuide, ResolvedGuide } from '../../model/guide.ts';
import { missingElements } from '../../model/guide-elements.ts';
import type { Reference } from '../../model/reference.ts';
import type { Host } from '../../source/host.ts';
import { joinName } from '../../source/parent-file.ts';
import type { Kinds } from '../result.ts';
import type { GuideChain } from './guide-chain.ts';
import { guidedItems, guideFiles, guideFolder, guideRef } from './guide-folders.ts';

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

/** What publishing needs, besides the graph. */
export interface Publishing {
  readonly chain: GuideChain;
  readonly reference: Reference;
  /** What is printed: the whole catalogue of the layer, or the part of a township. */
  readonly catalogue: Resolved;
  /** The file of the layer, and what it comes to as a whole. */
  readonly layer: string;
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

const isListed = ({ level, omitted, withheld, isInformation }: ResolvedItem): boolean =>
  level > 1 && !omitted && !withheld && !isInformation;

const errorsIn = async (files: readonly string[], { check }: Kinds): Promise<Finding[]> => {
  const checked = await Promise.all(files.map(check));
  return checked.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'));
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
    return there !== undefined && isListed(there) && !(here && isListed(here));
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
export const publishGuides = async (
  { chain, reference, catalogue, layer }: Publishing,
  graph: Kinds,
): Promise<Publication> => {
  const own = (await graph.read(layer)).result;
  if (!own.layer || !own.step) return { guides: [], withheld: [], unfinished: [], sources: [] };
  // An extract has no contact of its own: whether a guide is complete is told by the whole.
  const whole = own.step.resolved;
  const guided = new Set<Ref>(await guidedItems(own.step.inherited, own.layer, graph));
  const folders = await foldersOf(whole.layers, graph);
  const guides: PublishedGuide[] = [];
  const withheld: { name: string; findings: readonly Finding[] }[] = [];
  const unfinished: string[] = [];
  const sources: string[] = [];
  for (const item of [...catalogue.items.values()].filter((one) => isListed(one) && guided.has(one.ref))) {
    const { guide, files } = await chain.resolve(layer, item.ref, graph);
    sources.push(...files);
    const name = `${item.id} ${item.fields.title.value}`;
    const findings = await errorsIn(files, graph);
    const about = { catalogue: whole, item: whole.items.get(item.ref) ?? item };
    if (findings.length > 0) withheld.push({ name, findings });
    else if (guide && missingElements({ ...about, resolved: guide }, reference).length === 0)
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
