import type { Ref, Resolved, ResolvedItem } from '../../model/catalogue.ts';
import type { Guide, GuideFieldId, ResolvedGuide } from '../../model/guide.ts';
import { guideKey } from '../../model/guide-fields.ts';
import { lawfulLimit } from '../../model/guide-limits.ts';
import { plain } from '../../model/plain.ts';
import type { Reference } from '../../model/reference.ts';
import { isService } from '../../model/services.ts';
import type { Text } from '../../model/text.ts';
import { resolveGuide } from '../../resolve/guide.ts';
import { readGuide } from '../../source/guide.ts';
import { suggest } from '../../source/suggest.ts';
import type { Grid } from '../../source/table/table.ts';
import { type ImportedCell, type ImportRemark, say } from '../account.ts';
import { type CellAccount, cellAccount, reasons } from './cell-account.ts';
import { compareDraft, compareWritten, type GuideDifference } from './compare-draft.ts';
import { composeGuide, type GuideDraft } from './compose-guide.ts';
import { draftInto, draftText, nested } from './draft-text.ts';
import { type ItemRecord, type Piece, readRecords } from './read-records.ts';

/** What a layer has of the guide of an item: what stands above, and its own file, if there is one. */
export interface GuideGround {
  readonly above?: ResolvedGuide;
  /** A file of its own that is not well formed, or speaks of another item: nobody knows what would be lost. */
  readonly unread?: string;
  readonly own?: { readonly text: string; readonly written: Guide; readonly resolved: ResolvedGuide };
}

/** What importing guides needs, already read. */
export interface GuideImportRequest {
  readonly file: string;
  readonly grids: readonly Grid[];
  readonly catalogue: Resolved;
  readonly reference: Reference;
  readonly groundOf: (item: Ref) => Promise<GuideGround>;
  readonly hasFile: (name: string) => boolean;
  /** The sheets are those of our own workbook. */
  readonly isForm: boolean;
  /** Existing guides take over what the file says otherwise. */
  readonly force: boolean;
  /** A text that says other data, all else as it was; undefined where its form is not known. */
  readonly sayData: (text: string, next: { readonly [key: string]: unknown }) => string | undefined;
  /** Labels that the row of an item promises and no field of a guide delivers. */
  readonly labelsOf: (item: ResolvedItem) => readonly string[];
}

/** What became of the guide of one item. */
export interface ImportedGuide {
  readonly item: Ref | null;
  readonly title: string;
  readonly outcome: 'written' | 'same' | 'differs' | 'updated' | 'blocked' | 'empty' | 'unknown';
  readonly differences: readonly GuideDifference[];
  /** The text of the file to write. */
  readonly text?: string;
  /** Where each value of it was read, by its way in a guide file. */
  readonly spots?: readonly GuideSpot[];
  /** The cell that names the item. */
  readonly place?: string;
}

/** The account of an import of guides. */
export interface GuideImport {
  readonly guides: readonly ImportedGuide[];
  readonly cells: readonly ImportedCell[];
  readonly remarks: readonly ImportRemark[];
}

/** A cell, and the way to its value in the data of a guide. */
export interface GuideSpot {
  readonly path: readonly (string | number)[];
  readonly text: string;
  readonly place: string;
}

interface Work {
  readonly request: GuideImportRequest;
  readonly account: CellAccount;
  readonly remarks: ImportRemark[];
  readonly listed: Map<string, { readonly [code: string]: string }>;
}

type Found = { readonly item: ResolvedItem } | { readonly why: Text; readonly severity: ImportRemark['severity'] };

const titleOf = ({ fields }: ResolvedItem): string => fields.title.value;

const notService = ({ isInformation, omitted }: ResolvedItem): Text => {
  if (omitted) return say('本地没有列入', 'it is left out here');
  return isInformation
    ? say('是信息类事项，不编指南', 'it is information, which has no guide')
    : say('不是要编指南的事项', 'it has no guide');
};

