import { posix } from 'node:path';
import type { Pin } from '../compiler/pin.ts';
import type { NamedCatalogue } from '../diff/pair-catalogues.ts';
import type { Uncompared } from '../diff/report.ts';
import { compilation as fitsCompilation } from '../generated/validators/compilation.js';
import { type FileTree, workingTree } from '../host/file-tree.ts';
import { isNationalName, nationalEdition } from '../host/national-edition.ts';
import type { CatalogueFile, NamedCatalogue as NationalFile } from '../model/catalogue-file.ts';
import type { Finding } from '../model/finding.ts';
import type { Place, Position } from '../model/place.ts';
import type { Reference } from '../model/reference.ts';
import type { Text } from '../model/text.ts';
import { readNational } from '../source/catalogue.ts';
import { readCompilation } from '../source/compilation.ts';
import { isYamlName } from '../source/parent-file.ts';
import { readSource } from '../source/read-source.ts';
import type { Source } from '../source/source.ts';
import { openWorkspace } from './open-workspace.ts';

/** One side of a comparison: its catalogues, and what could not be read. */
export interface Side {
  readonly form: 'file' | 'folder' | 'national';
  readonly catalogues: readonly NamedCatalogue[];
  /** The files of the national catalogue, where there is one. */
  readonly national: readonly NationalFile[];
  readonly layers: readonly string[];
  readonly uncompared: readonly Omit<Uncompared, 'side'>[];
  /** Errors in layers that could be resolved all the same: refused values are not in the comparison. */
  readonly errors: readonly Finding[];
  readonly locate: (place: Place) => Position | undefined;
}

const isResult = (name: string): boolean => name === 'catalogue.json';

const noCatalogue: Text = {
  zh: '不是地方层、国家目录，也不是 mulu build 写出的 catalogue.json',
  en: 'is no layer, no national catalogue and no catalogue.json of mulu build',
};

/** The first place where a file is not what the schema promises. */
const misfit = (): Text => {
  const pointer = fitsCompilation.errors?.[0]?.instancePath || '/';
  return {
    zh: `不是 mulu build 写出的 catalogue.json（“${pointer}”处不符合 schemas/compilation.schema.json）`,
    en: `is no catalogue.json of mulu build (it does not fit schemas/compilation.schema.json at \`${pointer}\`)`,
  };
};

const firstError = (findings: readonly Finding[]): Text | undefined =>
  findings.find(({ severity }) => severity === 'error')?.message;

/** The national catalogues among the files of a side: the files of one folder are one edition. */
const nationalOf = (files: readonly NationalFile[], root: string, reference: Reference): NamedCatalogue[] => {
  const folders = [...new Set(files.map(({ file }) => posix.dirname(file)))];
  return folders.map((folder) => {
    const members = files.filter(({ file }) => posix.dirname(file) === folder);
    const file = members.length === 1 && members[0] ? members[0].file : folder;
    return { path: posix.relative(root, file) || 'national', file, resolved: readNational(members, reference) };
  });
};

/** What the files of a side come to, one after the other. */
interface Opened {
  readonly catalogues: NamedCatalogue[];
  readonly national: NationalFile[];
  readonly layers: string[];
  readonly uncompared: Omit<Uncompared, 'side'>[];
  readonly errors: Finding[];
  /** The results of builds among them. */
  readonly results: Map<string, Source>;
}

type Workspace = ReturnType<typeof openWorkspace>;

/** Takes a `catalogue.json` in. */
const openResult = async (path: string, file: string, tree: FileTree, into: Opened, workspace: Workspace) => {
  const source = await readSource(file, tree.host);
  into.results.set(file, source);
  if (source.faults.length > 0 || !fitsCompilation(source.data)) {
    const message = source.faults.length > 0 && source.data === undefined ? noCatalogue : misfit();
    into.uncompared.push({ file, message });
    return;
  }
  const { resolved, edition, date: effective } = readCompilation(source, workspace.reference.domains);
  into.catalogues.push({
    path,
    file,
    resolved,
    lacksGuides: true,
    ...(edition ? { edition } : {}),
    ...(effective ? { effective } : {}),
  });
};

/** Takes a layer or a national file in; other YAML in a folder (a register, a CI file) is none of our business. */
const openYaml = async (path: string, file: string, isSingle: boolean, into: Opened, workspace: Workspace) => {
  const { kind, step, layer, findings } = await workspace.check(file);
  if (kind === 'layer' && step && layer) {
    into.layers.push(file);
    into.errors.push(...findings.filter(({ severity }) => severity === 'error'));
    const { edition, effective } = layer;
    const about = { ...(edition ? { edition } : {}), ...(effective ? { effective } : {}) };
    const guides = await workspace.guidesByItem(layer);
    const lacks = guides.size === 0 && workspace.source(file)?.cellOf !== undefined;
    into.catalogues.push({
      ...{ path, file, resolved: step.resolved, ...about },
      ...(guides.size > 0 ? { guides } : lacks ? { lacksGuides: true } : {}),
    });
    return;
  }
  const data = workspace.source(file)?.data;
  const broken = firstError(findings);
  if (kind === 'catalogue' && data !== undefined && !findings.some(({ rule }) => rule === 'schema'))
    into.national.push({ file, data: data as CatalogueFile });
  else if (isSingle || kind === 'layer' || kind === 'catalogue' || data === undefined)
    into.uncompared.push({
      file,
      message: data !== undefined && kind === undefined ? noCatalogue : (broken ?? noCatalogue),
    });
};

/** The edition that comes with the tool, as a side. */
const nationalSide = async (workspace: Workspace): Promise<Side> => {
  await workspace.loadPlaces();
  return {
    form: 'national',
    catalogues: [{ path: 'national', file: nationalEdition.folder, resolved: workspace.nationalStandard() }],
    national: nationalEdition.catalogues,
    layers: [],
    uncompared: [],
    errors: [],
    locate: workspace.locate,
  };
};

/**
 * Opens a layer, a national file, a `catalogue.json`, or a folder of them. Undefined when there is nothing of that name.
 * What cannot be read never stops the rest.
 */
export const openSide = async (
  given: string,
  date: string | undefined,
  tree: FileTree = workingTree,
  /** Where parents are pinned that do not lie beside it. */
  pin?: Pin,
): Promise<Side | undefined> => {
  const workspace = openWorkspace(date, tree.host, undefined, pin);
  if (isNationalName(given)) return nationalSide(workspace);
  const name = posix.normalize(given.replaceAll('\\', '/')).replace(/(?<=.)\/$/u, '');
  const found = await tree.find(name, (one) => isYamlName(one) || isResult(one));
  if (!found) return undefined;
  const isSingle = 'file' in found;
  const into: Opened = { catalogues: [], national: [], layers: [], uncompared: [], errors: [], results: new Map() };
  for (const path of isSingle ? [posix.basename(name)] : found.paths) {
    const file = isSingle ? name : name === '.' ? path : `${name}/${path}`;
    if (/\.json$/iu.test(path)) await openResult(path, file, tree, into, workspace);
    else await openYaml(path, file, isSingle, into, workspace);
  }
  const { catalogues, national, layers, uncompared, errors, results } = into;
  if (layers.length > 0) await workspace.loadPlaces();
  return {
    form: isSingle ? 'file' : 'folder',
    catalogues: [...catalogues, ...nationalOf(national, name, workspace.reference)],
    national,
    layers,
    uncompared,
    errors,
    locate: (place) => results.get(place.file)?.locate(place) ?? workspace.locate(place),
  };
};
