import type { FieldId } from '../../model/catalogue.ts';
import type { Attestation, CatalogueFile, CatalogueItem } from '../../model/catalogue-file.ts';
import { fieldIds } from '../../model/fields.ts';
import { compareNumbers } from '../../model/item-number.ts';
import { shown } from '../account.ts';
import { write } from '../differences.ts';
import type { ComparedDomain } from './compare-annex.ts';
import type { ComparedCell } from './difference.ts';
import type { NumberedRow } from './number-annex.ts';

type Plain = { readonly [key: string]: unknown };

/** The keys of an item in the order in which national files write them. */
const keys = ['id', 'title', 'candidate', 'guide', 'was', ...fieldIds.slice(1), 'provenance', 'doubtful', 'items'];

const ordered = (item: Plain): Plain =>
  Object.fromEntries(keys.flatMap((key) => (item[key] === undefined ? [] : [[key, item[key]]])));

const written = ({ field, value }: ComparedCell): unknown =>
  field === 'title' ? shown(String(value)) : write(field, value as never);

const without = (data: Plain, gone: readonly string[]): Plain | undefined => {
  const rest = Object.fromEntries(Object.entries(data).filter(([key]) => !gone.includes(key)));
  return Object.keys(rest).length > 0 ? rest : undefined;
};

/** Numbers that an item had before. */
const wasOf = (before: CatalogueItem | undefined, id: string): readonly string[] | undefined => {
  const all = [...(before?.was ?? []), ...(before && before.id !== id ? [before.id] : [])].filter((one) => one !== id);
  return all.length > 0 ? [...new Set(all)] : undefined;
};

/** An item with what the annex says of it; cells that it says nothing of stay as they were, with what they rest on. */
const itemOf = (before: CatalogueItem | undefined, id: string, cells: readonly ComparedCell[]): Plain => {
  const attested = cells.map(({ field }) => field);
  const changed = cells.filter(({ same }) => !same || !before);
  const { candidate, ...rest } = (before ?? {}) as Plain & Partial<CatalogueItem>;
  return {
    ...rest,
    ...(candidate && !attested.includes('title') ? { candidate } : {}),
    id,
    ...Object.fromEntries(changed.map((cell) => [cell.field, written(cell)])),
    was: wasOf(before, id),
    provenance: {
      ...(before?.provenance ?? {}),
      ...Object.fromEntries(attested.map((field): [FieldId, 'attested'] => [field, 'attested'])),
    },
    doubtful: before?.doubtful && without(before.doubtful as Plain, attested),
  };
};

/** The items of a national file by number. */
const byNumber = ({ items }: CatalogueFile): ReadonlyMap<string, CatalogueItem> =>
  new Map(items.flatMap((group) => [group, ...(group.items ?? [])]).map((item) => [item.id, item]));

/** What a catalogue says of every item: an item without it is none. */
const neededFields = ({ items }: CatalogueFile): readonly FieldId[] =>
  fieldIds.filter((field) => items.every((group) => (group.items ?? []).every((item) => field in item)));

/**
 * The national file of one domain as the annex has it: every cell that was compared is `attested`, what the annex lacks is retired.
 * A new item of which a column could not be read is left out, and returned.
 */
export const annexEdition = (
  file: CatalogueFile,
  compared: ComparedDomain,
  attested: Attestation,
): { readonly data: CatalogueFile; readonly left: readonly NumberedRow[] } => {
  const known = byNumber(file);
  const needed = neededFields(file);
  const left: NumberedRow[] = [];
  const groups = compared.groups.flatMap((group): Plain[] => {
    const items = group.rows.flatMap((row): Plain[] => {
      const item = itemOf(row.item && known.get(row.item.id), row.id, compared.rows.get(row)?.cells ?? []);
      const whole = row.item
        ? item
        : { ...item, title: shown(row.title), provenance: { title: 'attested', ...(item.provenance as Plain) } };
      if (row.item || needed.every((field) => whole[field as keyof typeof whole] !== undefined))
        return [ordered(whole)];
      left.push(row);
      return [];
    });
    if (items.length === 0) return [];
    const title: ComparedCell = { field: 'title', value: group.title, same: false };
    const head = itemOf(group.item && known.get(group.item.id), group.id, [title]);
    return [ordered({ ...head, items: items.sort((one, other) => compareNumbers(String(one.id), String(other.id))) })];
  });
  const retired = [
    ...(file.retired ?? []),
    ...compared.missing.map(({ id, fields }) => ({
      id,
      title: fields.title.value,
      note: `${attested.document}中没有这一项（${attested.by}${attested.date}核对）`,
    })),
  ];
  const { kind, domain, title, document, edition } = file;
  const data = {
    kind,
    domain,
    title,
    ...(document ? { document } : {}),
    edition,
    attested,
    counts: { level1: groups.length, level2: groups.flatMap(({ items }) => items as unknown[]).length },
    ...(retired.length > 0 ? { retired } : {}),
    items: groups.sort((one, other) => compareNumbers(String(one.id), String(other.id))),
  };
  return { data: data as unknown as CatalogueFile, left };
};
