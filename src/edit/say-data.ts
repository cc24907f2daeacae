import { type Document, parseDocument } from 'yaml';
import { commentsOf } from './comments.ts';
import { type Data, same } from './data.ts';
import { hasAnchor } from './has-anchor.ts';
import { rewrite } from './rewrite.ts';

/** A text of YAML as it is edited: every key a text, nothing but the core types. */
export const parseText = (text: string): Document =>
  parseDocument(text, { schema: 'core', stringKeys: true, prettyErrors: false });

const commentTexts = (text: string): readonly string[] =>
  commentsOf(text)
    .map((comment) => comment.text)
    .sort();

/**
 * Makes a text say other data: all other lines and every comment stay. The result is read again; undefined where it would not
 * say exactly what was meant, or says one thing for several places.
 */
export const sayData = (text: string, next: Data): string | undefined => {
  const bom = text.startsWith('\ufeff') ? '\ufeff' : '';
  const bare = text.slice(bom.length);
  const document = parseText(bare);
  if (hasAnchor(document)) return undefined;
  const written = rewrite(document, bare, next);
  const again = parseText(written);
  const isMeant = again.errors.length === 0 && same(again.toJS(), next);
  return isMeant && same(commentTexts(written), commentTexts(bare)) ? `${bom}${written}` : undefined;
};
