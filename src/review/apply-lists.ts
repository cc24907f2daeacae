import { type LevelId, levelIds } from '../model/catalogue.ts';
import { mask, withoutControls } from '../model/personal/mask.ts';
import { plain } from '../model/plain.ts';
import {
  type ExpectedRegion,
  groupOf,
  type HoldCause,
  noRulings,
  type Proposal,
  type ReviewFinding,
  type Ruling,
  type Rulings,
  type Submission,
  type Summary,
  type SummaryFinding,
} from '../model/review.ts';
import type { GuidesAcross } from '../model/review-guides.ts';
import { isPast, type WorkCalendar } from '../model/working-days.ts';
import { differsFromList, numberKey, sharesNumber, type Words } from './beside.ts';
import { type Cities, citiesOf } from './cities.ts';
import { type Guided, guidesAcross } from './guides-across.ts';
import {
  type Held,
  heldBelow,
  heldBeside,
  heldStranger,
  heldSuperseded,
  heldUnlisted,
  heldVersions,
} from './hold-words.ts';
import { type Match, matcher } from './match-expected.ts';
import { ownFinding } from './own-finding.ts';
import { propose } from './propose.ts';
import { type EarlierReview, markSince } from './rounds.ts';
import { strangerIn } from './stranger-in.ts';
import { type Candidate, chooseVersion, isAbout } from './versions.ts';

/** What a reviewer brings to the submissions: who has to file, decisions, the last round. */
export interface Lists {
  readonly expected?: readonly ExpectedRegion[];
  readonly rulings?: Rulings;
  readonly earlier?: EarlierReview;
}

/** A summary with its own key and its place on the list. */
interface Placed {
  readonly key: string;
  readonly summary: Summary;
  readonly match?: Match;
  readonly title: string;
  /** What it shares with all that came from its region. */
  readonly group?: string;
}

interface State {
  readonly proposal: Proposal;
  readonly hold?: HoldCause;
  readonly held?: Held;
  readonly isBeside?: true;
}

const arrivalOf = (
  filed: string | undefined,
  deadline: string | undefined,
  calendar: WorkCalendar,
): Submission['arrival'] => {
  if (deadline === undefined) return 'open';
  if (filed === undefined) return 'undated';
  const late = isPast(filed, deadline, calendar);
  return late === undefined ? 'unclear' : late ? 'late' : 'on-time';
};

/** Fingerprints begin with the region, and what tells no region is named by its key. */
const underKey = (fingerprint: string, { key, region }: Summary, own: string): string =>
  region || own === key ? fingerprint : `${own}${fingerprint.slice(key.length)}`;

const isCode = (text: string): boolean => /^(?:\d{6}|\d{9})$/u.test(text);

/** Gives each its own key, the second of a region a number, and finds it on the list. */
const place = (summaries: readonly Summary[], expected: readonly ExpectedRegion[], { lists }: Words): Placed[] => {
  const matchOf = matcher(expected, lists);
  const keys = new Set<string>();
  const freeKey = (wanted: string): string => {
    let key = wanted;
    for (let count = 2; keys.has(key); count += 1) key = `${wanted}-${count}`;
    keys.add(key);
    return key;
  };
  const codes = new Map(
    summaries.flatMap(({ region }) => (region?.code ? [[plain(region.name), region.code] as const] : [])),
  );
  return summaries.map((summary): Placed => {
    const { region, name } = summary;
    const match = matchOf(summary);
    const own = region ? (region.code ?? codes.get(plain(region.name)) ?? plain(region.name)) : summary.key;
    const group = match ? `list ${expected.indexOf(match.listed)}` : region || isCode(own) ? own : undefined;
    return {
      key: freeKey(summary.key),
      summary,
      title: region?.name ?? (match ? mask(withoutControls(match.listed.name)) : name),
      ...(match ? { match } : {}),
      ...(group === undefined ? {} : { group }),
    };
  });
};

const candidateOf = ({ key, title, summary: { name, region, filing, takesNewest } }: Placed): Candidate => ({
  key,
  name,
  title,
  takesNewest,
  ...(region?.code ? { code: region.code } : {}),
  ...(filing.date ? { date: filing.date } : {}),
});

