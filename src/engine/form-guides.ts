import { parse } from 'yaml';
import { settle } from '../compiler/settle.ts';
import { guideHeadings } from '../generated/guide-headings.js';
import { type GuideImport, type GuideSpot, type ImportedGuide, importGuides } from '../import/guides/import-guides.ts';
import { promisedLabels } from '../import/guides/promised-labels.ts';
import { createGuideChain } from '../kinds/guide/guide-chain.ts';
import { guideFolder, hasGuideFolder } from '../kinds/guide/guide-folders.ts';
import { answersGuide, checkGuide } from '../kinds/guide/guide-kind.ts';
import { applyGuide } from '../kinds/guide/guide-step.ts';
import type { Kinds } from '../kinds/result.ts';
import type { Setting } from '../kinds/setting.ts';
import type { Layer, Resolved } from '../model/catalogue.ts';
import type { Fault, Finding } from '../model/finding.ts';
import type { Path, Place } from '../model/place.ts';
import type { Text } from '../model/text.ts';
import { guideSheets } from '../model/workbook-form.ts';
import { createJudge } from '../overlap/judge.ts';
import { rules } from '../rules/index.ts';
import { cellPlace } from '../source/cell-place.ts';
import { readGuide } from '../source/guide.ts';
import type { Source } from '../source/source.ts';
import type { Grid } from '../source/table/table.ts';

const names = new Set<string>(Object.values(guideSheets));

/** The sheets of guides of a workbook. */
const gridsOf = async (file: string, { host }: Kinds): Promise<readonly Grid[]> => {
  const bytes = await host.read(file);
  if ('problem' in bytes) return [];
  const { readTables } = await import('../source/table/read-tables.ts');
  const { grids } = await readTables(file, bytes, undefined, true);
  return grids.filter(({ name }) => names.has(name ?? ''));
};

/** A key of a guide file as its column is called: one who fills in a workbook knows no keys. */
const columnOf = (key: string): string => {
  const { headings } = guideHeadings;
  const behind = headings.filter(({ column }) => column.endsWith(`.${key}`));
  const found = headings.find(({ column }) => column === key) ?? (behind.length === 1 ? behind[0] : undefined);
  return found?.words[0] ?? key;
};

const inColumns = ({ zh, en }: Text): Text => ({ zh: zh.replace(/[a-z]+(?:\.[a-z]+)*/giu, columnOf), en });

/** The way to a value as the sheets count it: a material has its line, whatever list of the guide it came to. */
const wayOnSheets = (path: Path, data: unknown, spots: readonly GuideSpot[]): Path => {
  if (path[0] !== 'materials') return path;
  let value = data;
  for (const [depth, step] of path.entries()) {
    value = (value as { readonly [key: string]: unknown } | undefined)?.[step];
    const name = (value as { readonly name?: unknown } | undefined)?.name;
    const line = spots.find((spot) => spot.path[0] === 'materials' && spot.path[2] === 'name' && spot.text === name);
    if (typeof name === 'string' && line) return [...line.path.slice(0, 2), ...path.slice(depth + 1)];
  }
  return path;
};

/** How far two ways in a guide file go together. */
const shared = (one: Path, other: Path): number => {
  const end = one.findIndex((step, index) => String(step) !== String(other[index]));
  return end < 0 ? one.length : end;
};

/** The cell of a place in a guide that stands on sheets: the nearest one, else that of its item. */
const placer = (file: string, { spots = [], place = '' }: ImportedGuide, data: unknown) => {
  const home = cellPlace(file, place);
  return (at: Place, own: string): Place => {
    if (!('path' in at) || at.file !== own) return at;
    const path = wayOnSheets(at.path, data, spots);
    const weighed = spots.map((spot) => ({ spot, length: shared(spot.path, path) }));
    const [best] = weighed.sort((left, right) => right.length - left.length);
    return best && best.length > 0 ? cellPlace(file, best.spot.place) : home;
  };
};

interface Form {
  readonly file: string;
  readonly layer: Layer;
  readonly catalogue: Resolved;
}

