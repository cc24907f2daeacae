const numbering = String.raw`[（(]\d{1,2}[)）]|\d{1,2}\s?[.．、)）](?!\d)|[①-⑳]|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、`;
const leading = new RegExp(`^\\s*(?:${numbering}|[-·•]\\s)\\s*`, 'u');
const inner = new RegExp(`(?<=[；;。])\\s*(?=(?:${numbering}))`, 'gu');

/** The entries of a numbered or a plain list, a line each: without their numbers and what parts them. */
export const listLines = (text: string): string[] =>
  text
    .replace(inner, '\n')
    .split('\n')
    .map((line) =>
      line
        .replace(leading, '')
        .replace(/[；;。]$/u, '')
        .trim(),
    )
    .filter((line) => line !== '');
