import type { Layer, Resolved, ResolvedItem } from '../../model/catalogue.ts';
import type { Fault } from '../../model/finding.ts';
import type { Guide, GuideStep } from '../../model/guide.ts';
import { compareHandling, handlingSpan } from '../../model/guide-limits.ts';
import type { Place } from '../../model/place.ts';
import { plain } from '../../model/plain.ts';
import { resolveGuide } from '../../resolve/guide.ts';
import type { Kinds } from '../result.ts';
import type { Setting } from '../setting.ts';
import { attachmentsOf } from './attachments.ts';
import { findGuideItem } from './find-guide-item.ts';
import type { GuideChain } from './guide-chain.ts';
import { guideFile, guideFolder, ownerOf } from './guide-folders.ts';

/** One guide file with what it belongs to: the step that rules judge, and what is wrong with where it stands. */
export interface GuideRead {
  readonly step?: GuideStep;
  readonly layer?: Layer;
  readonly faults: readonly Fault[];
}

/** What reading guides needs, beside the graph. */
export interface GuideWork {
  readonly setting: Setting;
  readonly chain: GuideChain;
}

type Said = Pick<Fault, 'message' | 'args' | 'related'>;

/** A guide stands at `<domain>/<number>.yaml`: where it stands elsewhere, or another one does. */
const misplacement = async (
  file: string,
  layer: Layer,
  item: ResolvedItem,
  { host, open }: Kinds,
): Promise<Said | undefined> => {
  const first = await guideFile(layer, item.ref, host);
  if (first === file) return undefined;
  const inside = (name: string): string => name.slice((guideFolder(layer) ?? '').length + 1);
  const name = `${item.id} ${item.fields.title.value}`;
  if (first === undefined)
    return { message: 'misplaced', args: { name, here: inside(file), wanted: `${item.ref}.yaml` } };
  // Its place is shown, also where it was checked and let go of before.
  await open(first);
  return {
    message: 'twice',
    args: { name, other: inside(first) },
    related: [{ at: { file: first, path: ['item'] }, value: { zh: '另一份在此', en: 'the other one is here' } }],
  };
};

/** The layer and the catalogue that a guide belongs to; national guides have no layer. */
const homeOf = async (
  file: string,
  { chain, setting }: GuideWork,
  graph: Kinds,
): Promise<{ readonly layer?: Layer; readonly catalogue: Resolved } | Said> => {
  const national = () => ({ catalogue: setting.national.standard() });
  if (await chain.isNational(file)) return national();
  const layer = await ownerOf(file, graph);
  // A county's copy of a national guide is its own: only what belongs to nobody else may be one of the edition.
  if (!layer) return (await chain.saysAsNational(file, graph)) ? national() : { message: 'no-layer', args: {} };
  const catalogue = (await graph.read(layer.file)).result.step?.resolved;
  return catalogue
    ? { layer, catalogue }
    : { message: 'layer-unread', args: { layer: layer.file.split('/').at(-1) ?? '' } };
};

/** 办理时限 of the layer and 承诺时限 of the guide are one value: where both are written, they agree. */
const otherLimit = ({ catalogue, item, resolved: { fields } }: GuideStep, { reference }: Setting): Fault[] => {
  const [row, promised] = [item.fields.handlingLimit, fields.promised];
  const own = catalogue.layers.length - 1;
  if (!row || promised?.by !== own || row.by !== own || plain(row.value) === plain(promised.value)) return [];
  // What is no limit at all is told as that.
  if (!handlingSpan(promised.value, reference)) return [];
  if (compareHandling(promised.value, row.value, reference) === 'same') return [];
  return [
    {
      rule: 'one-value',
      message: 'guide',
      args: { promised: promised.value, row: row.value },
      at: promised.at,
      item: item.ref,
      related: [{ at: row.at, value: { zh: '目录在此写办理时限', en: 'the layer gives the limit here' } }],
    },
  ];
};

/** One guide applied to what stands above it. */
export const applyGuide = async (
  guide: Guide,
  { layer, catalogue, item }: { readonly layer?: Layer; readonly catalogue: Resolved; readonly item: ResolvedItem },
  work: GuideWork,
  graph: Kinds,
): Promise<GuideRead> => {
  const owner = layer ? { layer } : {};
  const { guide: inherited } = layer ? await work.chain.inherit(catalogue, item.ref, graph) : {};
  const { reference } = work.setting;
  const result = resolveGuide(guide, item.ref, inherited, { by: catalogue.layers.length - 1, reference });
  const root = layer && guideFolder(layer);
  const attachments = root === undefined ? [] : await attachmentsOf(guide, root, graph.host);
  const step = { ...owner, catalogue, guide, item, ...result, attachments, ...(inherited ? { inherited } : {}) };
  return { ...owner, step, faults: otherLimit(step, work.setting) };
};

/** What one guide rests on and comes to, or the fault that it rests on nothing. */
export const readGuideStep = async (guide: Guide, work: GuideWork, graph: Kinds): Promise<GuideRead> => {
  const { file } = guide;
  const fault = (said: Said, at: Place, item?: ResolvedItem): Fault => ({
    rule: 'guide-known-item',
    ...said,
    at,
    ...(item ? { item: item.ref } : {}),
  });
  const home = await homeOf(file, work, graph);
  if ('message' in home) return { faults: [fault(home, { file, path: ['kind'] })] };
  const { layer, catalogue } = home;
  const owner = layer ? { layer } : {};
  const found = findGuideItem(guide.item.value, catalogue);
  if ('message' in found) return { ...owner, faults: [fault(found, guide.item.at)] };
  const { item } = found;
  const misplaced = layer && (await misplacement(file, layer, item, graph));
  if (misplaced) return { ...owner, faults: [fault(misplaced, guide.item.at, item)] };
  return applyGuide(guide, { ...owner, catalogue, item }, work, graph);
};
