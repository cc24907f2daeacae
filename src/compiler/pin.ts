import type { Fault } from '../model/finding.ts';
import { joinName, type Parent } from '../source/parent-file.ts';
import type { Source } from '../source/source.ts';
import type { Asked } from './asked.ts';
import type { Base, PinnedLayer } from './base.ts';
import { byName, cataloguesByName, depth, layerOf, nearestAbove, standingFor } from './base-layers.ts';
import { compareLayer, compareNational, tellUnpinned } from './compare-with-base.ts';
import { isRecord } from './is-record.ts';
import { regionOf } from './region-of.ts';

/** Where `extends` leads after all, and what is to be told about it. */
export interface Pinned {
  readonly parent: Parent;
  readonly faults: readonly Fault[];
}

/** Decides where the `extends` of a layer leads; undefined: where it says. */
export type Pin = (asked: Asked) => Promise<Pinned | undefined>;

/** Where a chain goes around a region that the base holds. */
const around = (expected: PinnedLayer, { parent }: Asked): Pinned => ({
  parent: { file: expected.file },
  faults: [
    {
      rule: 'parent-pinned',
      message: 'around',
      args: { name: parent.value, expected: expected.region.name },
      at: parent.at,
    },
  ],
});

/** Where `extends` leads that names one layer. */
const pinLayer = (base: Base, copy: Source, nearest: PinnedLayer | undefined, asked: Asked): Pinned | undefined => {
  if (base.files?.has(copy.file)) {
    const region = regionOf(copy.data);
    return nearest && region && depth(region.level) < depth(nearest.region.level) ? around(nearest, asked) : undefined;
  }
  const region = regionOf(copy.data);
  if (!region) return undefined;
  const original = layerOf(base, region);
  const faults = original ? compareLayer(base, copy, original, asked) : [];
  if (nearest && depth(region.level) <= depth(nearest.region.level) && original !== nearest) {
    const pinned = around(nearest, asked);
    return { ...pinned, faults: [...faults, ...pinned.faults] };
  }
  if (original) return { parent: { file: original.file }, faults };
  if (base.files === undefined) return undefined;
  return {
    parent: asked.found,
    faults: [{ rule: 'parent-pinned', message: 'unknown', args: { name: region.name }, at: asked.parent.at }],
  };
};

const kindOf = ({ data }: Source): unknown => (isRecord(data) ? data.kind : undefined);

/**
 * Pins parents by content: a layer is held against the base's file of the region above, whatever it brings along, and is
 * told where its own copy differs or its chain goes around. Layers of the base itself are trusted.
 */
export const createPin =
  (base: Base): Pin =>
  async (asked) => {
    const { source, parent, found, open } = asked;
    if (base.files?.has(source.file)) return undefined;
    const nearest = nearestAbove(base, regionOf(source.data));
    if ('national' in found) return nearest ? around(nearest, asked) : undefined;
    const files = 'file' in found ? [found.file] : 'files' in found ? found.files : [];
    const copies = (await Promise.all(files.map(open))).filter(({ faults }) => faults.length === 0);
    const layers = copies.filter((copy) => kindOf(copy) === 'layer');
    const [only] = layers;
    if (only && layers.length === 1) return pinLayer(base, only, nearest, asked);
    const catalogues = copies.filter((copy) => kindOf(copy) === 'catalogue');
    if (layers.length === 0 && catalogues.length > 0) {
      const compared = [...(await compareNational(base, catalogues, asked)), ...tellUnpinned(base, catalogues, asked)];
      const pinned: Pinned = nearest ? around(nearest, asked) : { parent: standingFor(base, catalogues), faults: [] };
      return { ...pinned, faults: [...compared, ...pinned.faults] };
    }
    if (/^national(?:@|$)/u.test(parent.value)) return undefined;
    const meant = byName(base, parent.value);
    if (meant && (!nearest || depth(meant.region.level) >= depth(nearest.region.level)))
      return { parent: { file: meant.file }, faults: [] };
    if (meant && nearest) return around(nearest, asked);
    const named = 'fault' in found ? cataloguesByName(base, parent.value) : [];
    if (named.length > 0) return nearest ? around(nearest, asked) : { parent: { files: named }, faults: [] };
    if ('fault' in found && !base.isInside(joinName(source.file, parent.value)))
      return {
        parent: { fault: { rule: 'parent-found', message: 'outside', args: { name: parent.value }, at: parent.at } },
        faults: [],
      };
    return undefined;
  };
