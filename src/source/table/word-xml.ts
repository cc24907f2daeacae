import { inSymbolFont, isSymbolFont } from './symbol-fonts.ts';

/** The document of a Word file as its reader should see it, and how much in it is out of sight. */
export interface WordDocument {
  readonly xml: string;
  readonly hidden: number;
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\bw:${name}="([^"]*)"`, 'u').exec(tag)?.[1];

/** Rows that begin late (w:gridBefore) get the blank cells that they skip. */
const withSkippedCells = (xml: string): string =>
  xml.replace(
    /<w:trPr\b(?:(?!<\/w:trPr>)[\s\S])*?<w:gridBefore\b[^>]*>(?:(?!<\/w:trPr>)[\s\S])*?<\/w:trPr>/gu,
    (properties) => {
      const count = Math.min(64, Number(attribute(/<w:gridBefore\b[^>]*>/u.exec(properties)?.[0] ?? '', 'val') ?? 0));
      return `${properties}${'<w:tc><w:tcPr/><w:p/></w:tc>'.repeat(Number.isNaN(count) ? 0 : count)}`;
    },
  );

const decoded = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]+);/giu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));

/** One run with the signs of its symbol font written as signs. */
const withSigns = (run: string): string => {
  const symbols = run.replace(/<w:sym\b[^>]*>/gu, (tag) => {
    const [font = '', char = ''] = [attribute(tag, 'font'), attribute(tag, 'char')];
    return isSymbolFont(font)
      ? `<w:t>${inSymbolFont(font, String.fromCodePoint(Number.parseInt(char, 16) || 0xfffd))}</w:t>`
      : tag;
  });
  const fonts = /<w:rFonts\b[^>]*>/u.exec(symbols)?.[0];
  const font = fonts === undefined ? undefined : (attribute(fonts, 'ascii') ?? attribute(fonts, 'hAnsi'));
  if (font === undefined || !isSymbolFont(font) || symbols !== run) return symbols;
  return symbols.replace(
    /(<w:t\b[^>]*>)([^<]*)(<\/w:t>)/gu,
    (_, open: string, text: string, close: string) => open + inSymbolFont(font, decoded(text)) + close,
  );
};

const isVanished = (run: string): boolean => /<w:vanish\b(?![^>]*w:val="(?:0|false|off)")[^>]*>/u.test(run);

/** Runs, hidden ones left out. */
const runs = (xml: string, hidden: boolean): WordDocument => {
  let gone = 0;
  const parts = xml.split(/(?<=<\/w:r>)/u).map((part) => {
    const start = part.search(/<w:r[\s>]/u);
    if (start < 0) return part;
    const run = part.slice(start);
    if (!hidden && isVanished(run) && /<w:t\b/u.test(run)) {
      gone += 1;
      return part.slice(0, start);
    }
    return part.slice(0, start) + withSigns(run);
  });
  return { xml: parts.join(''), hidden: gone };
};

/** Deleted text and rows, which the reader passes over, written as if they stood. */
const undeleted = (xml: string): string =>
  xml.replace(/<\/?w:del\b[^>]*>/gu, '').replace(/<(\/?)w:delText\b/gu, '<$1w:t');

/** Words over which stands how they are spoken, which the reader passes over whole: the words stay, the sounds go. */
const withoutSounds = (xml: string): string => {
  const [first = '', ...others] = xml.split(/<w:rt(?=[\s>])/u);
  const rest = others.map((part) => {
    const end = part.indexOf('</w:rt>');
    return end < 0 ? `<w:rt${part}` : part.slice(end + '</w:rt>'.length);
  });
  return [first, ...rest].join('').replace(/<\/?w:ruby(?:Base)?(?=[\s>])[^>]*>/gu, '');
};

/** What a document hides is left out and counted, or, with `hidden`, read. */
export const readWordDocument = (xml: string, hidden: boolean): WordDocument => {
  const deleted = xml.match(/<w:delText\b|<w:trPr\b(?:(?!<\/w:trPr>)[\s\S])*?<w:del\b/gu)?.length ?? 0;
  const read = runs(withSkippedCells(withoutSounds(hidden ? undeleted(xml) : xml)), hidden);
  return { xml: read.xml, hidden: hidden ? 0 : read.hidden + deleted };
};
