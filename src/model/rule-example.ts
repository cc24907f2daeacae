/** A few lines of a layer; `mark` is the index of the line that matters. */
export interface Excerpt {
  readonly lines: readonly string[];
  readonly mark: number;
  /** The day to judge by, where it matters. */
  readonly date?: string;
}

/** What a rule reports and what it is content with; taken from the tests of the rule. */
export interface RuleExample {
  readonly bad: Excerpt;
  readonly good: Excerpt;
  /** The file that the bad excerpt is from. */
  readonly file: string;
  /** The bad case in full, by file name; base64, for a file may be in any encoding. */
  readonly files: { readonly [name: string]: string };
}
