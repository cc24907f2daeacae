import { citationKey } from '../model/basis.ts';
import type { DomainId, OmissionReason, Resolved, ResolvedItem } from '../model/catalogue.ts';
import { omissionReasons } from '../model/catalogue.ts';
import type { Change, ChangeKind } from '../model/change.ts';
import { changeKinds } from '../model/change.ts';
import type { Reference } from '../model/reference.ts';
import { indexed } from '../model/remember.ts';

/** The counts of one domain that the filing pack carries (domain.md 2.3). Items, except `changes`, which counts differences. */
export interface DomainStatistics {
  /** 标准目录: confirmed items by level; the candidate apart (77 + 1). */
  readonly standard: { readonly level1: number; readonly level2: number; readonly candidates: number };
  /** 本地目录: listed items by level, candidates not counted. */
  readonly listed: {
    readonly level1: number;
    readonly level2: number;
    readonly level3: number;
    readonly candidates: number;
  };
  readonly added: { readonly level1: number; readonly level2: number; readonly level3: number };
  /** 未列入 second-level items of the standard, by reason. */
  readonly omitted: { readonly [reason in OmissionReason]: number } & { readonly total: number };
  readonly changes: { readonly [kind in ChangeKind]: number };
  readonly mode: { readonly proactive: number; readonly onRequest: number };
  readonly audience: { readonly public: number; readonly specificGroup: number };
  readonly levels: { readonly county: number; readonly township: number };
  readonly basis: { readonly citations: number; readonly distinct: number };
}

export type Statistics = { readonly [domain in DomainId]: DomainStatistics };

const atLevel = (items: readonly ResolvedItem[], level: 1 | 2 | 3): number =>
  items.filter((item) => item.level === level).length;

/** Items that the outputs print: not omitted, not withheld, and for level 1 with something left below it. */
export const listedItems = indexed((resolved: Resolved): readonly ResolvedItem[] => {
  const live = [...resolved.items.values()].filter((item) => !item.omitted && !item.withheld);
  const parents = new Set(live.flatMap((item) => item.parent ?? []));
  return live.filter((item) => item.level > 1 || parents.has(item.ref));
});

/** How many documents some citations name: a law under two names is one. */
const distinctDocuments = (citations: readonly string[], register: Reference['register']): number =>
  new Set(citations.map((text) => citationKey(text, register))).size;

const zero = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

const countDomain = (
  resolved: Resolved,
  changes: readonly Change[],
  domain: DomainId,
  register: Reference['register'],
): DomainStatistics => {
  const all = [...resolved.items.values()].filter((item) => item.domain === domain);
  const standard = all.filter((item) => item.origin === 'standard');
  const listed = listedItems(resolved).filter((item) => item.domain === domain);
  const confirmed = listed.filter((item) => !item.candidate);
  const added = confirmed.filter((item) => item.origin === 'local');
  const leaves = confirmed.filter((item) => item.level > 1);
  const omitted = zero(omissionReasons);
  const gone = standard.filter((item) => item.level === 2 && item.omitted && !item.candidate);
  for (const item of gone) if (item.omitted) omitted[item.omitted.value.reason] += 1;
  const kinds = zero(changeKinds);
  for (const change of changes) if (change.item.startsWith(`${domain}/`)) kinds[change.kind] += 1;
  const citations = leaves.flatMap((item) => item.fields.basis?.value ?? []);
  return {
    standard: {
      level1: atLevel(standard, 1),
      level2: atLevel(
        standard.filter((item) => !item.candidate),
        2,
      ),
      candidates: standard.filter((item) => item.candidate).length,
    },
    listed: {
      level1: atLevel(confirmed, 1),
      level2: atLevel(confirmed, 2),
      level3: atLevel(confirmed, 3),
      candidates: listed.length - confirmed.length,
    },
    added: { level1: atLevel(added, 1), level2: atLevel(added, 2), level3: atLevel(added, 3) },
    omitted: { ...omitted, total: gone.length },
    changes: kinds,
    mode: {
      proactive: leaves.filter((item) => item.fields.disclosureMode?.value.proactive).length,
      onRequest: leaves.filter((item) => item.fields.disclosureMode?.value.onRequest).length,
    },
    audience: {
      public: leaves.filter((item) => item.fields.audience?.value.public).length,
      specificGroup: leaves.filter((item) => item.fields.audience?.value.specificGroup).length,
    },
    levels: {
      county: leaves.filter((item) => item.fields.levels?.value.includes('county')).length,
      township: leaves.filter((item) => item.fields.levels?.value.includes('township')).length,
    },
    basis: { citations: citations.length, distinct: distinctDocuments(citations, register) },
  };
};

/** The counts of one domain of the catalogue. */
export const countsOf = (all: Statistics, domain: DomainId): DomainStatistics => {
  const counts = all[domain];
  if (!counts) throw new Error(`no counts of ${domain}`);
  return counts;
};

/** Counts of each domain; every number of the filing pack comes from here. */
export const statistics = (
  resolved: Resolved,
  changes: readonly Change[],
  register: Reference['register'],
): Statistics =>
  Object.fromEntries(resolved.domains.map(({ id }) => [id, countDomain(resolved, changes, id, register)]));
