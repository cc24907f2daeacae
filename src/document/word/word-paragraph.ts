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

/** Marks that may belong to a Latin font as well, such as “”, —, … and ■ (ECMA-376, 17.3.2.26). */
const ambiguous = /[\u00a0-\u2dff\ue000-\ufb1c]/;

const runProperties = (text: string, { spacing, font }: RunOptions): string => {
  const fonts =
    font === undefined
      ? ambiguous.test(text)
        ? '<w:rFonts w:hint="eastAsia"/>'
        : ''
      : `<w:rFonts w:hint="eastAsia" w:eastAsia="${font}"/>`;
  const properties = spacing === undefined ? fonts : `${fonts}<w:spacing w:val="${spacing}"/>`;
  return properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
};

/** Blanks at either end are dropped unless they are asked for. */
const textXml = (text: string): string =>
  text === '' ? '' : `<w:t${/^\s|\s$/.test(text) ? ' xml:space="preserve"' : ''}>${escapeXml(text)}</w:t>`;

const breaks: { readonly [character: string]: string } = { '\t': '<w:tab/>', '\n': '<w:br/>' };

/** One run; a tab character becomes a tab, a line break one inside the paragraph. */
export const wordRun = (text: string, options: RunOptions = {}): string => {
  if (text === '') return '';
  const pieces = /[\t\n]/.test(text)
    ? text
        .split(/([\t\n])/)
        .map((piece) => breaks[piece] ?? textXml(piece))
        .join('')
    : textXml(text);
  return `<w:r>${runProperties(text, options)}${pieces}</w:r>`;
};

const indent = ({ left, right, hanging }: ParagraphOptions): string => {
  if (left === undefined && right === undefined && hanging === undefined) return '';
  const side = (name: string, value: number | undefined): string =>
    value === undefined ? '' : ` w:${name}="${value}"`;
  return `<w:ind${side('left', left)}${side('right', right)}${side('hanging', hanging)}/>`;
};

const tabs = (position: number | undefined): string =>
  position === undefined
    ? ''
    : `<w:tabs><w:tab w:val="${position < 0 ? 'right' : 'left'}" w:pos="${Math.abs(position)}"/></w:tabs>`;

/** A paragraph of finished runs, elements in the order that the schema demands. */
export const wordRuns = (style: WordStyle, runs: string, options: ParagraphOptions = {}): string => {
  const named = style === 'Normal' ? '' : `<w:pStyle w:val="${style}"/>`;
  const before = options.lineBefore === undefined ? '' : `<w:spacing w:before="${options.lineBefore}"/>`;
  const align = options.align ? `<w:jc w:val="${options.align}"/>` : '';
  const properties = `${named}${options.keepNext ? '<w:keepNext/>' : ''}${tabs(options.tab)}${before}${indent(options)}${align}`;
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
};

/** A paragraph of one text. */
export const wordParagraph = (style: WordStyle, text: string, options: ParagraphOptions = {}): string =>
  wordRuns(style, wordRun(text, { spacing: options.spacing }), options);
