import { type IParagraphOptions, type IRunOptions, Paragraph, TextRun } from 'docx';

/** The fonts of GB/T 9704 by name; repack.ts adds the names to fall back to. Never embedded. */
export const docxFonts = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  heading: '黑体',
  subheading: '楷体_GB2312',
  page: '宋体',
} as const;

/** A run in one of the fonts, Latin letters and digits in Times New Roman; `hint` keeps “” and — full-width. */
export const docxRun = (
  text: string,
  font: keyof typeof docxFonts,
  halfPoints: number,
  more: IRunOptions = {},
): TextRun =>
  new TextRun({
    text,
    font: {
      ascii: 'Times New Roman',
      hAnsi: 'Times New Roman',
      cs: 'Times New Roman',
      eastAsia: docxFonts[font],
      hint: 'eastAsia',
    },
    size: halfPoints,
    // 28 characters on the 156 mm of a line (GB/T 9704-2012): 15.75 pt each, type of 16 pt.
    ...(halfPoints === 32 ? { characterSpacing: -5 } : {}),
    ...more,
  });

/** A paragraph of one run. */
export const docxParagraph = (
  text: string,
  font: keyof typeof docxFonts,
  halfPoints: number,
  options: IParagraphOptions = {},
  run: IRunOptions = {},
): Paragraph => new Paragraph({ ...options, children: text === '' ? [] : [docxRun(text, font, halfPoints, run)] });
