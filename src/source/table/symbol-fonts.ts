import { tableWords } from '../../generated/table-words.js';

const fonts = new Map(tableWords.fonts.map(({ font, signs }) => [font.toLowerCase(), signs]));

/** Whether a font shows signs in the place of letters. */
export const isSymbolFont = (font: string): boolean =>
  fonts.has(
    font
      .trim()
      .replace(/^["']|["']$/gu, '')
      .toLowerCase(),
  );

/** The signs that a text in a symbol font shows; one that nobody knows becomes the mark of a lost character. */
export const inSymbolFont = (font: string, text: string): string => {
  const signs = fonts.get(
    font
      .trim()
      .replace(/^["']|["']$/gu, '')
      .toLowerCase(),
  );
  if (!signs) return text;
  return [...text]
    .map((char) => {
      const code = char.codePointAt(0) ?? 0;
      const own = code <= 0xff ? code : code >= 0xf000 && code <= 0xf0ff ? code & 0xff : undefined;
      if (own === undefined || own <= 0x20) return char;
      return signs[own.toString(16).toUpperCase().padStart(2, '0')] ?? '\ufffd';
    })
    .join('');
};
