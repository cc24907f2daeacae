import { layerKeys } from './layer-keys.ts';
import type { Path } from './place.ts';

/** Whether a path in a layer leads into what it says about a domain. */
export const isDomainPath = ([key]: Path): boolean => typeof key === 'string' && !layerKeys.has(key);
