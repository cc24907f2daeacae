import type { Contact } from '../model/catalogue.ts';
import { joined } from './clean.ts';
import type { Table } from './read-table.ts';

const office = /^(?:0\d{2,3}-?\d{7,8}|12333|12345|12388|\d{7,8})$/u;

/** Telephone columns that say the same in every row become the contact of the layer; mobile numbers never do. */
export const contactOf = (tables: readonly Table[]): Pick<Contact, 'phone' | 'complaint'> => {
  const others = tables.flatMap(({ items }) => items.flatMap((item) => (item.refused ? [] : item.others)));
  const one = (kind: 'phone' | 'complaint') => {
    const values = new Set(
      others.filter(({ column }) => column.kind === kind).map(({ piece }) => joined(piece.cell.text)),
    );
    const [value] = values;
    return values.size === 1 && value !== undefined && office.test(value) ? { [kind]: value } : {};
  };
  return { ...one('phone'), ...one('complaint') };
};
