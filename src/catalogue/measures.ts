import type { ResolvedItem } from '../model/catalogue.ts';
import type { PublishedGuide } from '../model/guide.ts';
import { publishedOn, publishingLimit, timeliness } from '../model/publication-state.ts';
import type { Comment } from '../model/record.ts';
import { guideWants, isService } from '../model/services.ts';
import { yearBefore } from '../model/year-before.ts';
import type { Compilation } from './compilation.ts';
import { type LedgerRow, ledgerRows } from './ledger.ts';
import { listedItems } from './statistics.ts';

/** What was counted for an indicator: so many of so many, and what it failed on. */
export interface Counted {
  readonly count: number;
  readonly total: number;
  readonly failed: readonly string[];
}

/** What measures count in: the rows of the ledger, guides and comments. */
interface Ground {
  readonly input: Compilation;
  readonly rows: readonly LedgerRow[];
  readonly guides: readonly PublishedGuide[];
  readonly comments: readonly Comment[];
}

type Measure = (ground: Ground) => Counted;

const itemName = ({ id, fields }: ResolvedItem): string => `${id} ${fields.title.value}`;

const countOf = <T>(all: readonly T[], nameOf: (one: T) => string, holds: (one: T) => boolean): Counted => {
  const failed = all.filter((one) => !holds(one)).map(nameOf);
  return { count: all.length - failed.length, total: all.length, failed };
};

const overItems =
  (
    holds: (item: ResolvedItem, ground: Ground) => boolean,
    among: (item: ResolvedItem) => boolean = () => true,
  ): Measure =>
  (ground) =>
    countOf(ground.rows.map(({ item }) => item).filter(among), itemName, (item) => holds(item, ground));

const overGuides =
  (
    holds: (guide: PublishedGuide, ground: Ground) => boolean,
    among: (guide: PublishedGuide) => boolean = () => true,
  ): Measure =>
  (ground) =>
    countOf(
      ground.guides.filter(among),
      ({ item }) => itemName(item),
      (guide) => holds(guide, ground),
    );

const overRows =
  (holds: (row: LedgerRow, ground: Ground) => boolean, among: (row: LedgerRow) => boolean = () => true): Measure =>
  (ground) =>
    countOf(
      ground.rows.filter(among),
      ({ item }) => itemName(item),
      (row) => holds(row, ground),
    );

const overComments =
  (holds: (comment: Comment) => boolean, among: (comment: Comment) => boolean = () => true): Measure =>
  ({ comments }) =>
    countOf(comments.filter(among), ({ cells }) => cells.id?.value ?? '', holds);

const papersOf = ({ guide }: PublishedGuide) =>
  (guide.materials ?? []).filter(({ waived }) => !waived).map(({ value }) => value);

const isPublished = ({ row }: LedgerRow): boolean => row !== undefined && publishedOn(row) !== undefined;

const guidesPresent: Measure = ({ input: { resolved }, guides }) => {
  const { wanted, missing } = guideWants(resolved.items.values(), new Set(guides.map(({ item }) => item.ref)));
  return countOf(wanted, itemName, (item) => !missing.includes(item));
};

/** Every item of the standard is listed, or its omission says why; a candidate is listed as the others are. */
const itemsCovered: Measure = ({ input: { resolved } }) => {
  const standard = [...resolved.items.values()].filter(
    ({ level, origin, withheld }) => level === 2 && origin === 'standard' && !withheld,
  );
  return countOf(standard, itemName, ({ omitted }) => omitted === undefined || omitted.value.note.trim() !== '');
};

/** 公开渠道 that the standard does not name. */
const hasMoreChannels = ({ fields: { channels } }: ResolvedItem): boolean => {
  const first = channels?.history[0]?.value;
  if (!channels || !first) return false;
  const count = ({
    ticked,
    other,
  }: {
    readonly ticked: readonly string[];
    readonly other: readonly string[];
  }): number => ticked.length + other.length;
  return channels.history.length > 1 && count(channels.value) > count(first);
};

const isKeptInTime = ({ item, row }: LedgerRow, { input: { reference, date } }: Ground): boolean | undefined => {
  if (!row) return undefined;
  const { kind } = timeliness(row, publishingLimit(item), reference.workingDays, date);
  return kind === 'kept' ? true : kind === 'late' || kind === 'overdue' || kind === 'early' ? false : undefined;
};

