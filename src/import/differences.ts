import { findDocument, missingCitations, parseCitation, sameCitation } from '../model/basis.ts';
import type { Channels, FieldId, Fields, Ref, ResolvedItem, ResponsibleBody } from '../model/catalogue.ts';
import { fields, type Known } from '../model/fields.ts';
import { plain } from '../model/plain.ts';
import { levelName } from './columns/levels.ts';
import { isGenericBody } from './read/body.ts';
import type { LocalField } from './read/field-reading.ts';

/** A value as an author writes it in YAML. */
export type Written = string | readonly string[] | { readonly [key: string]: string };

/** What a layer says about one field of one item: a whole value, or what is added to a list. */
export type FieldEdit =
  | { readonly field: FieldId; readonly kind: 'set'; readonly value: Written }
  | { readonly field: LocalField; readonly kind: 'add'; readonly value: readonly string[] }
  | { readonly field: 'basis'; readonly kind: 'replace'; readonly value: readonly Replacement[] };

/** A newer document in place of one that it replaced. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
}

const writeChannels = ({ ticked, other }: Channels): string[] => [
  ...ticked.filter((name) => name !== '其他' || other.length === 0),
  ...other.map((text) => `其他：${text}`),
];

const writeBody = (body: ResponsibleBody): Written => {
  const { all, ...levels } = body;
  const byLevel = Object.fromEntries(
    Object.entries(levels).map(([level, name]) => [levelName(level as keyof typeof levels), name ?? '']),
  );
  return all === undefined ? byLevel : all;
};

/** A value in the words of product.md §2. */
export const write = <K extends LocalField>(field: K, value: Fields[K]): Written => {
  switch (field) {
    case 'channels':
      return writeChannels(value as Channels);
    case 'responsibleBody':
      return writeBody(value as ResponsibleBody);
    case 'timeLimit':
      return (value as Fields['timeLimit']).text;
    case 'audience': {
      const { public: all, specificGroup, groups } = value as Fields['audience'];
      const words = [
        ...(all ? ['全社会'] : []),
        ...(specificGroup ? [groups.length > 0 ? `特定群体：${groups.join('、')}` : '特定群体'] : []),
      ];
      return words.length === 1 && words[0] !== undefined ? words[0] : words;
    }
    case 'disclosureMode': {
      const { proactive, onRequest } = value as Fields['disclosureMode'];
      if (proactive && onRequest) return ['主动', '依申请'];
      return proactive ? '主动' : '依申请';
    }
    case 'levels':
      return (value as Fields['levels']).map(levelName);
    default:
      return value as unknown as Written;
  }
};

const set = <K extends LocalField>(field: K, value: Fields[K]): FieldEdit[] => [
  { field, kind: 'set', value: write(field, value) },
];

/** Whether two citations name one document, and by the same title: an equal number alone proves no title. */
export const isSameDocument = (local: string, standard: string, { reference: { register } }: Known): boolean => {
  if (!sameCitation(local, standard, register)) return false;
  const { title, whole } = parseCitation(local);
  if (title === undefined) return true;
  const document = findDocument(parseCitation(standard), register);
  const named = [whole, title].flatMap((words) =>
    words === undefined ? [] : (findDocument({ text: words, title: words }, register) ?? []),
  );
  return document === undefined || named.includes(document);
};

/** The standard's own words where a local citation names the same document. */
export const inStandardWords = (local: readonly string[], inherited: readonly string[], known: Known): string[] => [
  ...new Set(local.map((text) => inherited.find((other) => isSameDocument(text, other, known)) ?? text)),
];

