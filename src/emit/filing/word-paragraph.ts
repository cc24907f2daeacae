import { escapeXml } from '../escape-xml.ts';
import type { WordStyle } from './word-styles.ts';

/** What a paragraph sets beside its style; lengths in twips. */
export interface ParagraphOptions {
  readonly align?: 'left' | 'center' | 'right';
  readonly left?: number;
  readonly right?: number;
  readonly hanging?: number;
  /** Position of one tab stop; negative for a tab that ends there. */
  readonly tab?: number;
  readonly keepNext?: boolean;
  readonly lineBefore?: number;
  /** Twips between the characters. */
  readonly spacing?: number;
}

interface RunOptions {
  /** Twips between the characters. */
  readonly spacing?: number | undefined;
  /** A Chinese font other than that of the paragraph. */
  readonly font?: string;
}

const runProperties = ({ spacing, font }: RunOptions): string =>
  [
    // The hint keeps “”, — and … in the Chinese font.
    `<w:rPr><w:rFonts w:hint="eastAsia"${font === undefined ? '' : ` w:eastAsia="${font}"`}/>`,
    spacing === undefined ? '' : `<w:spacing w:val="${spacing}"/>`,
    '</w:rPr>',
  ].join('');

/** One run; a tab character becomes a tab. */
export const wordRun = (text: string, options: RunOptions = {}): string => {
  if (text === '') return '';
  const pieces = text
    .split('\t')
    .map((piece) => (piece === '' ? '' : `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`));
  return `<w:r>${runProperties(options)}${pieces.join('<w:tab/>')}</w:r>`;
};

const indent = ({ left, right, hanging }: ParagraphOptions): string => {
  const parts = Object.entries({ left, right, hanging }).filter(([, value]) => value !== undefined);
  return parts.length === 0 ? '' : `<w:ind ${parts.map(([side, value]) => `w:${side}="${value}"`).join(' ')}/>`;
};

const tabs = (position: number | undefined): string =>
  position === undefined
    ? ''
    : `<w:tabs><w:tab w:val="${position < 0 ? 'right' : 'left'}" w:pos="${Math.abs(position)}"/></w:tabs>`;

/** A paragraph of finished runs, elements in the order that the schema demands. */
export const wordRuns = (style: WordStyle, runs: string, options: ParagraphOptions = {}): string =>
  [
    `<w:p><w:pPr>${style === 'Normal' ? '' : `<w:pStyle w:val="${style}"/>`}`,
    options.keepNext ? '<w:keepNext/>' : '',
    tabs(options.tab),
    options.lineBefore === undefined ? '' : `<w:spacing w:before="${options.lineBefore}"/>`,
    indent(options),
    options.align ? `<w:jc w:val="${options.align}"/>` : '',
    `</w:pPr>${runs}</w:p>`,
  ].join('');

/** A paragraph of one text. */
export const wordParagraph = (style: WordStyle, text: string, options: ParagraphOptions = {}): string =>
  wordRuns(style, wordRun(text, { spacing: options.spacing }), options);
