import { parseCitation } from './basis.ts';
import { plain } from './plain.ts';

/** What a document is known by: 关于印发〈某办法〉的通知 by the title of what it issues. */
const knownAs = (citation: string): string => {
  const { title = citation } = parseCitation(citation);
  return plain(/(?:印发|发布|公布)[〈<《](.+?)[〉>》]/u.exec(title)?.[1] ?? title);
};

/** Whether a text is the interpretation of a cited document: it names it. */
export const interprets = (text: string, citation: string): boolean => plain(text).includes(knownAs(citation));
