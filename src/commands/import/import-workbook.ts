import { access } from 'node:fs/promises';
import { dirname, posix, relative, sep } from 'node:path';
import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import { tell } from '../../host/console.ts';
import { nationalEdition } from '../../host/national-edition.ts';
import { replaceFile } from '../../host/replace-file.ts';
import { compress, type FieldEdit, type Written } from '../../import/differences.ts';
import type { LocalField } from '../../import/read/field-reading.ts';
import type { Ref, Resolved } from '../../model/catalogue.ts';
import { fieldIds, fields } from '../../model/fields.ts';
import type { Lang } from '../../model/text.ts';
import { isYamlName } from '../../source/parent-file.ts';
import { checkText } from '../../workspace/check-text.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { printFindings } from './print-findings.ts';

/** What `mulu import` is told for workbooks. */
export interface WorkbookOptions {
  readonly output?: string;
  readonly into?: string;
  readonly force?: boolean;
  readonly lang: Lang;
}

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

/** Brings a filled-in workbook back as a layer: 0 written, 1 written with errors that point at cells, 2 nothing written. */
export const importWorkbook = async (
  file: string,
  options: WorkbookOptions & { readonly output: string },
): Promise<0 | 1 | 2> => {
  const { output, force, lang } = options;
  const workspace = openWorkspace(undefined);
  const source = await workspace.open(file);
  const exists = await access(output).then(
    () => true,
    () => false,
  );
  if (exists && !force) {
    tell(
      { zh: `错误：“${output}”已经存在；要覆盖请加 --force`, en: `error: \`${output}\` exists; --force overwrites it` },
      lang,
    );
    return 2;
  }
  const { findings, step } = await workspace.check(file);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const told = findings.filter(({ severity, rule }) => severity === 'error' || rule === 'workbook-form');
  await printFindings(file, told, workspace, lang);
  if (!step) return 2;
  const target = output.replaceAll('\\', '/');
  const written = String((source.data as Plain).extends);
  const above = step.inherited.layers.at(-1)?.file ?? '';
  // A folder of catalogues is more than the first of them.
  const isFolder = step.inherited.layers.length === 1 && !isYamlName(written);
  const parent = isFolder ? posix.dirname(above) : above;
  const isNational = /^national(?:@|$)/u.test(written) || parent.startsWith(`${nationalEdition.folder}/`);
  const path = relative(dirname(target), parent).split(sep).join('/');
  const data: Plain = { ...(source.data as Plain), ...(isNational ? {} : { extends: path }) };
  const name = posix.basename(file);
  const wanted = essence(step.resolved);
  // Said in bulk where that says the same; what many entries add to one list may come in another order.
  const short = layerFile(compressed(data, step.resolved), name);
  const same = async (text: string): Promise<boolean> => {
    const made = (await checkText(target, text)).step?.resolved;
    return made !== undefined && essence(made) === wanted;
  };
  const text = (await same(short)) ? short : layerFile(data, name);
  await replaceFile(output, text);
  const count = step.resolved.domains.reduce((sum, { id }) => {
    const entries = (data[id] ?? {}) as { readonly [key: string]: readonly unknown[] | undefined };
    return sum + ['omit', 'restore', 'amend', 'add'].reduce((all, key) => all + (entries[key]?.length ?? 0), 0);
  }, 0);
  tell(
    {
      zh: `填报工作簿：${count} 处填写，${errors.length} 个错误。已写入 ${output}。下一步：mulu validate ${output}`,
      en: `workbook: ${count} entries, ${errors.length} errors; wrote ${output}; next: mulu validate ${output}`,
    },
    lang,
  );
  return errors.length > 0 ? 1 : 0;
};
