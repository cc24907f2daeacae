import type { DomainId, Fields, Ref, ResolvedItem, ResponsibleBody } from '../model/catalogue.ts';
import { fieldIds, fields, type Known, requiredFields } from '../model/fields.ts';
import { plain } from '../model/plain.ts';
import { type ImportedCell, type ImportedRow, type Outcome, type RowReport, say, shown } from './account.ts';
import { bareName, findHeading, type Match, nameKey } from './align.ts';
import { clean } from './clean.ts';
import { type Change, changesOf, inStandardWords, write } from './differences.ts';
import { createReader, joinLeaks, type LocalField, type LocalValue, type LocalValues } from './local-values.ts';
import { domainOfWords, exportedRef, type Table } from './read-table.ts';
import type { ItemRow } from './rows.ts';
import { type Added, freeId, groupFor, type Work } from './work.ts';

/** What a field was in the row above, and in the standard of that row. */
interface Above {
  readonly value: unknown;
  readonly standard?: string;
}

const print = (field: LocalField, value: unknown): string => plain(fields[field].print(value as never));

const localFields = fieldIds.filter((field): field is LocalField => field !== 'title');

/** Fields that a blank cell takes from the row above. */
const inheriting: readonly LocalField[] = requiredFields;

const valuesOf = (item: ResolvedItem): Partial<Fields> =>
  Object.fromEntries(Object.entries(item.fields).map(([field, cell]) => [field, cell?.value])) as Partial<Fields>;

/**
 * One element of nonsense where the standard has another, the rest being equal: what a scanner made of it (E01). A
 * misreading keeps the length and part of the characters of what was printed.
 */
const misreadElement = (
  local: Fields['content'],
  standard: Fields['content'],
  known: Known,
): { readonly written: string; readonly meant: string } | undefined => {
  if (local.length !== standard.length) return undefined;
  const apart = local.flatMap((written, index) => {
    const meant = standard[index] ?? '';
    return fields.content.compare([written], [meant], known).order === 'same' ? [] : [{ written, meant }];
  });
  const [only] = apart;
  if (!only || apart.length > 1) return undefined;
  const shared = [...only.written].filter((char, index) => only.meant[index] === char).length;
  return only.written.length === only.meant.length && shared * 4 >= only.meant.length && shared < only.meant.length
    ? only
    : undefined;
};

