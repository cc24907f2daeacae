import { openZip } from './table/zip.ts';

/** The parts of DOCX and XLSX that hold what people read in them. */
const readable =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)|xl\/(?:sharedStrings|comments\d*|worksheets\/\w+))\.xml$/u;

/** Ends of paragraphs and cells part words; every other tag may stand inside a word. */
const breaks = /<\/(?:[a-z]\w*:)?(?:p|tc|tr|si|c|row|t)>|<(?:[a-z]\w*:)?(?:br|tab)\/>/gu;

const entities: readonly (readonly [string, string])[] = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&amp;', '&'],
];

/** `</w:t>` inside one paragraph does not part words in Word; in a workbook every text is a cell of its own. */
const textOf = (xml: string, isWord: boolean): string => {
  const parted = xml.replace(breaks, (tag) => (isWord && /t>$/u.test(tag) ? '' : '\n'));
  const bare = parted.replace(/<[^>]*>/gu, '');
  return entities.reduce((text, [entity, char]) => text.replaceAll(entity, char), bare);
};

/**
 * The words of a DOCX or XLSX, a text each part; undefined for any other file: it cannot be looked into. Throws for one
 * that is damaged.
 */
export const officeTexts = (bytes: Uint8Array): string[] | undefined => {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return undefined;
  const zip = openZip(bytes);
  if (!zip.names.some((name) => readable.test(name))) return undefined;
  return [...zip.unpack((name) => readable.test(name))].map(([name, part]) =>
    textOf(new TextDecoder().decode(part), name.startsWith('word/')),
  );
};
