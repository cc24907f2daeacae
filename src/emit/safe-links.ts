import type { Links } from '../model/catalogue.ts';
import { printed } from './printed.ts';
import { words } from './words.ts';

/** A link that may be printed. */
export interface SafeLink {
  readonly label: string;
  readonly href: string;
}

/** The links of an item that lead to http or https; `javascript:` and the like never reach a page. */
export const safeLinks = (links: Links): SafeLink[] =>
  Object.entries(links).flatMap(([name, address]) => {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    return url?.protocol === 'https:' || url?.protocol === 'http:'
      ? [{ label: words.links[name] ?? printed(name), href: url.href }]
      : [];
  });
