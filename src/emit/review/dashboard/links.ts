import { printed } from '../../../document/printed.ts';
import type { Submission } from '../../../model/review.ts';
import { type DashboardOptions, sheetPath } from './options.ts';

export interface Link {
  readonly title: string;
  readonly href: string | undefined;
}

/** How regions are linked to, each to its sheet. */
export interface Links {
  readonly one: (key: string, anchor?: string) => Link;
  /** The first of many; `more` are left to `review.xlsx`. */
  readonly many: (keys: readonly string[], anchor?: string) => readonly Link[];
  readonly more: (keys: readonly string[]) => number | undefined;
}

/** More names than this under one heading make a page slow, and are read by nobody. */
const most = 200;

/** Makes links to the sheets of submissions. */
export const linksTo = (submissions: readonly Submission[], { hasSheets }: DashboardOptions): Links => {
  const titles = new Map(submissions.map(({ key, title }) => [key, printed(title)]));
  const one = (key: string, anchor = ''): Link => ({
    title: titles.get(key) ?? printed(key),
    href: hasSheets && titles.has(key) ? `${sheetPath(key)}${anchor}` : undefined,
  });
  return {
    one,
    many: (keys, anchor) => keys.slice(0, most).map((key) => one(key, anchor)),
    more: (keys) => (keys.length > most ? keys.length - most : undefined),
  };
};
