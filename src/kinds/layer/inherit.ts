import { wordFault } from '../../compiler/settle.ts';
import type { Layer, Resolved } from '../../model/catalogue.ts';
import type { CatalogueFile, NamedCatalogue } from '../../model/catalogue-file.ts';
import { headId } from '../../model/domain-head.ts';
import type { Fault } from '../../model/finding.ts';
import { rules } from '../../rules/index.ts';
import { readNational } from '../../source/catalogue.ts';
import type { Parent } from '../../source/parent-file.ts';
import type { Source } from '../../source/source.ts';
import type { Kinds } from '../result.ts';
import type { Setting } from '../setting.ts';
import { type Lineage, namesNational } from './lineage.ts';

/** What a layer inherits, or the fault that its `extends` leads nowhere. */
export type Inherited = { readonly inherited: Resolved } | { readonly fault: Fault };

const broken = (layer: Layer, message: string, args: Fault['args']): { fault: Fault } => ({
  fault: { rule: 'parent-found', message, args, at: layer.extends.at },
});

const unreadable = (layer: Layer, [first]: readonly Fault[]): { fault: Fault } => {
  const { fault } = broken(layer, 'unreadable', { name: layer.extends.value });
  return { fault: { ...fault, related: first ? [{ at: first.at, value: wordFault(first, rules).message }] : [] } };
};

/** Gives layers what they inherit: the national edition of the tool, national files, or what a layer above comes to. */
export const createInherit = ({ national, reference }: Setting) => {
  const nationalFrom = (sources: readonly Source[], withNational = false): Resolved => {
    if (national.forced) return national.standard();
    const named = sources.map(({ file, data }): NamedCatalogue => ({ file, data: data as CatalogueFile }));
    const ids = named.map(({ data }) => headId(data));
    const beside = withNational ? national.catalogues.filter(({ data }) => !ids.includes(headId(data))) : [];
    return readNational([...beside, ...named], reference);
  };

  const fromFile = async (layer: Layer, file: string, { read }: Kinds): Promise<Inherited> => {
    const { kind, faults, result, source } = await read(file);
    if (result.step) return { inherited: result.step.resolved };
    if (kind === 'catalogue' && faults.length === 0) return { inherited: nationalFrom([source]) };
    return unreadable(layer, faults);
  };

  const fromFolder = async (
    layer: Layer,
    { files, withNational }: Extract<Parent, { readonly files: readonly string[] }>,
    count: number,
    { read }: Kinds,
  ) => {
    const catalogues = (await Promise.all(files.map(read))).filter(({ kind }) => kind === 'catalogue');
    const faulty = catalogues.find(({ faults }) => faults.length > 0);
    if (faulty) return unreadable(layer, faulty.faults);
    if (catalogues.length > 0 && count === 0)
      return {
        inherited: nationalFrom(
          catalogues.map(({ source }) => source),
          withNational,
        ),
      };
    return broken(layer, 'folder', { name: layer.extends.value, count });
  };

  return async (layer: Layer, { parent, layers }: Lineage, graph: Kinds): Promise<Inherited> => {
    const loop = await graph.circle(layer.file);
    if (loop) return broken(layer, 'cycle', { loop: loop.map((name) => name.split('/').at(-1) ?? name).join(' → ') });
    if (national.forced && namesNational(layer.extends.value)) return { inherited: national.standard() };
    if ('fault' in parent) return parent;
    if ('national' in parent) return { inherited: national.standard() };
    if ('file' in parent) return fromFile(layer, parent.file, graph);
    const [only] = layers;
    return only !== undefined && layers.length === 1
      ? fromFile(layer, only, graph)
      : fromFolder(layer, parent, layers.length, graph);
  };
};
