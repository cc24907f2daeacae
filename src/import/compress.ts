import type { FieldId, Ref, ResolvedItem } from '../model/catalogue.ts';
import { groupBy } from '../model/group-by.ts';
import type { FieldEdit, Replacement, Written } from './differences.ts';
import type { LocalField } from './read/field-reading.ts';

/** One entry of `amend`: the numbers or patterns it names, and what it says. */
export interface Entry {
  readonly selectors: readonly string[];
  readonly changes: readonly FieldEdit[];
}

/** One thing that is said of one field, and the items of which it is said. */
interface Atom {
  readonly field: FieldId;
  readonly kind: FieldEdit['kind'];
  readonly value: Written | Replacement;
  readonly refs: Ref[];
}

const numberOf = (ref: Ref): string => ref.slice(ref.indexOf('/') + 1);
const groupOf = (ref: Ref): string => `${numberOf(ref).split('.')[0]}.*`;

const valuesOf = (change: FieldEdit): readonly (Written | Replacement)[] => {
  if (change.kind === 'set') return [change.value];
  return change.kind === 'add' ? change.value.map((one) => [one]) : change.value;
};

/** What is said, what most items share first. */
const atomsOf = (changes: ReadonlyMap<Ref, readonly FieldEdit[]>): readonly Atom[] => {
  const atoms = new Map<string, Atom>();
  for (const [ref, all] of changes)
    for (const change of all)
      for (const value of valuesOf(change)) {
        const key = `${change.field} ${change.kind} ${JSON.stringify(value)}`;
        const atom = atoms.get(key) ?? { field: change.field, kind: change.kind, value, refs: [] };
        atom.refs.push(ref);
        atoms.set(key, atom);
      }
  return [...atoms.values()].sort((left, right) => right.refs.length - left.refs.length);
};

/** Says whether an entry for all of some items would be right: it covers those that say the same or set the field themselves. */
const coverage = (changes: ReadonlyMap<Ref, readonly FieldEdit[]>, listed: readonly ResolvedItem[]) => {
  const items = new Map(listed.map((item) => [item.ref, item]));
  const sets = (ref: Ref, field: FieldId): boolean =>
    changes.get(ref)?.some((change) => change.kind === 'set' && change.field === field) === true;
  // A level-3 item that follows its parent says the same without a word of its own.
  const follows = (ref: Ref, { field, refs }: Atom): boolean => {
    const { parent, fields } = items.get(ref) ?? {};
    return parent !== undefined && refs.includes(parent) && fields?.[field]?.derived === true;
  };
  return (atom: Atom, refs: readonly Ref[]): boolean => {
    const count = refs.filter((ref) => atom.refs.includes(ref)).length;
    if (count < 2 || count * 2 < refs.length) return false;
    return refs.every((ref) => atom.refs.includes(ref) || sets(ref, atom.field) || follows(ref, atom));
  };
};

const byNumber = (left: string, right: string): number => left.localeCompare(right, 'en', { numeric: true });

/** For which numbers and patterns each atom is said, by these. One pattern says a field once. */
const partedBySelectors = (
  atoms: readonly Atom[],
  changes: ReadonlyMap<Ref, readonly FieldEdit[]>,
  listed: readonly ResolvedItem[],
): readonly { readonly selectors: readonly string[]; readonly atoms: Atom[] }[] => {
  const covers = coverage(changes, listed);
  const taken = new Set<string>();
  const all = listed.map(({ ref }) => ref);
  const groups = groupBy(all, groupOf);
  const take = (atom: Atom, refs: readonly Ref[], selector: string): boolean => {
    const key = `${selector} ${atom.field}`;
    if ((atom.kind === 'set' && taken.has(key)) || !covers(atom, refs)) return false;
    taken.add(key);
    return true;
  };
  const selectorsOf = (atom: Atom): readonly string[] => {
    if (take(atom, all, '*')) return ['*'];
    const whole = [...groups].flatMap(([selector, refs]) => (take(atom, refs, selector) ? [selector] : []));
    const rest = atom.refs.filter((ref) => !whole.includes(groupOf(ref)));
    return [...whole, ...rest.map(numberOf)].sort(byNumber);
  };
  const entries = new Map<string, { selectors: readonly string[]; atoms: Atom[] }>();
  for (const atom of atoms) {
    const selectors = selectorsOf(atom);
    const entry = entries.get(selectors.join(' ')) ?? { selectors, atoms: [] };
    entry.atoms.push(atom);
    entries.set(selectors.join(' '), entry);
  }
  return [...entries.values()];
};

/** What an entry says of one field. */
const joined = (field: FieldId, atoms: readonly Atom[]): FieldEdit[] => {
  const valuesOf = (wanted: FieldEdit['kind']) => atoms.flatMap(({ kind, value }) => (kind === wanted ? [value] : []));
  const [whole] = valuesOf('set');
  if (whole !== undefined) return [{ field, kind: 'set', value: whole as Written }];
  const replaced = valuesOf('replace') as Replacement[];
  const added = valuesOf('add').flatMap((value) => value as readonly string[]);
  return [
    ...(replaced.length > 0 ? [{ field: 'basis', kind: 'replace', value: replaced } as const] : []),
    ...(added.length > 0 ? [{ field: field as LocalField, kind: 'add', value: added } as const] : []),
  ];
};

/** `*` first, then groups, then items. */
const rankOf = ({ selectors }: Entry): number =>
  Math.min(...selectors.map((selector) => (selector === '*' ? 0 : selector.endsWith('*') ? 1 : 2)));

/**
 * The fewest entries that say the same: what all listed items share is said once for `*`, what a whole group shares
 * once for `1.*`, what some share once for a list. A bulk entry only covers items that say the same or set the
 * field themselves, since the more specific entry wins.
 */
export const compress = (
  changes: ReadonlyMap<Ref, readonly FieldEdit[]>,
  listed: readonly ResolvedItem[],
  order: readonly FieldId[],
): Entry[] =>
  partedBySelectors(atomsOf(changes), changes, listed)
    .map(({ selectors, atoms }) => ({
      selectors,
      changes: order.flatMap((field) =>
        joined(
          field,
          atoms.filter((atom) => atom.field === field),
        ),
      ),
    }))
    .sort((left, right) => rankOf(left) - rankOf(right) || byNumber(left.selectors[0] ?? '', right.selectors[0] ?? ''));
