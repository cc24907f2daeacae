import { bareName, findHeading, type Match, matchName, nameKey, titleLevel } from './import/align.ts';
import { clean, joined } from './import/clean.ts';
import { type Block, findBlocks, levelName } from './import/columns.ts';
import { type Change, changesOf, compress, inStandardWords, type Written, write } from './import/differences.ts';
import { type DomainDraft, layerText } from './import/layer-text.ts';
import {
  type BlockReader,
  createReader,
  joinLeaks,
  type LocalField,
  type LocalValue,
  type LocalValues,
} from './import/local-values.ts';
import { type ItemRow, readRows, type TableRow } from './import/rows.ts';
import { isGenericBody } from './import/values.ts';
import {
  type DomainId,
  domainIds,
  type Fields,
  type Layer,
  type Ref,
  type Region,
  type Resolved,
  type ResolvedItem,
  type ResponsibleBody,
} from './model/catalogue.ts';
import { domainNames } from './model/domain-names.ts';
import { fieldIds, fields, type Known, requiredFields } from './model/fields.ts';
import { compareNumbers } from './model/item-number.ts';
import { mask, withoutControls } from './model/mask.ts';
import { plain } from './model/plain.ts';
import type { Text } from './model/text.ts';
import type { Judge } from './model/verdict.ts';
import { resolve } from './resolve.ts';
import type { Grid } from './source/table/table.ts';

/** What became of one row of the table. */
export type Outcome =
  | 'unchanged'
  | 'amended'
  | 'renamed'
  | 'added'
  | 'merged'
  | 'split'
  | 'restored'
  | 'duplicate'
  | 'withheld'
  | 'continued'
  | 'heading'
  | 'title'
  | 'note'
  | 'other-domain';

/** What became of one cell: `same` as the standard, `written` into the layer, `inherited` from above, not read, or without a place in a layer. */
export interface ImportedCell {
  readonly place: string;
  readonly column: string;
  readonly text: string;
  readonly became: 'same' | 'written' | 'unread' | 'ignored';
  readonly note?: string;
}

/** One row of the table in the report. `item` is the number across domains, such as `employment/1.2`. */
export interface ImportedRow {
  readonly place: string;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly item: Ref | null;
  readonly outcome: Outcome;
  /** All items of a merged row. */
  readonly items?: readonly Ref[];
  /** Title of `item` in the standard, when the table has another. */
  readonly title?: string;
  /** Fields that the layer changes. */
  readonly changes?: readonly string[];
  readonly notes?: readonly string[];
  readonly cells?: readonly ImportedCell[];
}

/** One thing to tell about the import, beside what the file's reader told. */
export interface ImportRemark {
  readonly severity: 'error' | 'warning' | 'info';
  readonly text: Text;
  readonly place?: string;
}

/** What became of the row of an item. */
type RowReport = Omit<ImportedRow, 'place' | 'level1' | 'level2' | 'level3'>;

/** The whole account of an import. */
export interface ImportReport {
  readonly rows: readonly ImportedRow[];
  readonly omitted: readonly { readonly item: Ref; readonly title: string }[];
  readonly domains: readonly DomainId[];
  readonly remarks: readonly ImportRemark[];
}

export interface ImportRequest {
  readonly file: string;
  readonly grids: readonly Grid[];
  readonly region: Region;
  readonly extends: string;
  readonly parent: Resolved;
  readonly known: Known;
  readonly judge?: Judge;
}

const say = (zh: string, en: string): Text => ({ zh, en });

const shown = (text: string): string => mask(withoutControls(text));

/** A table with what its rows are and which domain it speaks of. */
interface Table {
  readonly block: Block;
  readonly rows: readonly TableRow[];
  readonly items: readonly ItemRow[];
  readonly matches: readonly Match[];
  readonly domain?: DomainId;
  /** The catalogue of another field of government, such as 社会救助. */
  readonly foreign?: true;
}

const domainOfWords = (text: string): DomainId | 'other' | undefined => {
  const words = joined(text);
  const [work, insurance] = [/就业|创业/u.test(words), /社会保险|社保/u.test(words)];
  if (work !== insurance) return work ? 'employment' : 'social-insurance';
  if (work) return undefined;
  return /\p{Script=Han}{2,}领域/u.test(words) && !/人力资源|人社|试点领域|各领域/u.test(words) ? 'other' : undefined;
};

