/** Width of a text in characters of a Chinese font: Latin letters, digits and blanks count half. */
export const textWidth = (text: string): number =>
  [...text].reduce((width, character) => width + (/[\u0020-\u007e]/u.test(character) ? 0.5 : 1), 0);
