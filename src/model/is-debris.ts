import type { Office } from './reference.ts';
import { remember } from './remember.ts';

const patternOf = remember((name: string): RegExp => {
  const parts = name.toLowerCase().split('*');
  return new RegExp(`^${parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')).join('.*')}$`, 'u');
});

const isAmong = (name: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => patternOf(pattern).test(name.toLowerCase()));

/** Whether a file or folder is what programs leave behind, by its name (catalogues/reference/office.yaml). */
export const isDebris = (name: string, { debris }: Pick<Office, 'debris'>): boolean => isAmong(name, debris);

/** Whether a file explains a folder to people. */
export const isNote = (name: string, { notes }: Pick<Office, 'notes'>): boolean => isAmong(name, notes);
