import type { OwnDocument, Profile } from '../../model/catalogue.ts';
import { type Into, isDate, list, type Raw, record, strings, text } from './raw.ts';
import { readField } from './read-field.ts';

const readDemands = (raw: Raw): NonNullable<Profile['guides']> => ({
  required: list(raw.required).flatMap((one) => text(one) ?? []),
  shared: list(raw.shared).flatMap((one) => text(one) ?? []),
  ...(isDate(raw.by) ? { by: raw.by } : {}),
});

const statuses = ['in-force', 'repealed', 'superseded', 'time-bound'] as const;

const readDocument = (entry: unknown): OwnDocument[] => {
  const raw = record(entry);
  const { title, number, replacedBy } = strings(raw, ['title', 'number', 'replacedBy']);
  const status = statuses.find((one) => one === raw.status);
  if (title === undefined || status === undefined) return [];
  const day = (value: unknown): string | null => (isDate(value) ? value : null);
  return [
    {
      ...{ title, status, number: number ?? null, replacedBy: replacedBy ?? null },
      ...{ since: day(raw.since), validUntil: day(raw.validUntil) },
      aliases: list(raw.aliases).flatMap((one) => text(one) ?? []),
    },
  ];
};

/** What a layer sets for everybody below it. */
export const readProfile = (into: Into, raw: Raw): Profile => {
  const levels = list(raw.levels).flatMap((entry, index) => {
    const { level, label } = strings(record(entry), ['level', 'label']);
    const known =
      level === undefined ? undefined : readField(into, 'levels', [level], ['profile', 'levels', index, 'level'])?.[0];
    return known ? [{ level: known, label: label ?? level ?? '' }] : [];
  });
  const months = /^(\d{1,2})个月$/u.exec(text(raw.check) ?? '')?.[1];
  return {
    titles: strings(record(raw.titles), Object.keys(record(raw.titles))),
    ...(levels.length > 0 ? { levels } : {}),
    filing: strings(record(raw.filing), ['receiver', 'route', 'deadline', 'versions']),
    ...(raw.guides === undefined ? {} : { guides: readDemands(record(raw.guides)) }),
    ...(raw.register === undefined ? {} : { register: list(raw.register).flatMap(readDocument) }),
    ...(months === undefined ? {} : { check: Number(months) }),
    synonyms: list(raw.synonyms).map((group) => list(group).map(String)),
  };
};
