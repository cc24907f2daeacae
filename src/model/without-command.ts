import type { Text } from './text.ts';

/** What stands in quotes is the author's own. */
const unless = (mark: string) => (found: string) => (found.startsWith(mark) ? found : '');

/** A remedy for one who fills in a workbook, works in the desk or reads paper: there is no command that mends or looks up. */
export const withoutCommand = ({ zh, en }: Text): Text => ({
  zh: zh.replace(/“[^”]*”|（[^（）]*(?: --[a-z]|mulu )[^（）]*）/gu, unless('“')),
  en: en.replace(/`[^`]*`| ?\([^()]*(?: --[a-z]|mulu )[^()]*\)/gu, unless('`')),
});
