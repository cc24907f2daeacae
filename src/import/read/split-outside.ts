/**
 * The pieces of a text between separators that stand outside brackets and title marks. A bracket that never closes holds
 * nothing together.
 */
export const splitOutside = (
  text: string,
  isSeparator: (char: string, before: string, after: string) => boolean,
): string[] => {
  const chars = [...text];
  const closing: { readonly [open: string]: string } = {
    '（': '）',
    '(': ')',
    '《': '》',
    '“': '”',
    '〔': '〕',
    '【': '】',
    '〈': '〉',
  };
  const same: { readonly [close: string]: string } = { '）': ')', ')': '）' };
  const pieces: string[] = [];
  let piece = '';
  const expected: string[] = [];
  chars.forEach((char, index) => {
    const close = closing[char];
    const closes = (wanted: string | undefined) => wanted !== undefined && (char === wanted || char === same[wanted]);
    if (closes(expected.at(-1))) expected.pop();
    else if (close && chars.slice(index + 1).some((later) => later === close || later === same[close]))
      expected.push(close);
    if (expected.length === 0 && isSeparator(char, chars[index - 1] ?? '', chars[index + 1] ?? '')) {
      pieces.push(piece);
      piece = '';
    } else piece += char;
  });
  return [...pieces, piece];
};