/** What a layer has to say so that an item reads as the table does; nothing when both mean the same. */
export const changesOf = <K extends LocalField>(
  field: K,
  local: Fields[K],
  inherited: Fields[K] | undefined,
  known: Known,
): FieldEdit[] => {
  if (inherited === undefined) return set(field, local);
  switch (field) {
    case 'content': {
      const [mine, theirs] = [local as Fields['content'], inherited as Fields['content']];
      const { missing } = fields.content.compare(mine, theirs, known);
      const gained = mine.filter(
        (label) => fields.content.compare([...theirs, label], theirs, known).order === 'tighter',
      );
      if (missing.length > 0) return set(field, local);
      return gained.length > 0 ? [{ field, kind: 'add', value: gained }] : [];
    }
    case 'basis': {
      const theirs = inherited as Fields['basis'];
      const mine = inStandardWords(local as Fields['basis'], theirs, known);
      const gained = mine.filter((text) => !theirs.includes(text));
      // A newer document in place of an older one covers it; then only the exchange is said.
      const { missing } = fields.basis.compare(mine, theirs, known);
      if (missing.length > 0) return [{ field, kind: 'set', value: mine }];
      const { register } = known.reference;
      const pairs = theirs
        .filter((text) => !mine.includes(text))
        .map((from) => ({
          from,
          to: gained.find((text) => missingCitations([text], [from], register, undefined).length === 0),
        }));
      // What left without a successor had lapsed: only the whole list says that.
      if (pairs.some(({ to }) => to === undefined)) return [{ field, kind: 'set', value: mine }];
      const replaced = pairs.map(({ from, to = '' }) => ({ from, to }));
      const rest = gained.filter((text) => !replaced.some(({ to }) => to === text));
      return [
        ...(replaced.length > 0 ? [{ field: 'basis', kind: 'replace', value: replaced } as const] : []),
        ...(rest.length > 0 ? [{ field: 'basis', kind: 'add', value: rest } as const] : []),
      ];
    }
    case 'channels': {
      const [mine, theirs] = [local as Channels, inherited as Channels];
      // 其他 ticked without a word is the box of the standard.
      const own = mine.ticked.includes('其他') && mine.other.length === 0 ? { ...mine, other: theirs.other } : mine;
      const { missing } = fields.channels.compare(own, theirs, known);
      if (missing.length > 0) return set('channels', own);
      const had = new Set(writeChannels(theirs).map(plain));
      const gained = writeChannels(own).filter((word) => !had.has(plain(word)));
      return gained.length > 0 ? [{ field, kind: 'add', value: gained }] : [];
    }
    case 'audience': {
      const [mine, theirs] = [local as Fields['audience'], inherited as Fields['audience']];
      if (fields.audience.print(mine) === fields.audience.print(theirs)) return [];
      const keeps =
        (mine.public || !theirs.public) &&
        (mine.specificGroup || !theirs.specificGroup) &&
        theirs.groups.every((group) => mine.groups.some((other) => plain(other) === plain(group)));
      const gained = mine.groups.filter((group) => !theirs.groups.some((other) => plain(other) === plain(group)));
      if (!keeps) return set(field, local);
      if (mine.public && !theirs.public) return set(field, local);
      if (gained.length > 0) return [{ field, kind: 'add', value: [`特定群体：${gained.join('、')}`] }];
      return mine.specificGroup && !theirs.specificGroup ? [{ field, kind: 'add', value: ['特定群体'] }] : [];
    }
    case 'timeLimit':
      return fields.timeLimit.compare(local as Fields['timeLimit'], inherited as Fields['timeLimit'], known).order ===
        'same'
        ? []
        : set(field, local);
    case 'responsibleBody': {
      const [mine, theirs] = [local as ResponsibleBody, inherited as ResponsibleBody];
      if (isGenericBody(mine) && isGenericBody(theirs)) return [];
      return plain(fields.responsibleBody.print(mine)) === plain(fields.responsibleBody.print(theirs))
        ? []
        : set(field, local);
    }
    case 'links':
      return JSON.stringify(local) === JSON.stringify(inherited) ? [] : set(field, local);
    default: {
      const print = (value: Fields[K]) => plain(fields[field].print(value as never));
      return print(local) === print(inherited) ? [] : set(field, local);
    }
  }
};

/** One entry of `amend`: the numbers or patterns it names, and what it says. */
export interface Entry {
  readonly selectors: readonly string[];
  readonly changes: readonly FieldEdit[];
}

interface Atom {
  readonly field: FieldId;
  readonly kind: FieldEdit['kind'];
  readonly value: Written | Replacement;
  readonly refs: Ref[];
}

const numberOf = (ref: Ref): string => ref.slice(ref.indexOf('/') + 1);
const groupOf = (ref: Ref): string => `${numberOf(ref).split('.')[0]}.*`;

/**
 * The fewest entries that say the same: what all listed items share is said once for `*`, what a whole group shares
 * once for `1.*`, what some share once for a list. A bulk entry only covers items that say the same or set the
 * field themselves, since the more specific entry wins.
 */
