import type { DomainId, Ref, Resolved, ResolvedItem, ResponsibleBody } from '../model/catalogue.ts';
import { fieldIds, fields } from '../model/fields.ts';
import { compareNumbers } from '../model/item-number.ts';
import { plain } from '../model/plain.ts';
import { type ImportReport, outcomeNames, type RowOutcome, shown } from './account.ts';
import { levelName } from './columns/levels.ts';
import { compress } from './compress.ts';
import { changesOf, type FieldEdit, type Written, write } from './differences.ts';
import { type DomainDraft, layerText } from './layer-text.ts';
import { isGenericBody } from './read/body.ts';
import type { BlockReader } from './read/read-fields.ts';
import type { Importing, ImportRequest } from './work.ts';

const print = (body: ResponsibleBody): string => plain(fields.responsibleBody.print(body));

/** What an import has collected, in the operations of a layer. */
export interface Draft {
  readonly domains: readonly DomainId[];
  readonly head?: ResponsibleBody;
  readonly missing: readonly ResolvedItem[];
  readonly drafts: { readonly [domain in DomainId]?: DomainDraft };
}

/** 公开主体 that most rows say, to be said once at the head of the layer; not where a row says nothing of its own. */
const sharedBody = (
  { bodies, kept, inherited, known }: Importing,
  listed: readonly ResolvedItem[],
): ResponsibleBody | undefined => {
  const counts = new Map<string, number>();
  for (const { value } of bodies)
    if (!isGenericBody(value)) counts.set(print(value), (counts.get(print(value)) ?? 0) + 1);
  const [common] = [...counts].sort((left, right) => right[1] - left[1]);
  const spoken = new Set(
    bodies.map(({ ref, added: entry }) => ref ?? (entry ? `${entry.domain}/${entry.parent}` : '')),
  );
  const silent = [...kept].some((ref) => !spoken.has(ref) && inherited.items.get(ref)?.level === 2);
  if (silent || !common || common[1] < 2 || common[1] * 2 < bodies.length) return undefined;
  const shared = bodies.find(({ value }) => print(value) === common[0])?.value;
  const isSame = (item: ResolvedItem): boolean =>
    shared !== undefined &&
    changesOf('responsibleBody', shared, item.fields.responsibleBody?.value, known).length === 0;
  return listed.every(isSame) ? undefined : shared;
};

/** Puts bodies and names of its own among the changes of the items. */
const settleChanges = (work: Importing, head: ResponsibleBody | undefined): void => {
  const { bodies, changes, inherited, known, titles, added } = work;
  for (const { value, ref, added: entry } of bodies) {
    const above = ref ?? (entry?.level === 3 ? (`${entry.domain}/${entry.parent}` as const) : undefined);
    const standard = head ?? (above ? inherited.items.get(above)?.fields.responsibleBody?.value : undefined);
    const more = changesOf('responsibleBody', value, standard, known);
    if (ref) changes.set(ref, [...(changes.get(ref) ?? []), ...more]);
    else entry?.changes.push(...more);
  }
  for (const [ref, title] of titles)
    changes.set(ref, [{ field: 'title', kind: 'set', value: title }, ...(changes.get(ref) ?? [])]);
  for (const entry of added)
    entry.changes.sort((left, right) => fieldIds.indexOf(left.field) - fieldIds.indexOf(right.field));
};

const nameOf = (item: ResolvedItem): string => `${item.id} ${item.fields.title.value}`;

const domainDraft = (
  work: Importing,
  domain: DomainId,
  listed: readonly ResolvedItem[],
  missing: readonly ResolvedItem[],
): DomainDraft => {
  const { inherited, restored, changes, headComments, newGroups, added } = work;
  const present = listed.filter((item) => !missing.includes(item) && (!item.omitted || restored.has(item.ref)));
  const mine = new Map(
    [...changes]
      .filter(([ref]) => ref.startsWith(`${domain}/`))
      .map(([ref, list]) => [ref, withoutParent(ref, list, changes, inherited)]),
  );
  const groups = newGroups.filter(
    (group) => group.domain === domain && added.some((entry) => entry.domain === domain && entry.parent === group.id),
  );
  return {
    comments: headComments[domain] ?? [],
    omit: omissions(missing, listed, inherited).map((item) => ({ item: nameOf(item) })),
    restore: [...restored]
      .flatMap((ref) => inherited.items.get(ref) ?? [])
      .filter((item) => item.domain === domain)
      .map(nameOf),
    // An item without a row says nothing: an entry for its whole group would give it what no row of it had.
    amend: compress(mine, [...present, ...missing], fieldIds),
    add: [
      ...groups.map(({ id, title }) => ({ id, title: shown(title), changes: [], comments: [] })),
      ...added.filter((entry) => entry.domain === domain),
    ].sort((left, right) => compareNumbers(left.id, right.id)),
  };
};