const publishedInTime: Measure = (ground) => {
  const judged = ground.rows.filter((row) => isKeptInTime(row, ground) !== undefined);
  return countOf(
    judged,
    ({ item }) => itemName(item),
    (row) => isKeptInTime(row, ground) === true,
  );
};

const isReviewedFirst = ({ row }: LedgerRow): boolean => {
  const reviewed = row?.cells.reviewed?.value;
  return row !== undefined && reviewed !== undefined && reviewed <= (publishedOn(row) ?? '');
};

const isCheckedLately = ({ guide: { checked } }: PublishedGuide, { input: { date } }: Ground): boolean =>
  checked !== undefined && (date === undefined || (checked.value <= date && checked.value >= yearBefore(date)));

/** What can be counted, by the name that the indicators give it. */
const measures: { readonly [name: string]: Measure } = {
  'items-covered': itemsCovered,
  'content-written': overItems(({ fields }) => (fields.content?.value.length ?? 0) > 0),
  'basis-written': overItems(({ fields }) => (fields.basis?.value.length ?? 0) > 0),
  'limits-concrete': overItems(({ fields }) =>
    (fields.timeLimit?.value.limits ?? []).some(({ span }) => span.kind === 'within'),
  ),
  'handling-promised': overItems(
    ({ ref, fields }, { guides }) =>
      fields.handlingLimit !== undefined ||
      guides.some(({ item, guide }) => item.ref === ref && guide.fields.promised !== undefined),
    isService,
  ),
  'channels-more': overItems(hasMoreChannels),
  proactive: overItems(({ fields }) => fields.disclosureMode?.value.proactive === true),
  townships: overItems(
    ({ fields }) => {
      const body = fields.responsibleBody?.value;
      return body?.township !== undefined || body?.all !== undefined;
    },
    ({ fields }) => fields.levels?.value.includes('township') === true,
  ),
  'guides-present': guidesPresent,
  'guides-forms': overGuides(
    (guide) => papersOf(guide).some(({ form }) => form !== undefined),
    (guide) => papersOf(guide).length > 0,
  ),
  'guides-samples': overGuides(
    (guide) => papersOf(guide).some(({ sample, fill }) => sample !== undefined || (fill?.length ?? 0) > 0),
    (guide) => papersOf(guide).some(({ form }) => form !== undefined),
  ),
  'guides-current': overGuides(isCheckedLately),
  'charts-present': overGuides(({ guide }) => guide.fields.process !== undefined),
  'charts-supervised': overGuides(
    ({ guide }) => {
      const process = guide.fields.process?.value;
      return (process?.supervision?.length ?? 0) > 0 && (process?.rights?.length ?? 0) > 0;
    },
    ({ guide }) => guide.fields.process !== undefined,
  ),
  'charts-timed': overGuides(
    ({ guide }) => guide.fields.process?.value.steps.some(({ limit }) => limit !== undefined) === true,
    ({ guide }) => guide.fields.process !== undefined,
  ),
  online: overGuides(({ guide }) => (guide.fields.online?.value.length ?? 0) > 0),
  companions: overGuides(
    ({ guide: { fields } }) => (fields.policies?.value.length ?? 0) > 0 && (fields.faq?.value.length ?? 0) > 0,
  ),
  published: overRows(isPublished),
  'published-in-time': publishedInTime,
  'reviewed-first': overRows(isReviewedFirst, isPublished),
  'pages-current': overRows(
    ({ nextCheck: due }, { input: { date } }) => due !== undefined && (date === undefined || due >= date),
    isPublished,
  ),
  'comments-answered': overComments(({ cells }) => cells.outcome !== undefined),
  'comments-reasoned': overComments(
    ({ cells }) => cells.reply !== undefined,
    ({ cells }) => cells.outcome?.value === '不采纳',
  ),
};

/** Counts for a catalogue what indicators name; undefined for what the tool does not count. */
export const createMeasures = (input: Compilation): ((name: string) => Counted | undefined) => {
  const { guides = [], comments = [] } = input.kept ?? {};
  const listed = new Set(listedItems(input.resolved).map(({ ref }) => ref));
  const ground: Ground = {
    input,
    rows: ledgerRows(input),
    guides: guides.filter(({ item }) => listed.has(item.ref)),
    comments,
  };
  return (name) => measures[name]?.(ground);
};
