/** The public interface; its types are promised in types/index.d.ts, and nothing else is importable. */
import { posix } from 'node:path';
import type * as Api from '../types/index.d.ts';
import { compilation } from './catalogue/compilation.ts';
import { readDate } from './commands/kit/readers.ts';
import { createPin } from './compiler/pin.ts';
import { compareEditions } from './diff/compare-editions.ts';
import type { NamedCatalogue } from './diff/pair-catalogues.ts';
import { printJson as printDiff } from './diff/print-json.ts';
import { withRepeated } from './diff/report.ts';
import { emitters } from './emit/index.ts';
import { memoryHost, plainName } from './engine/memory-host.ts';
import { yamlInHost } from './engine/yaml-in-host.ts';
import { printJson } from './findings/json.ts';
import { domainIds } from './generated/domains.js';
import { version } from './generated/version.js';
import { openFolder } from './host/folder-host.ts';
import { isNationalName, nationalEdition } from './host/national-edition.ts';
import type { Finding } from './model/finding.ts';
import { isForeignYaml } from './source/foreign-yaml.ts';
import { openBase, toFolder } from './workspace/open-base.ts';
import { openWorkspace } from './workspace/open-workspace.ts';

type Workspace = ReturnType<typeof openWorkspace>;

/** A day that exists, as the command line takes it. */
const checkDate = (date: string | undefined): void => {
  if (date === undefined) return;
  try {
    readDate(date);
  } catch (error) {
    throw new TypeError((error as Error).message);
  }
};

/** Opens the files of a host, held against the pinned parents of a folder of it. */
const open = async ({ host = openFolder('.'), date, base }: Api.Options): Promise<Workspace> => {
  checkDate(date);
  if (base === undefined) return openWorkspace(date, host);
  const folder = toFolder(base);
  if (!(await host.list(folder))) throw new TypeError(`没有文件夹“${base}” (there is no folder \`${base}\`)`);
  const pinned = await openBase(folder, host, undefined, (inside) => yamlInHost(host, inside));
  return openWorkspace(date, host, undefined, createPin(pinned));
};

const strict = new TextDecoder('utf-8', { fatal: true });

/** The files that a name means: itself, or of a folder what is ours. */
const filesOf = async (name: string, { host = openFolder('.') }: Api.Options): Promise<readonly string[]> => {
  if (!(await host.list(name))) return [name];
  const files: string[] = [];
  for (const file of await yamlInHost(host, name)) {
    const bytes = await host.read(file);
    if (bytes instanceof Uint8Array && isOther(bytes)) continue;
    files.push(file);
  }
  return files;
};

const isOther = (bytes: Uint8Array): boolean => {
  try {
    return isForeignYaml(strict.decode(bytes), domainIds);
  } catch {
    return false;
  }
};

/** The layer that a name means: of a folder the one that nothing else in it extends. */
const layerOf = async (name: string, workspace: Workspace, options: Api.Options): Promise<string> => {
  const files = await filesOf(name, options);
  if (files.length === 1 && files[0] === name) return name;
  const checked = await Promise.all(files.map((file) => workspace.check(file)));
  const layers = checked.filter(({ kind }) => kind === 'layer');
  const above = new Set(layers.flatMap(({ step }) => step?.resolved.layers.slice(0, -1).map(({ file }) => file) ?? []));
  const lowest = layers.map(({ file }) => file).filter((file) => !above.has(file));
  const [only] = lowest;
  if (lowest.length === 1 && only !== undefined) return only;
  throw new TypeError(
    `“${name}”里要编译的地方层有 ${lowest.length} 个：${lowest.join('、')} (the folder holds ${lowest.length} layers to compile)`,
  );
};

const nameOf = (file: string): string => posix.normalize(file.replaceAll('\\', '/'));

const report = async (
  files: readonly string[],
  findings: readonly Finding[],
  workspace: Workspace,
  { lang = 'zh' }: Api.Options,
  date?: string,
): Promise<Api.Report> => {
  await workspace.loadPlaces();
  const { line, locate, reference } = workspace;
  const checked = await Promise.all(files.filter((file) => !isNationalName(file)).map((file) => workspace.check(file)));
  const parts = new Map(checked.map((one) => [one.file, one.parts ?? []]));
  const about = { files, parts, findings, lang, version, locate, line, registerAsOf: reference.register.asOf };
  return JSON.parse(printJson({ ...about, ...(date ? { date } : {}) }, (_style, text) => text));
};