/** What an import has collected, as operations. `whole`: items that the table lacks are omitted in these domains; others stay as they are. */
export const draftOf = (work: Importing, whole: (domain: DomainId) => boolean, withHead: boolean): Draft => {
  const { inherited, matched, kept, added } = work;
  const domains = inherited.domains
    .map(({ id }) => id)
    .filter(
      (domain) =>
        [...matched.keys(), ...kept].some((ref) => ref.startsWith(domain)) ||
        added.some((entry) => entry.domain === domain),
    );
  const listed = [...inherited.items.values()].filter(
    (item) => item.level > 1 && !item.withheld && domains.includes(item.domain),
  );
  // The head of a layer speaks for all domains, so all must have said it.
  const head = withHead && domains.length === inherited.domains.length ? sharedBody(work, listed) : undefined;
  settleChanges(work, head);
  const missing = listed.filter(
    (item) =>
      whole(item.domain) &&
      !item.omitted &&
      !item.candidate &&
      !kept.has(item.ref) &&
      !(item.parent && item.level === 3 && !kept.has(item.parent)),
  );
  const of = (items: readonly ResolvedItem[], domain: DomainId) => items.filter((item) => item.domain === domain);
  const drafts = Object.fromEntries(
    domains.map((domain) => [domain, domainDraft(work, domain, of(listed, domain), of(missing, domain))]),
  );
  return { domains, missing, drafts, ...(head ? { head } : {}) };
};

/** The account of an import. */
export const reportOf = ({ rows, remarks, inherited }: Importing, { missing, domains }: Draft): ImportReport => ({
  rows,
  omitted: missing.map((item) => ({ item: item.ref, title: item.fields.title.value })),
  domains: inherited.domains.filter(({ id }) => domains.includes(id)),
  remarks,
});

const summaryOf = ({ rows }: Importing, { missing }: Draft): string => {
  const tally = (outcome: RowOutcome): number => rows.filter((row) => row.outcome === outcome).length;
  return [
    `未变 ${tally('unchanged')}`,
    `调整 ${tally('amended')}`,
    ...(['renamed', 'merged', 'split', 'added', 'restored', 'refused'] as const).flatMap((outcome) =>
      tally(outcome) > 0 ? [`${outcomeNames[outcome].zh} ${tally(outcome)}`] : [],
    ),
    `表中没有 ${missing.length}`,
  ].join('，');
};

/** The layer that says what an import has collected, as text, and the account of it. */
export const draftLayer = (
  work: Importing,
  request: ImportRequest,
): { readonly layer: string; readonly report: ImportReport } => {
  const { parent, printedLevels, contact } = work;
  const { region } = request;
  const draft = draftOf(work, () => true, true);
  const { domains, drafts, head } = draft;
  const levelLabels = labelsOf(printedLevels, parent);
  const layer = layerText(
    {
      comments: [
        `由“${shown(request.file)}”导入，只写与上级不同之处，请核对。`,
        `${summaryOf(work, draft)}。`,
        ...parent.domains
          .filter(({ id }) => !domains.includes(id))
          .map(({ name }) => `文件里没有${name.zh}领域的表，该领域没有写。`),
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
      ...(Object.keys(contact).length > 0 ? { contact } : {}),
      domains: drafts,
    },
    (domain, id) => parent.items.get(`${domain}/${id}`)?.fields.title.value,
  );
  return { layer, report: reportOf(work, draft) };
};

/** A level-3 item that follows its parent needs no word of its own for what the parent says. */
const withoutParent = (
  ref: Ref,
  list: readonly FieldEdit[],
  all: ReadonlyMap<Ref, readonly FieldEdit[]>,
  inherited: Resolved,
): readonly FieldEdit[] => {
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
