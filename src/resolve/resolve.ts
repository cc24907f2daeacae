import type {
  Addition,
  Cell,
  DomainId,
  DomainLayer,
  Edits,
  FieldId,
  Fields,
  ItemReference,
  Layer,
  Omission,
  Ref,
  Resolved,
  ResolvedItem,
  Setting,
} from '../model/catalogue.ts';
import type { Domain } from '../model/domain.ts';
import { fieldIds, type Known } from '../model/fields.ts';
import { compareNumbers } from '../model/item-number.ts';
import type { Place } from '../model/place.ts';
import { plain } from '../model/plain.ts';
import type { Miss, Outcome, Step } from '../model/step.ts';
import { attest } from './attest.ts';
import { bindByLaw } from './bind-by-law.ts';
import { covered } from './covered.ts';
import { adjustedBy, askedBy, explainedBy, opennessBy } from './explained-by.ts';
import { type Found, findItem, parentRef, precision, selectItems } from './find-item.ts';
import { followParent } from './follow-parent.ts';
import { holdBelow } from './hold-below.ts';
import { type Contribution, join, weigh } from './weigh.ts';

/** What one run over a layer collects. */
interface Work {
  readonly layer: Layer;
  readonly inherited: Resolved;
  readonly known: Known;
  readonly by: number;
  readonly items: Map<Ref, ResolvedItem>;
  /** The inherited items of level 2 that have a level 3 below them. */
  readonly split: ReadonlySet<Ref>;
  readonly outcomes: Outcome[];
  readonly misses: Miss[];
}

/** A township inherits only what is disclosed at 乡级, and level 3 only with its parent; the rest is neither listed nor omitted. */
const inheritItems = ({ layer, inherited }: Pick<Work, 'layer' | 'inherited'>): Map<Ref, ResolvedItem> => {
  const isElsewhere = (item: ResolvedItem | undefined): boolean =>
    item !== undefined && item.level > 1 && !item.fields.levels?.value.includes('township');
  const parentOf = ({ parent }: ResolvedItem): ResolvedItem | undefined =>
    parent === undefined ? undefined : inherited.items.get(parent);
  const withheld = (item: ResolvedItem): boolean =>
    layer.region.level === 'township' && (isElsewhere(item) || isElsewhere(parentOf(item)));
  return new Map([...inherited.items].map(([ref, item]) => [ref, withheld(item) ? { ...item, withheld: true } : item]));
};

const asMiss = ({ title, former }: Extract<Found, { problem: string }>): Partial<Miss> => ({
  ...(title === undefined ? {} : { title }),
  ...(former ? { former } : {}),
});

/** Whether an item came after a layer that had given its number to another one of its own. */
const isNewer = (item: ResolvedItem, { title }: Addition): boolean =>
  (item.candidate === true || (item.origin === 'local' && item.was !== undefined)) &&
  plain(title.value) !== plain(item.fields.title.value);

/** What is inherited, with the numbers that this layer and those above gave to items which have to give way. */
const withFormer = (inherited: Resolved, { domains }: Layer): Resolved => {
  const former = new Map(inherited.former);
  for (const { id: domain } of inherited.domains)
    for (const addition of domains[domain]?.add ?? []) {
      const { id, was, title } = addition;
      const taken = inherited.items.get(`${domain}/${id.value}`);
      if (was !== undefined)
        former.set(`${domain}/${was}`, { kind: 'moved', title: title.value, to: `${domain}/${id.value}` });
      if (taken && isNewer(taken, addition)) former.set(taken.ref, { kind: 'contested', title: title.value });
    }
  return { ...inherited, former };
};

