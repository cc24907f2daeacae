import { changesSinceStandard } from '../changes.ts';
import type { Compiled } from '../compile.ts';
import { domainIds, type Filing, type Layer, type Region, type Resolved } from '../model/catalogue.ts';
import type { Finding } from '../model/finding.ts';
import { mask, withoutControls } from '../model/mask.ts';
import { plain } from '../model/plain.ts';
import type {
  ReviewAddition,
  ReviewCounts,
  ReviewOmission,
  ReviewParent,
  Submission,
  Summary,
  SummaryFinding,
} from '../model/review.ts';
import type { Text } from '../model/text.ts';
import { nameKey } from '../overlap/name-key.ts';
import { canonical } from '../pin.ts';
import type { Source } from '../source/source.ts';
import { listedItems, statistics } from '../statistics.ts';
import { fingerprints, shortHash } from './fingerprint.ts';
import { type Places, placeWithFrame } from './frame.ts';
import { isGrave } from './propose.ts';

const clean = (text: string): string => mask(withoutControls(text));

const countsOf = (resolved: Resolved, known: Compiled['known']): Submission['counts'] => {
  const all = statistics(resolved, changesSinceStandard(resolved, known));
  return Object.fromEntries(
    domainIds.map((domain): [string, ReviewCounts] => {
      const { standard, listed, added, omitted, changes } = all[domain];
      const { total, ...reasons } = omitted;
      return [
        domain,
        {
          standard: standard.level2,
          covered: standard.level2 - total,
          level1: listed.level1,
          level2: listed.level2,
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
const ownDigest = (data: unknown, { region, domains }: Layer): string | undefined => {
  const says = domainIds.some((domain) => {
    const own = domains[domain];
    return own && own.omit.length + own.restore.length + own.amend.length + own.add.length > 0;
  });
  if (!says) return undefined;
  const raw = data as Raw;
  return shortHash(canonical(domainIds.map((domain) => raw[domain] ?? null)).replaceAll(region.name, '{region}'), 16);
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
  readonly origin: (file: string) => ReviewParent['origin'];
  readonly sha256?: string;
  /** Why nothing of it was even opened. */
  readonly cause?: Text;
}

/** A finding in words with its line and its fingerprint. */
const findingOf = (finding: Finding, fingerprint: string, { places, compiled }: Arrived): SummaryFinding => {
  const { rule, severity, clause, at, related, item, field, accepted } = finding;
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
    ...(isGrave(finding) ? { grave: true } : {}),
  };
};

/** What cannot be filed for want of anything to file, in one sentence. */
const causeOf = ({ step, kind }: Compiled, findings: readonly SummaryFinding[]): Text | undefined => {
  if (step) return undefined;
  const first = findings.find(({ severity }) => severity === 'error');
  if (first) return first.message;
  return kind === 'layer'
    ? { zh: '目录不能合成', en: 'the catalogue cannot be compiled' }
    : { zh: '不是地方层文件', en: 'the file is no layer' };
};

const filingOf = ({ receiver, number, date, review }: Filing): Summary['filing'] => ({
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

/** The key that names a region in fingerprints: its code, else its name. */
const regionKey = (layer: Layer | undefined, key: string): string =>
  layer ? (layer.region.code ?? plain(layer.region.name)) : key;

/** Sums up one checked submission: everything that is printed about it, and nothing else. */
export const summariseSubmission = (arrived: Arrived): Summary => {
  const { key, name, compiled, beside, source, origin } = arrived;
  const { layer, step, known } = compiled;
  const all = [...compiled.findings, ...beside];
  const names = fingerprints(
    regionKey(layer, key),
    all,
    ({ at, message }) => source(at.file)?.written(at) || arrived.places.sentence(message.zh),
  );
  const findings = all.map((finding, index) => findingOf(finding, names[index] ?? '', arrived));
  const cause = arrived.cause ?? causeOf(compiled, findings);
  const hopeless =
    compiled.kind !== 'layer' ||
    all.some((finding) => isGrave(finding) && (finding.rule === 'parent-pinned' || !beside.includes(finding)));
  const deadline = step?.resolved.profile.filing?.deadline;
  const own = layer && ownDigest(source(layer.file)?.data, layer);
  return {
    key,
    name: clean(name),
    ...(layer ? { region: named(layer.region) } : {}),
    hopeless,
    ...(cause ? { cause } : {}),
    findings,
    ...(step ? { counts: countsOf(step.resolved, known) } : {}),
    titles: step ? domainIds.map((domain) => clean(step.resolved.titles[domain])) : [],
    omissions: step ? omissionsOf(step.resolved) : [],
    additions: step ? additionsOf(step.resolved, known) : [],
    chain: (step?.resolved.layers.slice(0, -1) ?? []).map((above): ReviewParent => {
      const data = source(above.file)?.data;
      return {
        name: clean(above.region.name),
        level: above.region.level,
        origin: above.region.level === 'national' ? 'national' : origin(above.file),
        ...(data === undefined ? {} : { digest: shortHash(canonical(data)) }),
      };
    }),
    filing: filingOf(layer?.filing ?? {}),
    ...(layer?.edition ? { edition: clean(layer.edition) } : {}),
    ...(layer?.effective ? { effective: layer.effective } : {}),
    ...(deadline ? { deadline } : {}),
    ...(arrived.sha256 ? { sha256: arrived.sha256 } : {}),
    ...(own ? { digest: own } : {}),
  };
};
