import type { Owner } from '../../model/catalogue.ts';
import { type Into, list, record, sourced, text } from './raw.ts';

/** The offices that fill in rows, each with the items that it names. */
export const readOwners = ({ file, root }: Into): Owner[] =>
  list(root.owners).flatMap((entry, index) => {
    const raw = record(entry);
    const name = text(raw.name);
    const items = list(raw.items).flatMap((one, nth) => {
      const named = text(one);
      return named === undefined ? [] : [sourced(file, ['owners', index, 'items', nth], named)];
    });
    return name === undefined ? [] : [{ name, items }];
  });
