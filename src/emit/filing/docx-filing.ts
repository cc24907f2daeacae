import type { Attachment, Block, FilingContent } from '../../document/block.ts';
import { textWidth } from '../../document/text-width.ts';
import { wordChart } from '../../document/word/word-chart.ts';
import { wordDrawing } from '../../document/word/word-drawing.ts';
import { type Carry, wordFurniture, wordPackage } from '../../document/word/word-package.ts';
import { type ParagraphOptions, wordParagraph, wordRun, wordRuns } from '../../document/word/word-paragraph.ts';
import { wordStyles, wordType } from '../../document/word/word-styles.ts';
import { type TablePlace, wordTable } from '../../document/word/word-table.ts';
import { letterFoot, letterHead, reportMark, reportRule } from './red-head.ts';

const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** One character of 3号, in twips. */
const character = 320;

/** Sheets as they lie before the reader, in millimetres; the letter has the margins of GB/T 9704-2012. */
const sheets = {
  portrait: { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26, small: false },
  landscape: { width: 297, height: 210, top: 28, bottom: 26, left: 30, right: 30, small: false },
  wide: { width: 420, height: 297, top: 28, bottom: 26, left: 22, right: 22, small: true },
} as const;
type Sheet = keyof typeof sheets;

const lineLength = (sheet: Sheet): number => {
  const { width, left, right } = sheets[sheet];
  return mm(width) - mm(left) - mm(right);
};

const tablePlace = (sheet: Sheet): TablePlace => {
  const { height, top, bottom, small } = sheets[sheet];
  return {
    width: lineLength(sheet),
    pageHeight: mm(height - top - bottom),
    cell: small ? wordStyles.cellSmall : wordStyles.cell,
    head: small ? wordStyles.headSmall : wordStyles.head,
  };
};

/** The signature never stands on a page without text of the letter: its last paragraph goes there with it. */
const kept = { keepNext: true };

const blockXml = (block: Block, sheet: Sheet, keep: ParagraphOptions = {}): string => {
  switch (block.kind) {
    case 'heading':
      return wordParagraph(block.depth === 1 ? wordStyles.section : wordStyles.subsection, block.text);
    case 'paragraph':
      return wordParagraph(wordStyles.body, block.text, {
        ...(block.keep ? kept : keep),
        // An address is not parted: the line before it would be drawn out to its full length.
        ...(block.text.includes('://') ? { align: 'left' as const } : {}),
      });
    case 'note':
      return wordParagraph(wordStyles.note, block.text, { lineBefore: 60 });
    case 'table': {
      const { caption } = block.table;
      // A table that is alone in its attachment has its name above it already.
      return `${caption.startsWith('表') ? wordParagraph(wordStyles.caption, caption) : ''}${wordTable(block.table, tablePlace(sheet))}`;
    }
    case 'chart':
      return wordChart(block.chart, tablePlace(sheet));
    case 'flow':
      return wordDrawing(block.drawing, block.name);
  }
};

/** A line of a title; one that is slightly too long is set closer, as a typist would. */
const titleLine = (text: string, sheet: Sheet): string => {
  const characters = textWidth(text);
  const excess = characters * wordType(wordStyles.title).size * 10 - lineLength(sheet);
  const closer = excess > 0 && excess < characters * 30 ? { spacing: -Math.ceil(excess / characters) - 2 } : {};
  return wordParagraph(wordStyles.title, text, closer);
};

/** A title that is much too long for one line goes on in a second one, before its year if it has one. */
const titleLines = (text: string, sheet: Sheet): string => {
  const year = text.indexOf('（');
  const long = year > 0 && textWidth(text) * wordType(wordStyles.title).size * 10 > lineLength(sheet) * 1.07;
  return (long ? [text.slice(0, year), text.slice(year)] : [text]).map((line) => titleLine(line, sheet)).join('');
};

const empty = (options: ParagraphOptions = {}): string => wordParagraph(wordStyles.plain, '', options);

/** 发文字号; on a 报告 the 签发人 stands on the same line, right. */
const numberLine = ({ docType, number, signer }: FilingContent): string => {
  if (docType === '函') return wordParagraph(wordStyles.plain, number, { align: 'right' });
  const runs = wordRun(`${number}\t签发人：`) + wordRun(signer ?? '', { font: '楷体_GB2312' });
  return wordRuns(wordStyles.plain, runs, { left: character, tab: character - lineLength('portrait') });
};

/** 附件说明: several are numbered, without a full stop; a second line hangs under the name. */
const attachmentNotes = (attachments: readonly Attachment[]): string => {
  const isOne = attachments.length === 1;
  const left = (isOne ? 5 : 6) * character;
  return attachments
    .map(({ title }, index) =>
      wordParagraph(wordStyles.plain, `${index === 0 ? '附件：' : ''}${isOne ? '' : `${index + 1}.\t`}${title}`, {
        left,
        hanging: index === 0 ? left - 2 * character : character,
        tab: left,
        ...kept,
      }),
    )
    .join('');
};

