/** The public interface; its types are promised in types/index.d.ts, and nothing else is importable. */
import { posix } from 'node:path';
import type * as Api from '../types/index.d.ts';
import { compilation } from './catalogue/compilation.ts';
import { diff as compare } from './diff/diff.ts';
import type { NamedCatalogue } from './diff/pair-catalogues.ts';
import { printJson as printDiff } from './diff/print-json.ts';
import { withRepeated } from './diff/report.ts';
import { emitters } from './emit/index.ts';
import { printJson } from './findings/json.ts';
import { version } from './generated/version.js';
import { openFolder } from './host/folder-host.ts';
import { isNationalName, nationalEdition } from './host/national-edition.ts';
import type { Finding } from './model/finding.ts';
import { maxBytes } from './source/host.ts';
import { openWorkspace } from './workspace/open-workspace.ts';

type Workspace = ReturnType<typeof openWorkspace>;

const open = ({ host, date }: Api.Options): Workspace => openWorkspace(date, host ?? openFolder('.'));

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
  const about = { files, findings, lang, version, locate, line, registerAsOf: reference.register.asOf };
  return JSON.parse(printJson({ ...about, ...(date ? { date } : {}) }, (_style, text) => text));
};

export const compile: typeof Api.compile = async (layer, options = {}) => {
  const workspace = open(options);
  const name = isNationalName(layer) ? layer : nameOf(layer);
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
  const workspace = open(options);
  const names = (typeof files === 'string' ? [files] : files).map(nameOf);
  const compiled = await Promise.all(names.map((name) => workspace.check(name)));
  const dates = compiled.flatMap(({ known }) => known.date ?? []).sort();
  return report(
    names,
    compiled.flatMap(({ findings }) => findings),
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
  return {
    path: posix.basename(file),
    file,
    resolved: compiled.step.resolved,
    ...(edition ? { edition } : {}),
    ...(effective ? { effective } : {}),
  };
};

export const diff: typeof Api.diff = async (old, now, options = {}) => {
  const { oldHost, lang = 'zh' } = options;
  const workspaces = { old: open(oldHost ? { ...options, host: oldHost } : options), now: open(options) };
  const sides = { old: await named(old, workspaces.old), now: await named(now, workspaces.now) };
  const date = options.date ?? sides.now.effective ?? sides.old.effective;
  const known = { reference: workspaces.now.reference, ...(date ? { date } : {}) };
  await Promise.all([workspaces.old.loadPlaces(), workspaces.now.loadPlaces()]);
  const locateIn = (workspace: Workspace) => (place: Parameters<Workspace['locate']>[0]) => {
    const position = workspace.locate(place);
    return { file: place.file, ...(position ? { position } : {}) };
  };
  return JSON.parse(
    printDiff({
      names: { old, now },
      comparisons: withRepeated([{ ...sides, ...compare(sides.old.resolved, sides.now.resolved, known) }]),
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
  const { reviewReport } = await import('./commands/review/review-report.ts');
  return reviewReport(submissions, options.host ?? openFolder('.'), options);
};

export const readFolder: typeof Api.readFolder = openFolder;

export const inMemory: typeof Api.inMemory = (files) => {
  const held = new Map(
    Object.entries(files).map(([name, content]) => [
      nameOf(name),
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  const inside = (folder: string): string[] => {
    const prefix = folder === '.' || folder === '' ? '' : `${nameOf(folder)}/`;
    const names = [...held.keys()].filter((name) => name.startsWith(prefix));
    return [...new Set(names.map((name) => name.slice(prefix.length).split('/')[0] ?? ''))].sort();
  };
  return {
    read: async (name) => {
      const bytes = held.get(nameOf(name));
      if (bytes) return bytes.length > maxBytes ? { problem: 'too-large' } : bytes;
      return { problem: inside(name).length > 0 ? 'not-a-file' : 'missing' };
    },
    list: async (folder) => {
      const names = inside(folder);
      return names.length > 0 ? names : undefined;
    },
  };
};

export { version };
