import type { FieldId, Layer, ResolvedItem } from '../model/catalogue.ts';
import { fieldIds, fields } from '../model/fields.ts';
import type { Step } from '../model/step.ts';

/** What a layer can say one thing about. */
export type AccountKey =
  | readonly ['add' | 'status' | 'was', ref: string]
  | readonly ['field', ref: string, field: FieldId]
  | readonly ['filing' | 'contact' | 'head', key: string]
  | readonly ['answer', rule: string, item: string, field: string];

/** All that a layer says, one text for each thing it says it of, whatever its way of saying it. Keys are `AccountKey` as JSON. */
export type LayerAccount = ReadonlyMap<string, string>;

const keyOf = (key: AccountKey): string => JSON.stringify(key);

const flat = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const statusOf = (item: ResolvedItem, { inherited, resolved }: Step): string => {
  const before = inherited.items.get(item.ref);
  if (item.omitted?.by === resolved.layers.length - 1)
    return flat(['omit', item.omitted.value.reason, item.omitted.value.note]);
  return before?.omitted && !item.omitted ? 'restore' : '';
};

/** The layer as a whole: what is said once in it. */
const headOf = (layer: Layer): [string, string][] => {
  const { region, edition, effective, responsibleBody, contact = {}, filing = {}, domains } = layer;
  const head: [string, unknown][] = [
    ['region', region],
    ['extends', layer.extends.value],
    ['edition', edition],
    ['effective', effective],
    ['responsibleBody', responsibleBody?.value],
    ...Object.entries(domains).map(([id, entries]): [string, unknown] => [`${id} title`, entries?.title?.value]),
  ];
  const said = (kind: 'filing' | 'contact' | 'head', entries: readonly [string, unknown][]): [string, string][] =>
    entries.flatMap(([key, value]) => (value === undefined ? [] : [[keyOf([kind, key]), flat(value)]]));
  return [
    ...said('head', head),
    ...said('contact', Object.entries(contact)),
    ...said('filing', Object.entries(filing)),
  ];
};

/** The account of a layer that was resolved. A refused value is said, too. */
export const layerAccount = (step: Step): LayerAccount => {
  const { layer, inherited, resolved, outcomes } = step;
  const by = resolved.layers.length - 1;
  const account = new Map<string, string>(headOf(layer));
  for (const item of resolved.items.values()) {
    if (item.level > 1 || item.by === by) {
      const status = statusOf(item, step);
      if (status !== '') account.set(keyOf(['status', item.ref]), status);
    }
    if (item.by === by && !inherited.items.has(item.ref)) account.set(keyOf(['add', item.ref]), 'added');
    if (item.omitted || item.withheld) continue;
    for (const field of fieldIds) {
      const cell = item.fields[field];
      if (!cell || cell.by !== by || cell.derived || cell.at === layer.responsibleBody?.at) continue;
      account.set(keyOf(['field', item.ref, field]), fields[field].print(cell.value as never));
    }
  }
  for (const { verdict, below, item, field, local } of outcomes)
    if (verdict === 'refused' && below === undefined) account.set(keyOf(['field', item, field]), local);
  for (const [domain, entries] of Object.entries(layer.domains))
    for (const { id, was } of entries?.add ?? [])
      if (was !== undefined) account.set(keyOf(['was', `${domain}/${id.value}`]), was);
  for (const { value } of layer.accepted) {
    const { rule, item = '', field = '', reason, until = '', text = '' } = value;
    account.set(keyOf(['answer', rule, item, field]), flat([reason, until, text]));
  }
  return account;
};

/** The key of an entry of an account. */
export const accountKey = (key: string): AccountKey => JSON.parse(key) as AccountKey;
