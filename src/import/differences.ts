import { findDocument, missingCitations, parseCitation, sameCitation } from '../model/basis.ts';
import type { Channels, FieldId, Fields, ResponsibleBody } from '../model/catalogue.ts';
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

const added = (field: LocalField, value: readonly string[]): FieldEdit[] =>
  value.length > 0 ? [{ field, kind: 'add', value }] : [];

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

const contentChanges = (mine: Fields['content'], theirs: Fields['content'], known: Known): FieldEdit[] => {
  const { missing } = fields.content.compare(mine, theirs, known);
  if (missing.length > 0) return set('content', mine);
  const gained = mine.filter((label) => fields.content.compare([...theirs, label], theirs, known).order === 'tighter');
  return added('content', gained);
};

/** A newer document in place of an older one covers it; then only the exchange is said. */
const basisChanges = (given: Fields['basis'], theirs: Fields['basis'], known: Known): FieldEdit[] => {
  const mine = inStandardWords(given, theirs, known);
  if (fields.basis.compare(mine, theirs, known).missing.length > 0) return set('basis', mine);
  const { register } = known.reference;
  const gained = mine.filter((text) => !theirs.includes(text));
  const replaced: Replacement[] = [];
  for (const from of theirs.filter((text) => !mine.includes(text))) {
    const to = gained.find((text) => missingCitations([text], [from], register, undefined).length === 0);
    // What left without a successor had lapsed: only the whole list says that.
    if (to === undefined) return set('basis', mine);
    replaced.push({ from, to });
  }
  const rest = gained.filter((text) => !replaced.some(({ to }) => to === text));
  return [
    ...(replaced.length > 0 ? [{ field: 'basis', kind: 'replace', value: replaced } as const] : []),
    ...added('basis', rest),
  ];
};

const channelChanges = (mine: Channels, theirs: Channels, known: Known): FieldEdit[] => {
  // 其他 ticked without a word is the box of the standard.
  const own = mine.ticked.includes('其他') && mine.other.length === 0 ? { ...mine, other: theirs.other } : mine;
  if (fields.channels.compare(own, theirs, known).missing.length > 0) return set('channels', own);
  const had = new Set(writeChannels(theirs).map(plain));
  return added(
    'channels',
    writeChannels(own).filter((word) => !had.has(plain(word))),
  );
};

const audienceChanges = (mine: Fields['audience'], theirs: Fields['audience']): FieldEdit[] => {
  if (fields.audience.print(mine) === fields.audience.print(theirs)) return [];
  const lacks = (groups: readonly string[]) => (group: string) =>
    !groups.some((other) => plain(other) === plain(group));
  const keeps =
    mine.public === theirs.public &&
    (mine.specificGroup || !theirs.specificGroup) &&
    !theirs.groups.some(lacks(mine.groups));
  if (!keeps) return set('audience', mine);
  const gained = mine.groups.filter(lacks(theirs.groups));
  if (gained.length > 0) return added('audience', [`特定群体：${gained.join('、')}`]);
  return added('audience', mine.specificGroup && !theirs.specificGroup ? ['特定群体'] : []);
};

const bodyChanges = (mine: ResponsibleBody, theirs: ResponsibleBody): FieldEdit[] => {
  const print = (body: ResponsibleBody): string => plain(fields.responsibleBody.print(body));
  const isSame = (isGenericBody(mine) && isGenericBody(theirs)) || print(mine) === print(theirs);
  return isSame ? [] : set('responsibleBody', mine);
};

/** What a layer has to say so that an item reads as the table does; nothing when both mean the same. */
export const changesOf = <K extends LocalField>(
  field: K,
  local: Fields[K],
  inherited: Fields[K] | undefined,
  known: Known,
): FieldEdit[] => {
  if (inherited === undefined) return set(field, local);
  const pair = <F extends LocalField>(_: F) => [local as Fields[F], inherited as Fields[F]] as const;
  switch (field) {
    case 'content':
      return contentChanges(...pair('content'), known);
    case 'basis':
      return basisChanges(...pair('basis'), known);
    case 'channels':
      return channelChanges(...pair('channels'), known);
    case 'audience':
      return audienceChanges(...pair('audience'));
    case 'timeLimit':
      return fields.timeLimit.compare(...pair('timeLimit'), known).order === 'same' ? [] : set(field, local);
    case 'responsibleBody':
      return bodyChanges(...pair('responsibleBody'));
    case 'links':
      return JSON.stringify(local) === JSON.stringify(inherited) ? [] : set(field, local);
    default: {
      const print = (value: Fields[K]) => plain(fields[field].print(value as never));
      return print(local) === print(inherited) ? [] : set(field, local);
    }
  }
};