/** Applies `omit` and `restore`; a level-1 number stands for everything below it. */
const omitAndRestore = (work: Work, domain: DomainId, entries: DomainLayer): void => {
  const wanted = new Map<Ref, { readonly at: Place; readonly exact: boolean; readonly omission?: Setting<Omission> }>();
  const omittedAt = new Map<Ref, Place>();
  const want = (kind: 'omit' | 'restore', entry: DomainLayer['restore'][number], omission?: Setting<Omission>) => {
    const { value: reference, at } = entry.item;
    const miss = (problem: Miss['kind'], extra: Partial<Miss> = {}) =>
      work.misses.push({ kind: problem, domain, id: reference.id, at, ...extra });
    const found = findItem(work.inherited, domain, reference);
    if ('problem' in found) return miss(found.problem, asMiss(found));
    const both = kind === 'restore' ? omittedAt.get(found.item.ref) : undefined;
    if (kind === 'omit') omittedAt.set(found.item.ref, omittedAt.get(found.item.ref) ?? at);
    if (both) {
      // That one of the two is without effect follows from there being two.
      const idle = work.misses.findIndex((other) => other.kind === 'already-omitted' && other.at === both);
      if (idle >= 0) work.misses.splice(idle, 1);
      miss('omit-and-restore', { other: both });
    }
    const targets =
      found.item.level === 1
        ? selectItems(work.inherited, domain, `${found.item.id}.*`).filter((item) => item.level === 2)
        : [found.item];
    const idle = targets.filter((item) => (item.omitted !== undefined) === (kind === 'omit'));
    if (idle.length === targets.length)
      return both ? undefined : miss(kind === 'omit' ? 'already-omitted' : 'not-omitted');
    for (const item of targets) {
      const earlier = wanted.get(item.ref);
      const exact = item === found.item;
      if (!both && earlier && earlier.exact === exact) miss('twice', { other: earlier.at });
      if (!earlier || (exact && !earlier.exact)) wanted.set(item.ref, { at, exact, ...(omission ? { omission } : {}) });
    }
    return undefined;
  };
  // Of two omissions of one item the same one counts, in whatever order they stand.
  const wordsOf = ({ at: _at, item, ...rest }: DomainLayer['restore'][number]): string =>
    JSON.stringify([item.value.title ?? '', rest]);
  const sorted = <T extends DomainLayer['restore'][number]>(list: readonly T[]) =>
    [...list].sort(
      (left, right) =>
        compareNumbers(left.item.value.id, right.item.value.id) || (wordsOf(left) < wordsOf(right) ? -1 : 1),
    );
  for (const entry of sorted(entries.omit))
    want('omit', entry, {
      value: { reason: entry.reason ?? 'to-be-confirmed', note: entry.note ?? '' },
      at: entry.at,
      by: work.by,
    });
  for (const entry of sorted(entries.restore)) want('restore', entry);
  for (const [ref, { omission }] of wanted) {
    const item = work.items.get(ref);
    if (!item) continue;
    const { omitted: _omitted, ...listed } = item;
    work.items.set(ref, omission ? { ...item, omitted: omission } : listed);
    // What was omitted with its parent comes back with it.
    for (const child of selectItems({ ...work.inherited, items: work.items }, item.domain, `${item.id}.*`)) {
      const { omitted, ...rest } = child;
      if (!omission && omitted && omitted.at === item.omitted?.at) work.items.set(child.ref, rest);
    }
  }
  // Level 3 goes with its parent at once, so that an amendment of it is known to fall on an omitted item.
  for (const [ref, item] of work.items) {
    const parent = item.level === 3 && item.domain === domain && item.parent ? work.items.get(item.parent) : undefined;
    if (parent?.omitted) work.items.set(ref, { ...item, omitted: parent.omitted });
  }
};

type Contributions = Map<Ref, Map<FieldId, Contribution[]>>;

/** The items that a reference which names none was probably meant for: that of its number, that of its title. */
const meantItems = (inherited: Resolved, domain: DomainId, { id, title }: ItemReference): ResolvedItem[] =>
  [...inherited.items.values()].filter(
    (item) =>
      item.domain === domain &&
      (item.id === id || (title !== undefined && plain(item.fields.title.value) === plain(title))),
  );

