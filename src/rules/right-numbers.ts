/** A 文号 with the year in anything but 〔〕, or with blanks inside, or a serial with leading zeros. */
const wrongNumber =
  /(?<organ>\p{Script=Han}{2,12})\s*(?:[﹝［[【（(]\s*(?<year>(?:19|20)\d{2})\s*[﹞］\]】）)〕]|〔\s*(?<year2>(?:19|20)\d{2})\s*[﹞］\]】）)〕])\s*(?<zeros>0*)(?<serial>\d+)\s*号/gu;

/** The text with every 文号 in the form of GB/T 9704: 〔〕, no blanks, no leading zero. Dates in brackets are left alone. */
export const rightNumbers = (text: string): string =>
  text.replace(wrongNumber, (...all) => {
    const groups = all.at(-1) as { organ: string; year?: string; year2?: string; serial: string };
    return `${groups.organ}〔${groups.year ?? groups.year2}〕${groups.serial}号`;
  });

const anyNumber = /[﹝［[【（(〔]\s*(?:19|20)\d{2}\s*[﹞］\]】）)〕]\s*\d+\s*号/gu;

/** Whether every 文号 in a text has the right form; looks at the brackets only, so that a whole file is told at once. */
export const numbersAreRight = (text: string): boolean =>
  [...text.matchAll(anyNumber)].every(
    ({ 0: written, index }) => /^〔\d{4}〕[1-9]\d*号$/u.test(written) && !/\s/u.test(text[index - 1] ?? ''),
  );
