import type { Layer } from '../model/catalogue.ts';
import { plain } from '../model/plain.ts';

/** The key that names a region in fingerprints: its code, else its name; `key` where nothing tells. */
export const regionKey = (layer: Layer | undefined, key: string): string =>
  layer ? (layer.region.code ?? plain(layer.region.name)) : key;