const groupBy = <T>(members: readonly T[], key: (member: T) => string | undefined): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const member of members) {
    const name = key(member);
    if (name === undefined) continue;
    const found = groups.get(name);
    if (found) found.push(member);
    else groups.set(name, [member]);
  }
  return groups;
};

/** What holds a version: there are others and none is chosen, or another one is. */
const holdVersions = (placed: readonly Placed[], { use }: Pick<Rulings, 'use'>): ReadonlyMap<Placed, State> => {
  const held = new Map<Placed, State>();
  for (const sent of groupBy(placed, ({ group }) => group).values()) {
    const versions = sent.filter(({ summary }) => summary.isVersion);
    const names = versions.map(({ summary }) => summary.name);
    for (const scan of sent)
      if (versions.length > 0 && !scan.summary.isVersion && scan.summary.outcome === 'return')
        held.set(scan, { proposal: 'hold', hold: 'superseded', held: heldBeside(names), isBeside: true });
    if (versions.length < 2) continue;
    const chosen = chooseVersion(versions.map(candidateOf), use);
    for (const version of versions)
      if (chosen === undefined) held.set(version, { proposal: 'hold', hold: 'versions', held: heldVersions(names) });
      else if (version.key !== chosen.key)
        held.set(version, { proposal: 'hold', hold: 'superseded', held: heldSuperseded(chosen.name) });
  }
  return held;
};

/** The findings that only show beside the list and the other submissions. */
const besideOf = (
  placed: readonly Placed[],
  versions: ReadonlyMap<Placed, State>,
  words: Words,
): ReadonlyMap<Placed, readonly SummaryFinding[]> => {
  const isCounted = (one: Placed): boolean => versions.get(one)?.hold !== 'superseded';
  const byNumber = groupBy(
    placed.filter(isCounted),
    ({ summary: { filing } }) => filing.number && numberKey(filing.number),
  );
  return new Map(
    placed.map((one) => {
      const { summary, match, group } = one;
      const same = byNumber.get(numberKey(summary.filing.number ?? '')) ?? [];
      const others = same.filter((other) => other.group !== group).map(({ title }) => title);
      return [
        one,
        [
          ...(match?.differs ? [differsFromList(summary, match.listed, words)] : []),
          ...(isCounted(one) && others.length > 0 ? [sharesNumber(summary, [...new Set(others)], words)] : []),
        ],
      ];
    }),
  );
};

/** What was decided about a finding: one by one, else as one of a group. Of two decisions the first counts. */
const decisionsOf = ({ findings, groups }: Rulings): ((fingerprint: string) => Ruling | undefined) => {
  const single = new Map([...findings].reverse().map((ruling) => [ruling.finding, ruling]));
  const grouped = new Map([...groups].reverse().map((ruling) => [ruling.group, ruling]));
  return (fingerprint) => {
    const group = grouped.get(groupOf(fingerprint));
    return single.get(fingerprint) ?? (group && { finding: fingerprint, ...group });
  };
};

/** A finding under the key of its submission, with the ruling on it, if that may count. */
const ruled = (
  finding: SummaryFinding,
  { summary, key }: Placed,
  decided: ReturnType<typeof decisionsOf>,
): ReviewFinding => {
  const fingerprint = underKey(finding.fingerprint, summary, key);
  const ruling = decided(fingerprint);
  const counts = ruling && (ruling.decision === 'reject' || finding.waivable);
  return { ...finding, fingerprint, ...(counts ? { ruling } : {}) };
};

/** What holds a catalogue that lies under the name of another region, until a reviewer chooses it. */
const holdStrangers = (
  placed: readonly Placed[],
  expected: readonly ExpectedRegion[],
  { use }: Pick<Rulings, 'use'>,
  { lists }: Words,
): ReadonlyMap<Placed, State> => {
  const otherOf = strangerIn(expected, lists);
  return new Map(
    placed.flatMap((one): [Placed, State][] => {
      const { summary, match, title } = one;
      const other = otherOf(summary, match?.listed);
      if (!other || use.some((choice) => isAbout(candidateOf(one), choice))) return [];
      const held = heldStranger(summary.name, title, other.name);
      return [[one, { proposal: 'hold', hold: 'reviewer', held }]];
    }),
  );
};

