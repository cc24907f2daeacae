import { isSymbolFont } from './symbol-fonts.ts';
import { attributesOf, eachTag } from './xml-tags.ts';
import { xmlText } from './xml-text.ts';

/** What styles of an OpenDocument file say that matters to who reads a table. */
export interface OpenStyles {
  /** Fonts of signs, by the style that uses them. */
  readonly fonts: ReadonlyMap<string, string>;
  /** Styles of texts and of sheets that are not shown. */
  readonly hidden: ReadonlySet<string>;
}

/** An attribute by its name without prefix. */
export const attributeOf = (attributes: ReadonlyMap<string, string>, name: string): string | undefined => {
  for (const [key, value] of attributes) if (key === name || key.endsWith(`:${name}`)) return xmlText(value);
  return undefined;
};

/** Reads the styles in the parts of a file: names of fonts, and what is out of sight. */
export const readOpenStyles = (parts: readonly string[]): OpenStyles => {
  const faces = new Map<string, string>();
  const fonts = new Map<string, string>();
  const hidden = new Set<string>();
  for (const xml of parts) {
    let style = '';
    eachTag(xml, (tag) => {
      if (tag.closing) return;
      const all = /^(?:font-face|style|text-properties|table-properties)$/u.test(tag.name)
        ? attributesOf(tag)
        : new Map<string, string>();
      const name = attributeOf(all, 'name') ?? '';
      if (tag.name === 'font-face') faces.set(name, attributeOf(all, 'font-family') ?? name);
      if (tag.name === 'style') style = name;
      if (tag.name === 'text-properties') {
        const font = attributeOf(all, 'font-name') ?? attributeOf(all, 'font-family') ?? '';
        const family = faces.get(font) ?? font;
        if (isSymbolFont(family)) fonts.set(style, family);
        if (attributeOf(all, 'display') === 'none') hidden.add(style);
      }
      if (tag.name === 'table-properties' && attributeOf(all, 'display') === 'false') hidden.add(style);
    });
  }
  return { fonts, hidden };
};
