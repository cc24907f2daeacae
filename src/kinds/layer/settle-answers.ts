import type { Acceptance, Layer, Resolved } from '../../model/catalogue.ts';
import type { Fault } from '../../model/finding.ts';
import type { Sourced } from '../../model/place.ts';
import { plain } from '../../model/plain.ts';
import { answeredItems } from '../../resolve/answered-items.ts';

/** Whether a reference means an item that the layer adds and that could not be taken: that is told there. */
const isRefused = (item: string, { domains }: Layer, { items }: Resolved): boolean => {
  const [, id, title = ''] = /^(?:\D*)([\d.]+)\s*(.*)$/u.exec(item) ?? [];
  return Object.entries(domains).some(([domain, entries]) =>
    entries?.add.some((addition) => {
      const name = plain(addition.title.value);
      const taken = items.get(`${domain}/${addition.id.value}`);
      const isTaken = taken !== undefined && !taken.withheld && plain(taken.fields.title.value) === name;
      return !isTaken && (addition.id.value === id || name === plain(title));
    }),
  );
};

/** Questions, explanations, reasons of adjustments and offices that name what is no item. */
export const unknownItems = (layer: Layer, resolved: Resolved): Fault[] =>
  [
    ...(layer.explains ?? []),
    ...(layer.questions ?? []),
    ...(layer.adjusted ?? []),
    ...(layer.owners ?? []).flatMap(({ items }) => items.map(({ value: item, at }) => ({ value: { item }, at }))),
  ].flatMap(({ value: { item }, at }): Fault[] => {
    const found = item === undefined ? undefined : answeredItems(item, resolved);
    if (item === undefined || !found || 'items' in found || isRefused(item, layer, resolved)) return [];
    const message = found.problem === 'which-domain' ? 'which-domain' : 'unknown-item';
    return [{ rule: 'explained-item', message, args: { item, meant: found.meant }, at }];
  });

/** The answers of a layer with the items that they name, now that it is known what there is; what names none is told. */
export const settleAnswers = (
  layer: Layer,
  resolved: Resolved,
): { readonly accepted: readonly Sourced<Acceptance>[]; readonly faults: readonly Fault[] } => {
  const faults: Fault[] = [];
  const accepted = layer.accepted.flatMap(({ value, at }): Sourced<Acceptance>[] => {
    const { named } = value;
    if (named === undefined) return [{ value, at }];
    const found = named.map((text) => ({ text, answered: answeredItems(text, resolved) }));
    for (const { text, answered } of found) {
      if (!('problem' in answered)) continue;
      const message =
        answered.problem === 'which-domain' || answered.meant.length === 0 ? answered.problem : 'wrong-title';
      faults.push({ rule: 'accepted-in-use', message, args: { item: text, meant: answered.meant }, at });
    }
    const items = found.flatMap(({ answered }) => ('items' in answered ? answered.items : []));
    return items.length > 0 ? [{ value: { ...value, items }, at }] : [];
  });
  return { accepted, faults };
};
