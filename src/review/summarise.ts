import { changesSinceStandard } from '../catalogue/changes.ts';
import { countsOf as countsOfOne, listedItems, statistics } from '../catalogue/statistics.ts';
import { canonical } from '../compiler/differ.ts';
import type { Compiled } from '../kinds/result.ts';
import type { Filing, Layer, Region, Resolved } from '../model/catalogue.ts';
import type { Domain } from '../model/domain.ts';
import { filingDeadline } from '../model/filing-deadline.ts';
import type { Finding } from '../model/finding.ts';
import { mask, withoutControls } from '../model/personal/mask.ts';
import type { Place } from '../model/place.ts';
import type {
  Below,
  ReviewAddition,
  ReviewCounts,
  ReviewOmission,
  ReviewParent,
  Submission,
  Summary,
  SummaryFinding,
} from '../model/review.ts';
import type { ReviewAssessment } from '../model/review-assessment.ts';
import { reviewDomain } from '../model/review-domains.ts';
import type { Standing } from '../model/standing.ts';
import type { Text } from '../model/text.ts';
import { nameKey } from '../overlap/name-key.ts';
import type { Source } from '../source/source.ts';
import { fingerprints, shortHash } from './fingerprint.ts';
import { type Places, placeWithFrame } from './frame.ts';
import { regionKey } from './region-key.ts';
import { type ArrivedGuides, summariseGuides } from './summarise-guides.ts';
import type { Unfit } from './unfitness.ts';

const clean = (text: string): string => mask(withoutControls(text));

const countsOf = (resolved: Resolved, known: Compiled['known']): Submission['counts'] => {
  const all = statistics(resolved, changesSinceStandard(resolved, known), known.reference.register);
  return Object.fromEntries(
    resolved.domains.map(({ id: domain }): [string, ReviewCounts] => {
      const { standard, listed, added, omitted, changes } = countsOfOne(all, domain);
      const { total, ...reasons } = omitted;
      return [
        domain,
        {
          standard: standard.level2,
          covered: standard.level2 - total,
          level1: listed.level1,
          // As the region itself counts them in its letter and its table: what it lists, the candidate like the others.
          level2: listed.level2 + listed.candidates,
          level3: listed.level3,
          added: added.level1 + added.level2 + added.level3,
          omitted: reasons,
          tightened: changes.tightened,
        },
      ];
    }),
  );
};

const omissionsOf = (resolved: Resolved): ReviewOmission[] =>
  [...resolved.items.values()].flatMap((item) =>
    item.omitted && item.level === 2 && item.origin === 'standard' && !item.candidate
      ? [
          {
            item: item.ref,
            title: clean(item.fields.title.value),
            reason: item.omitted.value.reason,
            note: clean(item.omitted.value.note),
            by: clean(resolved.layers[item.omitted.by]?.region.name ?? ''),
            own: item.omitted.by === resolved.layers.length - 1,
          },
        ]
      : [],
  );

/** What was explained above of items that are listed here, and what is asked of those above. */
const askedAndExplained = (resolved: Resolved): Pick<Summary, 'explained' | 'questions'> => {
  const own = resolved.layers.length - 1;
  const explained = (resolved.explained ?? []).flatMap(({ ref, text, document, by }) => {
    const item = resolved.items.get(ref);
    if (by === own || !item || item.omitted || item.withheld) return [];
    const title = clean(item.fields.title.value);
    const said = { text: clean(text), ...(document ? { document: clean(document) } : {}) };
    return [{ item: ref, title, ...said, by: clean(resolved.layers[by]?.region.name ?? '') }];
  });
  const questions = (resolved.questions ?? []).map(({ ref, text }) => {
    const item = ref && resolved.items.get(ref);
    return { ...(item ? { item: item.ref, title: clean(item.fields.title.value) } : {}), text: clean(text) };
  });
  return {
    ...(explained.length > 0 ? { explained } : {}),
    ...(questions.length > 0 ? { questions } : {}),
  };
};

const additionsOf = (resolved: Resolved, { reference }: Compiled['known']): ReviewAddition[] =>
  listedItems(resolved).flatMap((item) =>
    item.origin === 'local' && item.by === resolved.layers.length - 1
      ? [
          {
            item: item.ref,
            level: item.level,
            title: clean(item.fields.title.value),
            key: nameKey(item.fields.title.value, reference.lexicon, resolved.profile.synonyms ?? []),
          },
        ]
      : [],
  );

type Raw = { readonly [key: string]: unknown };