/** The item that a record is about: by its number, else by its most particular name. */
const findItem = ({ names, ref }: ItemRecord, { items }: Resolved): Found => {
  const all = [...items.values()];
  const word = ref?.split(/\s/u)[0] ?? '';
  const byRef =
    ref === undefined
      ? []
      : all.filter(
          (item) => item.ref === word || item.id === word || plain(`${item.id}${titleOf(item)}`) === plain(ref),
        );
  const byName = [...names].reverse().map((name) => all.filter((item) => plain(titleOf(item)) === plain(name)));
  const found = byRef.length > 0 ? byRef : (byName.find((one) => one.length > 0) ?? []);
  const numbered = found.filter(isService);
  // 9.1 is a number of every domain: beside it the name says which is meant.
  const named = numbered.filter((item) => names.some((name) => plain(titleOf(item)) === plain(name)));
  const services = named.length === 1 ? named : numbered;
  const [item] = services.length > 0 ? services : found;
  if (services.length > 1)
    return {
      why: say(
        `目录里不止一个：${services.map(({ ref: one }) => one).join('、')}；加一栏“目录事项”，写上面的一个`,
        `the catalogue has several: ${services.map(({ ref: one }) => one).join(', ')}; add a column 目录事项 with one of these`,
      ),
      severity: 'error',
    };
  if (item && isService(item)) return { item };
  if (item) return { why: notService(item), severity: 'warning' };
  const near = names.flatMap((name) => suggest(name, all.filter(isService).map(titleOf)) ?? [])[0];
  if (ref !== undefined) return { why: say(`目录里没有“${ref}”`, `no item \`${ref}\``), severity: 'error' };
  return near
    ? {
        why: say(
          `目录里没有这个名称，是不是“${near}”？是就加一栏“目录事项”，写上面的一个`,
          `no such name; \`${near}\`? then add a column 目录事项 with its number`,
        ),
        severity: 'error',
      }
    : { why: reasons.notOurs, severity: 'info' };
};

const piecesOf = ({ marks, basics, again, lines }: ItemRecord): Piece[] => [
  ...marks,
  ...basics,
  ...again.map(({ piece }) => piece),
  ...Object.values(lines).flat(2),
];

const refuse = (record: ItemRecord, why: Text, { account }: Work): void => {
  for (const piece of piecesOf(record))
    if (piece.column.elsewhere) account.ignored(piece.cell, piece.column.heading, reasons[piece.column.elsewhere]);
    else account.unread(piece, why);
};

/** A draft as the reader of guides reads it. */
const guideOf = (draft: GuideDraft, ref: Ref, { request }: Work): Guide =>
  readGuide(request.file, { ...nested([...draft]), item: ref }) as Guide;

/** A draft applied to what stands above. */
const resolved = (draft: GuideDraft, ref: Ref, above: ResolvedGuide | undefined, work: Work): ResolvedGuide => {
  const { request } = work;
  return resolveGuide(guideOf(draft, ref, work), ref, above, {
    by: request.catalogue.layers.length - 1,
    reference: request.reference,
  }).resolved;
};

/** Cells of a field that were written are the same as what stands there, or were left. */
const reword = (record: ItemRecord, keys: ReadonlySet<string>, { account }: Work, why?: Text): void => {
  for (const piece of piecesOf(record)) {
    const id = piece.column.id
      .replace(/^fees\./u, 'fee.')
      .replace(/^options\./u, 'cases.')
      .replace(/^faq\./u, 'companion.faq.')
      .replace(/^steps\./u, 'process.steps.');
    const isOne = [...keys].some((key) => id === key || id.startsWith(`${key}.`) || key.startsWith(`${id}.`));
    const became = account.becameOf(piece.cell)?.became;
    if (!isOne || (became !== 'written' && became !== 'partly')) continue;
    if (why) account.unread(piece, why);
    else if (became === 'written') account.same(piece);
  }
};

/** The keys of a draft that a difference speaks of. */
const keysOf = (draft: GuideDraft, differences: readonly GuideDifference[]): ReadonlySet<string> => {
  const fields = new Set(differences.map(({ field }) => (isHead(field) ? field : guideKey(field as GuideFieldId))));
  const keys = [...draft.keys()].filter((key) => [...fields].some((one) => key === one || key.startsWith(`${one}.`)));
  // A part of a result is written with its name, of a process with its steps.
  const heads = ['result.name', 'process.steps'].filter(
    (head) => draft.has(head) && keys.some((key) => key.startsWith(`${head.split('.')[0]}.`)),
  );
  return new Set([...keys, ...heads]);
};

const without = (draft: GuideDraft, keys: ReadonlySet<string>): GuideDraft =>
  new Map([...draft].filter(([key]) => !keys.has(key)));

const isHead = (key: string): boolean => ['owner', 'checked', 'only', 'evidence'].includes(key);

/** What the sheets of our own workbook say otherwise; a cell that was cleared takes nothing out of a guide, which is told. */
const differencesOfForm = (
  draft: GuideDraft,
  item: ResolvedItem,
  own: Guide,
  record: ItemRecord,
  work: Work,
): readonly GuideDifference[] => {
  const { differences, cleared } = compareWritten(own, guideOf(draft, item.ref, work));
  if (cleared.length > 0)
    work.remarks.push({
      severity: 'warning',
      place: record.place,
      text: say(
        `“${titleOf(item)}”的指南里有、表里没有：${cleared.map(({ zh }) => zh).join('、')}；要删的请在指南里删`,
        `the guide of \`${titleOf(item)}\` has what the sheets have not: ${cleared.map(({ en }) => en).join(', ')}; take it out of the guide itself`,
      ),
    });
  return differences;
};

