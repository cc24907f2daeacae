import type { Cell, LevelId, Resolved, ResolvedItem, ResponsibleBody } from './model/catalogue.ts';

/** The organ of a township by its name: a 街道 has an 办事处, a 镇 or 乡 a government. Undefined for a name that tells neither. */
const bodyOf = (name: string): string | undefined =>
  /街道$/u.test(name) ? `${name}办事处` : /[镇乡]$/u.test(name) ? `${name}人民政府` : undefined;

const townshipBody = (cell: Cell<ResponsibleBody>, name: string | undefined): Cell<ResponsibleBody> => {
  const own = name === undefined ? undefined : bodyOf(name);
  const body = own ?? cell.value.township;
  return body === undefined ? cell : { ...cell, value: { all: body } };
};

/**
 * The extract that a township publishes: only 乡级 items, its own body and titles (domain.md 3.2). `name` is the
 * township; without it the extract speaks for all townships of the region.
 */
export const extractLevel = (
  resolved: Resolved,
  level: Extract<LevelId, 'township'>,
  name: string | undefined,
): Resolved => {
  const title = name ?? `${resolved.region.name}乡镇（街道）`;
  const cut = (item: ResolvedItem): ResolvedItem => {
    if (item.level === 1) return item;
    if (!item.fields.levels?.value.includes(level)) return { ...item, withheld: true };
    const body = item.fields.responsibleBody;
    const levels = item.fields.levels;
    return {
      ...item,
      fields: {
        ...item.fields,
        ...(body ? { responsibleBody: townshipBody(body, name) } : {}),
        levels: { ...levels, value: levels.value.filter((one) => one === level || one === 'village') },
      },
    };
  };
  const rename = (text: string) =>
    text.startsWith(resolved.region.name) ? `${title}${text.slice(resolved.region.name.length)}` : `${title}${text}`;
  return {
    ...resolved,
    region: { name: title, level },
    items: new Map([...resolved.items].map(([ref, item]) => [ref, cut(item)])),
    titles: {
      employment: rename(resolved.titles.employment),
      'social-insurance': rename(resolved.titles['social-insurance']),
    },
    contact:
      name === undefined
        ? resolved.contact
        : { ...(resolved.contact.complaint ? { complaint: resolved.contact.complaint } : {}) },
  };
};