/** Whether a table goes on with the one before it: no header, or the same one again under no title of its own. */
const goesOn = ({ continues, columns, title }: Block, before: Table | undefined): boolean =>
  before !== undefined &&
  (continues === true ||
    (JSON.stringify(columns) === JSON.stringify(before.block.columns) && !/领域|目录/u.test(joined(title))));

const readTable = (block: Block, { parent, judge }: ImportRequest, before: Table | undefined): Table => {
  const isTitle = (text: string) => titleLevel(text, parent);
  const earlier = goesOn(block, before) ? before : undefined;
  const { rows, items } = readRows(block, isTitle, earlier?.rows.at(-1)?.level1);
  const said = domainOfWords(block.title);
  const hint = said ?? (earlier?.foreign ? 'other' : earlier?.domain);
  const wanted = hint === 'other' ? undefined : hint;
  const matches = items.map((item) => {
    const own = domainOfWords(item.domain);
    return matchName(item.level2, own === undefined || own === 'other' ? wanted : own, item.level1, parent, judge);
  });
  const found = matches.flatMap(({ kind, refs }) => (kind === 'none' ? [] : refs.slice(0, 1)));
  const [first] = domainIds
    .map((domain) => ({ domain, count: found.filter((ref) => ref.startsWith(domain)).length }))
    .sort((left, right) => right.count - left.count);
  const equal = matches.filter((match) => match.equal).length;
  const foreign = hint === 'other' ? equal * 2 < items.length : found.length === 0 && hint === undefined;
  const domain = wanted ?? (first && first.count > 0 ? first.domain : undefined);
  return { block, rows, items, matches, ...(domain ? { domain } : {}), ...(foreign ? { foreign: true } : {}) };
};

/** The level-2 number that an own export prints: 就业1.2. */
const exportedRef = (row: ItemRow, domain: DomainId | undefined): Ref | undefined => {
  const found = /^(就业|社会保险)?(\d+(?:\.\d+){1,2})$/u.exec(row.number);
  const named = domainIds.find((id) => domainNames[id].zh === found?.[1]) ?? domain;
  return found?.[1] && named ? `${named}/${found[2]}` : undefined;
};

/** A local item that no standard item stands for. */
interface Added {
  readonly domain: DomainId;
  readonly level: 2 | 3;
  /** Level 2: number of its level-1 item; level 3: number of its level-2 item. */
  readonly parent: string;
  readonly id: string;
  readonly title: string;
  readonly changes: Change[];
  readonly comments: string[];
}

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
 * Turns the tables of a file into a layer: every row is matched to an item of the parent, and only what differs is
 * written. Pure; the same input gives the same text. `layer` is absent when no table of the two domains was found.
 */
