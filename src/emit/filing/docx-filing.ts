import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  type Table,
  TabStopType,
} from 'docx';
import type { Attachment, Block, FilingContent } from './block.ts';
import { docxTable, type TableType } from './docx-table.ts';
import { docxFonts, docxParagraph, docxRun } from './docx-text.ts';
import { repack } from './repack.ts';
import { textWidth } from './text-width.ts';

const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** 3号 in half-points; one character of it in twips. */
const bodySize = 32;
const character = 320;
/** 22 lines on the 225 mm of the 版心 (GB/T 9704-2012). */
const pitch = 579;

const exact = { line: pitch, lineRule: LineRuleType.EXACT } as const;

/** Sheets with their margins in millimetres; width and height as the sheet lies before the reader. */
const sheets = {
  portrait: { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26, size: 21, line: 320 },
  landscape: { width: 297, height: 210, top: 28, bottom: 26, left: 30, right: 30, size: 21, line: 320 },
  wide: { width: 420, height: 297, top: 28, bottom: 26, left: 22, right: 22, size: 17, line: 230 },
} as const;
type Sheet = keyof typeof sheets;

const textRoom = (sheet: Sheet): number => mm(sheets[sheet].width - sheets[sheet].left - sheets[sheet].right);

const tableType = (sheet: Sheet): TableType => {
  const { size, line, height, top, bottom } = sheets[sheet];
  return { size, line, pageHeight: mm(height - top - bottom) };
};

const firstLine = { indent: { firstLine: 2 * character, firstLineChars: 200 } } as const;

const blockParts = (block: Block, sheet: Sheet): (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'heading':
      return [
        docxParagraph(block.text, block.depth === 1 ? 'heading' : 'subheading', bodySize, {
          heading: block.depth === 1 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
          keepNext: true,
          spacing: exact,
          ...firstLine,
        }),
      ];
    case 'paragraph':
      return [
        docxParagraph(block.text, 'body', bodySize, { alignment: AlignmentType.BOTH, spacing: exact, ...firstLine }),
      ];
    case 'note':
      return [
        docxParagraph(block.text, 'body', 18, {
          style: 'TableText',
          spacing: { line: 280, lineRule: LineRuleType.EXACT, before: 60 },
        }),
      ];
    case 'chart':
      return [];
    case 'table':
      return [
        ...(block.table.caption.startsWith('表')
          ? [
              docxParagraph(block.table.caption, 'heading', 24, {
                alignment: AlignmentType.CENTER,
                keepNext: true,
                spacing: exact,
              }),
            ]
          : []),
        docxTable(block.table, textRoom(sheet), tableType(sheet)),
      ];
  }
};

/** One line of a title; a line slightly too long for the sheet is set closer, as a typist would. */
const titleLine = (text: string, sheet: Sheet, options: IParagraphOptions = {}): Paragraph => {
  const size = 44;
  const characters = textWidth(text);
  const excess = characters * size * 10 - textRoom(sheet);
  const tighter =
    excess > 0 && excess < characters * 30 ? { characterSpacing: -Math.ceil(excess / characters) - 2 } : {};
  return docxParagraph(
    text,
    'title',
    size,
    { alignment: AlignmentType.CENTER, spacing: { line: 640, lineRule: LineRuleType.EXACT }, ...options },
    tighter,
  );
};

/** A title that is much too long for one line goes on in a second one, before its year if it has one. */
const titleLines = (text: string, sheet: Sheet, first: IParagraphOptions = {}): Paragraph[] => {
  const year = text.indexOf('（');
  const long = year > 0 && textWidth(text) * 440 > textRoom(sheet) * 1.07;
  const lines = long ? [text.slice(0, year), text.slice(year)] : [text];
  return lines.map((line, index) => titleLine(line, sheet, index === 0 ? first : { keepNext: true }));
};

const empty = (options: IParagraphOptions = {}): Paragraph =>
  docxParagraph('', 'body', bodySize, { spacing: exact, ...options });

/** 发文字号; on a 报告 the 签发人 stands on the same line, right. */
const numberLine = ({ docType, number, signer }: FilingContent): Paragraph => {
  if (docType === '函')
    return docxParagraph(number, 'body', bodySize, { alignment: AlignmentType.RIGHT, spacing: exact });
  return new Paragraph({
    spacing: exact,
    indent: { left: character, right: character },
    tabStops: [{ type: TabStopType.RIGHT, position: textRoom('portrait') - character }],
    children: [docxRun(`${number}\t签发人：`, 'body', bodySize), docxRun(signer ?? '', 'subheading', bodySize)],
  });
};

/** 附件说明: numbered, without a full stop; a second line hangs under the name. */
const attachmentNotes = (attachments: readonly Attachment[]): Paragraph[] =>
  attachments.map(({ title }, index) => {
    const only = attachments.length === 1;
    const label = `${index === 0 ? '附件：' : ''}${only ? '' : `${index + 1}.`}`;
    const hanging = (index === 0 ? 4 : 1) * character;
    return new Paragraph({
      spacing: exact,
      // The signature does not stand on a page without text (GB/T 9704-2012).
      keepNext: index === attachments.length - 1,
      indent: { left: 6 * character, hanging },
      tabStops: [{ type: TabStopType.LEFT, position: 6 * character }],
      children: [docxRun(`${label}\t${title}`, 'body', bodySize)],
    });
  });