/** What a layer says of its own, its region's name taken out; undefined when it says nothing of its own. */
const ownDigest = (data: unknown, { region, domains }: Layer, known: readonly Domain[]): string | undefined => {
  const says = Object.values(domains).some(
    (own) => own && own.omit.length + own.restore.length + own.amend.length + own.add.length > 0,
  );
  const keys = new Set([...known.map(({ id }) => id), ...Object.keys(domains)]);
  if (!says) return undefined;
  const raw = data as Raw;
  return shortHash(canonical([...keys].map((key) => raw[key] ?? null)).replaceAll(region.name, '{region}'), 16);
};

/** What is asked to be summed up: a checked layer and what was learnt around it. */
export interface Arrived {
  readonly key: string;
  readonly name: string;
  readonly compiled: Compiled;
  /** Findings of other files of the same submission that its region must answer for. */
  readonly beside: readonly Finding[];
  readonly source: (file: string) => Source | undefined;
  readonly places: Places;
  /** Its guides, where it has any. */
  readonly guides?: ArrivedGuides;
  readonly assessment?: ReviewAssessment;
  readonly origin: (file: string) => ReviewParent['origin'];
  readonly sha256?: string;
  /** Layers below it that came along. */
  readonly below: readonly Compiled[];
  /** Why it is not judged by its findings. */
  readonly unfit?: Unfit;
  /** What `build` refuses to file. */
  readonly obstacles: readonly Finding[];
  readonly isParentOpen: boolean;
  readonly standing: (finding: Finding) => Standing;
  /** It was sent in as tables. */
  readonly isConverted?: boolean;
  /** Scans that lie beside it, by their names. */
  readonly letters?: readonly string[];
  readonly date?: string;
}

/** A finding in words with its line and its fingerprint. */
const findingOf = (
  finding: Finding,
  fingerprint: string,
  compiled: Compiled,
  { places, standing }: Arrived,
  below?: string,
): SummaryFinding => {
  const { rule, severity, clause, at, related, item, field, accepted } = finding;
  const { answer, waivable, aspect } = standing(finding);
  const say = ({ zh, en }: Text): Text => ({ zh: places.sentence(zh), en: places.sentence(en) });
  const [message, fix] = [say(finding.message), finding.fix && say(finding.fix)];
  const resolved = compiled.step?.resolved.items.get(item as never);
  return {
    fingerprint,
    rule,
    severity,
    message,
    ...(fix ? { fix } : {}),
    ...(clause ? { clause } : {}),
    ...placeWithFrame(at, places),
    ...(item ? { item } : {}),
    ...(resolved ? { itemName: `${resolved.id} ${clean(resolved.fields.title.value)}` } : {}),
    ...(field ? { field } : {}),
    related: related.map((other) => ({ ...placeWithFrame(other.at, places), message: say(other.value) })),
    ...(accepted ? { answer: clean(accepted.reason) } : {}),
    ...(below === undefined ? {} : { below }),
    asks: answer,
    waivable,
    aspect,
  };
};

const filingOf = ({ issuer, receiver, number, date, review }: Filing): Summary['filing'] => ({
  ...(issuer ? { issuer: clean(issuer) } : {}),
  ...(receiver ? { receiver: clean(receiver) } : {}),
  ...(number ? { number: clean(number) } : {}),
  ...(date ? { date: clean(date) } : {}),
  ...(review ? { review: { by: clean(review.by), date: clean(review.date), result: clean(review.result) } } : {}),
});

const named = ({ code, name, level, kind }: Region): Region => ({
  ...(code ? { code } : {}),
  name: clean(name),
  level,
  ...(kind ? { kind } : {}),
});

/** The findings of one layer under the names that outlive edits elsewhere. */
const namedFindings = (
  found: readonly Finding[],
  compiled: Compiled,
  arrived: Arrived,
  below?: string,
): SummaryFinding[] => {
  const names = fingerprints(
    below ?? regionKey(compiled.layer, arrived.key),
    found,
    ({ at, message }) => arrived.source(at.file)?.written(at) || arrived.places.sentence(message.zh),
  );
  return found.map((finding, index) => findingOf(finding, names[index] ?? '', compiled, arrived, below));
};

const belowOf = ({ below, places }: Arrived): (Below & { readonly compiled: Compiled })[] =>
  below.map((compiled) => {
    const { file, layer } = compiled;
    const name = places.fileName(file);
    return {
      key: regionKey(layer, name),
      title: layer ? clean(layer.region.name) : clean(name),
      level: layer?.region.level ?? 'township',
      file: name,
      compiled,
    };
  });