export const importTables = (request: ImportRequest): { readonly layer?: string; readonly report: ImportReport } => {
  const { parent, known, region } = request;
  const level = region.level === 'national' ? 'province' : region.level;
  const empty: Layer = {
    file: request.file,
    region,
    extends: { value: request.extends, at: { file: request.file, path: ['extends'] } },
    domains: {},
    accepted: [],
  };
  // What the region inherits before it says anything: a township does not see what has no 乡级.
  const inherited = resolve(empty, parent, known).resolved;
  const isTitle = (text: string) => titleLevel(text, parent);
  const remarks: ImportRemark[] = [];
  const blocks: Block[] = [];
  for (const grid of request.grids) blocks.push(...findBlocks(grid, isTitle, known.reference, blocks.at(-1)));
  const tables: Table[] = [];
  for (const block of blocks) {
    const table = readTable(block, request, tables.at(-1));
    if (table.items.length > 0) tables.push(table);
  }
  const ours = tables.filter(({ foreign }) => !foreign);
  const rows: ImportedRow[] = [];
  if (ours.length === 0) {
    remarks.push({
      severity: 'error',
      text:
        tables.length > 0
          ? say('表里的事项与就业、社会保险目录都对不上', 'no item of the tables belongs to 就业 or 社会保险')
          : say(
              '没有找到目录表：要有“公开事项”“公开内容”“公开依据”等栏',
              'no table with the columns of a catalogue was found',
            ),
    });
    return { report: { rows, omitted: [], domains: [], remarks } };
  }

  const changes = new Map<Ref, Change[]>();
  const matched = new Map<Ref, { place: string; name: string }>();
  const kept = new Set<Ref>();
  const restored = new Set<Ref>();
  const added: Added[] = [];
  const newGroups: { domain: DomainId; id: string; title: string; key: string }[] = [];
  const headComments: { readonly [domain in DomainId]: string[] } = { employment: [], 'social-insurance': [] };
  const headings = new Set<string>();
  const printedLevels: BlockReader['levelColumns'][] = [];
  const bodies: { value: ResponsibleBody; ref?: Ref; added?: Added }[] = [];
  const effective = new Map<Ref, Map<LocalField, unknown>>();
  const phones = new Map<'phone' | 'complaint', string[]>();
  const usedIds = new Set<string>([...inherited.items.keys()]);
  const wantedIds = new Set<Ref>();
  for (const table of ours)
    for (const item of table.items) {
      const ref = exportedRef(item, table.domain);
      if (ref) wantedIds.add(ref);
    }

  const freeId = (domain: DomainId, above: string, preferred: Ref | undefined): string => {
    if (preferred?.startsWith(`${domain}/${above}${above === '' ? '' : '.'}`) && !usedIds.has(preferred)) {
      const depth = preferred.split('/')[1]?.split('.').length ?? 0;
      if (depth === (above === '' ? 1 : above.split('.').length + 1)) {
        usedIds.add(preferred);
        return preferred.slice(domain.length + 1);
      }
    }
    for (let number = 1; ; number += 1) {
      const id = above === '' ? String(number) : `${above}.${number}`;
      const ref: Ref = `${domain}/${id}`;
      if (usedIds.has(ref) || wantedIds.has(ref)) continue;
      usedIds.add(ref);
      return id;
    }
  };

  /** The number of the level-1 item for an added one: a known heading, else a new group. */
  const groupFor = (domain: DomainId, heading: string, preferred: Ref | undefined): string => {
    const knownHeading = findHeading(heading, domain, parent);
    if (knownHeading) return knownHeading.id;
    const key = nameKey(bareName(heading, parent));
    const own = preferred?.slice(domain.length + 1).split('.')[0];
    if (own !== undefined && parent.items.has(`${domain}/${own}`)) return own;
    const earlier = newGroups.find((group) => group.domain === domain && group.key === key);
    if (earlier) return earlier.id;
    const id = own !== undefined && !usedIds.has(`${domain}/${own}`) ? own : freeId(domain, '', undefined);
    usedIds.add(`${domain}/${id}`);
    newGroups.push({ domain, id, title: bareName(heading, parent) || '其他事项', key });
    return id;
  };

  for (const table of tables) {
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
      continue;
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
        const id = freeId(home, above2, exportedRef(row, table.domain));
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
          headComments[home].push(
            `${item.id} ${item.fields.title.value} ← 表里称“${shown(match.name)}”（${row.place}）`,
          );
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
      const group = groupFor(home, row.level1, exportedRef(row, table.domain));
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
  }

  const domains = domainIds.filter(
    (domain) =>
      [...matched.keys(), ...kept].some((ref) => ref.startsWith(domain)) ||
      added.some((entry) => entry.domain === domain),
  );
  const listed = [...inherited.items.values()].filter(
    (item) => item.level > 1 && !item.withheld && domains.includes(item.domain),
  );

  // 公开主体: what most rows say is said once, at the head of the layer.
  const counts = new Map<string, number>();
  for (const { value } of bodies)
    if (!isGenericBody(value))
      counts.set(print('responsibleBody', value), (counts.get(print('responsibleBody', value)) ?? 0) + 1);
  const [common] = [...counts].sort((left, right) => right[1] - left[1]);
  const shared =
    common && common[1] >= 2 && common[1] * 2 >= bodies.length
      ? bodies.find(({ value }) => print('responsibleBody', value) === common[0])?.value
      : undefined;
  const sameForAll =
    shared !== undefined &&
    listed.every(
      (item) => changesOf('responsibleBody', shared, item.fields.responsibleBody?.value, known).length === 0,
    );
  const head = shared !== undefined && !sameForAll ? shared : undefined;
  for (const { value, ref, added: entry } of bodies) {
    const above = ref ?? (entry?.level === 3 ? (`${entry.domain}/${entry.parent}` as const) : undefined);
    const standard = head ?? (above ? inherited.items.get(above)?.fields.responsibleBody?.value : undefined);
    const more = changesOf('responsibleBody', value, standard, known);
    if (more.length === 0) continue;
    if (ref) changes.set(ref, [...(changes.get(ref) ?? []), ...more]);
    else entry?.changes.push(...more);
  }
  for (const entry of added)
    entry.changes.sort((left, right) => fieldIds.indexOf(left.field) - fieldIds.indexOf(right.field));

  const missing = listed.filter(
    (item) =>
      !item.omitted &&
      !item.candidate &&
      !kept.has(item.ref) &&
      !(item.parent && item.level === 3 && !kept.has(item.parent)),
  );
  const contact = contactOf(phones);
  const levelLabels = labelsOf(printedLevels, parent);
  const nameOf = (item: ResolvedItem): string => `${item.id} ${item.fields.title.value}`;
  const drafts: { [domain in DomainId]?: DomainDraft } = {};
  for (const domain of domains) {
    const present = listed.filter(
      (item) => item.domain === domain && !missing.includes(item) && (!item.omitted || restored.has(item.ref)),
    );
    const omit = omissions(
      missing.filter((item) => item.domain === domain),
      listed.filter((item) => item.domain === domain),
      inherited,
    );
    const mine = new Map(
      [...changes]
        .filter(([ref]) => ref.startsWith(`${domain}/`))
        .map(([ref, list]) => [ref, withoutParent(ref, list, changes, inherited)]),
    );
    drafts[domain] = {
      comments: headComments[domain],
      omit: omit.map((item) => ({ item: nameOf(item) })),
      restore: [...restored]
        .flatMap((ref) => inherited.items.get(ref) ?? [])
        .filter((item) => item.domain === domain)
        .map(nameOf),
      amend: compress(mine, present, fieldIds),
      add: [
        ...newGroups
          .filter(
            (group) =>
              group.domain === domain && added.some((entry) => entry.domain === domain && entry.parent === group.id),
          )
          .map(({ id, title }) => ({ id, title: shown(title), changes: [], comments: [] })),
        ...added.filter((entry) => entry.domain === domain),
      ].sort((left, right) => compareNumbers(left.id, right.id)),
    };
  }
  const tally = (outcome: Outcome): number => rows.filter((row) => row.outcome === outcome).length;
  const summary = [
    `未变 ${tally('unchanged')}`,
    `调整 ${tally('amended')}`,
    ...(['renamed', 'merged', 'split', 'added', 'restored'] as const).flatMap((outcome) =>
      tally(outcome) > 0 ? [`${outcomeNames[outcome].zh} ${tally(outcome)}`] : [],
    ),
    `表中没有 ${missing.length}`,
  ].join('，');
  const layer = layerText(
    {
      comments: [
        `由“${shown(request.file.split(/[\\/]/u).at(-1) ?? request.file)}”导入，只写与上级不同之处，请核对。`,
        `${summary}。`,
        ...domainIds
          .filter((domain) => !domains.includes(domain))
          .map((domain) => `文件里没有${domainNames[domain].zh}领域的表，该领域没有写。`),
        // Names of columns are the province's to set.
        ...(levelLabels && region.level !== 'province'
          ? [
              `表中公开层级的栏名：${levelLabels.map((one) => `${levelName(one.level)}称“${shown(one.label)}”`).join('，')}。栏名由省级层的 profile 规定，没有写入。`,
            ]
          : []),
        '检查：mulu validate 本文件。',
      ],
      region: {
        name: region.name,
        level: region.level,
        ...(region.code ? { code: region.code } : {}),
        ...(region.kind ? { kind: region.kind } : {}),
      },
      extends: request.extends,
      ...(levelLabels && region.level === 'province' ? { levelLabels } : {}),
      ...(head ? { responsibleBody: write('responsibleBody', head) as Written } : {}),
      ...(contact ? { contact } : {}),
      domains: drafts,
    },
    (domain, id) => parent.items.get(`${domain}/${id}`)?.fields.title.value,
  );
  return {
    layer,
    report: {
      rows,
      omitted: missing.map((item) => ({ item: item.ref, title: item.fields.title.value })),
      domains,
      remarks,
    },
  };
};