/** Imports the rows of one table: each is matched, its differences are collected, and it is told what became of it. */
export const importRows = (work: Work, table: Table): void => {
  const {
    parent,
    inherited,
    known,
    level,
    remarks,
    rows,
    changes,
    matched,
    kept,
    restored,
    added,
    headComments,
    headings,
    printedLevels,
    bodies,
    effective,
    phones,
  } = work;
  const { block } = table;
  if (table.foreign) {
    for (const row of table.rows)
      rows.push({
        place: row.place,
        level1: row.level1,
        level2: row.level2,
        level3: row.level3,
        item: null,
        outcome: 'other-domain',
      });
    return;
  }
  const reader = createReader(block, level, parent, known.reference);
  if (reader.levelColumns.length > 0) printedLevels.push(reader.levelColumns);
  for (const name of reader.unknownLevels)
    remarks.push({
      severity: 'warning',
      place: block.grid.placeOf(Math.max(0, block.first - 1)),
      text: say(
        `公开层级的“${name}”一栏对应不到省、市、县、乡级，没有读取`,
        `the level column \`${name}\` stands for no known level and was not read`,
      ),
    });
  if (block.guessed)
    remarks.push({
      severity: 'warning',
      place: block.grid.placeOf(block.first),
      text: say(
        '表格没有表头，各栏按内容推断，请核对',
        'the table has no header; its columns were told by what they hold: please check',
      ),
    });
  const targets = table.items.map((row, index): { match: Match; ref?: Ref } => {
    const match = table.matches[index] ?? { kind: 'none', refs: [], name: row.level2 };
    const exported = exportedRef(row, table.domain);
    if (exported && match.kind === 'none' && parent.items.get(exported)?.level === 2 && !row.level3)
      return { match: { ...match, kind: 'same', refs: [exported] }, ref: exported };
    const [ref] = match.refs;
    return { match, ...(ref ? { ref } : {}) };
  });
  // Rows that are parts of one item together split it; a part beside the whole is an item of its own, to be answered.
  const whole = new Set(targets.flatMap(({ match }) => (match.kind === 'same' ? match.refs : [])));
  const expectedOf = (ref: Ref | undefined): Partial<Fields> => {
    const item = ref && inherited.items.get(ref);
    return item ? valuesOf(item) : {};
  };
  const read: LocalValues[] = table.items.map((row, index) => reader.read(row, expectedOf(targets[index]?.ref)));
  const leaks = joinLeaks(
    read.map((values, index) => ({
      own: values.channels?.kind === 'value' ? values.channels.value : undefined,
      standard: expectedOf(targets[index]?.ref).channels,
    })),
  );
  const above = new Map<LocalField, Above>();
  const reports = new Map<number, RowReport>();
  let lastLevel2: { row: ItemRow; ref?: Ref; added?: Added } | undefined;

  const importRow = (row: ItemRow, index: number): RowReport => {
    const { match, ref } = targets[index] ?? { match: { kind: 'none', refs: [], name: row.level2 } as Match };
    const values: { [K in LocalField]?: LocalValue } = { ...read[index] };
    const leak = leaks.get(index);
    const notes: string[] = [];
    if (leak && values.channels?.kind === 'value') {
      values.channels = { ...values.channels, value: leak };
      notes.push('渠道分散在相邻几行，已合并');
    }
    const cells: ImportedCell[] = [];
    const domain = table.domain ?? 'employment';
    const own = domainOfWords(row.domain);
    const home: DomainId = ref
      ? ref.startsWith('employment')
        ? 'employment'
        : 'social-insurance'
      : own && own !== 'other'
        ? own
        : domain;

    /** The value of a field for one item: its own, or that of the row above where the standards agree. */
    const taken = (field: LocalField, standard: unknown): { value: unknown; blank: boolean } | undefined => {
      const value = values[field];
      if (value?.kind === 'value') return { value: value.value, blank: false };
      if (value?.kind === 'unread' || !inheriting.includes(field)) return undefined;
      const before = above.get(field);
      if (!before) return undefined;
      if (standard === undefined) return { value: before.value, blank: true };
      return before.standard !== undefined && before.standard === print(field, standard)
        ? { value: before.value, blank: true }
        : undefined;
    };

    const tellCells = (changed: ReadonlySet<LocalField>): void => {
      for (const field of localFields) {
        const value = values[field];
        if (!value || value.kind === 'blank') continue;
        const [cell] = value.cells;
        if (!cell) continue;
        const text = shown(value.cells.map((one) => clean(one.text)).join('\n'));
        const column = fields[field].label.zh;
        if (value.kind === 'unread') {
          cells.push({ place: cell.place, column, text, became: 'unread' });
          remarks.push({
            severity: 'error',
            place: cell.place,
            text: say(
              `${column}读不出：“${shown(value.text).replaceAll('\n', ' ')}”`,
              `${fields[field].label.en} cannot be read: \`${shown(value.text).replaceAll('\n', ' ')}\``,
            ),
          });
        } else {
          const { note } = value;
          cells.push({
            place: cell.place,
            column,
            text,
            became: changed.has(field) ? 'written' : 'same',
            ...(note ? { note } : {}),
          });
        }
      }
      for (const { column, cell } of row.others) {
        const kind = column.kind === 'phone' || column.kind === 'complaint' ? column.kind : undefined;
        const text = shown(clean(cell.text));
        if (kind) phones.set(kind, [...(phones.get(kind) ?? []), text]);
        cells.push({
          place: cell.place,
          column: 'name' in column && column.name ? column.name : '（无表头）',
          text,
          became: 'ignored',
        });
      }
    };

    const amend = (item: ResolvedItem): { changed: Set<LocalField>; list: Change[] } => {
      const list: Change[] = [];
      const changed = new Set<LocalField>();
      const now = new Map<LocalField, unknown>();
      for (const field of localFields) {
        const standard = item.fields[field]?.value;
        const mine = taken(field, standard);
        now.set(field, mine?.value ?? standard);
        if (!mine) continue;
        if (field === 'responsibleBody') {
          bodies.push({ value: mine.value as ResponsibleBody, ref: item.ref });
          if (changesOf(field, mine.value as never, standard as never, known).length > 0) changed.add(field);
          continue;
        }
        const misread =
          field === 'content' && standard !== undefined && !mine.blank
            ? misreadElement(mine.value as Fields['content'], standard as Fields['content'], known)
            : undefined;
        if (misread) {
          const [cell] = values.content?.kind === 'value' ? values.content.cells : [];
          notes.push(`“${shown(misread.written)}”当作“${misread.meant}”`);
          remarks.push({
            severity: 'warning',
            place: cell?.place ?? row.place,
            text: say(
              `“${shown(misread.written)}”读不懂，按位置当作“${misread.meant}”，请核对`,
              `\`${shown(misread.written)}\` makes no sense and is taken for \`${misread.meant}\` by its place: please check`,
            ),
          });
          continue;
        }
        const more = changesOf(field, mine.value as never, standard as never, known);
        if (more.length > 0) changed.add(field);
        list.push(...more);
      }
      effective.set(item.ref, now);
      return { changed, list };
    };

    const goOn = (standard: ResolvedItem | undefined): void => {
      for (const field of inheriting) {
        const given = standard?.fields[field]?.value;
        const mine = taken(field, given);
        const value = mine?.value ?? given;
        if (value === undefined) continue;
        above.set(field, { value, ...(given === undefined ? {} : { standard: print(field, given) }) });
      }
    };

    /** A new item with everything that the table says of it; level 3 only what differs from the item above. */
    const addItem = (
      levelOf: 2 | 3,
      above2: string,
      title: string,
      base: ReadonlyMap<LocalField, unknown> | undefined,
      comments: string[],
    ): { entry: Added; changed: Set<LocalField> } => {
      const id = freeId(work, home, above2, exportedRef(row, table.domain));
      const entry: Added = {
        domain: home,
        level: levelOf,
        parent: above2,
        id,
        title: shown(title),
        changes: [],
        comments,
      };
      const changed = new Set<LocalField>();
      const now = new Map<LocalField, unknown>();
      for (const field of localFields) {
        const standard = base?.get(field);
        const mine = base
          ? values[field]?.kind === 'value'
            ? { value: (values[field] as { value: unknown }).value }
            : undefined
          : taken(field, undefined);
        now.set(field, mine?.value ?? standard);
        if (!mine) continue;
        if (base && changesOf(field, mine.value as never, standard as never, known).length === 0) continue;
        changed.add(field);
        if (field === 'responsibleBody') {
          bodies.push({ value: mine.value as ResponsibleBody, added: entry });
          continue;
        }
        const value =
          field === 'basis' && standard !== undefined
            ? inStandardWords(mine.value as Fields['basis'], standard as Fields['basis'], known)
            : write(field, mine.value as never);
        entry.changes.push({ field, kind: 'set', value });
      }
      added.push(entry);
      effective.set(`${home}/${id}`, now);
      return { entry, changed };
    };

    const finish = (
      outcome: Outcome,
      item: Ref | null,
      changed: ReadonlySet<LocalField>,
      extra: Partial<ImportedRow> = {},
    ): RowReport => {
      tellCells(changed);
      return {
        item,
        outcome,
        ...(changed.size > 0 ? { changes: localFields.filter((field) => changed.has(field)) } : {}),
        ...extra,
        ...(notes.length > 0 ? { notes } : {}),
        ...(cells.length > 0 ? { cells } : {}),
      };
    };

    const nothing: ReadonlySet<LocalField> = new Set();
    const isChild = row.level3 !== '' && nameKey(row.level3) !== nameKey(row.level2);

    // A level-3 row under an item that has no row of its own.
    if (isChild && match.kind !== 'none' && ref) {
      const item = inherited.items.get(ref);
      if (!item || item.withheld) return finish('withheld', ref, nothing);
      kept.add(ref);
      if (item.omitted) restored.add(ref);
      const title = bareName(row.level3, parent);
      const child = [...inherited.items.values()].find(
        (one) =>
          one.parent === ref &&
          one.level === 3 &&
          one.fields.title.history.some(({ value }) => nameKey(value) === nameKey(title)),
      );
      if (child) {
        const { changed, list } = amend(child);
        changes.set(child.ref, list);
        matched.set(child.ref, { place: row.place, name: row.level3 });
        kept.add(child.ref);
        goOn(child);
        return finish(changed.size > 0 ? 'amended' : 'unchanged', child.ref, changed);
      }
      const base = effective.get(ref) ?? new Map(localFields.map((field) => [field, item.fields[field]?.value]));
      const { entry, changed } = addItem(3, item.id, title, base, []);
      goOn(item);
      return finish('added', `${home}/${entry.id}`, changed);
    }
    if (isChild && lastLevel2?.added && nameKey(lastLevel2.row.level2) === nameKey(row.level2)) {
      const base = effective.get(`${home}/${lastLevel2.added.id}`);
      const { entry, changed } = addItem(3, lastLevel2.added.id, bareName(row.level3, parent), base, []);
      goOn(undefined);
      return finish('added', `${home}/${entry.id}`, changed);
    }

    if (match.kind === 'same' && ref) {
      const item = inherited.items.get(ref);
      if (!item) return finish('withheld', ref, nothing);
      const earlier = matched.get(ref);
      if (earlier) {
        notes.push(`与${earlier.place}是同一事项，以前一行为准`);
        remarks.push({
          severity: 'warning',
          place: row.place,
          text: say(
            `“${shown(match.name)}”与${earlier.place}的“${shown(earlier.name)}”是同一事项，以前一行为准`,
            `\`${shown(match.name)}\` is the same item as \`${shown(earlier.name)}\` at ${earlier.place}, which counts`,
          ),
        });
        goOn(item);
        return finish('duplicate', ref, nothing);
      }
      matched.set(ref, { place: row.place, name: match.name });
      if (item.withheld) {
        headComments[home].push(`${item.id} ${item.fields.title.value}：上级没有标乡级，未写入（${row.place}）`);
        goOn(item);
        return finish('withheld', ref, nothing);
      }
      kept.add(ref);
      if (item.omitted) restored.add(ref);
      const { changed, list } = amend(item);
      changes.set(ref, list);
      goOn(item);
      lastLevel2 = { row, ref };
      const heading = findHeading(row.level1, home, parent);
      if (row.level1 !== '' && !heading && nameKey(bareName(row.level1, parent)) !== nameKey(row.level2)) {
        const group = `${shown(bareName(row.level1, parent))} ${item.parent}`;
        if (!headings.has(group)) {
          headings.add(group);
          const standard = item.parent && parent.items.get(item.parent);
          if (standard)
            headComments[home].push(
              `一级事项 ${standard.id} ${standard.fields.title.value} ← 表里称“${shown(bareName(row.level1, parent))}”（${row.place}）`,
            );
        }
      }
      if (row.level1 !== '' && heading && heading.ref !== item.parent)
        notes.push(
          `表里列在“${shown(row.level1)}”下，按标准归入“${parent.items.get(item.parent ?? ref)?.fields.title.value ?? ''}”`,
        );
      const renamed = !match.equal && nameKey(match.name) !== nameKey(item.fields.title.value);
      if (renamed)
        headComments[home].push(`${item.id} ${item.fields.title.value} ← 表里称“${shown(match.name)}”（${row.place}）`);
      return finish(
        item.omitted ? 'restored' : renamed ? 'renamed' : changed.size > 0 ? 'amended' : 'unchanged',
        ref,
        changed,
        renamed ? { title: item.fields.title.value } : {},
      );
    }
    if (match.kind === 'merged') {
      const items = match.refs
        .flatMap((one) => inherited.items.get(one) ?? [])
        .filter((item) => !item.withheld && !item.candidate);
      const open = items.filter((item) => !matched.has(item.ref) && !whole.has(item.ref));
      const all = new Set<LocalField>();
      for (const item of open) {
        matched.set(item.ref, { place: row.place, name: match.name });
        kept.add(item.ref);
        if (item.omitted) restored.add(item.ref);
        const { changed, list } = amend(item);
        for (const field of changed) all.add(field);
        changes.set(item.ref, list);
      }
      goOn(items[0]);
      if (items.length > 0) {
        const names = items.map((item) => `${item.id} ${item.fields.title.value}`).join('、');
        headComments[home].push(`表里的“${shown(match.name)}”（${row.place}）并括了 ${names}，按标准分列`);
        return finish('merged', items[0]?.ref ?? null, all, { items: items.map((item) => item.ref) });
      }
    }
    const base = ref && inherited.items.get(ref);
    if (match.kind === 'part' && base && !base.withheld && !whole.has(base.ref)) {
      kept.add(base.ref);
      if (base.omitted) restored.add(base.ref);
      const standard = new Map(localFields.map((field) => [field, base.fields[field]?.value]));
      const comments = [`表里与二级事项并列（${row.place}），是“${base.id} ${base.fields.title.value}”的一部分`];
      const { entry, changed } = addItem(3, base.id, match.name, standard, comments);
      goOn(base);
      return finish('split', `${home}/${entry.id}`, changed, { title: base.fields.title.value, items: [base.ref] });
    }
    const group = groupFor(work, home, row.level1, exportedRef(row, table.domain));
    const comments =
      match.kind === 'part' && base ? [`与“${base.id} ${base.fields.title.value}”相近，请核对是否重叠`] : [];
    const { entry, changed } = addItem(2, group, match.name, undefined, comments);
    goOn(undefined);
    lastLevel2 = { row, added: entry };
    if (!isChild)
      return finish('added', `${home}/${entry.id}`, changed, comments.length > 0 ? { notes: comments } : {});
    const child = addItem(3, entry.id, bareName(row.level3, parent), effective.get(`${home}/${entry.id}`), []);
    return finish('added', `${home}/${child.entry.id}`, changed);
  };
  for (const [index, row] of table.items.entries()) reports.set(index, importRow(row, index));

  for (const row of table.rows) {
    const { place, level1, level2, level3 } = row;
    const report = row.item === undefined ? undefined : reports.get(row.item);
    const names = { place, level1: shown(level1), level2: shown(level2), level3: shown(level3) };
    if (row.kind === 'item' && report) rows.push({ ...names, ...report });
    else if (row.kind === 'continued') rows.push({ ...names, item: report?.item ?? null, outcome: 'continued' });
    else
      rows.push({
        ...names,
        item: null,
        outcome: row.kind === 'item' ? 'note' : row.kind,
        ...(row.text && row.kind !== 'heading' ? { notes: [shown(row.text)] } : {}),
      });
    if (row.kind === 'note')
      remarks.push({
        severity: 'info',
        place,
        text: say(
          `表中附注未写入：“${shown(row.text).slice(0, 80)}”`,
          `a note of the table was not written: \`${shown(row.text).slice(0, 80)}\``,
        ),
      });
  }
};