/** Which written values reach which inherited item, and the entries that reach none. */
const collect = (work: Work, domain: DomainId, entries: DomainLayer): Contributions => {
  const collected: Contributions = new Map();
  const put = (ref: Ref, edits: Edits, rank: number) => {
    const byField = collected.get(ref) ?? new Map<FieldId, Contribution[]>();
    collected.set(ref, byField);
    for (const field of Object.keys(edits) as FieldId[]) {
      const edit = edits[field];
      if (!edit) continue;
      const contribution = { precision: rank, edit: edit.value, at: edit.at };
      const earlier = byField.get(field);
      if (earlier) earlier.push(contribution);
      else byField.set(field, [contribution]);
    }
  };
  const body = work.layer.responsibleBody;
  const common: Edits = body ? { responsibleBody: { value: { kind: 'set', value: body.value }, at: body.at } } : {};
  if (body)
    for (const item of work.items.values()) if (item.domain === domain && item.level > 1) put(item.ref, common, -1);
  // A faulty entry was meant to say more than the bulk entries that reach its items; these are not held against it.
  const aside: { readonly ref: Ref; readonly rank: number; readonly fields: readonly FieldId[] }[] = [];
  for (const { items, edits, unread } of entries.amend) {
    const named = new Set<string>();
    for (const { value: reference, at } of items) {
      // The same items again say nothing new.
      const name = `${reference.id} ${reference.title ?? ''}`;
      if (named.has(name)) continue;
      named.add(name);
      const miss = (kind: Miss['kind'], extra: Partial<Miss> = {}) =>
        work.misses.push({ kind, domain, id: reference.id, at, ...extra });
      const rank = precision(reference.id);
      if (rank < 3) {
        const selected = selectItems(work.inherited, domain, reference.id);
        if (selected.length === 0) miss('unknown-item');
        else if (selected.every((item) => work.items.get(item.ref)?.omitted)) miss('omitted-item');
        for (const item of selected) {
          put(item.ref, edits, rank);
          if (unread) aside.push({ ref: item.ref, rank, fields: fieldIds });
        }
        continue;
      }
      const found = findItem(work.inherited, domain, reference);
      if ('problem' in found) {
        const said = fieldIds.filter((field) => unread || edits[field]);
        for (const item of meantItems(work.inherited, domain, reference))
          aside.push({ ref: item.ref, rank, fields: said });
        miss(found.problem, asMiss(found));
        continue;
      }
      const now = work.items.get(found.item.ref);
      if (now?.omitted || now?.withheld)
        miss(now.omitted ? 'omitted-item' : 'withheld-item', now.omitted ? { other: now.omitted.at } : {});
      else if (found.item.level > 1) {
        put(found.item.ref, edits, rank);
        if (unread) aside.push({ ref: found.item.ref, rank, fields: fieldIds });
      } else {
        const { title, ...rest } = edits;
        for (const field of fieldIds) if (rest[field as keyof typeof rest]) miss('level1-field', { field });
        if (title) put(found.item.ref, { title }, rank);
      }
    }
  }
  for (const { ref, rank, fields: said } of aside) {
    const byField = collected.get(ref);
    for (const field of said) {
      const kept = byField
        ?.get(field)
        ?.filter((one) => one.precision < 0 || one.precision >= rank || one.edit.kind === 'merge');
      if (kept?.length === 0) byField?.delete(field);
      else if (kept) byField?.set(field, kept);
    }
  }
  return collected;
};

/** Cells of an item while its written values are weighed. */
type Cells = { [K in FieldId]?: Cell<unknown> };

/** Weighs one written value against the value in force; `cells` are those of the item, and take what stands then. */
const applyField = <K extends FieldId>(
  work: Work,
  item: ResolvedItem,
  cells: Cells,
  field: K,
  contributions: readonly Contribution[],
  quiet: boolean,
  collected?: Contributions,
): void => {
  // A limit is held against that of the law, and not against one that the law does away with.
  if (field === 'timeLimit')
    cells.timeLimit = bindByLaw(item, { ...work, outcomes: [] }).fields.timeLimit ?? cells.timeLimit;
  const cell = item.fields[field] as Cell<Fields[K]> | undefined;
  const joined = join(field, cell?.value, contributions as readonly Contribution<K>[], work.known);
  if (!joined) return;
  if ('conflict' in joined) {
    work.misses.push({
      kind: 'conflict',
      domain: item.domain,
      id: item.id,
      field,
      at: joined.conflict[1],
      other: joined.conflict[0],
    });
    return;
  }
  if ('untouched' in joined) {
    if (!quiet)
      work.misses.push({ kind: 'nothing-replaced', domain: item.domain, id: item.id, field, at: joined.untouched });
    return;
  }
  const weighed = weigh(item, field, joined.value, joined.at, work.by, cell, work.known);
  const { cell: next, outcome } = holdBelow(weighed, item, field, cell, work, collected);
  if (!quiet) work.outcomes.push(outcome);
  if (next) cells[field] = next;
};

