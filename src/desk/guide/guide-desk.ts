import { layoutChart } from '../../document/chart/layout-chart.ts';
import { printed } from '../../document/printed.ts';
import { byteMark } from '../../edit/byte-mark.ts';
import { changeGuide } from '../../edit/change-guide.ts';
import { guideStub } from '../../edit/guide-stub.ts';
import { domainName } from '../../emit/domain-name.ts';
import { chartSvg } from '../../emit/guides/chart-svg.ts';
import type { Workspace } from '../../engine/workspace.ts';
import { guideFile, guideFiles, guideFolder, guideRef } from '../../kinds/guide/guide-folders.ts';
import type { Compiled } from '../../kinds/result.ts';
import type { Layer, Ref, Resolved, ResolvedItem } from '../../model/catalogue.ts';
import type { GuideFieldId, ResolvedGuide } from '../../model/guide.ts';
import { missingElements } from '../../model/guide-elements.ts';
import { guideFieldIds, guideFields, guideKey } from '../../model/guide-fields.ts';
import { publicProcess } from '../../model/process-graph.ts';
import { isService } from '../../model/services.ts';
import type { Step } from '../../model/step.ts';
import { blanksTogether } from '../blanks-together.ts';
import type {
  GuideChanged,
  GuideDetail,
  GuideEntry,
  GuidePart,
  GuidePartChange,
  NamedText,
  ShownGuideField,
} from '../guide-protocol.ts';
import { shownFinding } from '../snapshot.ts';
import { guideForms } from './guide-forms.ts';
import { shownValue, writtenValue } from './guide-values.ts';
import { saidIn } from './said-above.ts';

/** The work whose guides are spoken of. */
export interface GuideWork {
  readonly work: string;
  readonly workspace: Workspace;
}

type Data = { readonly [key: string]: unknown };

/** An item that others stand below is served by those, unless it has a guide. */
const services = ({ items }: Resolved, guided: ReadonlyMap<Ref, unknown>): readonly ResolvedItem[] => {
  const parents = new Set([...items.values()].map(({ ref }) => ref.slice(0, ref.lastIndexOf('.'))));
  return [...items.values()].filter((item) => isService(item) && (!parents.has(item.ref) || guided.has(item.ref)));
};

const countOf = ({ findings }: Compiled, work: string, wanted: 'error' | 'warning'): number =>
  blanksTogether(findings, work).filter(({ severity, accepted }) => severity === wanted && !accepted).length;

/** Every service of the work, with how it stands with its guide. */
export const guideEntries = async ({ work, workspace }: GuideWork): Promise<readonly GuideEntry[]> => {
  const { layer, step } = await workspace.check(work);
  if (!layer || !step) return [];
  const own = new Map<Ref, Compiled>();
  const root = guideFolder(layer)?.length ?? 0;
  for (const file of await guideFiles(layer, workspace.host))
    own.set(guideRef(file.slice(root + 1)), await workspace.check(file));
  const above = step.resolved.layers.length > 2 ? await workspace.guidesByItem(layer) : undefined;
  return services(step.resolved, own).map(({ ref, id, domain, fields }) => {
    const guide = own.get(ref);
    return {
      ref,
      id,
      title: printed(fields.title.value),
      domain: domainName(step.resolved, domain),
      from: guide ? 'own' : above?.has(ref) ? 'above' : 'none',
      errors: guide ? countOf(guide, work, 'error') : 0,
      warnings: guide ? countOf(guide, work, 'warning') : 0,
    };
  });
};

/** All that is known of the guide of one item. */
interface Known {
  readonly layer: Layer;
  readonly step: Step;
  readonly item: ResolvedItem;
  readonly file?: string;
  readonly text: string;
  readonly data: unknown;
  readonly checked?: Compiled;
  readonly above?: ResolvedGuide;
}

const targetOf = (layer: Layer, ref: Ref): string => `${guideFolder(layer) ?? ''}/${ref}.yaml`;

const look = async (ref: Ref, { work, workspace }: GuideWork): Promise<Known | undefined> => {
  const { layer, step } = await workspace.check(work);
  const item = step?.resolved.items.get(ref);
  if (!layer || !step || !item) return undefined;
  const above = await workspace.guideAboveLayer(work, ref);
  const file = await guideFile(layer, ref, workspace.host);
  const about = { layer, step, item, ...(above ? { above } : {}) };
  if (file === undefined) return { ...about, text: '', data: undefined };
  const { text, data } = await workspace.open(file);
  const bytes = await workspace.host.read(file);
  const mark = bytes instanceof Uint8Array ? byteMark(bytes) : '';
  return { ...about, file, text: `${mark}${text}`, data, checked: await workspace.check(file) };
};

const valueAt = (data: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (at !== null && typeof at === 'object' ? (at as Data)[key] : undefined), data);

const isChanges = (raw: unknown): boolean => raw !== null && typeof raw === 'object' && !Array.isArray(raw);

