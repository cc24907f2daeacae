import { Document, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { guideFieldIds, guideKey } from '../../model/guide-fields.ts';
import { plain } from '../../model/plain.ts';
import type { GuideDraft } from './compose-guide.ts';

const order = ['owner', 'checked', 'only', ...guideFieldIds.map(guideKey)];

const rankOf = (key: string): number => {
  const found = order.findIndex((one) => one === key || key.startsWith(`${one}.`));
  return found < 0 ? order.length : found;
};

/** The keys of a draft in the order of the file. */
const ordered = (draft: GuideDraft): [string, unknown][] =>
  [...draft].sort(([one], [other]) => rankOf(one) - rankOf(other));

const nested = (draft: GuideDraft): { [key: string]: unknown } => {
  const data: { [key: string]: unknown } = {};
  for (const [path, value] of ordered(draft)) {
    const [first = '', second] = path.split('.');
    if (second === undefined) data[first] = value;
    else data[first] = { ...((data[first] as object | undefined) ?? {}), [second]: value };
  }
  return data;
};

/** Short lists and maps stand on one line, as people write them. */
const flow = (document: Document): void =>
  visit(document, {
    Collection: (key, node, path) => {
      const isTop = path.length < 2 || (isMap(node) && path.length < 3 && key !== null && !isSeq(path.at(-1)));
      const isFlat = node.items.every(
        (item) =>
          isScalar(item) ||
          (item as { value?: unknown }).value === undefined ||
          isScalar((item as { value?: unknown }).value),
      );
      if (isFlat && !isTop && JSON.stringify(node.toJS(document)).length < 90) node.flow = true;
      if (isSeq(node) && node.items.every(isScalar)) node.flow = JSON.stringify(node.toJS(document)).length < 90;
    },
  });

/** A new guide file. */
export const draftText = (draft: GuideDraft, item: string, file: string): string => {
  const document = new Document({ kind: 'guide', item, ...nested(draft) });
  flow(document);
  document.commentBefore = ` 由 ${file} 导入；与窗口核对后写 checked`;
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
};

const textAt = (value: unknown, key: string): string => String((value as { [key: string]: unknown })[key] ?? '');

/** The materials of an export with what a guide alone knows of each: its form, how it is filled in, its sample. */
const joinedMaterials = (own: unknown, file: unknown): unknown => {
  if (!Array.isArray(own) || !Array.isArray(file)) return file;
  return file.map((one) => ({
    ...(own.find((other) => plain(textAt(other, 'name')) === plain(textAt(one, 'name'))) ?? {}),
    ...one,
  }));
};

/** A guide file that takes over what a draft says otherwise; everything else of it stays, its comments too. */
export const draftInto = (text: string, draft: GuideDraft, keys: ReadonlySet<string>, isForm: boolean): string => {
  const document = parseDocument(text);
  const data = document.toJS() as { [key: string]: unknown };
  for (const [path, value] of ordered(draft)) {
    if (!keys.has(path)) continue;
    const wanted = path === 'materials' && !isForm ? joinedMaterials(data.materials, value) : value;
    document.setIn(path.split('.'), document.createNode(wanted));
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
};
