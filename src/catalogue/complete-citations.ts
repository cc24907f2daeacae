import { findDocument, parseCitation } from '../model/basis.ts';
import type { Resolved, ResolvedItem } from '../model/catalogue.ts';
import type { Change } from '../model/change.ts';
import { plain } from '../model/plain.ts';
import type { Reference } from '../model/reference.ts';
import { remember } from '../model/remember.ts';

type Complete = (text: string) => string;

/** How citations are printed: what copies of the national table left out is completed; with `print: register` each as the register has it. */
const completing = ({ print }: Resolved, register: Reference['register']): Complete =>
  remember((text) => {
    const document = findDocument(parseCitation(text), register);
    if (!document) return text;
    const misprinted = document.miscopied?.some((form) => plain(form) === plain(text)) ?? false;
    return misprinted || print === 'register' ? document.citation : text;
  });

/** Two names of one document in one cell become one line when both are printed alike. */
const each = (texts: readonly string[], complete: Complete): readonly string[] => [...new Set(texts.map(complete))];

const itemWith = (item: ResolvedItem, complete: Complete): ResolvedItem => {
  const { basis } = item.fields;
  if (!basis) return item;
  const value = each(basis.value, complete);
  if (value.length === basis.value.length && value.every((text, index) => text === basis.value[index])) return item;
  const doubtful = basis.doubtful ? { doubtful: each(basis.doubtful, complete) } : {};
  return { ...item, fields: { ...item.fields, basis: { ...basis, value, ...doubtful } } };
};

/** A catalogue with its citations as they are printed, and the differences in the same words. */
export const completeCitations = (
  resolved: Resolved,
  changes: readonly Change[],
  register: Reference['register'],
): { readonly resolved: Resolved; readonly changes: readonly Change[] } => {
  const complete = completing(resolved, register);
  const lines = (text: string): string => each(text.split('\n'), complete).join('\n');
  return {
    resolved: {
      ...resolved,
      items: new Map([...resolved.items].map(([ref, item]) => [ref, itemWith(item, complete)])),
    },
    changes: changes.map((change) =>
      change.field === 'basis'
        ? {
            ...change,
            ...(change.from === undefined ? {} : { from: lines(change.from) }),
            ...(change.to === undefined ? {} : { to: lines(change.to) }),
          }
        : change,
    ),
  };
};
