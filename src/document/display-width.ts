const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{20000}-\u{3fffd}]/u;
const none = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a text takes on a terminal: 2 for East Asian wide characters, 0 for marks, 1 for the rest. */
export const displayWidth = (text: string): number => {
  let width = 0;
  for (const char of text) width += none.test(char) ? 0 : wide.test(char) ? 2 : 1;
  return width;
};

/** Quotes, dashes, arrows and boxes: one column on most terminals, two on some Chinese ones. */
const ambiguous = /[§°±·×÷‐-‖‘’“”†-…‰※←-↙①-⓿─-╋■-◯★☆]/gu;

/** Columns that a text takes at most, whatever the terminal makes of quotes and dashes: what lines are filled by. */
export const widestWidth = (text: string): number => displayWidth(text) + (text.match(ambiguous)?.length ?? 0);

const wideMark = '\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef“”‘’…—';
const pieces = new RegExp(`[${wideMark}]|[^\\s${wideMark}]+|\\s+`, 'gu');
const opening = /[（“‘《〈〔([{]$/u;
const closing = /^[，。、；：？！）〕》〉”’)\]},.;:?!]/u;

/** Words, Han characters and blanks; closing marks stay behind what they close, opening marks before what they open. */
const chunksOf = (text: string): string[] => {
  const chunks: string[] = [];
  const words = text.match(pieces) ?? [];
  // Backticks and straight quotes open and close in turn.
  let open = false;
  let bound = false;
  for (const [index, word] of words.entries()) {
    const blank = /^\s/u.test(word);
    const closes = closing.test(word) || (open && /^[`"]/u.test(word));
    if ((word.match(/[`"]/gu)?.length ?? 0) % 2 === 1) open = !open;
    const opens = opening.test(word) || (open && /[`"]$/u.test(word));
    // The blank of `{ … }` belongs to its brackets.
    const inside = blank && /^[}\])]/u.test(words[index + 1] ?? '');
    const before = chunks.at(-1);
    if (before !== undefined && (bound || inside || (closes && !/\s$/u.test(before))))
      chunks[chunks.length - 1] = before + word;
    else chunks.push(word);
    bound = opens || inside || (blank && bound);
  }
  return chunks;
};

/** A chunk that no line can hold, cut where a line is full. */
const cut = (chunk: string, columns: number): string[] => {
  const parts: string[] = [];
  let part = '';
  let width = 0;
  for (const char of chunk) {
    const size = widestWidth(char);
    if (width + size > columns && part !== '') {
      parts.push(part);
      [part, width] = ['', 0];
    }
    part += char;
    width += size;
  }
  return [...parts, part];
};

/**
 * Breaks a text into lines of at most `columns`, between Han characters or at blanks; never before closing or behind
 * opening marks. What is too long for any line is cut.
 */
export const wrap = (text: string, columns: number): string[] => {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const chunk of chunksOf(text))
    for (const part of widestWidth(chunk) > columns ? cut(chunk, columns) : [chunk]) {
      const size = widestWidth(part);
      if (width + size > columns && line !== '') {
        lines.push(line.trimEnd());
        [line, width] = ['', 0];
        if (/^\s/u.test(part)) continue;
      }
      line += part;
      width += size;
    }
  return [...lines, line.trimEnd()].filter((one, index) => one !== '' || index === 0);
};
