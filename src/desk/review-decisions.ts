import { stateName } from '../emit/review/review-words.ts';
import type { Review, ReviewFinding } from '../model/review.ts';
import type { Calls } from './protocol.ts';
import type { Decision, DecisionPart, Decisions, OwnFound, Version } from './review-protocol.ts';
import {
  addEntries,
  dropEntry,
  partOf,
  putPart,
  putVersion,
  type RulingsEntry,
  rulingsEntries,
} from './rulings-lines.ts';

/** The file of a result that decisions are written into. */
export const rulingsFile = 'rulings.yaml';

const parts: readonly DecisionPart[] = ['decision', 'by', 'date', 'note', 'deadline', 'number', 'register'];

const words: { readonly [word: string]: string } = {
  accept: '认可',
  reject: '不认可',
  refuse: '不予备案',
  return: '退回重报',
  correct: '限期补正',
  agree: '同意备案',
};

/** What may be said in an entry, as it is said so far; decisions in the words of the office, however they were written. */
const saidIn = (lines: readonly string[], entry: RulingsEntry): Decision['said'] =>
  Object.fromEntries(
    parts.flatMap((part) => {
      const said = partOf(lines, entry, part);
      return said === '' ? [] : [[part, part === 'decision' ? (words[said] ?? said) : said]];
    }),
  );

const versionsOf = ({ repeated, submissions }: Review): Version[] =>
  repeated.map(({ region, submissions: keys }) => {
    const versions = keys.flatMap((key) => submissions.find((one) => one.key === key) ?? []);
    const isChosen = versions.some(({ hold }) => hold === 'superseded');
    const chosen = isChosen ? versions.find(({ hold }) => hold !== 'superseded') : undefined;
    return {
      region,
      title: versions[0]?.title ?? region,
      names: versions.map(({ name }) => name),
      ...(chosen ? { chosen: chosen.name } : {}),
    };
  });

const ownIn = (lines: readonly string[], entries: readonly RulingsEntry[]): OwnFound[] =>
  entries.flatMap((entry) => {
    const text = (name: string): string => partOf(lines, entry, name);
    const kind = text('kind') === '请说明' ? '请说明' : '须改正';
    return entry.list === 'findings'
      ? [{ submission: text('submission'), message: text('message'), item: text('item'), fix: text('fix'), kind }]
      : [];
  });

/** Everything of a review that is to be decided on, or was, in the order of the file that holds it. */
export const decisionsOf = (file: string, review: Review): Decisions => {
  const lines = file.split('\n');
  const entries = rulingsEntries(lines);
  const text = (entry: RulingsEntry, part: string): string => partOf(lines, entry, part);
  const { submissions, groups } = review;
  const findings = new Map<string, { readonly keys: string[]; readonly finding: ReviewFinding }>();
  for (const { key, findings: own, guides } of submissions)
    for (const finding of [...own, ...(guides?.findings ?? [])])
      findings.set(finding.fingerprint, {
        keys: [...(findings.get(finding.fingerprint)?.keys ?? []), key],
        finding,
      });
  const grouped = new Map(groups.map(({ group, finding }) => [group, finding]));
  const seen = new Set<string>();
  const rowsOf = (
    list: Decision['list'],
    row: (entry: RulingsEntry) => Omit<Decision, 'list' | 'at' | 'said'> | undefined,
  ) =>
    entries.flatMap((entry): Decision[] => {
      const about = entry.list === list ? row(entry) : undefined;
      return about ? [{ list, at: entry.at, said: saidIn(lines, entry), ...about }] : [];
    });
  const shown = (entry: RulingsEntry, { severity, answer, waivable }: ReviewFinding) => ({
    message: text(entry, 'message'),
    severity: text(entry, 'severity'),
    tone: answer === undefined ? severity : ('info' as const),
    mayAccept: waivable,
    ...(answer === undefined ? {} : { answer }),
  });
  return {
    versions: versionsOf(review),
    groups: rowsOf('groups', (entry) => {
      const finding = grouped.get(text(entry, 'group'));
      return finding && { ...shown(entry, finding), place: text(entry, 'regions') };
    }),
    // The same finding in two versions of a region is one, and decided on once.
    findings: rowsOf('rulings', (entry) => {
      const name = text(entry, 'finding');
      const found = findings.get(name);
      if (!found || seen.has(name)) return undefined;
      seen.add(name);
      return { ...shown(entry, found.finding), keys: found.keys, place: text(entry, 'place') };
    }),
    wholes: rowsOf('submissions', (entry) => {
      const name = text(entry, 'submission');
      const whole = submissions.find(({ key }) => key === name);
      return (
        whole && {
          keys: [whole.key],
          message: whole.hold ? stateName(whole).zh : `拟${stateName(whole).zh}`,
          mayAccept: true,
        }
      );
    }),
    own: ownIn(lines, entries),
    regions: submissions.map(({ key, title, name }) => ({ key, title, name })),
  };
};

/** The file with what was decided and found; everything else of it stays. */
export const withDecisions = (
  file: string,
  { decided, chosen, found, dropped }: Calls['reviewDecide']['ask'],
): string => {
  const lines: (string | undefined)[] = file.split('\n');
  const said = new Map(decided.map((one) => [`${one.list} ${one.at}`, one.said]));
  const entries = rulingsEntries(file.split('\n'));
  for (const entry of entries)
    for (const [part, value] of Object.entries(said.get(`${entry.list} ${entry.at}`) ?? {}))
      putPart(lines, entry, part, value);
  addEntries(lines, 'findings', found, 'rulings');
  for (const entry of entries) if (entry.list === 'findings' && dropped.includes(entry.at)) dropEntry(lines, entry);
  const names = new Map(chosen.map((one) => [one.region, one.chosen]));
  return lines
    .map((line) => putVersion(line, names))
    .filter((line) => line !== undefined)
    .join('\n');
};
