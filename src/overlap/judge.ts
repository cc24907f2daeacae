import type { DomainId, Ref, Resolved, ResolvedItem } from '../model/catalogue.ts';
import { type Domain, domainIdOf } from '../model/domain.ts';
import type { Pattern, PreparedLexicon } from '../model/reference.ts';
import { indexed } from '../model/remember.ts';
import type { Text } from '../model/text.ts';
import type { Judge, NameVerdict, Standing } from '../model/verdict.ts';
import { type LexiconIndex, lexiconIndex } from './lexicon-index.ts';
import { type Frame, inContext, readName } from './read-name.ts';

/** One item that a name touches, and the concepts by which it does. */
interface Touch {
  readonly items: readonly Ref[];
  readonly relation: Pattern['relation'];
  readonly by: ReadonlySet<string>;
  readonly any: boolean;
  /** Concepts of the name that the item does not account for. */
  readonly rest: readonly string[];
}

const parts: readonly (string | undefined)[] = ['group', 'qualifier', 'step'];
const ofTrade: readonly (string | undefined)[] = ['act', 'object'];

/** A generic word of a domain says nothing more about an item of it. */
const isImplied = (concept: string, ref: Ref, domains: readonly Domain[]): boolean =>
  domains.find(({ id }) => id === domainIdOf(ref))?.generic?.includes(concept) ?? false;

/** Whether a pattern accounts for a concept: by itself, or by all that it implies (工伤医疗费 is 工伤 and 医疗费); whom it is for always counts. */
const accountsFor = ({ known }: Pattern, concept: string, { kinds, implied }: LexiconIndex): boolean =>
  known.includes(concept) ||
  (!parts.includes(kinds.get(concept)) && (implied.get(concept)?.every((other) => known.includes(other)) ?? false));

const touch = (frame: Frame, pattern: Pattern, index: LexiconIndex, domains: readonly Domain[]): Touch | undefined => {
  if (pattern.not.some((concept) => frame.concepts.has(concept))) return undefined;
  if (!pattern.needs.every((need) => need.some((concept) => frame.concepts.has(concept)))) return undefined;
  const first = pattern.items[0];
  const rest = frame.tokens.filter(
    (token) =>
      !accountsFor(pattern, token, index) &&
      index.kinds.get(token) !== 'ordinary' &&
      !(pattern.any && ofTrade.includes(index.kinds.get(token))) &&
      first !== undefined &&
      !isImplied(token, first, domains),
  );
  return {
    items: pattern.items,
    relation: pattern.relation,
    by: new Set([...frame.concepts].filter((concept) => pattern.known.includes(concept))),
    any: pattern.any,
    rest,
  };
};

const isSubset = (small: ReadonlySet<string>, large: ReadonlySet<string>): boolean =>
  small.size < large.size && [...small].every((one) => large.has(one));

const touches = (frame: Frame, domain: DomainId, index: LexiconIndex, domains: readonly Domain[]): Touch[] => {
  const candidates = new Set([...frame.concepts].flatMap((concept) => index.patternsOf(concept)));
  return [...candidates].flatMap((pattern) =>
    pattern.domain === undefined || pattern.domain === domain ? (touch(frame, pattern, index, domains) ?? []) : [],
  );
};

/** What tells names apart: everything but ordinary words; undefined for a name of one concept, which says too little. */
const substance = (frame: Frame, { kinds }: LexiconIndex): string | undefined => {
  const telling = [...new Set(frame.tokens.filter((token) => kinds.get(token) !== 'ordinary'))].sort();
  return telling.length > 1 ? `${telling.join(' ')} ${frame.unknown}` : undefined;
};

interface Names {
  readonly byName: ReadonlyMap<string, readonly Ref[]>;
  readonly bySubstance: ReadonlyMap<string, readonly Ref[]>;
  /** By the words themselves, ordinary ones left out: near enough to ask. */
  readonly byCore: ReadonlyMap<string, readonly Ref[]>;
}

const push = (lists: Map<string, Ref[]>, key: string, ref: Ref): void => {
  const list = lists.get(key);
  if (list) list.push(ref);
  else lists.set(key, [ref]);
};

