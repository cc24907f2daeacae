import type { Base } from '../../compiler/base.ts';
import { regionOf } from '../../compiler/region-of.ts';
import { levelIds, type Region } from '../../model/catalogue.ts';
import { plain } from '../../model/plain.ts';
import type { Host } from '../../source/host.ts';
import { parentFile } from '../../source/parent-file.ts';
import type { Source } from '../../source/source.ts';

type Level = Region['level'];

/** A layer that is judged, with the layers below it that came along. */
export interface Chosen {
  readonly source: Source;
  readonly below: readonly Source[];
}

/** The files that a layer of an entry extends, among the layers of that entry. */
const parentsAmong = async (
  layers: readonly Source[],
  host: Host,
  edition: string,
): Promise<ReadonlyMap<Source, readonly Source[]>> => {
  const parents = new Map<Source, readonly Source[]>();
  for (const source of layers) {
    const { file, data } = source;
    const value = (data as { extends?: unknown }).extends;
    if (typeof value !== 'string') continue;
    const found = await parentFile(file, { value: value.trim(), at: { file, path: ['extends'] } }, host, edition);
    const names = 'file' in found ? [found.file] : 'files' in found ? found.files : [];
    parents.set(
      source,
      layers.filter((other) => other !== source && names.includes(other.file)),
    );
  }
  return parents;
};

const rank = (level: Level | undefined): number => (level === undefined ? -1 : levelIds.indexOf(level as never));

/** The level whose layers are submissions: that of the list, of the region that the entry is named after, else the highest own one. */
const cutOf = (
  own: readonly Source[],
  name: string,
  listed: ReadonlySet<Level> | undefined,
): ((source: Source) => boolean) => {
  const levelOf = (source: Source): Level | undefined => regionOf(source.data)?.level;
  const onList = (source: Source): boolean => listed?.has(levelOf(source) ?? 'national') ?? false;
  if (own.some(onList)) return onList;
  const code = /(?<!\d)(?:\d{9}|\d{6})(?!\d)/u.exec(name)?.[0];
  const isNamed = (source: Source): boolean => {
    const region = regionOf(source.data);
    return region !== undefined && (code ? region.code === code : plain(name).includes(plain(region.name)));
  };
  const named = own.filter(isNamed).map((source) => rank(levelOf(source)));
  // A province files with nobody at this desk: where something is below it, it was brought along.
  const levels = own.map((source) => rank(levelOf(source)));
  const lower = levels.filter((level) => level > rank('province'));
  const cut = named.length > 0 ? Math.min(...named) : Math.min(...(lower.length > 0 ? lower : levels));
  return (source) => rank(levelOf(source)) === cut;
};

/** Which of the submissions above a layer it belongs to: along `extends`, else by its code. */
const ownerOf = (
  source: Source,
  heads: readonly Source[],
  parents: ReadonlyMap<Source, readonly Source[]>,
): Source | undefined => {
  const seen = new Set<Source>();
  const climb = (from: Source): Source | undefined => {
    if (heads.includes(from)) return from;
    if (seen.has(from)) return undefined;
    seen.add(from);
    return (parents.get(from) ?? []).map(climb).find((found) => found !== undefined);
  };
  const code = regionOf(source.data)?.code;
  return (
    climb(source) ??
    heads.find((head) => {
      const above = regionOf(head.data)?.code;
      return code !== undefined && above !== undefined && code.startsWith(above.replace(/(?:00)+$/u, ''));
    })
  );
};

/**
 * Which layers of an entry are submissions, and which belong to one above them. Every own layer is in exactly one place;
 * layers above the submissions are parents that were brought along.
 */
export const chooseLayers = async (
  layers: readonly Source[],
  {
    name,
    host,
    base,
    listed,
  }: {
    readonly name: string;
    readonly host: Host;
    readonly base: Base;
    /** Levels of the regions that have to file. */
    readonly listed?: ReadonlySet<Level>;
  },
): Promise<readonly Chosen[]> => {
  if (layers.length < 2) return layers.map((source) => ({ source, below: [] }));
  const parents = await parentsAmong(layers, host, base.edition);
  const isPinned = (source: Source): boolean => {
    const region = regionOf(source.data);
    return base.layers.some((layer) => region?.code !== undefined && layer.region.code === region.code);
  };
  const unpinned = layers.filter((source) => !isPinned(source));
  const extended = new Set([...parents.values()].flat());
  const own = unpinned.length > 0 ? unpinned : layers.filter((source) => !extended.has(source));
  if (own.length === 0) return layers.map((source) => ({ source, below: [] }));
  const isHead = cutOf(own, name, listed);
  const heads = own.filter(isHead);
  const cut = Math.min(...heads.map((source) => rank(regionOf(source.data)?.level)));
  const rest = own.filter((source) => !isHead(source));
  // What tells no level is never passed over: it is a submission of its own.
  const below = rest.filter((source) => rank(regionOf(source.data)?.level) > cut);
  const stray = rest.filter((source) => rank(regionOf(source.data)?.level) < 0);
  const owners = new Map(below.map((source) => [source, ownerOf(source, heads, parents)]));
  const alone = below.filter((source) => owners.get(source) === undefined);
  return [
    ...heads.map((source) => ({ source, below: below.filter((other) => owners.get(other) === source) })),
    ...[...alone, ...stray].map((source) => ({ source, below: [] })),
  ];
};
