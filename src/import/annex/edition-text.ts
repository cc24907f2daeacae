import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import type { CatalogueFile } from '../../model/catalogue-file.ts';

/** So much of a list or a map still goes on one line. */
const wide = 110;

/** A national file as text: short lists, and maps of plain values below an item, on one line. */
export const editionText = (data: CatalogueFile, comments: readonly string[]): string => {
  const document = new Document(data);
  visit(document, {
    Seq: (_, node) => {
      if (node.items.every(isScalar)) node.flow = JSON.stringify(node.toJS(document)).length < wide;
    },
    Map: (key, node, path) => {
      const nested = path.some((parent) => isSeq(parent) || isMap(parent));
      const isHead = nested && path.length === 3 && key === 'value';
      if (nested && node.items.every(({ value }) => isScalar(value)))
        node.flow = isHead || JSON.stringify(node.toJS(document)).length < 3 * wide;
    },
  });
  document.commentBefore = comments.map((line) => ` ${line}`).join('\n');
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
};