const indexNames = (items: Iterable<ResolvedItem>, index: LexiconIndex): Names => {
  const byName = new Map<string, Ref[]>();
  const bySubstance = new Map<string, Ref[]>();
  const byCore = new Map<string, Ref[]>();
  for (const { ref, fields } of items)
    for (const { value } of fields.title.history) {
      const frame = readName(value, index);
      push(byName, frame.name, ref);
      if (frame.core.length > 1) push(byCore, frame.core, ref);
      const telling = substance(frame, index);
      if (telling) push(bySubstance, telling, ref);
    }
  return { byName, bySubstance, byCore };
};

const names = indexed((_index: LexiconIndex) => new WeakMap<Resolved, Names>());

/** The items of a catalogue by every name they have had, those apart whose name it inherits; made once for each catalogue. */
const namesOf = (standard: Resolved, inherited: Resolved | undefined, index: LexiconIndex): Names[] => {
  const known = names(index);
  const isOwn = ({ ref, fields }: ResolvedItem) => inherited?.items.get(ref)?.fields.title !== fields.title;
  const own = known.get(standard) ?? indexNames([...standard.items.values()].filter(isOwn), index);
  known.set(standard, own);
  return inherited ? [own, ...namesOf(inherited, undefined, index)] : [own];
};

/** Whether a name may overlap an item: not itself, not what is above or below it; level 3 only beside it. */
const isRival = (item: ResolvedItem, standing: Standing, { items }: Resolved): boolean => {
  if (item.ref === standing.ref || (item.level === 3 && (standing.level < 3 || item.parent !== standing.parent)))
    return false;
  for (let above = standing.parent; above; above = items.get(above)?.parent) if (above === item.ref) return false;
  for (let above = item.parent; above && standing.ref; above = items.get(above)?.parent)
    if (above === standing.ref) return false;
  return true;
};

const titleOf = (ref: Ref, standard: Resolved): string => standard.items.get(ref)?.fields.title.value ?? ref;

const quote = (refs: readonly Ref[], standard: Resolved): string =>
  refs.map((ref) => `“${titleOf(ref, standard)}”`).join('');
const quoteEn = (refs: readonly Ref[], standard: Resolved): string =>
  refs.map((ref) => `\`${titleOf(ref, standard)}\``).join(', ');

const say = (kind: NameVerdict['kind'], title: string, refs: readonly Ref[], standard: Resolved): NameVerdict => {
  const [zh, en] = [quote(refs, standard), quoteEn(refs, standard)];
  const why: { readonly [kind in NameVerdict['kind']]: Text } = {
    same: { zh: `“${title}”即${zh}`, en: `\`${title}\` is ${en}` },
    merged: { zh: `“${title}”并括了${zh}`, en: `\`${title}\` covers ${en}` },
    similar: { zh: `“${title}”是${zh}的一部分或一种情形`, en: `\`${title}\` is a part or a case of ${en}` },
  };
  return { kind, overlaps: refs, why: why[kind] };
};

const unique = (refs: readonly Ref[], { domains }: Resolved): Ref[] => {
  const rank = (ref: Ref): number => domains.findIndex(({ id }) => id === domainIdOf(ref));
  return [...new Set(refs)].sort(
    (left, right) => rank(left) - rank(right) || left.localeCompare(right, 'en', { numeric: true }),
  );
};

/** What remains once an item has accounted for its concepts: nothing, only parts, or another thing. */
const remainder = (rest: readonly string[], frame: Frame, { kinds }: LexiconIndex): 'nothing' | 'part' | 'other' => {
  if (rest.some((token) => !parts.includes(kinds.get(token)))) return 'other';
  if (frame.unknown.length * 2 > frame.name.length) return 'other';
  return rest.length > 0 || frame.unknown.length > 1 ? 'part' : 'nothing';
};

const isLevel1 = (ref: Ref): boolean => !ref.includes('.');

/** The words that say of a heading that all of it is meant: the business of a card is more than the card. */
const ofWhole = /(?:业务|服务|事项)(?:办理|经办)?$|(?:各项|全部|所有)/u;

/**
 * Items that a name is in other words. The name of a heading on an item is the whole line of business: all that stands
 * below it, unless an item below it is called the same.
 */
const widened = (
  refs: readonly Ref[],
  title: string,
  standard: Resolved,
  mayTouch: (ref: Ref) => boolean,
): NameVerdict => {
  const own = refs.filter((ref) => !isLevel1(ref));
  const below = [...standard.items.values()]
    .filter(
      ({ ref, level, parent, candidate }) =>
        level === 2 && !candidate && parent && refs.includes(parent) && mayTouch(ref),
    )
    .map(({ ref }) => ref);
  const isWhole = below.length > 1 && (own.length === 0 || ofWhole.test(title));
  if (isWhole) return say('merged', title, unique([...own, ...below], standard), standard);
  return say('same', title, unique(own.length > 0 ? own : refs, standard), standard);
};

