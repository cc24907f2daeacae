import type { ItemReference, Layer } from '../model/catalogue.ts';
import { fieldIds } from '../model/fields.ts';
import type { Fault } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { Outcome, Step } from '../model/step.ts';
import type { Rule } from './rule.ts';
import { fieldName, inline, itemList, itemName, whereWritten } from './say.ts';

/** The documents that an entry at a place wants to replace. */
const replacedBy = ({ domains }: Layer, at: Place): string[] =>
  Object.keys(domains)
    .flatMap((domain) => domains[domain]?.amend ?? [])
    .flatMap(({ edits: { basis } }) =>
      basis?.at === at && basis.value.kind === 'merge' ? (basis.value.replace ?? []).map(({ from }) => from) : [],
    );

const written = ({ id, title }: ItemReference): string => (title ? `${id} ${title}` : id);

/** More values of one field than this are told in one finding: a layer that restates the whole catalogue has hundreds. */
const few = 5;

/** Values without effect, one place a group; many of one field together. */
const byField = (places: readonly (readonly Outcome[])[]): Outcome[][] => {
  const fields = new Map<string, Outcome[][]>();
  for (const place of places) {
    const field = place[0]?.field ?? '';
    fields.set(field, [...(fields.get(field) ?? []), [...place]]);
  }
  return [...fields.values()].flatMap((groups) => (groups.length > few ? [groups.flat()] : groups));
};

/** Whether an entry for several items says something else of the same field: the value then keeps this item from it. */
const keepsFrom = ({ item, field, at }: Outcome, { domains }: Layer): boolean => {
  const slash = item.indexOf('/');
  const [domain, id] = [item.slice(0, slash), item.slice(slash + 1)];
  return (domains[domain]?.amend ?? []).some(
    ({ items, edits }) =>
      edits[field] !== undefined &&
      edits[field].at !== at &&
      items.some(({ value }) => value.id.endsWith('*') && id.startsWith(value.id.slice(0, -1))),
  );
};

const check = (step: Step): Fault[] => {
  const rule = 'no-effect';
  // One written value reaches a hundred items, with the very same place.
  const reached = new Set<Place>();
  const useful = new Set<Place>();
  for (const outcome of step.outcomes) {
    const { at, verdict } = outcome;
    reached.add(at);
    if (verdict !== 'unchanged' || keepsFrom(outcome, step.layer)) useful.add(at);
  }
  for (const { at, other } of step.misses) {
    reached.add(at);
    if (other) reached.add(other);
  }
  const same = new Map<Place, Outcome[]>();
  for (const outcome of step.outcomes) {
    if (useful.has(outcome.at)) continue;
    const earlier = same.get(outcome.at);
    if (earlier) earlier.push(outcome);
    else same.set(outcome.at, [outcome]);
  }
  const unchanged = byField([...same.values()]).flatMap((group): Fault[] => {
    const [first] = group;
    if (!first) return [];
    const items = itemList(
      step.resolved,
      group.map(({ item }) => item),
    );
    const base = { rule, at: first.at, item: first.item, field: first.field } as const;
    const places = new Set(group.map(({ at }) => at)).size;
    if (places > 1) return [{ ...base, message: 'restated', args: { items, field: fieldName(first.field), places } }];
    const args = { items, field: fieldName(first.field), value: inline(first.local) };
    return [{ ...base, message: 'unchanged', args, related: whereWritten(first, step.resolved) }];
  });
  const replaced = new Set(step.outcomes.map(({ at }) => at));
  const misses = step.misses.flatMap(({ kind, domain, id, at, field }): Fault[] => {
    const args = { name: itemName(step.inherited, `${domain}/${id}`) };
    const base = { rule, args, at, item: `${domain}/${id}` } as const;
    if (kind === 'already-omitted' || kind === 'not-omitted') return [{ ...base, message: kind }];
    // A bulk entry replaces where the document stands; it misses only where it stands nowhere.
    if (kind !== 'nothing-replaced' || replaced.has(at)) return [];
    replaced.add(at);
    const from = replacedBy(step.layer, at);
    return [{ ...base, message: kind, args: { ...args, from }, ...(field ? { field } : {}) }];
  });
  // An amendment whose items are all covered by more precise entries, or whose item was not found, has no outcome; the latter is told elsewhere.
  const covered = Object.keys(step.layer.domains).flatMap((domain) =>
    (step.layer.domains[domain]?.amend ?? []).flatMap(({ items, edits }): Fault[] => {
      const bulk = items.every(({ value, at }) => value.id.endsWith('*') && !reached.has(at));
      if (!bulk) return [];
      return fieldIds.flatMap((field): Fault[] => {
        const edit = edits[field];
        return edit && !reached.has(edit.at)
          ? [{ rule, message: 'covered', args: { field: fieldName(field) }, at: edit.at, field }]
          : [];
      });
    }),
  );
  const missed = new Set(step.misses.map(({ at }) => at));
  const idleEntries = Object.keys(step.layer.domains).flatMap((domain) =>
    (step.layer.domains[domain]?.amend ?? []).flatMap(({ items, idle }): Fault[] => {
      const [first] = items;
      return idle && first && !items.some(({ at }) => missed.has(at))
        ? [{ rule, message: 'no-field', args: { items: items.map(({ value }) => written(value)) }, at: first.at }]
        : [];
    }),
  );
  return [...unchanged, ...misses, ...covered, ...idleEntries];
};

