import { compilation } from '../catalogue/compilation.ts';
import { printed } from '../document/printed.ts';
import { domainName } from '../emit/domain-name.ts';
import { type Merged, officialTables, type Row, type Tick } from '../emit/official-table.ts';
import { said } from '../emit/review/said.ts';
import { words } from '../emit/words.ts';
import { filingGate } from '../engine/build/filing-gate.ts';
import type { Workspace } from '../engine/workspace.ts';
import { identify } from '../findings/identify.ts';
import { guideFolder, guideRef } from '../kinds/guide/guide-folders.ts';
import type { Compiled } from '../kinds/result.ts';
import type { FieldId, ResolvedItem } from '../model/catalogue.ts';
import { fieldIds } from '../model/fields.ts';
import type { Finding } from '../model/finding.ts';
import { mask } from '../model/personal/mask.ts';
import type { Place } from '../model/place.ts';
import type { Step } from '../model/step.ts';
import { answerable } from '../rules/answerable.ts';
import { standingOf } from '../rules/standing-of.ts';
import { isYamlName } from '../source/parent-file.ts';
import { blanksTogether } from './blanks-together.ts';
import { missingParent } from './missing-parent.ts';
import type {
  Counts,
  ShownFinding,
  ShownMark,
  ShownName,
  ShownOmission,
  ShownRow,
  ShownTable,
  Snapshot,
} from './protocol.ts';

/** The places of values that an entry for whole groups of items gives. */
const groupedPlaces = ({ layer }: Step): ReadonlySet<Place> =>
  new Set(
    Object.values(layer.domains).flatMap((domain) =>
      (domain?.amend ?? [])
        .filter(({ items }) => items.every(({ value }) => value.id.endsWith('*')))
        .flatMap(({ edits }) => Object.values(edits).flatMap((edit) => (edit ? [edit.at] : []))),
    ),
  );

const ownFields = (
  item: ResolvedItem,
  { layer, resolved, outcomes }: Step,
  groups: ReadonlySet<Place>,
): Pick<ShownRow, 'local' | 'grouped'> => {
  const by = resolved.layers.length - 1;
  const refused = new Map(
    outcomes.flatMap((one) =>
      one.item === item.ref && one.verdict === 'refused' && !one.below ? [[one.field, one.at] as const] : [],
    ),
  );
  const placeOf = (field: FieldId): Place | undefined => {
    const cell = item.fields[field];
    const isOwn = cell && cell.by === by && !cell.derived && cell.at !== layer.responsibleBody?.at;
    return refused.get(field) ?? (isOwn ? cell.at : undefined);
  };
  const own = fieldIds.flatMap((field) => {
    const at = placeOf(field);
    return at ? [{ field, isGrouped: groups.has(at) }] : [];
  });
  const those = (wanted: boolean): FieldId[] =>
    own.filter(({ isGrouped }) => isGrouped === wanted).map(({ field }) => field);
  return { local: those(false), grouped: those(true) };
};

const nameOf = ({ item, title, span }: Merged): ShownName => ({ ref: item.ref, id: item.id, title: title.text, span });

const markOf = ({ label, ticked, detail }: Tick): ShownMark => ({
  text: label,
  ticked,
  ...(detail === undefined ? {} : { detail }),
});

const rowOf = (row: Row, step: Step, groups: ReadonlySet<Place>): ShownRow => {
  const by = step.resolved.layers.length - 1;
  const own = { item: row.item, title: row.level3 ?? row.level2.title, span: 1 };
  return {
    ref: row.item.ref,
    serial: row.serial,
    level1: nameOf(row.level1),
    level2: nameOf(row.level2),
    ...(row.level3 ? { level3: nameOf(own) } : {}),
    content: row.content.map(({ text }) => text),
    basis: row.basis.map(({ text }) => text),
    timeLimit: row.timeLimit.text,
    body: row.responsibleBody.text,
    channels: row.channels.boxes.map(({ text, ticked }) => ({ text, ticked })),
    audience: row.audience.map(markOf),
    mode: row.mode.map(markOf),
    levels: row.levels.map(markOf),
    ...ownFields(row.item, step, groups),
    isOwn: row.item.by === by,
  };
};

