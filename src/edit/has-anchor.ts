import { type Document, isAlias, isNode, visit } from 'yaml';

/** Whether a text of YAML says something in one place for another: who changes one of them cannot know of the other. */
export const hasAnchor = (document: Document): boolean => {
  let found = false;
  visit(document, (_, node) => {
    if (isAlias(node) || (isNode(node) && 'anchor' in node && node.anchor)) found = true;
  });
  return found;
};