/** What the rules say of one guide that stands on the sheets. */
const findingsOf = async (
  imported: ImportedGuide,
  { file, layer, catalogue }: Form,
  setting: Setting,
  graph: Kinds,
): Promise<readonly Finding[]> => {
  const item = imported.item ? catalogue.items.get(imported.item) : undefined;
  const own = `${guideFolder(layer) ?? file}/${imported.item}.yaml`;
  const data: unknown = parse(imported.text ?? '');
  const guide = readGuide(own, data);
  if (!item || !guide) return [];
  const work = { setting, chain: createGuideChain(setting), layerOf: async () => layer };
  const found = await applyGuide(guide, { layer, catalogue, item }, work, graph);
  const day = setting.date ?? layer.effective;
  const known = { ...graph.known, judge: createJudge(setting.reference), ...(day ? { date: day } : {}) };
  // The files of forms do not travel with a workbook: they are looked for where it comes home to its guides.
  const isHome = await hasGuideFolder(layer, graph.host);
  const read = isHome || !found.step ? found : { ...found, step: { ...found.step, attachments: [] } };
  const check = checkGuide({ file: own, data } as Source, found.faults, read);
  const faults = check((ask) => rules.flatMap(ask), known);
  const answers = layer.accepted.filter(
    ({ value }) => answersGuide(value) && value.named?.some((text) => text.split(/\s/u)[0] === item.ref),
  );
  const findings = settle(faults, {
    rules,
    accepted: answers,
    locate: () => undefined,
    written: () => undefined,
    files: [own],
    form: (name) => name,
  });
  const place = placer(file, imported, data);
  return findings.map(({ edits: _, fix, ...finding }) => ({
    ...finding,
    ...(fix ? { fix: inColumns(fix) } : {}),
    at: place(finding.at, own),
    related: finding.related.map((other) => ({ ...other, at: place(other.at, own) })),
  }));
};

const rowOf = (place: string): string => place.replace(/![A-Z]+/u, '!');

/** What could not be read of the sheets: cells of one row that are left for one reason are told at the first of them. */
const faultsOf = (file: string, { remarks, cells }: Pick<GuideImport, 'remarks' | 'cells'>): readonly Fault[] => {
  const told = new Set<string>();
  const again = new Set(
    cells.flatMap(({ place, left = [] }) => {
      const reasons = left.map(({ why }) => `${rowOf(place)} ${why.zh}`);
      const isKnown = reasons.length > 0 && reasons.every((reason) => told.has(reason));
      for (const reason of reasons) told.add(reason);
      return isKnown ? [place] : [];
    }),
  );
  const places = remarks.map(({ place }) => place);
  return remarks.flatMap(({ severity, place, text }, index): Fault[] =>
    severity === 'info' || place === undefined || again.has(place) || places.indexOf(place) < index
      ? []
      : [{ rule: 'workbook-form', message: `guide-${severity}`, args: { cause: text }, at: cellPlace(file, place) }],
  );
};

/**
 * What is wrong in the sheets of guides of a workbook, cell by cell: it is told beside the workbook itself, whose catalogue it
 * does not touch. Undefined where nobody has filled them in.
 */
export const formGuides = async (
  file: string,
  setting: Setting,
  graph: Kinds,
): Promise<readonly Finding[] | undefined> => {
  const { layer, step } = (await graph.read(file)).result;
  const grids = layer && step ? await gridsOf(file, graph) : [];
  if (!layer || !step || grids.length === 0) return undefined;
  const { reference } = setting;
  const catalogue = step.resolved;
  const { guides, remarks, cells } = await importGuides({
    file,
    grids,
    isForm: true,
    catalogue,
    reference,
    groundOf: async () => ({}),
    hasFile: () => true,
    labelsOf: promisedLabels(catalogue, reference),
    force: false,
    sayData: () => undefined,
  });
  const left = faultsOf(file, { remarks, cells });
  if (guides.length === 0 && left.length === 0) return undefined;
  const found = await Promise.all(
    guides
      .filter(({ text }) => text !== undefined)
      .map((guide) => findingsOf(guide, { file, layer, catalogue }, setting, graph)),
  );
  const unread = settle(left, {
    rules,
    accepted: [],
    locate: () => undefined,
    written: () => undefined,
    files: [file],
    form: (name) => name,
  });
  return [...unread, ...found.flat()];
};
