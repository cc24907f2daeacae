import type { Compilation } from '../../catalogue/compilation.ts';
import { countsOf } from '../../catalogue/statistics.ts';
import { printed, printedDate } from '../../document/printed.ts';
import type { DomainId, Ref, ResolvedItem } from '../../model/catalogue.ts';
import type { Change } from '../../model/change.ts';
import type { Section } from '../../model/domain.ts';
import { fields } from '../../model/fields.ts';
import { groupBy } from '../../model/group-by.ts';
import { domainName } from '../domain-name.ts';
import type { EmitOptions } from '../emitter.ts';
import { hasDoubts } from '../has-doubts.ts';
import { listed } from '../listed.ts';
import { type Line, type Merged, type OfficialTable, officialTables, type Row, type Tick } from '../official-table.ts';
import { type SafeLink, safeLinks } from '../safe-links.ts';
import { effectOf, effectWords, words } from '../words.ts';
import { type PageWords, pageWords } from './page-words.ts';

const anchor = (ref: Ref): string => ref.replace('/', '-');

/** A difference that a reader of the page should see: the name of the bureau in place of 部门 is none. */
const notable = (change: Change): boolean => change.kind !== 'localised' && change.kind !== 'omitted';

type ChangesOf = ReadonlyMap<Ref, readonly Change[]>;

const headingOf = (change: Change): string =>
  change.field && change.kind !== 'renamed'
    ? `${fields[change.field].label.zh}：${effectOf(change)}`
    : effectOf(change);

const changeView = (change: Change, { resolved }: Compilation) => ({
  heading: headingOf(change),
  from: change.from === undefined ? undefined : printed(change.from).split('\n'),
  missing: change.missing?.map(printed).join('、'),
  isAdded: change.kind === 'added',
  setBy: printed(resolved.layers[change.by]?.region.name ?? ''),
});

const badges = (changes: readonly Change[]) => {
  const labels = new Map(changes.map((change) => [effectOf(change), change.kind]));
  return [...labels].map(([label, kind]) => ({ kind, label }));
};

/** The guide that is written beside the page. */
const guideLinks = ({ ref }: ResolvedItem, { guides = [] }: Compilation): SafeLink[] =>
  guides.some(({ item }) => item.ref === ref) ? [{ label: words.links.guide ?? '', href: `guides/${ref}.html` }] : [];

/** The cell that names an item: number, title, links and what changed. */
const nameView = (item: ResolvedItem, title: Line, input: Compilation, changesOf: ChangesOf) => {
  const changes = (changesOf.get(item.ref) ?? []).filter(notable);
  return {
    anchor: anchor(item.ref),
    number: item.id,
    ...title,
    links: [...guideLinks(item, input), ...safeLinks(item.fields.links?.value ?? {})],
    ...(changes.length > 0
      ? { changes: { badges: badges(changes), entries: changes.map((change) => changeView(change, input)) } }
      : {}),
  };
};

/** The words by which the script of the page filters: `m` mode, `c` channel, `l` level, `k` kind of change, `d` domain. */
const filterTokens = (row: Row, table: OfficialTable, { guides = [] }: Compilation, changesOf: ChangesOf): string[] => {
  const guide = guides.find(({ item }) => item.ref === row.item.ref)?.guide;
  const effects = new Set((changesOf.get(row.item.ref) ?? []).filter(notable).map(effectOf));
  const ticked = (prefix: string, marks: readonly { ticked: boolean }[]) =>
    marks.flatMap((mark, index) => (mark.ticked ? [`${prefix}${index + 1}`] : []));
  return [
    `d-${table.domain}`,
    ...ticked('m', row.mode),
    ...ticked('c', row.channels.boxes),
    ...ticked('l', row.levels),
    ...[...effects].map((effect) => `k-${effectWords.indexOf(effect)}`),
    ...(effects.size > 0 ? ['k-any'] : []),
    ...(guide ? ['g-any'] : []),
    ...(guide?.fields.online ? ['g-online'] : []),
  ];
};

const tickViews = (group: string, ticks: readonly Tick[], changed: boolean) =>
  ticks.map((tick) => ({ ...tick, card: `${group}：${tick.label}`, changed }));