/** 成文日期 four characters from the right; the signature centred above it. */
const signatureLines = ({ signature, date, contact, copies }: FilingContent): string => {
  const overhang = (textWidth(signature) - textWidth(date)) / 2;
  const right = Math.max(0, Math.round((4 - overhang) * character));
  const line = (text: string, indent: number, keepNext: boolean): string =>
    wordParagraph(wordStyles.plain, text, { align: 'right', right: indent, keepNext });
  return line(signature, right, true) + line(date, 4 * character, contact !== undefined || copies.length > 0);
};

const hasReportHead = ({ docType, redHead }: FilingContent): boolean => docType === '报告' && redHead !== undefined;

/** What stands over the title: below a red head the title keeps two lines of distance. */
const headLines = (content: FilingContent): string => {
  if (content.redHead === undefined) return numberLine(content) + empty();
  if (!hasReportHead(content)) return numberLine(content) + empty() + empty();
  return [reportMark(content.redHead), empty(), empty(), numberLine(content), reportRule(), empty(), empty()].join('');
};

/** 抄送; 信函格式 has no lines around it. */
const copyLines = ({ docType, copies }: FilingContent): string => {
  if (copies.length === 0) return '';
  const style = docType === '函' ? wordStyles.copiesPlain : wordStyles.copies;
  return empty(kept) + wordParagraph(style, `抄送：${copies.join('，')}。`);
};

/** As many characters as a sentence has that says only that the letter ends: 专此函达，请予备案。 */
const formula = 12;

/** A page of a letter has 22 lines of 28 characters (GB/T 9704-2012, 5.2.3). */
const grid = { lines: 22, characters: 28 };

const linesOf = (text: string, length: number = grid.characters): number => Math.ceil(textWidth(text) / length);

/** How many lines there are below the body: attachments, signature, date, who is asked, copies. */
const linesBelow = ({ attachments, contact = '', copies }: FilingContent): number => {
  const notes = attachments.reduce((sum, { title }) => sum + linesOf(title, grid.characters - 6), 0);
  return (notes > 0 ? notes + 1 : 0) + 4 + linesOf(contact) + (copies.length > 0 ? 1 + linesOf(copies.join('，')) : 0);
};

/** The signature stands on a page with text of the letter: its last paragraph, and that before a mere formula if there is room. */
const bodyXml = (content: FilingContent): string[] => {
  const [before, last] = content.body.slice(-2);
  const ends = last?.kind === 'paragraph' && last.text.length <= formula ? 1 : 0;
  const room = grid.lines - linesBelow(content) - ends - 2;
  const from = before?.kind === 'paragraph' && linesOf(before.text) <= room ? ends : 0;
  return content.body.map((block, index, { length }) =>
    blockXml(block, 'portrait', index >= length - 1 - from ? kept : {}),
  );
};

const letter = (content: FilingContent): string =>
  [
    headLines(content),
    ...content.title.map((line) => titleLines(line, 'portrait')),
    empty(),
    wordParagraph(wordStyles.plain, `${content.receiver}：`),
    ...bodyXml(content),
    content.attachments.length > 0 ? empty(kept) + attachmentNotes(content.attachments) : '',
    empty(kept),
    empty(kept),
    signatureLines(content),
    content.contact ? wordParagraph(wordStyles.body, content.contact, content.copies.length > 0 ? kept : {}) : '',
    copyLines(content),
  ].join('');

const attachmentXml = ({ title, sheet, blocks }: Attachment, number: number | undefined): string =>
  [
    wordParagraph(wordStyles.mark, `附件${number ?? ''}`),
    titleLines(title, sheet),
    wordParagraph(wordStyles.note, '', { keepNext: true }),
    ...blocks.map((block) => blockXml(block, sheet)),
  ].join('');

const reference = (part: 'header' | 'footer', type: 'default' | 'even' | 'first', id: string): string =>
  `<w:${part}Reference w:type="${type}" r:id="${id}"/>`;

const headerDistance = 15;