export const compile: typeof Api.compile = async (layer, options = {}) => {
  const workspace = await open(options);
  const name = isNationalName(layer) ? layer : await layerOf(nameOf(layer), workspace, options);
  const compiled = isNationalName(layer) ? undefined : await workspace.check(name);
  const found = compiled?.findings ?? [];
  const { findings } = await report([name], found, workspace, options);
  const ok = !found.some(({ severity }) => severity === 'error');
  const resolved = compiled ? compiled.step?.resolved : workspace.nationalStandard();
  const emitter = await emitters.json?.load?.();
  if (!resolved || !emitter) return { ok: false, findings };
  const date = options.date ?? compiled?.layer?.effective;
  const edition = compiled?.layer?.edition;
  // What the layers above have answered is printed with their reason.
  const parents = await Promise.all(resolved.layers.slice(1, -1).map(({ file }) => workspace.check(file)));
  const answered = parents.flatMap(({ findings: all }) => all.filter(({ accepted }) => accepted !== undefined));
  const input = compilation(resolved, compiled?.known ?? { reference: workspace.reference }, {
    findings: [...found, ...answered],
    ...(compiled?.layer?.filing ? { filing: compiled.layer.filing } : {}),
    ...(date ? { date } : {}),
    ...(edition ? { edition } : {}),
  });
  const [file] = await emitter.emit(input, {
    lang: options.lang ?? 'zh',
    draft: !ok,
    docType: '函',
    encoding: 'utf-8',
    redHead: false,
    tool: `mulu ${version}`,
    fileName: (one) =>
      one.startsWith(`${nationalEdition.folder}/`)
        ? `national@${nationalEdition.edition}/${posix.basename(one)}`
        : posix.relative(posix.dirname(name), one),
    locate: workspace.locate,
  });
  return { ok, findings, catalogue: JSON.parse(new TextDecoder().decode(file?.bytes)) };
};

export const validate: typeof Api.validate = async (files, options = {}) => {
  const workspace = await open(options);
  const given = (typeof files === 'string' ? [files] : files).map(nameOf);
  const names = new Set((await Promise.all(given.map((name) => filesOf(name, options)))).flat());
  const compiled = await Promise.all([...names].map((name) => workspace.check(name)));
  // What a layer has beside it is checked with it.
  for (const { layer } of [...compiled])
    for (const one of layer ? await workspace.besideOf(layer) : []) {
      if (names.has(one)) continue;
      names.add(one);
      compiled.push(await workspace.check(one));
    }
  const onSheets = (await Promise.all([...names].map(workspace.formGuides))).flatMap((found) => found ?? []);
  const dates = compiled.flatMap(({ known }) => known.date ?? []).sort();
  return report(
    [...names],
    [...compiled.flatMap(({ findings }) => findings), ...onSheets],
    workspace,
    options,
    options.date ?? dates.at(-1),
  );
};

const named = async (layer: string, workspace: Workspace): Promise<NamedCatalogue> => {
  if (isNationalName(layer))
    return { path: 'national', file: nationalEdition.folder, resolved: workspace.nationalStandard() };
  const file = nameOf(layer);
  const compiled = await workspace.check(file);
  if (!compiled.step) throw new TypeError(compiled.findings[0]?.message.zh ?? `“${layer}”不是地方层 (no layer)`);
  const { edition, effective } = compiled.layer ?? {};
  const guides = compiled.layer ? await workspace.guidesByItem(compiled.layer) : new Map();
  return {
    path: posix.basename(file),
    file,
    resolved: compiled.step.resolved,
    ...(guides.size > 0 ? { guides } : {}),
    ...(edition ? { edition } : {}),
    ...(effective ? { effective } : {}),
  };
};

export const diff: typeof Api.diff = async (old, now, options = {}) => {
  const { oldHost, lang = 'zh' } = options;
  const workspaces = { old: await open(oldHost ? { ...options, host: oldHost } : options), now: await open(options) };
  const sides = { old: await named(old, workspaces.old), now: await named(now, workspaces.now) };
  const date = options.date ?? sides.now.effective ?? sides.old.effective;
  await Promise.all([workspaces.old.loadPlaces(), workspaces.now.loadPlaces()]);
  const locateIn = (workspace: Workspace) => (place: Parameters<Workspace['locate']>[0]) => {
    const position = workspace.locate(place);
    return { file: place.file, ...(position ? { position } : {}) };
  };
  return JSON.parse(
    printDiff({
      names: { old, now },
      comparisons: withRepeated([compareEditions(sides, date, workspaces.now.reference)]),
      added: [],
      removed: [],
      uncompared: [],
      lang,
      version,
      ...(date ? { date } : {}),
      locate: { old: locateIn(workspaces.old), now: locateIn(workspaces.now) },
    }),
  );
};

export const review: typeof Api.review = async (submissions, options = {}) => {
  checkDate(options.date);
  const { reviewReport } = await import('./commands/review/review-report.ts');
  return reviewReport(submissions, options.host ?? openFolder('.'), options);
};

export const readFolder: typeof Api.readFolder = openFolder;

export const inMemory: typeof Api.inMemory = (files) =>
  memoryHost(
    new Map(
      Object.entries(files).map(([name, content]) => [
        plainName(name),
        typeof content === 'string' ? new TextEncoder().encode(content) : content,
      ]),
    ),
  );

export { version };
