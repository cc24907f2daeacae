import { printed } from '../../document/printed.ts';
import { workbookBytes } from '../../document/sheet/workbook-package.ts';
import type { Review } from '../../model/review.ts';
import type { Lang, Text } from '../../model/text.ts';
import type { ReviewEmitter } from './output.ts';
import { findingSheet, groupSheet, ownSheet } from './workbook/finding-sheets.ts';
import { additionSheet, missingSheets, omissionSheet, ruleSheet } from './workbook/list-sheets.ts';
import { overviewSheet } from './workbook/overview-sheet.ts';

/** `review.xlsx`: one list a sheet, ready to filter, with room for decisions; no cell can hold a formula. */
const reviewXlsx = (review: Review, lang: Lang, tool: string): Uint8Array => {
  const say = (text: Text): string => printed(text[lang]);
  const sheets = [
    overviewSheet(review, say),
    groupSheet(review, say),
    findingSheet(review, say),
    ownSheet(review),
    ruleSheet(review, say),
    omissionSheet(review),
    additionSheet(review),
    ...missingSheets(review),
  ];
  return workbookBytes(sheets, {
    title: '目录备案审核汇总',
    creator: tool,
    ...(review.date ? { date: review.date } : {}),
  });
};

/** The workbook of a review. */
export const xlsx: ReviewEmitter = {
  files: (review, { lang, tool }) => [{ path: 'review.xlsx', bytes: reviewXlsx(review, lang, tool) }],
};
