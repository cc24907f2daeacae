import { Lexer } from 'yaml';

const commentLine = /^[ \t]*#/mu;

/** A control character: what the lexer yields for a structure, and not for a piece of the text. */
const mark = /[^\P{Cc}\t\r\n]/u;

/** Stands before each scalar; a block of text may begin with what looks like a comment. */
const scalarMark = '\u001f';

/**
 * The text with blanks in place of each comment that has a line of its own, everything else at its place. The parser takes
 * `#甲` between a key and its value for the end of the key's block, and an empty line before such a comment, too.
 */
export const blankComments = (text: string): string => {
  if (!commentLine.test(text) || mark.test(text)) return text;
  const parts: string[] = [];
  let [at, kept] = [0, 0];
  let onlyBlanks = true;
  for (const token of new Lexer().lex(text)) {
    if (mark.test(token)) {
      onlyBlanks &&= token !== scalarMark;
      continue;
    }
    if (onlyBlanks && token.startsWith('#')) {
      parts.push(text.slice(kept, at), ' '.repeat(token.length));
      kept = at + token.length;
    }
    onlyBlanks = token.endsWith('\n') || (onlyBlanks && /^[ \t]*$/u.test(token));
    at += token.length;
  }
  return parts.join('') + text.slice(kept);
};