/** A level-1 name is a heading: only the whole of it counts, not a part of it. */
const counts = (one: Touch, left: ReturnType<typeof remainder>): boolean =>
  left !== 'other' && (left === 'nothing' || !one.items.every(isLevel1));

const decide = (
  title: string,
  frame: Frame,
  open: readonly Touch[],
  standard: Resolved,
  index: LexiconIndex,
  mayTouch: (ref: Ref) => boolean,
): NameVerdict | undefined => {
  const clean = open.filter((one) => counts(one, remainder(one.rest, frame, index)));
  const strict = clean.filter(({ any }) => !any);
  const best = strict.filter((one) => !strict.some((other) => isSubset(one.by, other.by)));
  const same = best.filter(({ relation, rest }) => relation === 'same' && remainder(rest, frame, index) === 'nothing');
  if (same.length > 0)
    return widened(
      same.flatMap(({ items }) => items),
      title,
      standard,
      mayTouch,
    );
  const covering = best.find(({ relation }) => relation === 'covers');
  if (covering) return say('merged', title, unique(covering.items, standard), standard);
  const exact = best.filter(({ relation }) => relation === 'same');
  if (best.length > 0)
    return say(
      'similar',
      title,
      unique(
        (exact.length > 0 ? exact : best).flatMap(({ items }) => items),
        standard,
      ),
      standard,
    );
  const merged = together(title, frame, open, standard, index);
  const loose = [...clean.filter(({ any }) => any), ...open.filter((one) => isNear(one, frame, index))];
  const touched = loose
    .filter((one) => !loose.some((other) => isSubset(one.by, other.by)))
    .flatMap(({ items }) => items);
  return merged ?? (touched.length > 0 ? say('similar', title, unique(touched, standard), standard) : undefined);
};

/** Too close to tell: the thing or the act of an item, and only another act of the trade besides. */
const isNear = ({ relation, items, by, rest }: Touch, frame: Frame, index: LexiconIndex): boolean =>
  relation !== 'covers' &&
  !items.every(isLevel1) &&
  frame.tokens.some((token) => by.has(token) && [...ofTrade, 'outside'].includes(index.kinds.get(token))) &&
  remainder(
    rest.filter((token) => index.kinds.get(token) !== 'act'),
    frame,
    index,
  ) !== 'other';

/** Several items that leave nothing over together, each with something of its own: 挂失、补办、注销 in one name. */
const together = (
  title: string,
  frame: Frame,
  open: readonly Touch[],
  standard: Resolved,
  { kinds }: LexiconIndex,
): NameVerdict | undefined => {
  const telling = (concept: string): boolean => ofTrade.includes(kinds.get(concept));
  const items = open.filter(({ relation, items: refs, any }) => relation !== 'covers' && !any && !refs.every(isLevel1));
  const largest = items.filter((one) => !items.some((other) => isSubset(one.by, other.by)));
  const explained = new Set(largest.flatMap(({ by }) => [...by]));
  const left = frame.tokens.filter(
    (token) =>
      !explained.has(token) &&
      !parts.includes(kinds.get(token)) &&
      kinds.get(token) !== 'ordinary' &&
      !standard.domains.some(({ generic = [] }) => generic.includes(token)),
  );
  const own = largest.every((one) =>
    [...one.by].some(
      (concept) =>
        telling(concept) && !largest.some((other) => other.items[0] !== one.items[0] && other.by.has(concept)),
    ),
  );
  const refs = unique(
    largest.flatMap((one) => one.items),
    standard,
  );
  return left.length === 0 && own && refs.length > 1 && frame.unknown.length * 2 <= frame.name.length
    ? say('merged', title, refs, standard)
    : undefined;
};

/** How a reading of a level-3 name touches its own parent. */
const refinements = (all: readonly Touch[], frame: Frame, { level, parent }: Standing, index: LexiconIndex): Touch[] =>
  level === 3 && parent !== undefined
    ? all.filter((one) => one.items.includes(parent) && remainder(one.rest, frame, index) !== 'other')
    : [];

