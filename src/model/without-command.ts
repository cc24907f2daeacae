import type { Text } from './text.ts';

/** A remedy for one who fills in a workbook or works in the desk: there is no command that mends or looks up. */
export const withoutCommand = ({ zh, en }: Text): Text => ({
  zh: zh.replace(/（[^（）]*(?:--fix|mulu )[^（）]*）/gu, ''),
  en: en.replace(/ ?\([^()]*(?:--fix|mulu )[^()]*\)/gu, ''),
});
