import { printed } from '../document/printed.ts';
import type { Links } from '../model/catalogue.ts';
import { words } from './words.ts';

/** A link that may be printed. */
export interface SafeLink {
  readonly label: string;
  readonly href: string;
}

/** `URL.canParse` is younger than the engines that pages and tools run in. */
const readUrl = (address: string): URL | undefined => {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
};

/** The links of an item that lead to http or https; `javascript:` and the like never reach a page. */
export const safeLinks = (links: Links): SafeLink[] =>
  Object.entries(links).flatMap(([name, address]) => {
    const url = readUrl(address);
    return url?.protocol === 'https:' || url?.protocol === 'http:'
      ? [{ label: words.links[name] ?? printed(name), href: url.href }]
      : [];
  });
