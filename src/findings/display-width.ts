const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{20000}-\u{3fffd}]/u;
const none = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a text takes on a terminal: 2 for East Asian wide characters, 0 for marks, 1 for the rest. */
export const displayWidth = (text: string): number => {
  let width = 0;
  for (const char of text) width += none.test(char) ? 0 : wide.test(char) ? 2 : 1;
  return width;
};

/** Breaks a text into lines of at most `columns`, between Han characters or at blanks; never before closing or behind opening marks. */
export const wrap = (text: string, columns: number): string[] => {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of text.match(
    /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]+|\s+/gu,
  ) ?? []) {
    const size = displayWidth(word);
    const closing = /^[，。、；：？！）〕》〉”’]/u.test(word);
    if (width + size > columns && line !== '' && !closing) {
      // An opening mark goes to the next line with what it opens.
      const opening = /[（“‘《〈〔]+$/u.exec(line)?.[0] ?? '';
      lines.push(line.slice(0, line.length - opening.length).trimEnd());
      line = opening;
      width = displayWidth(opening);
      if (/^\s+$/u.test(word)) continue;
    }
    line += word;
    width += size;
  }
  return [...lines, line.trimEnd()].filter((one, index) => one !== '' || index === 0);
};