/** Where a list stands above, what differs from it is written, unless the whole list is. */
const partsOf = (id: GuideFieldId, { data, above }: Known): readonly GuidePart[] => {
  const { path } = guideFields[id];
  const raw = valueAt(data, path);
  const hasAbove = above !== undefined && saidIn(id, above).length > 0;
  const forms = guideForms(path, raw === undefined ? hasAbove : isChanges(raw));
  return forms.map(({ path: inner, label, form }) => ({
    path: [...path, ...inner],
    label,
    form,
    value: shownValue(form, valueAt(raw, inner)),
  }));
};

const chartOf = ({ item, checked, above }: Known): string | undefined => {
  const process = (checked?.guide?.resolved ?? above)?.fields.process?.value;
  if (!process) return undefined;
  const drawing = layoutChart(publicProcess(process), { fontSize: 14, lineHeight: 20, boxWidth: 150, rowGap: 30 });
  return chartSvg(drawing, `${printed(item.fields.title.value)}流程图`, '');
};

const shownFindings = (known: Known, { work, workspace }: GuideWork): GuideDetail['findings'] =>
  blanksTogether(known.checked?.findings ?? [], work).map((finding, index) =>
    shownFinding(finding, String(index), workspace, work),
  );

const fieldsOf = (known: Known, { workspace: { reference } }: GuideWork): readonly ShownGuideField[] => {
  const { step, item, above, checked } = known;
  const resolved = checked?.guide?.resolved ?? above ?? { item: item.ref, fields: {}, by: 0 };
  const missing = missingElements({ catalogue: step.resolved, item, resolved }, reference);
  const keys = new Set(missing.flatMap(({ key }) => key.split('、')));
  return guideFieldIds.map((id) => {
    const { label, kind } = guideFields[id];
    const key = guideKey(id);
    return {
      id,
      label: label.zh,
      kind,
      isMissing: [...keys].some((one) => one === key || one.startsWith(`${key}.`)),
      above: above ? saidIn(id, above).map(printed) : [],
      parts: partsOf(id, known),
    };
  });
};

/** The guide of one item as it is edited. */
export const guideDetail = async (ref: Ref, setting: GuideWork): Promise<GuideDetail | undefined> => {
  const known = await look(ref, setting);
  if (!known) return undefined;
  await setting.workspace.loadPlaces();
  const { step, item, above, file, text } = known;
  const chart = chartOf(known);
  const by = above && (above.by === 0 ? '法律规定' : printed(step.resolved.layers[above.by]?.region.name ?? ''));
  return {
    ref,
    id: item.id,
    title: printed(item.fields.title.value),
    ...(by === undefined ? {} : { aboveBy: by }),
    ...(file === undefined ? {} : { file: { name: file, text } }),
    fields: fieldsOf(known, setting),
    findings: shownFindings(known, setting),
    ...(chart === undefined ? {} : { chart }),
  };
};

/** A text that is tried on in place of a file. */
export interface Trial {
  readonly put: (name: string, text: string) => void;
  /** The layer with the folder of guides named, where it named none. */
  readonly nameFolder: (folder: string) => Promise<string | undefined>;
}

const obstacle = '这份指南的写法不能放心自动改，没有动；请在下面的“原文”里改';

/** Carries out changes of a guide on the files that are held; the caller takes them back. */
export const tryGuide = async (
  ref: Ref,
  changes: readonly GuidePartChange[],
  setting: GuideWork,
  { put, nameFolder }: Trial,
): Promise<GuideChanged> => {
  const { workspace } = setting;
  const first = await look(ref, setting);
  if (!first) return { obstacle: '目录里没有这个事项' };
  const isNamed = first.layer.guides !== undefined;
  const named = isNamed ? undefined : await nameFolder(`${first.layer.region.code ?? '本级'}/guides`);
  if (!isNamed && named === undefined)
    return { obstacle: '目录的写法不能放心自动改，请在“原文”里加一行 guides: 文件夹' };
  // In the folder there may be a guide already.
  const found = isNamed ? first : ((await look(ref, setting)) ?? first);
  const { layer, step, item, above, file } = found;
  const name = file ?? targetOf(layer, ref);
  if (file === undefined) put(name, guideStub(item, step.resolved, above, workspace.reference).text);
  const known = file === undefined ? ((await look(ref, setting)) ?? found) : found;
  const parts = new Map(guideFieldIds.flatMap((id) => partsOf(id, known)).map((part) => [part.path.join('.'), part]));
  const next = changeGuide(
    known.text,
    changes.flatMap(({ path, value }) => {
      const part = parts.get(path.join('.'));
      return part ? [{ path, value: writtenValue(part.form, value, valueAt(known.data, path)) }] : [];
    }),
  );
  if (next === undefined) return { obstacle };
  put(name, next);
  const done = (await look(ref, setting)) ?? known;
  const guide: NamedText = { name, text: next };
  const chart = chartOf(done);
  return {
    guide,
    ...(named === undefined ? {} : { layer: named }),
    findings: shownFindings(done, setting),
    ...(chart === undefined ? {} : { chart }),
  };
};
