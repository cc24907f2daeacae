import { printed } from '../../document/printed.ts';
import { workbookBytes } from '../../document/sheet/workbook-package.ts';
import type { Review } from '../../model/review.ts';
import type { Lang, Text } from '../../model/text.ts';
import type { ReviewEmitter } from './output.ts';
import { assessmentSheets } from './workbook/assessment-sheets.ts';
import { findingSheet, groupSheet, ownSheet } from './workbook/finding-sheets.ts';
import { guideSheets } from './workbook/guide-sheets.ts';
import { additionSheet, missingSheets, omissionSheet, ruleSheet } from './workbook/list-sheets.ts';
import { overviewSheet } from './workbook/overview-sheet.ts';

/** `review.xlsx`: one list a sheet, ready to filter, with room for decisions; no cell can hold a formula. */
const reviewXlsx = (review: Review, lang: Lang, tool: string): Uint8Array => {
  const say = (text: Text): string => printed(text[lang]);
  // One after the other: the cells of a nation are never held at once.
  const sheets = function* () {
    yield overviewSheet(review, say);
    yield groupSheet(review, say);
    yield findingSheet(review, say);
    yield ownSheet(review);
    yield ruleSheet(review, say);
    yield omissionSheet(review);
    yield additionSheet(review);
    yield* guideSheets(review, say);
    yield* assessmentSheets(review);
    yield* missingSheets(review);
  };
  return workbookBytes(sheets(), {
    title: '目录备案审核汇总',
    creator: tool,
    ...(review.date ? { date: review.date } : {}),
  });
};

/** The workbook of a review. */
export const xlsx: ReviewEmitter = {
  files: (review, { lang, tool }) => [{ path: 'review.xlsx', bytes: reviewXlsx(review, lang, tool) }],
};
