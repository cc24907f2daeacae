import { remember } from '../model/remember.ts';

/** Width of a text in characters of a Chinese font: Latin letters, digits and blanks count half. */
export const textWidth = remember((text: string): number => {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // The second half of a character beyond the basic plane adds nothing.
    if (code < 0xdc00 || code > 0xdfff) width += code >= 0x20 && code <= 0x7e ? 0.5 : 1;
  }
  return width;
});
