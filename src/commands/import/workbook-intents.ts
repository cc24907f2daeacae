import type { Intent } from '../../edit/intent.ts';
import { accountKey, type LayerAccount } from '../../edit/layer-account.ts';
import type { FieldId, OmissionReason, Ref } from '../../model/catalogue.ts';
import { domainIdOf } from '../../model/domain.ts';

type Plain = { readonly [key: string]: unknown };

const mapOf = (value: unknown): Plain => (value !== null && typeof value === 'object' ? (value as Plain) : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The entry of a list of a workbook’s layer that is about one item. */
const entryOf = (layer: Plain, ref: string, list: 'amend' | 'add'): Plain | undefined => {
  const domain = domainIdOf(ref);
  const number = ref.slice(domain.length + 1);
  const entries = listOf(mapOf(layer[domain])[list]).map(mapOf);
  return entries.find(({ id, item }) => String(id ?? item).split(' ')[0] === number);
};

const isOwn = (account: LayerAccount, ref: string): boolean => account.has(JSON.stringify(['add', ref]));

/** The order in which changes are carried out: items first, then what is said of them. */
const order = ['remove', 'add', 'restore', 'omit', 'field', 'rest'] as const;

type Ranked = readonly [rank: (typeof order)[number], intent: Intent];

const statusIntent = (ref: Ref, said: string | undefined): Ranked => {
  if (said === undefined) return ['omit', { kind: 'omit', ref, reason: 'not-operated' }];
  const [, reason, note] = said.startsWith('[') ? (JSON.parse(said) as [string, OmissionReason, string]) : [];
  return reason === undefined
    ? ['restore', { kind: 'restore', ref }]
    : ['omit', { kind: 'omit', ref, reason, ...(note ? { note } : {}) }];
};

/** What one difference asks for; undefined for what can only be changed in the file itself, or follows from another one. */
const intentOf = (key: string, layer: Plain, theirs: LayerAccount, mine: LayerAccount): Ranked | undefined => {
  const [kind, subject, third = '', fourth = ''] = accountKey(key);
  const ref = subject as Ref;
  const said = theirs.get(key);
  switch (kind) {
    case 'add': {
      if (said === undefined) return ['remove', { kind: 'removeItem', ref }];
      const { id, title, was: _was, ...fields } = entryOf(layer, ref, 'add') ?? {};
      return ['add', { kind: 'addItem', domain: domainIdOf(ref), id: String(id), title: String(title), fields }];
    }
    case 'status':
      // What is left out no longer, and was not left out above, is taken out of the list by `restore`.
      return said === undefined && mine.get(key) !== 'restore'
        ? ['restore', { kind: 'restore', ref }]
        : statusIntent(ref, said);
    case 'field': {
      if (isOwn(theirs, ref) !== isOwn(mine, ref)) return undefined;
      const field = third as FieldId;
      const value = entryOf(layer, ref, isOwn(theirs, ref) ? 'add' : 'amend')?.[field];
      return value === undefined
        ? ['field', { kind: 'resetField', ref, field, only: true }]
        : ['field', { kind: 'setField', ref, field, value, only: true }];
    }
    case 'filing':
    case 'contact': {
      const value = mapOf(layer[kind])[subject];
      const intent = kind === 'filing' ? 'setFiling' : 'setContact';
      return ['rest', { kind: intent, key: subject, ...(value === undefined ? {} : { value }) }];
    }
    case 'answer': {
      const about = {
        rule: subject,
        items: third === '' ? [] : [third as Ref],
        ...(fourth === '' ? {} : { field: fourth as FieldId }),
      };
      const [reason, until, text] = said === undefined ? [] : (JSON.parse(said) as [string, string, string]);
      if (text) return undefined;
      return [
        'rest',
        reason === undefined
          ? { kind: 'withdrawAnswer', ...about }
          : { kind: 'answer', ...about, reason, ...(until ? { until } : {}) },
      ];
    }
    default:
      return undefined;
  }
};

/** The intents of the changes that were made in a workbook, in the order in which they can be carried out. */
export const workbookIntents = (
  changes: readonly string[],
  layer: Plain,
  theirs: LayerAccount,
  mine: LayerAccount,
): readonly Intent[] => {
  const ranked = changes.flatMap((key) => {
    const one = intentOf(key, layer, theirs, mine);
    return one ? [one] : [];
  });
  return order.flatMap((rank) => ranked.filter(([own]) => own === rank).map(([, intent]) => intent));
};
