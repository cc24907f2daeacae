import { emptyLayer, importLayer } from '../engine/import/import-layer.ts';
import { type OpenedTables, readTableFiles } from '../engine/import/read-table-files.ts';
import { workbookLayer } from '../engine/import/workbook-layer.ts';
import { baseName } from '../engine/paths.ts';
import { relativeName } from '../engine/relative-name.ts';
import type { Workspace } from '../engine/workspace.ts';
import type { Compiled } from '../kinds/result.ts';
import type { Region } from '../model/catalogue.ts';
import type { Finding } from '../model/finding.ts';
import { levelOfCode } from '../model/level-of-code.ts';
import { mask } from '../model/personal/mask.ts';
import { tableRegion } from '../review/table-region.ts';
import type { ImportAnswer, ImportAsk, ShownRemark, TablesSeen } from './import-protocol.ts';
import { shownImport } from './shown-import.ts';

/** The files of a sitting, and how they are worked on. */
export interface Sitting {
  readonly held: ReadonlyMap<string, Uint8Array>;
  readonly workspace: Workspace;
  /** Checks a text as if it stood in a file. */
  readonly checkAs: (file: string, text: string) => Promise<Compiled>;
}

const isForm = async (file: string, { open }: Workspace): Promise<boolean> =>
  /\.xlsx$/iu.test(file) && (await open(file)).cellOf !== undefined;

const given = (names: readonly string[], held: Sitting['held']) =>
  names.flatMap((name) => {
    const bytes = held.get(name);
    return bytes ? [{ name, bytes }] : [];
  });

/** The words before a table and in its first rows, where its title stands. */
const titlesOf = ({ grids }: OpenedTables): string[] =>
  grids.flatMap(({ before = '', rows }) => [before, ...rows.slice(0, 2).map((row) => row[0]?.text ?? '')]);

/** A name of a region in a title: what stands before 基层政务公开 and the like. */
const titled = (texts: readonly string[]): string | undefined =>
  texts
    .map(
      (text) =>
        /^[\s\d、.．]*(?<name>\p{Script=Han}{2,12}?(?:自治县|自治旗|县|旗|市|区|镇|乡))/u.exec(text)?.groups?.name,
    )
    .find((name) => name !== undefined);

/** Looks at tables before they are imported: which are our own workbooks, and what they say of their region. */
export const seeTables = async (tables: readonly string[], { held, workspace }: Sitting): Promise<TablesSeen> => {
  const forms: string[] = [];
  for (const file of tables) if (await isForm(file, workspace)) forms.push(file);
  if (forms.length > 0) return { forms };
  const opened = await readTableFiles(given(tables, held), {});
  const names = tables.map(baseName);
  const titles = titlesOf(opened);
  const region = tableRegion(names, titles, []);
  const name = region && region.name !== region.code ? region.name : titled([...titles, ...names]);
  return { forms, ...(region?.code ? { code: region.code } : {}), ...(name === undefined ? {} : { name }) };
};

const remarkOf =
  ({ locate }: Workspace) =>
  ({ severity, message, fix, at }: Finding): ShownRemark => {
    const cell = locate(at);
    return {
      severity,
      place: `${mask(baseName(at.file))}${cell ? ` 第 ${cell.line} 行` : ''}`,
      text: `${message.zh}${fix ? `。${fix.zh}` : ''}`,
    };
  };

const nothing = { kind: '', domains: [], told: [], rows: [], omitted: [], counts: [] } as const;

const refused = (text: string): ImportAnswer => ({ ...nothing, told: [{ severity: 'error', text }] });

const encoded = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

const countsOf = (findings: readonly Finding[]): readonly number[] =>
  (['error', 'warning', 'info'] as const).map(
    (wanted) => findings.filter(({ severity, accepted }) => severity === wanted && !accepted).length,
  );

/** A file name that no other file has. */
const freeName = (stem: string, held: Sitting['held']): string => {
  const taken = (name: string): boolean => held.has(name);
  let name = `${stem}.yaml`;
  for (let count = 2; taken(name); count += 1) name = `${stem}-${count}.yaml`;
  return name;
};

const ofWorkbook = async (file: string, { held, workspace, checkAs }: Sitting): Promise<ImportAnswer> => {
  const code = ((await workspace.open(file)).data as { region?: { code?: unknown } } | null | undefined)?.region?.code;
  const stem = typeof code === 'string' && /^\d{6,9}$/u.test(code) ? code : baseName(file).replace(/\.[^.]*$/u, '');
  const target = freeName(stem, held);
  const { text, told, errors, entries } = await workbookLayer(
    file,
    { file: target, checkAs: (layer) => checkAs(target, layer), nameOf: (other) => relativeName(target, other) },
    workspace,
  );
  await workspace.loadPlaces();
  return {
    ...nothing,
    kind: '填报工作簿',
    told: told.map(remarkOf(workspace)),
    entries,
    counts: [errors],
    ...(text === undefined ? {} : { layer: encoded(target, text) }),
  };
};

/** What stops a new layer before anything is read. */
const groundFaults = async (found: Compiled, workspace: Workspace): Promise<ImportAnswer | undefined> => {
  const errors = found.findings.filter(({ severity }) => severity === 'error');
  if (found.step && errors.length === 0) return undefined;
  await workspace.loadPlaces();
  return {
    ...nothing,
    told: errors.map(({ message, fix }) => ({ severity: 'error', text: `${message.zh}${fix ? `。${fix.zh}` : ''}` })),
  };
};

/** Makes a layer of what was given, as `mulu import` would. */
export const importGiven = async (
  { tables, code, name, parent, hidden = false }: ImportAsk,
  sitting: Sitting,
): Promise<ImportAnswer> => {
  const { held, workspace, checkAs } = sitting;
  const forms: string[] = [];
  for (const file of tables) if (await isForm(file, workspace)) forms.push(file);
  const [form] = forms;
  if (form !== undefined)
    return tables.length === 1
      ? ofWorkbook(form, sitting)
      : refused('填报工作簿一次导入一份，和别的表也要分开：请点“重新选择文件”，只拖入这一份');
  const target = freeName(code, held);
  const region: Region = { name, level: levelOfCode(code), code };
  const above = parent === undefined ? `national@${workspace.national.edition}` : relativeName(target, parent);
  const found = await checkAs(target, emptyLayer(region, above));
  const faults = await groundFaults(found, workspace);
  if (faults) return faults;
  // Without a table it begins with nothing.
  if (tables.length === 0)
    return { ...nothing, layer: encoded(target, emptyLayer(region, above)), counts: countsOf(found.findings) };
  const opened = await readTableFiles(given(tables, held), { hidden });
  const file = tables.map(baseName).join('、');
  const ground = { region, extends: above, found };
  const { layer, report } = importLayer(file, opened, ground, { columns: new Map(), blankAbove: false });
  const checked = layer === undefined ? undefined : await checkAs(target, layer);
  return {
    ...shownImport({ file, kind: opened.kind, output: target, problems: opened.problems, report }),
    counts: countsOf(checked?.findings ?? []),
    ...(layer === undefined ? {} : { layer: encoded(target, layer) }),
  };
};
