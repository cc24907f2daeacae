import type { Ref, ResolvedItem } from '../../model/catalogue.ts';
import { fields } from '../../model/fields.ts';
import { type ImportedRow, type RowOutcome, type RowReport, say, shown } from '../account.ts';
import { bareName, findHeading, nameKey } from '../align.ts';
import type { Block } from '../columns/column.ts';
import { changesOf } from '../differences.ts';
import type { LocalField } from '../read/field-reading.ts';
import type { ItemRow } from '../rows/item-row.ts';
import type { RowVerdict } from '../verdict.ts';
import { type Added, groupFor, type Importing } from '../work.ts';
import { accountCells, type NameFate } from './account-cells.ts';
import { addItem } from './add-item.ts';
import { amendItem, localFields } from './amend-item.ts';

/** What the fold goes on with from row to row. */
export interface Folding {
  readonly work: Importing;
  readonly block: Block;
  /** The item of its own that a level-3 row below may belong to. */
  last: { readonly row: ItemRow; readonly added: Added } | undefined;
}

const nothing: ReadonlySet<LocalField> = new Set();

interface Result {
  readonly outcome: RowOutcome;
  readonly item: Ref | null;
  readonly changed?: ReadonlySet<LocalField>;
  readonly names?: Partial<NameFate>;
  readonly notes?: readonly string[];
  readonly extra?: Partial<ImportedRow>;
  readonly why?: 'no-row' | 'repeated' | 'own-rows';
  readonly same?: ReadonlySet<LocalField>;
}

const finish = ({ work, block }: Folding, verdict: RowVerdict, result: Result): RowReport => {
  const { outcome, item, changed = nothing, names, notes = [], extra, why, same } = result;
  const cells = accountCells(work, block, verdict, {
    changed,
    names: { level1: 'same', level2: 'same', ...names },
    ...(why ? { why } : {}),
    ...(same ? { same } : {}),
  });
  return {
    item,
    outcome,
    ...(changed.size > 0 ? { changes: localFields.filter((field) => changed.has(field)) } : {}),
    ...extra,
    ...(notes.length > 0 ? { notes } : {}),
    ...(cells.length > 0 ? { cells } : {}),
  };
};

const refusals = {
  shifted: say(
    '这一行的各栏错位了，整行没有写入',
    'the cells of this row stand in the wrong columns: nothing of it was written',
  ),
  'no-name': say('这一行没有事项名称，整行没有写入', 'this row names no item: nothing of it was written'),
  'error-name': say(
    '事项名称是表格软件的错误值，整行没有写入',
    'the name is an error value: nothing of the row was written',
  ),
  'odd-name': say(
    '事项名称一栏不像名称，整行没有写入',
    'what stands in the column of names is none: nothing of the row was written',
  ),
} as const;

const refuse = (folding: Folding, verdict: RowVerdict): RowReport => {
  const { target, row } = verdict;
  if (target.kind === 'refused') {
    const text = refusals[target.why];
    const name = shown(row.level2);
    folding.work.remarks.push({
      severity: 'error',
      place: row.place,
      text: name === '' ? text : say(`${text.zh}：“${name}”`, `${text.en}: \`${name}\``),
    });
  }
  return finish(folding, verdict, { outcome: 'refused', item: null, why: 'no-row' });
};

/** An item that an earlier row, or an earlier table, has written: what differs is told, nothing changes. */
const repeat = (
  folding: Folding,
  verdict: RowVerdict,
  ref: Ref,
  earlier: { readonly place: string; readonly name: string },
): RowReport => {
  const { work } = folding;
  const now = work.effective.get(ref);
  const apart = localFields.filter((field) => {
    const value = verdict.readings[field]?.value;
    return value !== undefined && changesOf(field, value as never, now?.get(field) as never, work.known).length > 0;
  });
  const name = shown(verdict.match.name);
  const labels = apart.map((field) => fields[field].label);
  work.remarks.push({
    severity: apart.length > 0 ? 'error' : 'warning',
    place: verdict.row.place,
    text: say(
      `“${name}”与${earlier.place}的“${shown(earlier.name)}”是同一事项，以前一行为准${apart.length > 0 ? `；不同之处没有写入：${labels.map(({ zh }) => zh).join('、')}` : ''}`,
      `\`${name}\` is the same item as \`${shown(earlier.name)}\` at ${earlier.place}, which counts${apart.length > 0 ? `; not written: ${labels.map(({ en }) => en).join(', ')}` : ''}`,
    ),
  });
  const same = new Set(localFields.filter((field) => !apart.includes(field)));
  return finish(folding, verdict, {
    outcome: 'duplicate',
    item: ref,
    why: 'repeated',
    same,
    notes: [`与${earlier.place}是同一事项，以前一行为准`],
  });
};