/** Why a guide that there is stays as it is. */
const stays = {
  differs: say(
    '已有的指南写的不同，没有改；照这份表的加 --force',
    'the guide says otherwise and stays; --force takes over what the table says',
  ),
  form: say(
    '已有的指南的写法认不全，没有改；请照列出的不同手改',
    'the form of the guide is not known, so that it stays; change by hand what is listed',
  ),
} as const;

/** A guide that there is: compared, and changed only where that was asked for. */
const joinGuide = (
  draft: GuideDraft,
  item: ResolvedItem,
  { above, own }: GuideGround & { own: NonNullable<GuideGround['own']> },
  record: ItemRecord,
  work: Work,
): ImportedGuide => {
  const { request } = work;
  const differences = request.isForm
    ? differencesOfForm(draft, item, own.written, record, work)
    : compareDraft(own.resolved, resolved(draft, item.ref, above, work), new Set(draft.keys()), request.reference);
  const keys = keysOf(draft, differences);
  reword(record, new Set([...draft.keys()].filter((key) => !keys.has(key))), work);
  const base = { item: item.ref, title: titleOf(item), differences };
  if (differences.length === 0) return { ...base, outcome: 'same' };
  const text = request.force ? request.sayData(own.text, draftInto(own.text, draft, keys, request.isForm)) : undefined;
  if (text !== undefined) return { ...base, outcome: 'updated', text };
  reword(record, keys, work, request.force ? stays.form : stays.differs);
  return { ...base, outcome: 'differs' };
};

const blocked = (title: string, file: string): Text =>
  say(
    `“${title}”已经有 ${file}，读不出来，或者写的是别的事项，没有动；先照 mulu validate 说的改正`,
    `\`${title}\`: ${file} cannot be read, or speaks of another item, and stays; mend first what mulu validate tells`,
  );

const importOne = async (record: ItemRecord, item: ResolvedItem, work: Work): Promise<ImportedGuide> => {
  const { request, account, listed } = work;
  const { catalogue, reference } = request;
  const ground = await request.groundOf(item.ref);
  const law = lawfulLimit(item.ref, reference);
  const draft = composeGuide(record, {
    account,
    isListed: (heading, values) => listed.set(heading, values),
    hasFile: request.hasFile,
    isForm: request.isForm,
    places: catalogue.places ?? [],
    contact: catalogue.contact,
    labels: request.labelsOf(item),
    ...(law ? { legal: law.text } : {}),
  });
  const { above, own, unread } = ground;
  const base = { item: item.ref, title: titleOf(item) };
  if (unread !== undefined) {
    refuse(record, reasons.blocked, work);
    work.remarks.push({ severity: 'error', place: record.place, text: blocked(titleOf(item), unread) });
    return { ...base, outcome: 'blocked', differences: [] };
  }
  if (draft.size === 0) return { ...base, outcome: 'empty', differences: [] };
  if (own) return joinGuide(draft, item, { ...ground, own }, record, work);
  const written = (rest: GuideDraft): ImportedGuide => ({
    ...base,
    outcome: 'written',
    place: record.place,
    spots: spotsOf(record),
    differences: [],
    text: draftText(rest, `${item.ref} ${titleOf(item)}`, request.file),
  });
  if (request.isForm) return written(draft);
  // What stands above is not written again.
  const file = resolved(draft, item.ref, undefined, work);
  const differing = above ? compareDraft(above, file, new Set(draft.keys()), reference) : undefined;
  const fresh = differing ? keysOf(draft, differing) : new Set(draft.keys());
  const known = new Set([...draft.keys()].filter((key) => !fresh.has(key) && !isHead(key)));
  reword(record, known, work);
  const rest = without(draft, known);
  return rest.size === 0 ? { ...base, outcome: 'same', differences: [] } : written(rest);
};

const lineKeys: { readonly [part in keyof ItemRecord['lines']]: readonly string[] } = {
  materials: ['materials'],
  fees: ['fee'],
  faq: ['companion', 'faq'],
  options: ['cases'],
  steps: ['process', 'steps'],
};

/** The cells of an item by the way to their values: those of a list are lines of a table. */
const spotsOf = ({ basics, lines }: ItemRecord): readonly GuideSpot[] => [
  ...(Object.keys(lines) as (keyof typeof lines)[]).flatMap((part) =>
    lines[part].flatMap((line, index) =>
      line.map(({ column, cell, text }) => ({
        path: [...lineKeys[part], index, ...column.id.split('.').slice(1)],
        text,
        place: cell.place,
      })),
    ),
  ),
  ...basics.map(({ column, cell, text }) => ({ path: column.id.split('.'), text, place: cell.place })),
];