const rowView = (row: Row, table: OfficialTable, input: Compilation, changesOf: ChangesOf) => {
  const changed = new Set((changesOf.get(row.item.ref) ?? []).filter(notable).map((change) => change.field));
  const merged = ({ item, title, span }: Merged) =>
    span > 0 ? { ...nameView(item, title, input, changesOf), span, isMerged: span > 1 } : undefined;
  const isLevel3 = row.level3 !== undefined;
  return {
    anchor: anchor(row.item.ref),
    tokens: filterTokens(row, table, input, changesOf).join(' '),
    serial: row.serial,
    isLevel3,
    path: [row.level1.title.text, ...(isLevel3 ? [row.level2.title.text] : [])].join(' › '),
    level1: merged(row.level1),
    level2: merged(row.level2),
    level3: row.level3 && nameView(row.item, row.level3, input, changesOf),
    hasLevel3Column: table.hasLevel3,
    content: row.content,
    basis: row.basis,
    timeLimit: row.timeLimit,
    responsibleBody: row.responsibleBody,
    boxes: row.channels.boxes,
    channelsUnverified: row.channels.unverified,
    spokenChannels: row.channels.boxes
      .filter((box) => box.ticked)
      .map((box) => box.text)
      .join('、'),
    ticks: [
      ...tickViews('公开对象', row.audience, changed.has('audience')),
      ...tickViews('公开方式', row.mode, changed.has('disclosureMode')),
      ...tickViews('公开层级', row.levels, changed.has('levels')),
    ],
    changed: Object.fromEntries([...changed].flatMap((field) => (field ? [[field, true]] : []))),
  };
};

const tableView = (table: OfficialTable, input: Compilation, changesOf: ChangesOf) => {
  const rows = table.rows.map((row) => rowView(row, table, input, changesOf));
  const starts = table.rows.flatMap((row, index) => (row.level1.span > 0 ? [{ row, index }] : []));
  const { listed } = countsOf(input.statistics, table.domain);
  return {
    domain: table.domain,
    name: table.name,
    title: table.title,
    hasLevel3: table.hasLevel3,
    itemColumns: table.hasLevel3 ? 3 : 2,
    levels: table.levels,
    levelColumns: table.levels.length,
    count: table.rows.length,
    level2Count: listed.level2 + listed.candidates,
    level3Count: listed.level3,
    candidates: listed.candidates,
    level1Count: starts.length,
    groups: starts.map(({ row, index }) => ({
      anchor: anchor(row.level1.item.ref),
      rows: rows.slice(index, index + row.level1.span),
    })),
  };
};

type Kind = 'same' | 'tightened' | 'other' | 'added' | 'omitted';
const kinds: readonly Kind[] = ['same', 'tightened', 'other', 'added', 'omitted'];

const kindOf = (item: ResolvedItem, changesOf: ChangesOf): Kind => {
  const found = new Set((changesOf.get(item.ref) ?? []).filter(notable).map((change) => change.kind));
  if (item.omitted) return 'omitted';
  if (found.has('added')) return 'added';
  if (found.has('tightened')) return 'tightened';
  return found.size > 0 ? 'other' : 'same';
};

const cellSize = 14;

/** One line of squares for each level-1 item, a square for each item below it, sorted by kind. */
const overviewView = (domain: DomainId, input: Compilation, changesOf: ChangesOf) => {
  const all = [...input.resolved.items.values()].filter((item) => item.domain === domain && !item.withheld);
  const level1Of = (item: ResolvedItem): Ref => `${domain}/${item.id.split('.')[0]}`;
  const below = groupBy(
    all.filter((item) => item.level > 1),
    level1Of,
  );
  return {
    name: domainName(input.resolved, domain),
    lines: all
      .filter((item) => item.level === 1 && below.has(item.ref))
      .map((item) => {
        const found = (below.get(item.ref) ?? []).map((child) => kindOf(child, changesOf));
        const sorted = kinds.flatMap((kind) => found.filter((other) => other === kind));
        return {
          title: printed(item.fields.title.value),
          width: sorted.length * cellSize,
          cells: sorted.map((kind, index) => ({ kind, x: index * cellSize + 1 })),
          counts: kinds.map((kind) => found.filter((other) => other === kind).length || ''),
        };
      }),
  };
};

const omittedView = ({ resolved }: Compilation) =>
  [...resolved.items.values()].flatMap((item) =>
    item.omitted && item.level > 1
      ? [
          {
            domain: domainName(resolved, item.domain),
            number: item.id,
            title: printed(item.fields.title.value),
            unverified: item.candidate,
            reason: words.reasons[item.omitted.value.reason],
            note: printed(item.omitted.value.note),
            setBy: printed(resolved.layers[item.omitted.by]?.region.name ?? ''),
          },
        ]
      : [],
  );

/** What higher offices, or this one, explained about items that are listed. */
const explainedView = ({ resolved }: Compilation) =>
  (resolved.explained ?? []).flatMap(({ ref, text, document, by }) => {
    const item = resolved.items.get(ref);
    if (!item || item.omitted || item.withheld) return [];
    return [
      {
        anchor: anchor(ref),
        domain: domainName(resolved, item.domain),
        number: item.id,
        title: printed(item.fields.title.value),
        text: printed(text),
        document: document && printed(document),
        by: printed(resolved.layers[by]?.region.name ?? ''),
      },
    ];
  });