/** What the outcomes are called. */
export const outcomeNames: { readonly [outcome in Outcome]: Text } = {
  unchanged: { zh: '未变', en: 'unchanged' },
  amended: { zh: '调整', en: 'amended' },
  renamed: { zh: '更名', en: 'renamed' },
  added: { zh: '新增', en: 'added' },
  merged: { zh: '合并', en: 'merged' },
  split: { zh: '拆分', en: 'split' },
  restored: { zh: '恢复', en: 'restored' },
  duplicate: { zh: '重复', en: 'duplicate' },
  withheld: { zh: '上级未标本级', en: 'not disclosed at this level' },
  continued: { zh: '接上行', en: 'goes on with the row above' },
  heading: { zh: '一级事项', en: 'heading' },
  title: { zh: '标题', en: 'title' },
  note: { zh: '附注', en: 'note' },
  'other-domain': { zh: '其他领域', en: 'another domain' },
};

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

/** A level-3 item that follows its parent needs no word of its own for what the parent says. */
const withoutParent = (
  ref: Ref,
  list: readonly Change[],
  all: ReadonlyMap<Ref, readonly Change[]>,
  inherited: Resolved,
): readonly Change[] => {
  const item = inherited.items.get(ref);
  const above = item?.level === 3 && item.parent ? (all.get(item.parent) ?? []) : [];
  const said = new Set(above.map((change) => JSON.stringify(change)));
  return list.filter((change) => !said.has(JSON.stringify(change)) || !item?.fields[change.field]?.derived);
};