const tablesOf = (step: Step, { known, findings }: Compiled): ShownTable[] => {
  const groups = groupedPlaces(step);
  return officialTables(compilation(step.resolved, known, { findings })).map((table) => ({
    domain: table.domain,
    name: table.name,
    title: table.title,
    hasLevel3: table.hasLevel3,
    levels: table.levels.map(({ label }) => label),
    rows: table.rows.map((row) => rowOf(row, step, groups)),
  }));
};

const omissionsOf = ({ resolved }: Step): ShownOmission[] =>
  [...resolved.items.values()].flatMap((item) => {
    if (!item.omitted || item.level === 1) return [];
    const { by, value } = item.omitted;
    return [
      {
        ref: item.ref,
        domain: domainName(resolved, item.domain),
        id: item.id,
        title: printed(item.fields.title.value),
        reason: words.reasons[value.reason],
        note: printed(value.note),
        setBy: printed(resolved.layers[by]?.region.name ?? ''),
        isOwn: by === resolved.layers.length - 1,
        isOpen: value.reason === 'to-be-confirmed',
      },
    ];
  });

const mayBeAnswered = new Set(answerable.map(({ id }) => id));

/** A finding as the page shows it. */
export const shownFinding = (finding: Finding, key: string, { locate }: Workspace, work: string): ShownFinding => {
  const { rule, severity, message, fix, clause, item, items, field, at, accepted, edits } = finding;
  const line = locate(at)?.line;
  const optional = {
    fix: fix && said(fix),
    clause,
    ref: item,
    items,
    field,
    line,
    answered: accepted && mask(accepted.reason),
  };
  return {
    key,
    rule,
    severity,
    message: said(message),
    file: mask(at.file),
    inWork: at.file === work,
    asksAnswer: severity === 'warning' && standingOf(finding).answer === 'required',
    mayFix: edits !== undefined && edits.length > 0,
    mayAnswer: severity === 'warning' && finding.answer !== undefined && mayBeAnswered.has(rule),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
};

const countsOf = (findings: readonly Finding[]): Counts => {
  const count = (wanted: Finding['severity']): number =>
    findings.filter(({ severity, accepted }) => severity === wanted && !accepted).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
};

/** What is found in a layer, and in its guides and records, which are checked with it. */
export const allFindings = async (
  { layer, findings: own, parts = [] }: Compiled,
  workspace: Workspace,
): Promise<readonly Finding[]> => {
  const files = layer ? await workspace.besideOf(layer) : [];
  const checked = await Promise.all(files.filter((file) => !parts.includes(file)).map(workspace.check));
  return [...own, ...checked.flatMap(({ findings }) => findings)];
};

/** The item whose guide a file is. */
const itemOfGuide = (file: string, folder: string | undefined): Pick<ShownFinding, 'ref'> =>
  folder !== undefined && isYamlName(file) && file.startsWith(`${folder}/`)
    ? { ref: guideRef(file.slice(folder.length + 1)) }
    : {};

/** What the page shows of a checked layer. */
export const snapshot = async (compiled: Compiled, workspace: Workspace): Promise<Snapshot> => {
  const { layer, step, file } = compiled;
  await workspace.loadPlaces();
  const findings = blanksTogether(await allFindings(compiled, workspace), file);
  const keys = identify(findings);
  const folder = layer && guideFolder(layer);
  const missing = await missingParent(file, workspace);
  const about = { region: layer?.region, effective: layer?.effective, edition: layer?.edition, missing };
  return {
    work: file,
    ...Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined)),
    ...(step ? { standard: step.resolved.standard } : {}),
    chain: step?.resolved.layers.map(({ region }) => printed(region.name)) ?? [],
    tables: step ? tablesOf(step, compiled) : [],
    omissions: step ? omissionsOf(step) : [],
    findings: findings.map((finding, index) => ({
      ...itemOfGuide(finding.at.file, folder),
      ...shownFinding(finding, `${finding.at.file} ${keys[index]}`, workspace, file),
    })),
    counts: countsOf(findings),
    obstacles: step && layer ? filingGate(layer, step.resolved, compiled.findings, {}).map(said) : [],
    filing: layer?.filing ?? {},
    contact: layer?.contact ?? {},
    ...(folder === undefined ? {} : { guideFolder: folder }),
  };
};
