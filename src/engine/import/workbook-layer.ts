import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import { compress } from '../../import/compress.ts';
import type { FieldEdit, Written } from '../../import/differences.ts';
import type { LocalField } from '../../import/read/field-reading.ts';
import type { Compiled } from '../../kinds/result.ts';
import type { Ref, Resolved } from '../../model/catalogue.ts';
import { fieldIds, fields } from '../../model/fields.ts';
import type { Finding } from '../../model/finding.ts';
import { isYamlName } from '../../source/parent-file.ts';
import type { Workspace } from '../workspace.ts';

type Plain = { readonly [key: string]: unknown };

/** What of a catalogue is published or handed on, to tell whether two are the same. */
export const essence = ({ region, items, titles, contact, profile }: Resolved): string =>
  JSON.stringify([
    region,
    titles,
    contact,
    profile,
    [...items.values()].map((item) => [
      item.ref,
      item.withheld ?? false,
      item.omitted ? [item.omitted.value.reason, item.omitted.value.note] : null,
      item.omitted || item.withheld
        ? null
        : fieldIds.map((field) => {
            const cell = item.fields[field];
            return cell ? fields[field].print(cell.value as never) : null;
          }),
    ]),
  ]);

/** The entries of `amend` said once for all items that share them. */
const compressed = (data: Plain, resolved: Resolved): Plain => {
  const result: { [key: string]: unknown } = { ...data };
  for (const { id: domain } of resolved.domains) {
    const entries = data[domain] as { readonly amend?: readonly Plain[] } | undefined;
    if (!entries?.amend) continue;
    const changes = new Map<Ref, FieldEdit[]>();
    const titles: Plain[] = [];
    for (const { item, title, ...edits } of entries.amend) {
      if (title !== undefined) titles.push({ item, title });
      const ref: Ref = `${domain}/${String(item).split(' ')[0]}`;
      const list = Object.entries(edits).map(([field, value]): FieldEdit => {
        const added = (value as { readonly add?: readonly string[] }).add;
        return added
          ? { field: field as LocalField, kind: 'add', value: added }
          : { field: field as LocalField, kind: 'set', value: value as Written };
      });
      if (list.length > 0) changes.set(ref, list);
    }
    const listed = [...resolved.items.values()].filter(
      (item) =>
        item.domain === domain &&
        item.level > 1 &&
        item.by < resolved.layers.length - 1 &&
        !item.omitted &&
        !item.withheld,
    );
    const named = (id: string): string => originalTitle(entries.amend ?? [], id) ?? id;
    const short = compress(changes, listed, fieldIds).map(({ selectors, changes: all }) => ({
      ...(selectors.length === 1 && !selectors[0]?.endsWith('*')
        ? { item: named(selectors[0] ?? '') }
        : { items: selectors.map(named) }),
      ...Object.fromEntries(
        all.map((change) => [change.field, change.kind === 'add' ? { add: change.value } : change.value]),
      ),
    }));
    result[domain] = { ...entries, amend: [...titles, ...short] };
  }
  return result;
};

const originalTitle = (amend: readonly Plain[], id: string): string | undefined =>
  amend.map(({ item }) => String(item)).find((item) => item.split(' ')[0] === id);

const firstKeys = [
  'kind',
  'region',
  'extends',
  'covers',
  'edition',
  'effective',
  'responsibleBody',
  'contact',
  'profile',
  'places',
];
const lastKeys = ['filing', 'accepted'];

/** The keys of a layer in the order in which people read them; the domains, and whatever else it says, in the middle. */
const keysOf = (data: Plain): readonly string[] => {
  const others = Object.keys(data).filter((key) => ![...firstKeys, ...lastKeys].includes(key));
  return [...firstKeys, ...others, ...lastKeys].filter((key) => key in data);
};

/** Plain data as a layer file that people go on with: short lists and maps on one line. */
const layerFile = (data: Plain, file: string): string => {
  const document = new Document(Object.fromEntries(keysOf(data).map((key) => [key, data[key]])));
  visit(document, {
    Seq: (_, node) => {
      if (node.items.every(isScalar)) node.flow = JSON.stringify(node.toJS(document)).length < 90;
    },
    Map: (_, node, path) => {
      const scalars = node.items.every(({ value }) => isScalar(value) || (isSeq(value) && value.items.every(isScalar)));
      const nested = path.some((parent) => isSeq(parent) || isMap(parent));
      if (nested && scalars && node.items.length > 0)
        node.flow = JSON.stringify(node.toJS(document)).length < 90 && node.items.length < 6;
      if (node.items.length === 0) node.flow = true;
    },
  });
  document.commentBefore = ` 由填报工作簿 ${file} 导入`;
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
};

/** Where the layer of a workbook goes. */
export interface WorkbookTarget {
  readonly file: string;
  /** Checks a text as if it stood in the file. */
  readonly checkAs: (text: string) => Promise<Compiled>;
  /** How the file would name another one. */
  readonly nameOf: (other: string) => string;
}

/** What a filled-in workbook comes to. */
export interface FromWorkbook {
  readonly text?: string;
  /** What stops it, and what the form itself tells, at its cells. */
  readonly told: readonly Finding[];
  readonly errors: number;
  /** How many entries were filled in. */
  readonly entries: number;
}

const lastOf = (path: string): string => path.split('/').at(-1) ?? path;

/** What stands above the workbook, as the layer names it; undefined for the national catalogue. */
const parentOf = (
  written: string,
  inherited: Resolved,
  { nameOf }: WorkbookTarget,
  { national }: Workspace,
): string | undefined => {
  const above = inherited.layers.at(-1)?.file ?? '';
  // A folder of catalogues is more than the first of them.
  const isFolder = inherited.layers.length === 1 && !isYamlName(written);
  const parent = isFolder ? above.split('/').slice(0, -1).join('/') || '.' : above;
  const isNational = /^national(?:@|$)/u.test(written) || parent.startsWith(`${national.folder}/`);
  return isNational ? undefined : nameOf(parent);
};

const entriesOf = (data: Plain, { domains }: Resolved): number =>
  domains.reduce((sum, { id }) => {
    const entries = (data[id] ?? {}) as { readonly [key: string]: readonly unknown[] | undefined };
    return sum + ['omit', 'restore', 'amend', 'add'].reduce((all, key) => all + (entries[key]?.length ?? 0), 0);
  }, 0);

/** Makes a layer of a filled-in workbook. */
export const workbookLayer = async (
  file: string,
  target: WorkbookTarget,
  workspace: Workspace,
): Promise<FromWorkbook> => {
  const source = await workspace.open(file);
  const { findings, step } = await workspace.check(file);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const told = findings.filter(({ severity, rule }) => severity === 'error' || rule === 'workbook-form');
  if (!step) return { told, errors, entries: 0 };
  const given = source.data as Plain;
  const parent = parentOf(String(given.extends), step.inherited, target, workspace);
  const data: Plain = { ...given, ...(parent === undefined ? {} : { extends: parent }) };
  const name = lastOf(file);
  const wanted = essence(step.resolved);
  // Said in bulk where that says the same; what many entries add to one list may come in another order.
  const short = layerFile(compressed(data, step.resolved), name);
  const made = (await target.checkAs(short)).step?.resolved;
  const text = made && essence(made) === wanted ? short : layerFile(data, name);
  return { text, told, errors, entries: entriesOf(data, step.resolved) };
};
