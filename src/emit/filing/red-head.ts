import type { FilingContent } from '../../document/block.ts';
import { escapeXml } from '../../document/escape-xml.ts';
import { textWidth } from '../../document/text-width.ts';
import { wordStyles } from '../../document/word/word-styles.ts';

const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
const red = 'FF0000';

/** Height in twips of the line that says 草稿 above the mark; the page keeps it free. */
const draftLine = 400;

/** The largest type, in points, in which the name of the issuing body fits on one line of 150 mm. */
const sizeOf = (mark: string): number => Math.max(22, Math.min(44, Math.floor(425 / textWidth(mark))));

const markParagraph = (mark: string, before: number): string => {
  const size = sizeOf(mark);
  return [
    `<w:p><w:pPr><w:pStyle w:val="${wordStyles.redHead}"/><w:spacing w:before="${before}" w:line="${size * 22}" w:lineRule="exact"/></w:pPr>`,
    `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr><w:t>${escapeXml(mark)}</w:t></w:r></w:p>`,
  ].join('');
};

interface Rule {
  /** Eighths of a point. */
  readonly thickness: number;
  readonly before?: number;
  readonly after?: number;
  readonly indent?: string;
}

/** A red line: the lower border of a paragraph that is almost without height. */
const rule = ({ thickness, before = 0, after = 0, indent = '' }: Rule): string =>
  [
    `<w:p><w:pPr><w:pStyle w:val="${wordStyles.end}"/>`,
    `<w:pBdr><w:bottom w:val="single" w:sz="${thickness}" w:space="0" w:color="${red}"/></w:pBdr>`,
    `<w:spacing w:before="${before}" w:after="${after}"/>${indent}</w:pPr></w:p>`,
  ].join('');

const [thick, thin] = [24, 6];

/** 170 mm in the middle of the sheet: wider than the 版心 by 8 mm on its left and 6 mm on its right. */
const wide = `<w:ind w:left="${-mm(8)}" w:right="${-mm(6)}"/>`;

/**
 * 信函格式 (GB/T 9704-2012): the header of the first page. The mark stands 30 mm below the edge of the paper, 4 mm
 * below it a thick and a thin line. `top` is the distance of headers.
 */
export const letterHead = (mark: string, top: number): string =>
  [
    markParagraph(mark, mm(30) - mm(top) - draftLine),
    rule({ thickness: thick, before: mm(4), indent: wide }),
    rule({ thickness: thin, before: 30, after: 150, indent: wide }),
  ].join('');

/** 信函格式: the thin and the thick line at the foot of the first page, as far from the edge as footers are: 20 mm. */
export const letterFoot = (): string =>
  rule({ thickness: thin, indent: wide }) + rule({ thickness: thick, before: 30, indent: wide });

/** The mark of a 报告: 35 mm below the upper edge of the 版心. */
export const reportMark = (mark: string): string => markParagraph(mark, mm(35));

/** The line 4 mm below the 发文字号 of a 报告, as wide as the 版心. */
export const reportRule = (): string => rule({ thickness: 16, before: mm(2) });

/** 发文机关标志: the body alone on a 函, with 文件 on a 报告; a visible blank when the body is not known. */
export const redHeadMark = (docType: FilingContent['docType'], body: string | undefined): string =>
  body === undefined ? '（发文机关标志）' : docType === '函' ? body : `${body}文件`;