/** 成文日期 four characters from the right; the signature centred above it (GB/T 9704-2012). */
const signatureLines = ({ signature, date, contact }: FilingContent): Paragraph[] => {
  const overhang = (textWidth(signature) - textWidth(date)) / 2;
  const right = Math.max(0, Math.round((4 - overhang) * character));
  const line = (text: string, indent: number, keepNext: boolean) =>
    docxParagraph(text, 'body', bodySize, {
      alignment: AlignmentType.RIGHT,
      spacing: exact,
      indent: { right: indent },
      keepNext,
    });
  return [line(signature, right, true), line(date, 4 * character, contact !== undefined)];
};

/** 版记 with its lines; only when somebody gets a copy. */
const imprint = (copies: readonly string[]): Paragraph[] =>
  copies.length === 0
    ? []
    : [
        empty(),
        docxParagraph(`抄送：${copies.join('，')}。`, 'body', 28, {
          indent: { left: 280, right: 280 },
          spacing: exact,
          border: {
            top: { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 },
            bottom: { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 },
          },
        }),
      ];

const letter = (content: FilingContent): (Paragraph | Table)[] => [
  numberLine(content),
  empty(),
  ...content.title.flatMap((line, index) =>
    titleLines(line, 'portrait', index === 0 ? { heading: HeadingLevel.HEADING_1 } : {}),
  ),
  empty(),
  docxParagraph(`${content.receiver}：`, 'body', bodySize, { spacing: exact }),
  ...content.body.flatMap((block) => blockParts(block, 'portrait')),
  empty(),
  ...attachmentNotes(content.attachments),
  empty({ keepNext: true }),
  empty({ keepNext: true }),
  ...signatureLines(content),
  ...(content.contact ? [docxParagraph(content.contact, 'body', bodySize, { spacing: exact, ...firstLine })] : []),
  ...imprint(content.copies),
];

const attachmentParts = ({ title, sheet, blocks }: Attachment, number: number): (Paragraph | Table)[] => [
  docxParagraph(`附件${number}`, 'heading', bodySize, { spacing: exact, keepNext: true }),
  ...titleLines(title, sheet, { heading: HeadingLevel.HEADING_1, keepNext: true }),
  docxParagraph('', 'body', 16, { spacing: { line: 200, lineRule: LineRuleType.EXACT } }),
  ...blocks.flatMap((block) => blockParts(block, sheet)),
];

/** Odd pages number right, even pages left, one character from the edge, 7 mm below the text. */
const pageNumber = (side: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: 280 },
        children: [docxRun('', 'page', 28, { children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });

const draftMark = (draft: boolean): Header =>
  new Header({
    children: [
      draft
        ? docxParagraph(
            '草　稿（不得报送）',
            'heading',
            bodySize,
            { alignment: AlignmentType.CENTER },
            { color: 'C00000' },
          )
        : docxParagraph('', 'body', 21),
    ],
  });

const section = (
  sheet: Sheet,
  content: FilingContent,
  children: readonly (Paragraph | Table)[],
  first: boolean,
): ISectionOptions => {
  const { width, height, top, bottom, left, right } = sheets[sheet];
  const lying = width > height;
  // 信函格式 prints no number on its first page (GB/T 9704-2012).
  const titlePage = first && content.docType === '函';
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage,
      page: {
        // The library swaps the two for a sheet that lies.
        size: lying
          ? { width: mm(height), height: mm(width), orientation: PageOrientation.LANDSCAPE }
          : { width: mm(width), height: mm(height), orientation: PageOrientation.PORTRAIT },
        margin: {
          top: mm(top),
          bottom: mm(bottom),
          left: mm(left),
          right: mm(right),
          header: mm(15),
          footer: mm(bottom - 12),
          gutter: 0,
        },
      },
      // Not `linesAndChars`: LibreOffice gives a 3号 character two of its cells. docx-text.ts sets the 28 characters.
      grid: sheet === 'portrait' ? { type: DocumentGridType.LINES, linePitch: pitch } : { linePitch: 312 },
    },
    headers: {
      default: draftMark(content.draft),
      even: draftMark(content.draft),
      ...(titlePage ? { first: draftMark(content.draft) } : {}),
    },
    footers: {
      default: pageNumber('right'),
      even: pageNumber('left'),
      ...(titlePage ? { first: new Footer({ children: [new Paragraph({})] }) } : {}),
    },
    children,
  };
};

/** `filing.docx` in the form of GB/T 9704-2012: the letter, then each attachment on its own pages; the same bytes every time. */
export const docxFiling = async (content: FilingContent, tool: string): Promise<Uint8Array> => {
  const heading = {
    run: { size: bodySize, color: '000000', bold: false, italics: false },
    paragraph: { spacing: { before: 0, after: 0 } },
  };
  const document = new Document({
    title: content.title.join(''),
    creator: tool,
    lastModifiedBy: tool,
    description: content.draft ? '草稿' : '',
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15 },
    styles: {
      default: {
        document: {
          run: {
            size: bodySize,
            font: {
              ascii: 'Times New Roman',
              hAnsi: 'Times New Roman',
              cs: 'Times New Roman',
              eastAsia: docxFonts.body,
              hint: 'eastAsia',
            },
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
        },
        heading1: heading,
        heading2: heading,
        heading3: heading,
      },
      paragraphStyles: [
        { id: 'Normal', name: 'Normal', quickFormat: true, run: { size: bodySize } },
        { id: 'TableText', name: '表格文字', basedOn: 'Normal', paragraph: { spacing: { before: 0, after: 0 } } },
      ],
    },
    sections: [
      section('portrait', content, letter(content), true),
      ...content.attachments.map((attachment, index) =>
        section(attachment.sheet, content, attachmentParts(attachment, index + 1), false),
      ),
    ],
  });
  return repack(new Uint8Array(await Packer.toArrayBuffer(document)));
};
