import { Document, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { guideFieldIds, guideKey } from '../../model/guide-fields.ts';
import { plain } from '../../model/plain.ts';
import type { GuideDraft } from './compose-guide.ts';

type Data = { readonly [key: string]: unknown };

const order = ['owner', 'checked', 'only', ...guideFieldIds.map(guideKey)];

const rankOf = (key: string): number => {
  const found = order.findIndex((one) => one === key || key.startsWith(`${one}.`));
  return found < 0 ? order.length : found;
};

/** The keys of a draft in the order of the file. */
const ordered = (draft: GuideDraft): [string, unknown][] =>
  [...draft].sort(([one], [other]) => rankOf(one) - rankOf(other));

/** Values by the keys of a file, put into the data of one. */
export const nested = (values: readonly (readonly [string, unknown])[], own: Data = {}): Data => {
  const data: { [key: string]: unknown } = { ...own };
  for (const [path, value] of values) {
    const [first = '', second] = path.split('.');
    data[first] = second === undefined ? value : { ...((data[first] as Data | undefined) ?? {}), [second]: value };
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
  const document = new Document({ kind: 'guide', item, ...nested(ordered(draft)) });
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

/** The data of a guide file that takes over what a draft says otherwise; everything else of it stays. */
export const draftInto = (text: string, draft: GuideDraft, keys: ReadonlySet<string>, isForm: boolean): Data => {
  const own = parseDocument(text).toJS() as Data;
  const wanted = ordered(draft).flatMap(([path, value]): [string, unknown][] => {
    if (!keys.has(path)) return [];
    return [[path, path === 'materials' && !isForm ? joinedMaterials(own.materials, value) : value]];
  });
  return nested(wanted, own);
};