/** A level-1 number stands for its items when all of them are missing, none of them a candidate. */
const omissions = (
  missing: readonly ResolvedItem[],
  all: readonly ResolvedItem[],
  inherited: Resolved,
): ResolvedItem[] => {
  const whole = new Set<Ref>();
  for (const item of missing) {
    const siblings = all.filter((other) => other.level === 2 && other.parent === item.parent);
    if (item.level === 2 && item.parent && siblings.length > 1 && siblings.every((other) => missing.includes(other)))
      whole.add(item.parent);
  }
  const heads = [...whole].flatMap((ref) => inherited.items.get(ref) ?? []);
  return [...heads, ...missing.filter((item) => !(item.parent && whole.has(item.parent)))].sort((left, right) =>
    compareNumbers(left.id, right.id),
  );
};

/** The names of the level columns, if all tables agree and the layer above has others. */
const labelsOf = (
  printed: readonly BlockReader['levelColumns'][],
  { profile }: Resolved,
): BlockReader['levelColumns'] | undefined => {
  const [first] = printed;
  const words = (columns: BlockReader['levelColumns']) => columns.map(({ level, label }) => `${level} ${label}`).join();
  if (!first || printed.some((columns) => words(columns) !== words(first))) return undefined;
  const above =
    profile.levels ?? (['county', 'township'] as const).map((level) => ({ level, label: levelName(level) }));
  return words(first) === words(above) ? undefined : first;
};

/** Telephone columns that say the same in every row become the contact of the layer; mobile numbers never do. */
const contactOf = (
  phones: ReadonlyMap<'phone' | 'complaint', readonly string[]>,
): { readonly [key: string]: string } | undefined => {
  const one = (kind: 'phone' | 'complaint'): [string, string][] => {
    const values = [...new Set((phones.get(kind) ?? []).map(joined))];
    const [value] = values;
    return values.length === 1 &&
      value !== undefined &&
      /^(?:0\d{2,3}-?\d{7,8}|12333|12345|12388|\d{7,8})$/u.test(value)
      ? [[kind, value]]
      : [];
  };
  const entries = [...one('phone'), ...one('complaint')];
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
};
