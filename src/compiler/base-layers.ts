import { levelIds, type Region } from '../model/catalogue.ts';
import { headId } from '../model/domain-head.ts';
import { plain } from '../model/plain.ts';
import { joinName, type Parent } from '../source/parent-file.ts';
import type { Source } from '../source/source.ts';
import type { Base, PinnedLayer } from './base.ts';

/** How far below the nation a region stands. */
export const depth = (level: Region['level']): number => levelIds.indexOf(level as never);

const isSameRegion = (one: Region, other: Region): boolean =>
  one.code !== undefined && other.code !== undefined
    ? one.code === other.code
    : one.level === other.level && plain(one.name) === plain(other.name);

/** Codes of the regions above one, nearest first: the county of a township, its city, its province. */
const codesAbove = ({ code, level }: Region): string[] => {
  if (code === undefined || !/^(?:\d{6}|\d{9})$/u.test(code)) return [];
  const all = [code.slice(0, 6), `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
  return all.slice(level === 'township' ? 0 : level === 'county' ? 1 : level === 'city' ? 2 : 3);
};

/** The base's file of a region. */
export const layerOf = (base: Base, region: Region): PinnedLayer | undefined =>
  base.layers.find((layer) => isSameRegion(layer.region, region));

/** The nearest region above that the base holds. A 开发区 or 兵团 may stand elsewhere. */
export const nearestAbove = (base: Base, region: Region | undefined): PinnedLayer | undefined => {
  if (!region || region.kind) return undefined;
  for (const code of codesAbove(region)) {
    const found = base.layers.find((layer) => layer.region.code === code);
    if (found && depth(found.region.level) < depth(region.level)) return found;
  }
  return undefined;
};

/** The ends of a path, the longest first. */
const endsOf = (name: string): string[] => {
  const steps = name
    .replaceAll('\\', '/')
    .split('/')
    .filter((step) => !['', '.', '..'].includes(step));
  return steps.map((_, from) => steps.slice(from).join('/'));
};

/** What stands for catalogue files: the pinned file of each domain; one that nobody pinned where it lies. */
export const standingFor = (base: Base, copies: readonly Source[]): Parent => {
  const pinned = copies.map(({ file, data }) => {
    const original = base.national.find((named) => headId(named.data) === headId(data));
    return original ? (base.files?.has(original.file) ? original.file : undefined) : file;
  });
  const files = [...new Set(pinned.flatMap((file) => file ?? []))];
  if (files.length === 0) return { national: true };
  return { files, ...(pinned.includes(undefined) ? { withNational: true as const } : {}) };
};

const endsWith = (path: string, end: string): boolean => path === end || path.endsWith(`/${end}`);

/** The base's catalogue files that a name means: a file, or those of a folder; the longest end of its path. */
export const cataloguesByName = (base: Base, name: string): readonly string[] => {
  const files = base.national.flatMap(({ file }) => (base.files?.has(file) ? file : []));
  return (
    endsOf(name)
      .map((end) => files.filter((file) => endsWith(file, end) || endsWith(joinName(file, '.'), end)))
      .find(({ length }) => length > 0) ?? []
  );
};

/** The base's file that a name means: the longest end of its path, or the region code in it. */
export const byName = (base: Base, name: string): PinnedLayer | undefined => {
  const ends = endsOf(name);
  for (const end of ends) {
    const found = base.layers.find(({ path }) => path === end);
    if (found) return found;
  }
  const last = ends.at(-1) ?? '';
  const code = /(?<!\d)(?:\d{9}|\d{6})(?!\d)/u.exec(last)?.[0];
  const named = base.layers.filter(({ file }) => file.split('/').at(-1) === last);
  return named.length === 1 ? named[0] : base.layers.find(({ region }) => code !== undefined && region.code === code);
};