/** A copy of an item with cells that can be set. */
const draftOf = (item: ResolvedItem): { item: ResolvedItem; cells: Cells } => {
  const cells: Cells = { ...item.fields };
  return { item: { ...item, fields: cells as ResolvedItem['fields'] }, cells };
};

/** 公开方式 before 公开时限: the law binds 主动 items only. */
const weighingOrder: readonly FieldId[] = ['disclosureMode', ...fieldIds.filter((field) => field !== 'disclosureMode')];

const amend = (work: Work, collected: Contributions): void => {
  const depth = (ref: Ref) => work.items.get(ref)?.level ?? 0;
  for (const [ref, byField] of [...collected].sort(([left], [right]) => depth(left) - depth(right))) {
    const inherited = work.items.get(ref);
    if (!inherited) continue;
    // Level 3 is held against its parent as this layer leaves it.
    const { item, cells } = draftOf(followParent(inherited, work.items, work.known));
    const quiet = item.omitted !== undefined || item.withheld === true;
    for (const field of weighingOrder) {
      const contributions = byField.get(field);
      if (contributions) applyField(work, item, cells, field, contributions, quiet, collected);
    }
    work.items.set(ref, item);
  }
};

/** A new item as far as it says something itself; level 3 is weighed against its parent. */
const buildAddition = (work: Work, domain: DomainId, addition: Addition): ResolvedItem => {
  const id = addition.id.value;
  const parent = parentRef(domain, id);
  const level = id.split('.').length as 1 | 2 | 3;
  const title = { value: addition.title.value, at: addition.title.at, by: work.by };
  const base: ResolvedItem = {
    ref: `${domain}/${id}`,
    domain,
    id,
    level,
    ...(parent ? { parent } : {}),
    origin: 'local',
    by: work.by,
    at: addition.at,
    fields: { title: { ...title, trust: 'local', history: [title] } },
    ...(addition.was === undefined ? {} : { was: [`${domain}/${addition.was}` as const] }),
  };
  const body = work.layer.responsibleBody;
  const edits: Edits = {
    ...(level === 2 && body && !addition.edits.responsibleBody
      ? { responsibleBody: { value: { kind: 'set', value: body.value }, at: body.at } }
      : {}),
    ...addition.edits,
  };
  const { item, cells } = draftOf(level === 3 ? followParent(base, work.items, work.known) : base);
  for (const field of weighingOrder) {
    const edit = edits[field];
    if (!edit) continue;
    if (level === 1) work.misses.push({ kind: 'level1-field', domain, id, field, at: edit.at });
    else applyField(work, item, cells, field, [{ precision: 3, edit: edit.value, at: edit.at }], false);
  }
  return item;
};

/** What an addition says, without its place: of two with one number the same one counts, in whatever order they stand. */
const additionWords = ({ title, edits }: Addition): string =>
  JSON.stringify([title.value, ...fieldIds.map((field) => edits[field]?.value ?? null)]);

const add = (work: Work, domain: DomainId, additions: readonly Addition[]): void => {
  const sorted = [...additions].sort(
    (left, right) =>
      compareNumbers(left.id.value, right.id.value) || (additionWords(left) < additionWords(right) ? -1 : 1),
  );
  for (const addition of sorted) {
    const id = addition.id.value;
    const miss = (kind: Miss['kind'], extra: Partial<Miss> = {}) =>
      work.misses.push({ kind, domain, id, at: addition.id.at, ...extra });
    const taken = work.inherited.items.get(`${domain}/${id}`);
    const parentId = parentRef(domain, id);
    const parent = parentId === undefined ? undefined : work.items.get(parentId);
    if (taken)
      miss('id-taken', {
        title: taken.fields.title.value,
        other: taken.at,
        ...(isNewer(taken, addition) ? { newer: true } : {}),
      });
    else if (work.inherited.former.get(`${domain}/${id}`)?.kind === 'retired')
      miss('id-retired', { title: work.inherited.former.get(`${domain}/${id}`)?.title ?? '' });
    else if (sorted.find((other) => other.id.value === id) !== addition) continue;
    else if (parentId && !parent) miss('no-parent');
    else if (parent?.omitted) miss('parent-omitted', { title: parent.fields.title.value, other: parent.omitted.at });
    else work.items.set(`${domain}/${id}`, buildAddition(work, domain, addition));
  }
  for (const [index, { id }] of additions.entries()) {
    const first = additions.findIndex((other) => other.id.value === id.value);
    const earlier = additions[first];
    if (first < index && earlier && !work.inherited.items.has(`${domain}/${id.value}`))
      work.misses.push({
        kind: 'id-twice',
        domain,
        id: id.value,
        at: id.at,
        title: earlier.title.value,
        other: earlier.id.at,
      });
  }
};

