import type { Links } from '../../model/catalogue.ts';
import { clean, joined } from '../clean.ts';
import { isMasked } from '../words.ts';
import type { Left, Reading } from './reading.ts';

/** 办事链接: lines of name and address. */
export const readLinks = (raw: string): Reading<Links> => {
  const links: { [name: string]: string } = {};
  const [took, left]: [string[], Left[]] = [[], []];
  for (const line of clean(raw).split('\n')) {
    const found = /^(.*?)[\s：:]*(https?:\/\/\S+)$/u.exec(line);
    const name = found?.[1] === '' || found?.[1] === '办事指南' ? 'guide' : found?.[1];
    if (found?.[2] && name !== undefined && !isMasked(line) && links[name] === undefined) {
      links[name] = found[2];
      took.push(line);
    } else if (joined(line) !== '') left.push({ text: line, why: isMasked(line) ? 'person' : 'not-this-field' });
  }
  return Object.keys(links).length > 0 ? { value: links, took, left } : { took: [], left };
};