/** Names of level 1 are those of the standard; another one is told once. */
const tellHeading = ({ work }: Folding, { row, home }: RowVerdict, item: ResolvedItem, notes: string[]): boolean => {
  const { parent, headings, headComments } = work;
  const heading = findHeading(row.level1, home, parent);
  if (row.level1 !== '' && heading && heading.ref !== item.parent)
    notes.push(
      `表里列在“${shown(row.level1)}”下，按标准归入“${parent.items.get(item.parent ?? item.ref)?.fields.title.value ?? ''}”`,
    );
  const own = shown(bareName(row.level1, parent));
  if (row.level1 === '' || heading || nameKey(own) === nameKey(row.level2)) return false;
  const standard = item.parent && parent.items.get(item.parent);
  if (standard && !headings.has(`${own} ${item.parent}`)) {
    headings.add(`${own} ${item.parent}`);
    headComments[home]?.push(`一级事项 ${standard.id} ${standard.fields.title.value} ← 表里称“${own}”（${row.place}）`);
  }
  return true;
};

const keep = (work: Importing, item: ResolvedItem): void => {
  work.kept.add(item.ref);
  if (item.omitted) work.restored.add(item.ref);
};

const applyItem = (folding: Folding, verdict: RowVerdict, ref: Ref): RowReport => {
  const { work } = folding;
  const { row, match, home } = verdict;
  const item = work.inherited.items.get(ref);
  if (!item) return finish(folding, verdict, { outcome: 'withheld', item: ref, why: 'no-row' });
  const earlier = work.matched.get(ref);
  if (earlier) return repeat(folding, verdict, ref, earlier);
  work.matched.set(ref, { place: row.place, name: match.name });
  if (item.withheld) {
    work.headComments[home]?.push(`${item.id} ${item.fields.title.value}：上级没有标乡级，未写入（${row.place}）`);
    return finish(folding, verdict, { outcome: 'withheld', item: ref, why: 'no-row' });
  }
  keep(work, item);
  const notes: string[] = [];
  const amended = amendItem(work, verdict, item, notes);
  const { changed } = amended;
  work.changes.set(ref, amended.list);
  folding.last = undefined;
  const other = tellHeading(folding, verdict, item, notes);
  const differs = !match.equal && nameKey(match.name) !== nameKey(item.fields.title.value);
  const held = differs && work.claims?.(item, 'title') === true;
  if (held) work.conflicts.push({ item, field: 'title', theirs: match.name, place: row.place });
  const renamed = differs && !held;
  if (renamed) work.titles.set(ref, shown(match.name));
  return finish(folding, amended.verdict, {
    outcome: item.omitted ? 'restored' : renamed ? 'renamed' : changed.size > 0 ? 'amended' : 'unchanged',
    item: ref,
    changed,
    names: { level2: renamed ? 'written' : 'same', ...(other ? { level1: 'heading' } : {}) },
    notes,
    extra: renamed ? { title: item.fields.title.value } : {},
  });
};

/** A level-3 row under an inherited item: its own level-3 item, or a new one. */
const applyBelow = (folding: Folding, verdict: RowVerdict, ref: Ref): RowReport => {
  const { work } = folding;
  const { row } = verdict;
  const item = work.inherited.items.get(ref);
  if (!item || item.withheld) return finish(folding, verdict, { outcome: 'withheld', item: ref, why: 'no-row' });
  keep(work, item);
  const title = bareName(row.level3, work.parent);
  const child = [...work.inherited.items.values()].find(
    (one) =>
      one.parent === ref &&
      one.level === 3 &&
      one.fields.title.history.some(({ value }) => nameKey(value) === nameKey(title)),
  );
  if (child) {
    const notes: string[] = [];
    const { verdict: amended, changed, list } = amendItem(work, verdict, child, notes);
    work.changes.set(child.ref, list);
    work.matched.set(child.ref, { place: row.place, name: row.level3 });
    work.kept.add(child.ref);
    return finish(folding, amended, {
      outcome: changed.size > 0 ? 'amended' : 'unchanged',
      item: child.ref,
      changed,
      notes,
    });
  }
  const base = work.effective.get(ref) ?? new Map(localFields.map((field) => [field, item.fields[field]?.value]));
  const added = addItem(work, verdict, { level: 3, above: item.id, title, base, comments: [] });
  return finish(folding, verdict, {
    outcome: 'added',
    item: added.ref,
    changed: added.changed,
    names: { level2: 'written' },
  });
};

