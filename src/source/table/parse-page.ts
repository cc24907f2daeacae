import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, defaultTreeAdapter, Parser } from 'parse5';
import { limits, Unreadable } from './table.ts';

/** Elements that a page may become; the repairs of a browser can make more of them than it has tags. */
const mostElements = 200_000;

/** Looks at how deep a page nests while it is read: each end tag is looked for in all elements that are open. */
class BoundedParser extends Parser<DefaultTreeAdapterMap> {
  override onItemPush(node: DefaultTreeAdapterTypes.ParentNode, id: number, isTop: boolean): void {
    if (this.openElements.stackTop > limits.depth) throw new Unreadable('too-deep', { limit: limits.depth });
    super.onItemPush(node, id, isTop);
  }
}

/** Parses a page as a browser does, within bounds. */
export const parsePage = (html: string): DefaultTreeAdapterTypes.Document => {
  let elements = 0;
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement: (name, space, attributes) => {
      elements += 1;
      if (elements > mostElements) throw new Unreadable('too-many-marks', { name: `<${name}>`, limit: mostElements });
      return defaultTreeAdapter.createElement(name, space, attributes);
    },
  };
  const parser = new BoundedParser({ treeAdapter });
  parser.tokenizer.write(html, true);
  return parser.document;
};