const guideFilter = (t: PageWords) => ({
  id: 'filter-guide',
  label: t.guide,
  options: [
    { token: 'g-any', label: t.withGuide },
    { token: 'g-online', label: t.online },
  ],
});

/** What may be chosen in the filters: only what occurs, each with the token that its rows carry. */
const filtersView = (
  tables: readonly OfficialTable[],
  input: Compilation,
  lang: EmitOptions['lang'],
  changesOf: ChangesOf,
) => {
  const t = pageWords(lang, input.resolved.domains);
  const used = new Set(
    tables.flatMap((table) => table.rows.flatMap((row) => filterTokens(row, table, input, changesOf))),
  );
  const numbered = (prefix: string, labels: readonly string[]) =>
    labels.map((label, index) => ({ token: `${prefix}${index + 1}`, label }));
  const changeOptions = [
    { token: 'k-any', label: t.anyChange },
    ...effectWords.map((effect, index) => ({ token: `k-${index}`, label: effect })),
  ];
  const filters = [
    {
      id: 'filter-domain',
      label: t.domain,
      options: input.resolved.domains.map(({ id, name }) => ({ token: `d-${id}`, label: name.zh })),
    },
    { id: 'filter-mode', label: t.mode, options: numbered('m', ['主动', '依申请']) },
    {
      id: 'filter-channel',
      label: t.channel,
      options: numbered(
        'c',
        input.reference.channels.map(({ name }) => name),
      ),
    },
    { id: 'filter-level', label: t.level, options: numbered('l', tables[0]?.levels.map(({ label }) => label) ?? []) },
    { id: 'filter-change', label: t.change, options: changeOptions },
    ...(input.guides?.length ? [guideFilter(t)] : []),
  ];
  return filters.map((filter) => ({ ...filter, options: filter.options.filter(({ token }) => used.has(token)) }));
};

/** The editions that it rests on; each with its domain, where they differ. */
const editionsOf = (domains: readonly Section[]): string => {
  const editions = new Set(domains.map(({ edition }) => edition));
  return editions.size > 1
    ? domains.map(({ name, edition }) => `${name.zh} ${edition}`).join('、')
    : ([...editions][0] ?? '');
};

/** Everything that `templates/catalogue.html.hbs` prints, in print order and ready to print. */
export const pageView = (input: Compilation, options: EmitOptions) => {
  const { resolved } = input;
  const t = pageWords(options.lang, resolved.domains);
  const changesOf = groupBy(input.changes, (change) => change.item);
  const tables = officialTables(input);
  const { contact, region } = resolved;
  const facts: readonly { label: string; value: string | undefined; href?: string | undefined }[] = [
    { label: t.version, value: input.date && printedDate(input.date) },
    { label: t.edition, value: input.edition },
    { label: t.standard, value: region.level === 'national' ? undefined : editionsOf(resolved.domains) },
    { label: t.contact, value: [contact.office, contact.phone].filter(Boolean).join(' ') },
    { label: t.complaint, value: contact.complaint },
    { label: t.address, value: contact.address },
    { label: t.hours, value: contact.hours },
    { label: t.site, value: options.formats?.includes('site') ? t.siteLink : undefined, href: 'search.html' },
    { label: t.changes, value: options.changesPage && t.changesLink, href: options.changesPage },
  ];
  const only = tables.length === 1 ? tables[0]?.title : undefined;
  return {
    t,
    draft: options.draft,
    region: printed(region.name),
    title:
      only ??
      `${region.level === 'national' ? '' : printed(region.name)}${listed(resolved.domains.map(({ name }) => name.zh))}领域基层政务公开标准目录`,
    facts: facts.flatMap(({ label, value, href }) => (value ? [{ label, value: printed(value), href }] : [])),
    filters: filtersView(tables, input, options.lang, changesOf),
    tables: tables.map((table) => tableView(table, input, changesOf)),
    total: tables.reduce((sum, table) => sum + table.rows.length, 0),
    isLocal: region.level !== 'national',
    omitted: omittedView(input),
    hasDoubts: hasDoubts(input),
    explained: explainedView(input),
    overview: resolved.domains
      .map(({ id }) => overviewView(id, input, changesOf))
      .filter((overview) => overview.lines.length > 0),
    kinds: [
      { kind: 'same', label: t.same },
      { kind: 'tightened', label: t.tightened },
      { kind: 'other', label: t.other },
      { kind: 'added', label: t.added },
      { kind: 'omitted', label: words.changes.omitted },
    ],
  };
};
