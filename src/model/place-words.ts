import type { Lang } from './text.ts';

/** A text whose places in tables without addresses are said in its language: `table 2 row 7 column 3` is 第2个表第7行第3列. */
export const placeWords = (text: string, lang: Lang): string =>
  lang === 'en'
    ? text
    : text.replace(
        /\b(table|page) (\d+) row (\d+)(?: column (\d+))?/gu,
        (_, what: string, number: string, row: string, column: string | undefined) =>
          `第${number}${what === 'page' ? '页' : '个表'}第${row}行${column === undefined ? '' : `第${column}列`}`,
      );
