import { CST, Lexer } from 'yaml';

/** A comment with its place in the text. */
export interface Comment {
  readonly start: number;
  readonly text: string;
}

/** Marks that the lexer puts between tokens; they are not in the text. */
const marks: readonly string[] = ['\u0002', '\u0018', '\u001f'];

/** Every comment of a YAML text, in order. */
export const commentsOf = (text: string): Comment[] => {
  const found: Comment[] = [];
  let start = 0;
  for (const token of new Lexer().lex(text)) {
    if (marks.includes(token)) continue;
    if (CST.tokenType(token) === 'comment') found.push({ start, text: token });
    start += token.length;
  }
  return found;
};