/** Columns that no guide holds, said once each, by reason. */
const tellColumns = ({ account, remarks, listed }: Work): void => {
  const byReason = new Map<string, Set<string>>();
  for (const { became, column, note = '' } of account.all())
    if (became === 'ignored' && [reasons.catalogue.zh, reasons.none.zh, reasons.unknown.zh].includes(note))
      byReason.set(note, (byReason.get(note) ?? new Set()).add(column));
  for (const reason of [reasons.unknown, reasons.none, reasons.catalogue]) {
    const columns = [...(byReason.get(reason.zh) ?? [])];
    if (columns.length === 0) continue;
    const isStrange = reason === reasons.unknown;
    remarks.push({
      severity: isStrange ? 'warning' : 'info',
      text: say(
        `没有写进指南的栏（${reason.zh}）：${columns.join('、')}`,
        `columns that go into no guide (${reason.en}): ${columns.join(', ')}`,
      ),
    });
  }
  for (const [heading, values] of listed) {
    const words = Object.entries(values).map(([code, value]) => `${code} ${value}`);
    remarks.push({
      severity: 'warning',
      text: say(
        `“${heading}”一栏是代码，照常见的次序读：${words.join('、')}，请核对`,
        `\`${heading}\` holds codes; they were read as ${words.join(', ')}; check them`,
      ),
    });
  }
};

const tellUnread = ({ account, remarks }: Work): void => {
  const skipped = new Set<string>([reasons.notOurs.zh, reasons.blocked.zh]);
  for (const { place, column, left = [] } of account.all())
    for (const { text, why } of left)
      if (!skipped.has(why.zh))
        remarks.push({
          severity: 'error',
          place,
          text: say(`${column}“${text}”没有写进去：${why.zh}`, `${column} \`${text}\` was not written: ${why.en}`),
        });
};

/** Two records that turn out to be one item: the second one is told. */
const doubled = (first: ItemRecord): Text =>
  say(
    `与 ${first.place} 是同一个事项；几种情形写成一个事项的“办理情形”`,
    `the same item as at ${first.place}; write kinds of it as its cases`,
  );

/** Turns an export of 实施清单 into guides, and compares them with those that there are. Pure; every cell is accounted for. */
export const importGuides = async (request: GuideImportRequest): Promise<GuideImport> => {
  const { catalogue } = request;
  const titles = new Set([...catalogue.items.values()].map((item) => plain(titleOf(item))));
  const records = readRecords(request.grids, (name) => titles.has(plain(name)), request.isForm);
  const work: Work = { request, account: cellAccount(), remarks: [], listed: new Map() };
  const { account, remarks } = work;
  for (const { cell, why } of records.strays)
    if (why === 'no-item')
      account.unread({ cell, text: cell.text, column: { id: '', part: 'item', heading: '' } }, reasons.noItem);
    else account.ignored(cell, '', reasons[why === 'note' ? 'note' : why]);
  const guides: ImportedGuide[] = [];
  const taken = new Map<Ref, ItemRecord>();
  const foreign: string[] = [];
  for (const record of records.items) {
    const found = findItem(record, catalogue);
    const name = record.names.at(-1) ?? record.ref ?? record.code ?? '';
    const before = 'item' in found ? taken.get(found.item.ref) : undefined;
    if (!('item' in found) || before) {
      const { why, severity } = before
        ? { why: doubled(before), severity: 'error' as const }
        : (found as Exclude<Found, { item: ResolvedItem }>);
      refuse(record, why, work);
      if (why === reasons.notOurs) foreign.push(name);
      else remarks.push({ severity, place: record.place, text: say(`“${name}”：${why.zh}`, `\`${name}\`: ${why.en}`) });
      guides.push({ item: null, title: name, outcome: 'unknown', differences: [] });
      continue;
    }
    taken.set(found.item.ref, record);
    for (const { cell, column } of record.marks) account.ignored(cell, column.heading, reasons.item);
    const guide = await importOne(record, found.item, work);
    // Our own workbook has a row for each service, filled in or not.
    if (!request.isForm || guide.outcome !== 'empty') guides.push(guide);
  }
  if (foreign.length > 0)
    remarks.push({
      severity: 'warning',
      text: say(
        `${foreign.length} 个事项目录里没有：${foreign.slice(0, 5).join('、')}${foreign.length > 5 ? '等' : ''}`,
        `${foreign.length} items are not in the catalogue: ${foreign.slice(0, 5).join(', ')}`,
      ),
    });
  tellColumns(work);
  tellUnread(work);
  if (records.items.length === 0)
    remarks.push({
      severity: 'error',
      text: say(
        '没有找到实施清单：要有“事项名称”，和“受理条件”“材料名称”等栏',
        'no table of guides was found: it needs 事项名称, and columns such as 受理条件 or 材料名称',
      ),
    });
  return { guides, cells: account.all(), remarks };
};
