import type { LevelId } from '../../model/catalogue.ts';
import type { Reference } from '../../model/reference.ts';
import type { Column } from './column.ts';
import { headingKey } from './heads.ts';

const officialNames: { readonly [level in LevelId]: string } = {
  province: '省级',
  city: '市级',
  county: '县级',
  township: '乡级',
  village: '村级',
};

/**
 * Which level every column of 公开层级 stands for. 市级 is the county of a county-level city where no other column is
 * (S13); villages are covered by 乡级 (product.md §2), so 乡、村级 is 乡级. A name nobody knows maps to nothing.
 */
export const levelColumns = (
  columns: readonly (Column | undefined)[],
  region: 'province' | 'city' | 'county' | 'township',
  reference: Reference,
): ReadonlyMap<number, LevelId> => {
  const named = columns.flatMap((column, index) =>
    column?.kind === 'level' ? [{ index, name: headingKey(column.name) }] : [],
  );
  const idOf = (name: string): LevelId | undefined => {
    const known = reference.levels.find(({ name: official, aliases }) =>
      [official, ...aliases].some((word) => headingKey(word) === name),
    );
    if (known) return known.id;
    if (/乡|镇|街|苏木/u.test(name)) return 'township';
    if (/村|社区|嘎查/u.test(name)) return 'village';
    if (/县|区(?!域)|旗/u.test(name) && !/作业|园|管理/u.test(name)) return 'county';
    if (/省|自治区/u.test(name)) return 'province';
    return /市|州|盟/u.test(name) ? 'city' : undefined;
  };
  const found = named.map(({ index, name }) => ({ index, name, level: idOf(name) }));
  const has = (level: LevelId) => found.some((one) => one.level === level);
  return new Map(
    found.flatMap(({ index, level }): [number, LevelId][] => {
      if (level === undefined) return [];
      if (level === 'city' && !has('county') && (region === 'county' || region === 'township'))
        return [[index, 'county']];
      if (level === 'village') return [[index, 'township']];
      return [[index, level]];
    }),
  );
};

/** The official name of a level. */
export const levelName = (level: LevelId): string => officialNames[level];
