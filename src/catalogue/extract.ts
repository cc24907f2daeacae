import type { Cell, LevelId, Profile, Resolved, ResolvedItem, ResponsibleBody } from '../model/catalogue.ts';
import { type ExtractLevel, type Grassroots, readGrassroots } from '../model/grassroots-body.ts';

/** What stands for all townships or villages of a region where none is named. */
const everyone: { readonly [level in ExtractLevel]: { readonly place: string; readonly body?: string } } = {
  township: { place: '乡镇（街道）' },
  village: { place: '村（社区）', body: '各村（居）民委员会' },
};

const bodyOf = (
  cell: Cell<ResponsibleBody>,
  level: ExtractLevel,
  own: Grassroots | undefined,
): Cell<ResponsibleBody> => {
  const body = own?.body ?? cell.value[level] ?? everyone[level].body;
  return body === undefined ? cell : { ...cell, value: { all: body } };
};

const officialLevels = [
  { level: 'county', label: '县级' },
  { level: 'township', label: '乡级' },
] as const;

/** Whether villages have a column of their own; else 乡级 covers them (product.md 2). */
const hasVillageColumn = ({ levels }: Profile): boolean => levels?.some(({ level }) => level === 'village') ?? false;

/** The column that covers villages, as it is printed for one: 乡、村级. */
const coversVillages = (profile: Profile): NonNullable<Profile['levels']> =>
  (profile.levels ?? officialLevels).map(({ level, label }) => ({
    level,
    label: level === 'township' && !label.includes('村') ? `${label.replace(/级$/u, '')}、村级` : label,
  }));

/** Where the county files is not where a township or village would. */
const withoutFiling = ({ filing: _county, ...rest }: Profile): Profile => rest;

/**
 * The extract that a township or village publishes: only the items of its level, its own body and titles (domain.md
 * 3.2). 乡级 covers villages unless the profile gives them a column. `name` is the township or village; without it the
 * extract speaks for all of them in the region.
 */
export const extractLevel = (resolved: Resolved, level: ExtractLevel, name: string | undefined): Resolved => {
  const own = name === undefined ? undefined : readGrassroots(level, name);
  const title = own?.place ?? `${resolved.region.name}${everyone[level].place}`;
  const covered = level === 'village' && !hasVillageColumn(resolved.profile);
  const kept: readonly LevelId[] = level === 'village' && !covered ? ['village'] : ['township', 'village'];
  const marks: readonly LevelId[] = covered ? kept : [level];
  const cut = (item: ResolvedItem): ResolvedItem => {
    if (item.level === 1) return item;
    // What the county does not run at another level is no omission of this one.
    const { omitted, ...rest } = item;
    if (!item.fields.levels?.value.some((one) => marks.includes(one))) return { ...rest, withheld: true };
    const body = item.fields.responsibleBody;
    const levels = item.fields.levels;
    return {
      ...item,
      fields: {
        ...item.fields,
        ...(body ? { responsibleBody: bodyOf(body, level, own) } : {}),
        levels: { ...levels, value: levels.value.filter((one) => kept.includes(one)) },
      },
    };
  };
  const rename = (text: string) =>
    text.startsWith(resolved.region.name) ? `${title}${text.slice(resolved.region.name.length)}` : `${title}${text}`;
  return {
    ...resolved,
    region: { name: title, level },
    items: new Map([...resolved.items].map(([ref, item]) => [ref, cut(item)])),
    titles: Object.fromEntries(Object.entries(resolved.titles).map(([domain, text]) => [domain, rename(text)])),
    profile: {
      ...withoutFiling(resolved.profile),
      ...(covered ? { levels: coversVillages(resolved.profile) } : {}),
    },
    contact:
      name === undefined
        ? resolved.contact
        : { ...(resolved.contact.complaint ? { complaint: resolved.contact.complaint } : {}) },
  };
};