const applyMerged = (folding: Folding, verdict: RowVerdict, refs: readonly Ref[]): RowReport => {
  const { work } = folding;
  const { row, match, home } = verdict;
  const items = refs
    .flatMap((one) => work.inherited.items.get(one) ?? [])
    .filter((item) => !item.withheld && !item.candidate);
  const all = new Set<LocalField>();
  const notes: string[] = [];
  const free = items.filter(({ ref }) => !work.matched.has(ref) && !work.named.has(ref));
  for (const item of free) {
    work.matched.set(item.ref, { place: row.place, name: match.name });
    keep(work, item);
    const { changed, list } = amendItem(work, verdict, item, notes);
    for (const field of changed) all.add(field);
    work.changes.set(item.ref, list);
  }
  const names = items.map((item) => `${item.id} ${item.fields.title.value}`).join('、');
  const isIdle = free.length === 0 && items.length > 0;
  if (isIdle)
    work.remarks.push({
      severity: 'error',
      place: row.place,
      text: say(
        `“${shown(match.name)}”并括的 ${names} 都另有一行，以那些行为准，这一行没有写入`,
        `\`${shown(match.name)}\` joins ${names}, and each has a row of its own, which counts: nothing of this row was written`,
      ),
    });
  work.headComments[home]?.push(`表里的“${shown(match.name)}”（${row.place}）并括了 ${names}，按标准分列`);
  return finish(folding, verdict, {
    outcome: 'merged',
    item: items[0]?.ref ?? null,
    changed: all,
    names: { level2: 'written' },
    ...(isIdle ? { why: 'own-rows' } : {}),
    extra: { items: items.map((item) => item.ref) },
  });
};

const applyPart = (folding: Folding, verdict: RowVerdict, ref: Ref): RowReport => {
  const { work } = folding;
  const base = work.inherited.items.get(ref);
  if (!base) return finish(folding, verdict, { outcome: 'withheld', item: ref, why: 'no-row' });
  keep(work, base);
  const comments = [`表里与二级事项并列（${verdict.row.place}），是“${base.id} ${base.fields.title.value}”的一部分`];
  const standard = new Map(localFields.map((field) => [field, base.fields[field]?.value]));
  const added = addItem(work, verdict, {
    level: 3,
    above: base.id,
    title: verdict.match.name,
    base: standard,
    comments,
  });
  return finish(folding, verdict, {
    outcome: 'split',
    item: added.ref,
    changed: added.changed,
    names: { level2: 'written' },
    extra: { title: base.fields.title.value, items: [base.ref] },
  });
};

const applyNew = (folding: Folding, verdict: RowVerdict, near: Ref | undefined): RowReport => {
  const { work, last } = folding;
  const { row, match, home, exported, isChild } = verdict;
  const written = { level2: 'written' } as const;
  if (isChild && last && nameKey(last.row.level2) === nameKey(row.level2)) {
    const base = work.effective.get(`${home}/${last.added.id}`) ?? new Map();
    const child = addItem(work, verdict, {
      level: 3,
      above: last.added.id,
      title: bareName(row.level3, work.parent),
      base,
      comments: [],
    });
    return finish(folding, verdict, { outcome: 'added', item: child.ref, changed: child.changed, names: written });
  }
  const base = near && work.inherited.items.get(near);
  const comments = base ? [`与“${base.id} ${base.fields.title.value}”相近，请核对是否重叠`] : [];
  const group = groupFor(work, home, row.level1, exported);
  const added = addItem(work, verdict, { level: 2, above: group, title: match.name, comments });
  folding.last = { row, added: added.entry };
  const own = work.newGroups.some(({ domain, id }) => domain === home && id === group);
  const names = { ...written, ...(own ? ({ level1: 'written' } as const) : {}) };
  if (!isChild)
    return finish(folding, verdict, {
      outcome: 'added',
      item: added.ref,
      changed: added.changed,
      names,
      notes: comments,
    });
  const child = addItem(work, verdict, {
    level: 3,
    above: added.entry.id,
    title: bareName(row.level3, work.parent),
    base: work.effective.get(added.ref) ?? new Map(),
    comments: [],
  });
  return finish(folding, verdict, { outcome: 'added', item: child.ref, changed: added.changed, names });
};

/** Folds one verdict into the work: the only place where a row changes anything. */
export const applyVerdict = (folding: Folding, verdict: RowVerdict): RowReport => {
  const { target } = verdict;
  switch (target.kind) {
    case 'refused':
      return refuse(folding, verdict);
    case 'item':
      return applyItem(folding, verdict, target.ref);
    case 'below':
      return applyBelow(folding, verdict, target.ref);
    case 'merged':
      return applyMerged(folding, verdict, target.refs);
    case 'part':
      return applyPart(folding, verdict, target.ref);
    default:
      return applyNew(folding, verdict, target.near);
  }
};