const chainOf = ({ compiled: { step }, source, origin }: Arrived): ReviewParent[] =>
  (step?.resolved.layers.slice(0, -1) ?? []).map((above, index): ReviewParent => {
    const data = source(above.file)?.data;
    const { name, code, level } = above.region;
    return {
      name: clean(name),
      ...(code ? { code } : {}),
      level,
      origin: index === 0 && !step?.resolved.domains.some(({ own }) => own) ? 'national' : origin(above.file),
      ...(data === undefined ? {} : { digest: shortHash(canonical(data)) }),
    };
  });

/** The day until which it has to be filed: as the layers above say, for a county sets itself no deadline. */
const deadlineOf = ({ compiled: { step, layer }, date }: Arrived): string | undefined => {
  const text = step?.inherited.profile.filing?.deadline;
  const year = Number((layer?.filing?.date ?? date ?? layer?.effective ?? '').slice(0, 4));
  return text === undefined ? undefined : filingDeadline(text, year);
};

/** Where region and number stand, for what only shows beside other submissions. */
const spotsOf = ({ compiled: { layer }, places }: Arrived): Summary['places'] => {
  if (!layer) return {};
  const at = (...path: string[]): Place => ({ file: layer.file, path });
  return {
    region: placeWithFrame(at('region'), places),
    ...(layer.filing?.number === undefined ? {} : { number: placeWithFrame(at('filing', 'number'), places) }),
  };
};

const guidesOf = (arrived: Arrived): Pick<Summary, 'guides'> => {
  const { compiled, guides, places } = arrived;
  const { layer, step, known } = compiled;
  if (!guides || !layer || !step) return {};
  const found = guides.sheets.flatMap(({ findings }) => findings);
  const owner = { layer, resolved: step.resolved, reference: known.reference, places };
  return { guides: summariseGuides(guides, owner, namedFindings(found, compiled, arrived)) };
};

/** Sums up one checked submission: everything that is printed about it, and nothing else. */
export const summariseSubmission = (arrived: Arrived): Summary => {
  const { key, name, compiled, beside, source, unfit } = arrived;
  const { layer, step, known } = compiled;
  const below = belowOf(arrived);
  const deadline = deadlineOf(arrived);
  const own = layer && ownDigest(source(layer.file)?.data, layer, known.reference.domains);
  const findings = [
    ...namedFindings([...compiled.findings, ...arrived.obstacles, ...beside], compiled, arrived),
    ...below.flatMap((one) => namedFindings(one.compiled.findings, one.compiled, arrived, one.key)),
  ];
  const say = ({ zh, en }: Text): Text => ({ zh: arrived.places.sentence(zh), en: arrived.places.sentence(en) });
  const cause = unfit
    ? say(unfit.cause)
    : step
      ? undefined
      : findings.find(({ severity }) => severity === 'error')?.message;
  return {
    key,
    name: clean(name),
    ...(layer ? { region: named(layer.region) } : {}),
    ...(unfit ? { outcome: unfit.outcome } : {}),
    ...(cause ? { cause } : {}),
    ...(unfit?.remedy ? { remedy: unfit.remedy } : {}),
    ...(arrived.isConverted ? { converted: true as const } : {}),
    ...(arrived.letters ? { letters: arrived.letters.map(clean) } : {}),
    isVersion: unfit?.isVersion ?? true,
    isParentOpen: arrived.isParentOpen,
    takesNewest: step?.inherited.profile.filing?.versions === 'newest',
    places: spotsOf(arrived),
    findings,
    ...guidesOf(arrived),
    ...(arrived.assessment ? { assessment: arrived.assessment } : {}),
    below: below.map(({ compiled: _, ...one }) => one),
    ...(step ? { counts: countsOf(step.resolved, known), domains: step.resolved.domains.map(reviewDomain) } : {}),
    titles: step ? step.resolved.domains.map(({ id }) => clean(step.resolved.titles[id] ?? '')) : [],
    ...(step ? askedAndExplained(step.resolved) : {}),
    omissions: step ? omissionsOf(step.resolved) : [],
    additions: step ? additionsOf(step.resolved, known) : [],
    chain: chainOf(arrived),
    filing: filingOf(layer?.filing ?? {}),
    ...(layer?.edition ? { edition: clean(layer.edition) } : {}),
    ...(layer?.effective ? { effective: layer.effective } : {}),
    ...(deadline ? { deadline } : {}),
    ...(arrived.sha256 ? { sha256: arrived.sha256 } : {}),
    ...(own ? { digest: own } : {}),
  };
};