export const compress = (
  changes: ReadonlyMap<Ref, readonly FieldEdit[]>,
  listed: readonly ResolvedItem[],
  order: readonly FieldId[],
): Entry[] => {
  const atoms = new Map<string, Atom>();
  const own = new Map<Ref, Set<FieldId>>();
  for (const [ref, all] of changes)
    for (const change of all) {
      if (change.kind === 'set') own.set(ref, (own.get(ref) ?? new Set()).add(change.field));
      const values: readonly (Written | Replacement)[] =
        change.kind === 'set'
          ? [change.value]
          : change.kind === 'add'
            ? change.value.map((one) => [one])
            : change.value;
      for (const value of values) {
        const key = `${change.field} ${change.kind} ${JSON.stringify(value)}`;
        const atom = atoms.get(key) ?? { field: change.field, kind: change.kind, value, refs: [] };
        atom.refs.push(ref);
        atoms.set(key, atom);
      }
    }
  const taken = new Set<string>();
  const groups = new Map<string, Ref[]>();
  for (const { ref } of listed) groups.set(groupOf(ref), [...(groups.get(groupOf(ref)) ?? []), ref]);
  const entries = new Map<string, { selectors: string[]; atoms: Atom[] }>();
  const covers = (atom: Atom, refs: readonly Ref[], selector: string): boolean => {
    const mine = refs.filter((ref) => atom.refs.includes(ref));
    if (mine.length < 2 || mine.length * 2 < refs.length) return false;
    if (atom.kind === 'set' && taken.has(`${selector} ${atom.field}`)) return false;
    // A level-3 item that follows its parent says the same without a word of its own.
    const follows = (ref: Ref): boolean => {
      const item = listed.find((one) => one.ref === ref);
      return item?.parent !== undefined && atom.refs.includes(item.parent) && item.fields[atom.field]?.derived === true;
    };
    return refs.every((ref) => atom.refs.includes(ref) || own.get(ref)?.has(atom.field) || follows(ref));
  };
  for (const atom of [...atoms.values()].sort((left, right) => right.refs.length - left.refs.length)) {
    let selectors: string[];
    const all = listed.map(({ ref }) => ref);
    if (covers(atom, all, '*')) {
      selectors = ['*'];
      taken.add(`* ${atom.field}`);
    } else {
      const whole = [...groups]
        .filter(([selector, refs]) => covers(atom, refs, selector))
        .map(([selector]) => selector);
      for (const selector of whole) taken.add(`${selector} ${atom.field}`);
      selectors = [...whole, ...atom.refs.filter((ref) => !whole.includes(groupOf(ref))).map(numberOf)].sort(
        (left, right) => left.localeCompare(right, 'en', { numeric: true }),
      );
    }
    const key = selectors.join(' ');
    const entry = entries.get(key) ?? { selectors, atoms: [] };
    entry.atoms.push(atom);
    entries.set(key, entry);
  }
  const toChanges = (list: readonly Atom[]): FieldEdit[] =>
    order.flatMap((field): FieldEdit[] => {
      const mine = list.filter((atom) => atom.field === field);
      const added = mine.filter(({ kind }) => kind === 'add').flatMap(({ value }) => value as readonly string[]);
      const whole = mine.find(({ kind }) => kind === 'set');
      const replaced = mine.filter(({ kind }) => kind === 'replace').map(({ value }) => value as Replacement);
      if (whole) return [{ field: whole.field, kind: 'set', value: whole.value as Written }];
      return [
        ...(replaced.length > 0 ? [{ field: 'basis', kind: 'replace', value: replaced } as const] : []),
        ...(added.length > 0 ? [{ field: field as LocalField, kind: 'add', value: added } as const] : []),
      ];
    });
  const rank = (selector: string): number => (selector === '*' ? 0 : selector.endsWith('*') ? 1 : 2);
  return [...entries.values()]
    .map(({ selectors, atoms: list }) => ({ selectors, changes: toChanges(list) }))
    .sort((left, right) => {
      const [one = '', other = ''] = [left.selectors[0], right.selectors[0]];
      const kind = (entry: Entry) => Math.min(...entry.selectors.map(rank));
      return kind(left) - kind(right) || one.localeCompare(other, 'en', { numeric: true });
    });
};