const titles = ({ layer, inherited }: Work): Resolved['titles'] =>
  Object.fromEntries(
    inherited.domains.map(({ id: domain }) => {
      const form = layer.profile?.titles?.[domain] ?? inherited.profile.titles?.[domain];
      const own = layer.domains[domain]?.title?.value;
      return [
        domain,
        own ??
          (form
            ? form.replaceAll('{region}', layer.region.name)
            : `${layer.region.name}${domainTitle(inherited, domain)}`),
      ];
    }),
  );

const withoutRegion = (title: string, region: string): string =>
  title.startsWith(region) ? title.slice(region.length) : title;

/** The national title without any region. */
const domainTitle = ({ titles: known, region }: Resolved, domain: DomainId): string =>
  withoutRegion(known[domain] ?? '', region.name);

const sortItems = (items: ReadonlyMap<Ref, ResolvedItem>, domains: readonly Domain[]): Map<Ref, ResolvedItem> => {
  const order = domains.map(({ id }) => id);
  return new Map(
    [...items].sort(
      ([, left], [, right]) =>
        order.indexOf(left.domain) - order.indexOf(right.domain) || compareNumbers(left.id, right.id),
    ),
  );
};

/**
 * Applies one layer to what it inherits. Pure and monotone: the result is never looser than a binding floor,
 * does not depend on the order of entries or keys, and applying the same layer again changes nothing.
 */
export const resolve = (layer: Layer, above: Resolved, known: Known): Step => {
  const { inherited: standard, unsettled } = attest(covered(above, layer), layer);
  const inherited = withFormer(standard, layer);
  const work: Work = {
    layer,
    inherited,
    known,
    by: inherited.layers.length,
    items: inheritItems({ layer, inherited }),
    split: new Set([...inherited.items.values()].flatMap(({ level, parent }) => (level === 3 && parent ? parent : []))),
    outcomes: [],
    misses: [],
  };
  for (const { id: domain } of inherited.domains) {
    const entries: DomainLayer = layer.domains[domain] ?? { omit: [], restore: [], amend: [], add: [] };
    omitAndRestore(work, domain, entries);
    amend(work, collect(work, domain, entries));
    add(work, domain, entries.add);
  }
  for (const [ref, item] of work.items) work.items.set(ref, bindByLaw(followParent(item, work.items, known), work));
  const profile = {
    ...inherited.profile,
    ...layer.profile,
    synonyms: [...(inherited.profile.synonyms ?? []), ...(layer.profile?.synonyms ?? [])],
    ...(layer.profile?.register
      ? { register: [...(inherited.profile.register ?? []), ...layer.profile.register] }
      : {}),
  };
  const resolved: Resolved = {
    region: layer.region,
    layers: [
      ...inherited.layers,
      { file: layer.file, region: layer.region, ...(layer.edition ? { edition: layer.edition } : {}) },
    ],
    items: sortItems(work.items, inherited.domains),
    former: inherited.former,
    domains: inherited.domains,
    titles: titles(work),
    ...(inherited.beside ? { beside: inherited.beside } : {}),
    profile: { ...profile, titles: { ...inherited.profile.titles, ...layer.profile?.titles } },
    contact: layer.contact ?? {},
    ...explainedBy(layer, inherited, work.items),
    ...askedBy(layer, inherited, work.items),
    ...adjustedBy(layer, inherited, work.items),
    ...opennessBy(layer, inherited),
    ...(layer.baseLists ? { baseLists: layer.baseLists.map(({ value }) => value) } : {}),
    ...(layer.print ? { print: layer.print } : inherited.print ? { print: inherited.print } : {}),
    standard: inherited.standard,
  };
  const step = { layer, inherited: standard, resolved, outcomes: work.outcomes, misses: work.misses };
  return unsettled.length > 0 ? { ...step, unsettled } : step;
};