/** 信函格式 prints no number on its first page. */
const sectionProperties = (sheet: Sheet, titlePage: boolean, titleHeader: string = wordFurniture.header): string => {
  const { width, height, top, bottom, left, right } = sheets[sheet];
  const { header, odd, even, first } = wordFurniture;
  const margins = { top, right, bottom, left, header: headerDistance, footer: bottom - 15, gutter: 0 };
  return [
    `<w:sectPr>${reference('header', 'default', header)}${reference('header', 'even', header)}`,
    titlePage ? reference('header', 'first', titleHeader) : '',
    `${reference('footer', 'default', odd)}${reference('footer', 'even', even)}`,
    titlePage ? reference('footer', 'first', first) : '',
    `<w:type w:val="nextPage"/><w:pgSz w:w="${mm(width)}" w:h="${mm(height)}"${width > height ? ' w:orient="landscape"' : ''}/>`,
    `<w:pgMar ${Object.entries(margins)
      .map(([side, size]) => `w:${side}="${mm(size)}"`)
      .join(' ')}/>`,
    titlePage ? '<w:titlePg/>' : '',
    // Not `linesAndChars`: LibreOffice gives a 3号 character two of its cells. The style sets the 28 characters.
    sheet === 'portrait' ? `<w:docGrid w:type="lines" w:linePitch="${wordType(wordStyles.plain).line}"/>` : '',
    '</w:sectPr>',
  ].join('');
};

/** 3 mm that lift the page number: it stands 7 mm below the text, the red lines of a letter 20 mm above the edge. */
const lift = `<w:p><w:pPr><w:pStyle w:val="${wordStyles.end}"/><w:spacing w:line="170" w:lineRule="exact"/></w:pPr></w:p>`;

/** Odd pages number right, even pages left, one character from the edge. */
const pageNumber = (side: 'left' | 'right'): string => {
  const field = ['begin', 'PAGE', 'separate', '1', 'end']
    .map((step) => {
      if (step === 'PAGE') return '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>';
      return step === '1' ? '<w:r><w:t>1</w:t></w:r>' : `<w:r><w:fldChar w:fldCharType="${step}"/></w:r>`;
    })
    .join('');
  const runs = `${wordRun('— ')}${field}${wordRun(' —')}`;
  return wordRuns(wordStyles.page, runs, { align: side, [side]: 280 }) + lift;
};

/** `filing.docx` in the form of GB/T 9704-2012: the letter, then each attachment on its own pages. */
export const docxFiling = (content: FilingContent, author: string): Uint8Array => {
  const parts: readonly (readonly [xml: string, section: string])[] = [
    [
      letter(content),
      sectionProperties(
        'portrait',
        content.docType === '函',
        content.redHead === undefined ? wordFurniture.header : wordFurniture.head,
      ),
    ],
    ...content.attachments.map(
      (attachment, index) =>
        [
          attachmentXml(attachment, content.attachments.length > 1 ? index + 1 : undefined),
          sectionProperties(attachment.sheet, false),
        ] as const,
    ),
  ];
  const body = parts.map(([xml, section], index) => {
    if (index === parts.length - 1) return `${xml}${wordParagraph(wordStyles.end, '')}${section}`;
    return `${xml}<w:p><w:pPr><w:pStyle w:val="${wordStyles.end}"/>${section}</w:pPr></w:p>`;
  });
  const header = wordParagraph(wordStyles.draft, content.draft ? '草　稿（不得报送）' : '');
  const furniture = {
    header,
    odd: pageNumber('right'),
    even: pageNumber('left'),
    first: content.redHead === undefined ? wordParagraph(wordStyles.page, '') : letterFoot(),
    head: content.redHead === undefined ? header : header + letterHead(content.redHead, headerDistance),
  };
  return wordPackage(body.join(''), furniture, content.title.join(''), author);
};

/** A form: a title and blocks on pages of their own. */
export interface Form {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Who signs, and when. */
  readonly closing?: readonly string[];
}

/** A signature below a form; the page that it stands on has text of the form. */
const closingLines = (lines: readonly string[]): string =>
  lines.length === 0
    ? ''
    : empty(kept) +
      lines
        .map((line, index) =>
          wordParagraph(wordStyles.plain, line, {
            align: 'right',
            right: 2 * character,
            keepNext: index < lines.length - 1,
          }),
        )
        .join('');

/** Forms on numbered portrait pages, one behind the other, no letter around them. */
export const docxForms = (name: string, forms: readonly Form[], tool: string, carry?: Carry): Uint8Array => {
  const section = sectionProperties('portrait', false);
  const body = forms.map(({ title, blocks, closing = [] }, index) =>
    [
      titleLines(title, 'portrait'),
      wordParagraph(wordStyles.note, ''),
      ...blocks.map((block, at) =>
        blockXml(block, 'portrait', closing.length > 0 && at === blocks.length - 1 ? kept : {}),
      ),
      closingLines(closing),
      index === forms.length - 1
        ? wordParagraph(wordStyles.end, '') + section
        : `<w:p><w:pPr><w:pStyle w:val="${wordStyles.end}"/>${section}</w:pPr></w:p>`,
    ].join(''),
  );
  const header = wordParagraph(wordStyles.draft, '');
  const furniture = {
    header,
    odd: pageNumber('right'),
    even: pageNumber('left'),
    first: wordParagraph(wordStyles.page, ''),
    head: header,
  };
  return wordPackage(body.join(''), furniture, name, tool, carry);
};