/** What a submission comes to by itself. */
const ownState = (one: Placed, findings: readonly ReviewFinding[], hasList: boolean): State => {
  const { summary, match } = one;
  if (hasList && !match && summary.region) return { proposal: 'hold', hold: 'unlisted', held: heldUnlisted };
  // Nobody is there to send back to what nobody is known to have sent.
  if (summary.outcome === 'hold' || (summary.outcome === 'return' && hasList && !match))
    return { proposal: 'hold', hold: 'reviewer' };
  return { proposal: summary.outcome === 'return' ? 'return' : propose(findings) };
};

const regionName = ({ code, name }: { readonly code?: string; readonly name: string }): string => code ?? plain(name);

const rankOf = ({ summary: { region } }: Placed): number =>
  region ? levelIds.indexOf(region.level as LevelId) : levelIds.length;

/** Holds what would be agreed while the layer above it is open; the layers above come first. */
const holdBelow = (placed: readonly Placed[], states: Map<Placed, State>): void => {
  const byRegion = groupBy(placed, ({ summary: { region } }) => region && regionName(region));
  for (const one of [...placed].sort((left, right) => rankOf(left) - rankOf(right))) {
    if (states.get(one)?.proposal !== 'agree') continue;
    const brought = one.summary.chain.filter(({ origin }) => origin === 'submission');
    const open = brought
      .flatMap((parent) => byRegion.get(regionName(parent)) ?? [])
      .filter((parent) => {
        const state = states.get(parent);
        return parent !== one && state?.proposal !== 'agree' && state?.hold !== 'superseded';
      });
    if (open.length > 0 || one.summary.isParentOpen)
      states.set(one, {
        proposal: 'hold',
        hold: 'parent',
        held: heldBelow([...new Set(open.map(({ title }) => title))]),
      });
  }
};

/** Whether what a reviewer wrote names this submission: by its key or its file. */
const isOn = ({ key, summary }: Placed, { submission }: { readonly submission: string }): boolean =>
  submission === key || plain(submission) === plain(summary.name);

/** What was written of submissions by hand: under its key or its file, the first that fits. */
const byHand = <T extends { readonly submission: string }>(
  entries: readonly T[],
  placed: readonly Placed[],
): ReadonlyMap<Placed, readonly T[]> => {
  if (entries.length === 0) return new Map();
  const named = new Map<string, T[]>();
  for (const entry of entries) {
    const name = plain(entry.submission);
    named.set(name, [...(named.get(name) ?? []), entry]);
  }
  return new Map(
    placed.map((one) => {
      const [key, name] = [plain(one.key), plain(one.summary.name)];
      return [one, [...(named.get(key) ?? []), ...(name === key ? [] : (named.get(name) ?? []))]];
    }),
  );
};

/** Choices and decisions on whole submissions that name nothing that was sent in, or that cannot stand. */
const unusedNames = (
  placed: readonly Placed[],
  states: ReadonlyMap<Placed, State>,
  { use, verdicts, notes, own }: Rulings,
): string[] => [
  ...use
    .filter((choice) => !placed.some((one) => isAbout(candidateOf(one), choice)))
    .map(({ region, submission }) => `${region}: ${submission}`),
  ...new Set(
    [...verdicts, ...notes, ...own]
      .filter((entry) => !placed.some((one) => isOn(one, entry)))
      .map(({ submission }) => submission),
  ),
  ...notes
    .filter(
      ({ agrees, ...note }) => agrees && placed.some((one) => isOn(one, note) && states.get(one)?.proposal !== 'agree'),
    )
    .map(({ submission }) => `${submission}: 同意备案（还有没有了结的问题，须逐条认可）`),
];

/** What a reviewer brings, by submission. */
const handOf = (rulings: Rulings, placed: readonly Placed[]) => ({
  verdicts: byHand(rulings.verdicts, placed),
  notes: byHand(rulings.notes, placed),
  own: byHand(rulings.own, placed),
});