/**
 * The items that each reading of a name may overlap. Level 3 may refine its own parent: what touches the parent at all,
 * in any reading, is a refinement, unless it is exactly another item.
 */
const open = (
  frames: readonly Frame[],
  standing: Standing,
  mayTouch: (ref: Ref) => boolean,
  index: LexiconIndex,
  { domains }: Resolved,
): (readonly [Frame, Touch[]])[] => {
  const readings = frames.map((frame) => {
    const all = touches(frame, standing.domain, index, domains);
    return { frame, all, own: refinements(all, frame, standing, index) };
  });
  const refines = readings.some(({ own }) => own.length > 0);
  return readings.map(({ frame, all, own }) => [
    frame,
    all.filter(
      (one) =>
        one.items.some(mayTouch) &&
        (!refines ||
          (one.relation === 'same' &&
            remainder(one.rest, frame, index) === 'nothing' &&
            !own.some(({ by }) => isSubset(one.by, by)))),
    ),
  ]);
};

/** A judge that knows the words of the trade (product.md §5), once it is asked. Words decide, not characters. */
export const createJudge = (reference: { readonly lexicon: PreparedLexicon }): Judge => {
  const judge: Judge = (title, standing, standard, inherited) => {
    const index = lexiconIndex(reference.lexicon, standard.profile.synonyms ?? []);
    const known = namesOf(standard, inherited, index);
    const bare = readName(title, index);
    const mayTouch = (ref: Ref): boolean => {
      const item = standard.items.get(ref);
      return item !== undefined && isRival(item, standing, standard);
    };
    const { parent } = standing;
    // A heading is told as one to whoever adds a heading.
    const isBelowHeading = (ref: Ref): boolean => standing.level > 1 && mayTouch(ref);
    const lookUp = (by: keyof Names, key = ''): Ref[] => known.flatMap((all) => all[by].get(key) ?? []);
    // In words that stand for its own parent as well, level 3 refines.
    const unlessParent = (found: readonly Ref[]): Ref[] =>
      standing.level === 3 && found.some((ref) => ref === parent) ? [] : found.filter(mayTouch);
    const named = lookUp('byName', bare.name).filter(mayTouch);
    const telling = unlessParent(lookUp('bySubstance', substance(bare, index)));
    const equal = named.length > 0 ? named : telling;
    if (equal.length > 0) return say('same', title, unique(equal, standard), standard);
    const parentName = parent && standard.items.get(parent)?.fields.title.value;
    const above = parentName === undefined ? undefined : readName(parentName, index);
    // Its own words first; only when they say nothing does the parent lend the field.
    for (const [frame, touched] of open(inContext(bare, above, index), standing, mayTouch, index, standard)) {
      const verdict = decide(title, frame, touched, standard, index, isBelowHeading);
      if (verdict) return verdict;
    }
    const near = unlessParent(lookUp('byCore', bare.core));
    return near.length > 0
      ? say('similar', title, unique(near, standard), standard)
      : (listed(title, standing, standard, inherited, judge) ?? cased(title, standing, standard, inherited, judge));
  };
  return judge;
};

/** 居民养老保险注销登记（已享受职工养老保险待遇）: what stands behind an item in brackets is a case of it, whatever it speaks of. */
const cased = (
  title: string,
  standing: Standing,
  standard: Resolved,
  inherited: Resolved | undefined,
  judge: Judge,
): NameVerdict | undefined => {
  const [, bare] = /^(.+?)[（(][^（(）)]*[）)]$/u.exec(title) ?? [];
  const verdict = bare === undefined ? undefined : judge(bare, standing, standard, inherited);
  return verdict?.kind === 'same' ? say('similar', title, verdict.overlaps, standard) : undefined;
};

/** A list of things in one name: what one of them is by itself, the name covers. */
const listed = (
  title: string,
  standing: Standing,
  standard: Resolved,
  inherited: Resolved | undefined,
  judge: Judge,
): NameVerdict | undefined => {
  const pieces = title.replace(/[（(][^）)]*[）)]/gu, '').split(/[、，,；;]/u);
  if (pieces.length < 2) return undefined;
  const found = pieces.flatMap((piece) => {
    const verdict = judge(piece, standing, standard, inherited);
    return verdict && verdict.kind !== 'similar' ? verdict.overlaps : [];
  });
  const refs = unique(found, standard);
  return refs.length > 0 ? say(refs.length > 1 ? 'merged' : 'similar', title, refs, standard) : undefined;
};
