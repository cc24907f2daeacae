/** A number as the form has it, whatever its width; a trailing dot goes. */
export const itemNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s.。．]+$/gu, '')
    .trim()
    .replaceAll(/[。．]/gu, '.');

/** Whether a text is a number of an item. */
export const isItemNumber = (text: string): boolean => /^\d+(?:\.\d+){0,2}$/u.test(text);