/** A submission as it is printed. */
const submissionOf = (
  one: Placed,
  state: State,
  findings: readonly ReviewFinding[],
  hand: ReturnType<typeof handOf>,
  cities: Cities,
  calendar: WorkCalendar,
): Submission => {
  const { outcome, isVersion, isParentOpen, takesNewest, places, counts, domains, guides: _, ...rest } = one.summary;
  const { proposal, hold, held, isBeside } = state;
  const listed = one.match?.listed;
  const verdict = hand.verdicts.get(one)?.[0];
  const desk = hand.notes.get(one)?.[0];
  const city = cities.ofSubmission(one.summary, listed);
  const deadline = listed?.deadline ?? rest.deadline;
  return {
    ...rest,
    key: one.key,
    title: one.title,
    proposal,
    ...(hold ? { hold } : {}),
    ...(isBeside ? { isBeside } : {}),
    ...(held ? { cause: held.cause, remedy: held.remedy } : {}),
    ...(verdict ? { verdict } : {}),
    ...(desk ? { desk } : {}),
    ...(city ? { city } : {}),
    ...(listed ? { listed } : {}),
    findings,
    counts,
    domains: domains ?? [],
    ...(deadline ? { deadline } : {}),
    arrival: arrivalOf(listed?.received ?? rest.filing.date, deadline, calendar),
  };
};

/** The guides of a submission with what was decided on them, and what others show of them. */
const guidesOf = (
  one: Placed,
  decided: ReturnType<typeof decisionsOf>,
  { usual, copied }: ReturnType<typeof guidesAcross>,
): Pick<Submission, 'guides'> => {
  const { guides } = one.summary;
  if (!guides) return {};
  const findings = guides.findings.map((finding) => ruled(finding, one, decided));
  return { guides: { rows: guides.rows, findings, copied: copied.get(one.key) ?? [], usual } };
};

/** What comes of the reading of all submissions under the lists of a reviewer. */
export interface Applied {
  readonly submissions: readonly Submission[];
  /** What only shows when guides are held beside each other. */
  readonly guides?: GuidesAcross;
  readonly unused: readonly string[];
  readonly cities: Cities;
}

/**
 * Applies what the reviewer brings, and holds the submissions beside each other: one region has one submission, and
 * nothing is agreed that waits for a choice, for the list, for its parent or for a reviewer.
 */
export const applyLists = (
  summaries: readonly Summary[],
  { expected, rulings = noRulings, earlier }: Lists,
  words: Words,
): Applied => {
  const placed = place(summaries, expected ?? [], words);
  const decided = decisionsOf(rulings);
  const versions = holdVersions(placed, rulings);
  const strangers = holdStrangers(placed, expected ?? [], rulings, words);
  const beside = besideOf(placed, versions, words);
  const hand = handOf(rulings, placed);
  const findings = new Map(
    placed.map((one) => [
      one,
      [
        ...[...one.summary.findings, ...(beside.get(one) ?? [])].map((finding) => ruled(finding, one, decided)),
        ...(hand.own.get(one) ?? []).map((own) => ownFinding(own, one.key, one.summary.name)),
      ],
    ]),
  );
  const states = new Map(
    placed.map((one) => [
      one,
      versions.get(one) ?? strangers.get(one) ?? ownState(one, findings.get(one) ?? [], expected !== undefined),
    ]),
  );
  for (const one of placed) {
    const verdict = hand.verdicts.get(one)?.[0];
    if (verdict) states.set(one, { proposal: verdict.decision });
  }
  holdBelow(placed, states);
  const beyond = guidesAcross(
    placed.map((one): Guided => ({ ...one, isCounted: states.get(one)?.proposal !== 'hold' })),
  );
  const cities = citiesOf(summaries, expected ?? [], words.lists);
  const submissions = placed.map((one) => {
    const state = states.get(one) ?? { proposal: 'hold', hold: 'reviewer' };
    const submission = submissionOf(one, state, findings.get(one) ?? [], hand, cities, words.calendar);
    return { ...submission, ...guidesOf(one, decided, beyond) };
  });
  return {
    submissions: earlier ? markSince(earlier, submissions) : submissions,
    ...(beyond.across ? { guides: beyond.across } : {}),
    unused: unusedNames(placed, states, rulings),
    cities,
  };
};
