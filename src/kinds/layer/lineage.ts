import type { Ground } from '../../compiler/kind.ts';
import type { Pinned } from '../../compiler/pin.ts';
import type { Fault } from '../../model/finding.ts';
import type { Sourced } from '../../model/place.ts';
import { joinName, type Parent, parentFile } from '../../source/parent-file.ts';
import type { Source } from '../../source/source.ts';
import type { Kinds } from '../result.ts';
import type { Setting } from '../setting.ts';
import { isLayer } from './is-layer.ts';

/** Where the `extends` of a layer leads. */
export interface Lineage {
  readonly parent: Parent;
  /** What is to be told about where it leads. */
  readonly faults: readonly Fault[];
  /** The layers of a folder that it names. */
  readonly layers: readonly string[];
}

/** What `extends` says, in data of any form. */
export const extendsOf = ({ file, data }: Source): Sourced<string> | undefined => {
  const value = (data as { extends?: unknown } | null | undefined)?.extends;
  return typeof value === 'string' ? { value: value.trim(), at: { file, path: ['extends'] } } : undefined;
};

/** The folder of guides that data of any form names. */
export const guidesOf = ({ file, data }: Source): string | undefined => {
  const value = (data as { guides?: unknown } | null | undefined)?.guides;
  return typeof value === 'string' ? joinName(file, value.trim()) : undefined;
};

/** Whether a name leads to a national edition and to no file. */
export const namesNational = (name: string): boolean => /^national(?:@|$)/u.test(name);

const layersAmong = async (files: readonly string[], { open }: Pick<Kinds, 'open'>): Promise<string[]> =>
  (await Promise.all(files.map(open))).filter(isLayer).map(({ file }) => file);

/** Follows `extends`: where it says, unless that is pinned. Each layer is followed once. */
export const createLineage = ({ national, pin }: Setting) => {
  const known = new WeakMap<Source, Promise<Lineage>>();
  const follow = async (source: Source, name: Sourced<string>, graph: Kinds): Promise<Lineage> => {
    const found = await parentFile(source.file, name, graph.host, national.edition);
    const pinned: Pinned | undefined = await pin?.({ source, parent: name, found, open: graph.open });
    const { parent, faults } = pinned ?? { parent: found, faults: [] };
    const layers = 'files' in parent ? await layersAmong(parent.files, graph) : [];
    return { parent, faults, layers };
  };
  return (source: Source, name: Sourced<string>, graph: Kinds): Promise<Lineage> => {
    const lineage = known.get(source) ?? follow(source, name, graph);
    known.set(source, lineage);
    return lineage;
  };
};

/** The files above a layer: one layer, or the national catalogues of a folder; none where the chain breaks. */
const filesOf = ({ parent, layers }: Lineage): readonly string[] => {
  if ('file' in parent) return [parent.file];
  if (!('files' in parent)) return [];
  return layers.length === 0 ? parent.files : layers.length === 1 ? layers : [];
};

/** What `extends` makes a layer rest on. */
export const groundOf = (source: Source, name: Sourced<string>, lineage: Lineage): Ground => {
  const isNational = namesNational(name.value);
  const target = joinName(source.file, name.value);
  const { parent } = lineage;
  return {
    names: isNational ? [] : [target],
    files: filesOf(lineage),
    certain: isNational ? 'national' in parent : 'file' in parent && parent.file === target,
  };
};
