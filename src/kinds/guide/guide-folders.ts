import type { Layer, Ref, Resolved } from '../../model/catalogue.ts';
import type { Host } from '../../source/host.ts';
import { isYamlName, joinName } from '../../source/parent-file.ts';
import type { Kinds } from '../result.ts';

/** How far above a guide its layer is looked for: a guide lies two folders below the one that the layer names. */
const maxUp = 5;

const withoutEnding = (file: string): string => file.replace(/\.ya?ml$/iu, '');

/** The item that a file is a guide of, by its name in the folder of guides. */
export const guideRef = (name: string): Ref => withoutEnding(name) as Ref;

/** The folder of a layer's guides. */
export const guideFolder = ({ file, guides }: Layer): string | undefined => guides && joinName(file, guides.value);

/** Whether the folder of a layer's guides is where the layer says. */
export const hasGuideFolder = async (layer: Layer, host: Host): Promise<boolean> => {
  const root = guideFolder(layer);
  return root !== undefined && (await host.list(root)) !== undefined;
};

/** The guide files of a layer, by name. One that stands too deep is none of an item, and is told; no deeper does a guide find its layer. */
export const guideFiles = async (layer: Layer, host: Host): Promise<readonly string[]> => {
  const below = async (folder: string, depth: number): Promise<string[]> => {
    const names = depth < maxUp ? ((await host.list(folder)) ?? []) : [];
    const inner = await Promise.all(
      names.map((name) => {
        const path = `${folder}/${name}`;
        if (isYamlName(name)) return [path];
        return name.startsWith('.') ? [] : below(path, depth + 1);
      }),
    );
    return inner.flat();
  };
  const root = guideFolder(layer);
  return root === undefined ? [] : below(root, 0);
};

/** The file that is the guide of an item: `<domain>/<number>.yaml`, so that no item has two. */
export const guideFile = async (layer: Layer, ref: Ref, host: Host): Promise<string | undefined> => {
  const root = guideFolder(layer);
  if (root === undefined) return undefined;
  const [domain = '', id = ''] = ref.split('/');
  const names = (await host.list(`${root}/${domain}`)) ?? [];
  const name = names.find((one) => isYamlName(one) && withoutEnding(one) === id);
  return name && `${root}/${domain}/${name}`;
};

/** The items that a layer, or one above it, has a guide of; told by the names of the files. */
export const guidedItems = async ({ layers }: Resolved, own: Layer, { host, read }: Kinds): Promise<Ref[]> => {
  const all = await Promise.all(
    [own.file, ...layers.slice(1).map(({ file }) => file)].map(async (file) => {
      const layer = file === own.file ? own : (await read(file)).result.layer;
      const root = layer && guideFolder(layer);
      const files = layer ? await guideFiles(layer, host) : [];
      return files.map((one) => guideRef(one.slice((root?.length ?? 0) + 1)));
    }),
  );
  return all.flat();
};

const layersIn = async (folder: string, { host, open, read }: Kinds): Promise<readonly Layer[]> => {
  const names = ((await host.list(folder)) ?? []).filter(isYamlName);
  const found = await Promise.all(
    names.map(async (name) => {
      const file = folder === '.' ? name : `${folder}/${name}`;
      const { data } = await open(file);
      const isOwner = (data as { guides?: unknown } | null | undefined)?.guides !== undefined;
      return isOwner ? (await read(file)).result.layer : undefined;
    }),
  );
  return found.flatMap((layer) => layer ?? []);
};

/** The layer of a guide: the nearest one whose `guides` leads to a folder around it. Each folder is looked through once. */
export const ownerOf = async (file: string, graph: Kinds): Promise<Layer | undefined> => {
  let folder = joinName(file, '.');
  for (let up = 0; up < maxUp; up += 1) {
    const here = folder;
    const layers = await graph.ofFolder(`guides of ${here}`, () => layersIn(here, graph));
    const found = layers.find((layer) => file.startsWith(`${guideFolder(layer)}/`));
    if (found) return found;
    folder = joinName(`${folder}/x`, '..');
  }
  return undefined;
};
