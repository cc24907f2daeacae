import type { Path, Sourced } from '../model/place.ts';
import type { LayerPlace, ServicePoint } from '../model/service-point.ts';

const keys = ['name', 'address', 'hours', 'phone'] as const satisfies readonly (keyof ServicePoint)[];

/** The `places` of a layer; what the schema has refused is left out. */
export const readPlaces = (raw: unknown, file: string): LayerPlace[] =>
  (Array.isArray(raw) ? raw : []).flatMap((entry: unknown, index): LayerPlace[] => {
    if (entry === null || typeof entry !== 'object') return [];
    const path: Path = ['places', index];
    const text = (key: string): Sourced<string> | undefined => {
      const value = (entry as { readonly [key: string]: unknown })[key];
      return typeof value === 'string' && value.trim() !== ''
        ? { value: value.trim(), at: { file, path: [...path, key] } }
        : undefined;
    };
    const id = text('id');
    const from = text('from');
    if (!id) return [];
    if (from) return [{ id, from }];
    const said = keys.flatMap((key): [string, Sourced<string>][] => {
      const value = text(key);
      return value ? [[key, value]] : [];
    });
    return [{ id, point: { at: { file, path }, ...Object.fromEntries(said) } }];
  });