export const noEffect: Rule<'no-effect'> = {
  id: 'no-effect',
  on: 'layer',
  severity: 'info',
  answer: 'advice',
  waivable: true,
  aspect: 'items',
  summary: { zh: '不写没有作用的条目', en: 'no entry is without effect' },
  why: {
    zh: '地方层只写差异；没有作用的条目让人误以为改了什么',
    en: 'a layer holds only differences; an entry that changes nothing misleads its reader',
  },
  messages: {
    unchanged: {
      text: {
        zh: '{items}：{field}“{value}”与上级相同，没有作用',
        en: '{items}: {field} `{value}` is what the layer above says',
      },
      fix: { zh: '删去这个值', en: 'delete the value' },
    },
    restated: {
      text: {
        zh: '{items}：{field}有 {places} 处与上级相同，没有作用',
        en: '{items}: {field} says in {places} places what the layer above says',
      },
      fix: { zh: '地方层只写差异，删去这些值', en: 'a layer holds only differences; delete the values' },
    },
    'already-omitted': {
      form: { text: { zh: '“{name}”上级已列为未列入，不用再选', en: '`{name}` is left out above already' } },
      text: { zh: '“{name}”上级已列为未列入，这条 omit 没有作用', en: '`{name}` is already omitted above' },
      fix: { zh: '删去这条', en: 'delete the entry' },
    },
    'not-omitted': {
      form: { text: { zh: '“{name}”本来就列入，不用选“恢复”', en: '`{name}` is listed anyway' } },
      text: { zh: '“{name}”本来就列入，这条 restore 没有作用', en: '`{name}` is listed anyway' },
      fix: { zh: '删去这条', en: 'delete the entry' },
    },
    'no-field': {
      form: { fix: { zh: '填上要改的栏', en: 'fill in what changes' } },
      text: {
        zh: '“{items}”下面没有写要改的栏目，没有作用',
        en: 'no field stands under `{items}`, so nothing changes',
      },
      fix: {
        zh: '写上要改的栏目，例如 timeLimit；不改就删去这条',
        en: 'write the field that changes, such as timeLimit, or delete the entry',
      },
    },
    covered: {
      text: {
        zh: '{field}的这个值都被更具体的条目取代，没有作用',
        en: 'more precise entries replace this {field} everywhere',
      },
      fix: { zh: '删去这个值', en: 'delete the value' },
    },
    'nothing-replaced': {
      form: { fix: { zh: '检查文件名称', en: 'check the title of the document' } },
      text: {
        zh: '“{name}”的公开依据里没有“{from}”，无从替换',
        en: 'the basis of `{name}` does not hold {from}, so nothing is replaced',
      },
      fix: { zh: '检查 from 的名称，或用 add 增加', en: 'check the name in `from`, or use `add`' },
      severity: 'warning',
    },
  },
  check,
};
