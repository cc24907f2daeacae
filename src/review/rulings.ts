import type { Choice, DeskNote, GroupRuling, OwnFinding, Ruling, Rulings, SubmissionRuling } from '../model/review.ts';

type Entry = { readonly [part: string]: unknown };

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** What may stand for a decision, in the words of the form too. */
export const decisionWords: { readonly [word: string]: Ruling['decision'] } = {
  accept: 'accept',
  认可: 'accept',
  reject: 'reject',
  不认可: 'reject',
};

/** What may be decided on a whole; `accept` leaves it to what is proposed. */
export const wholeWords: { readonly [word: string]: SubmissionRuling['decision'] | 'accept' | 'agree' } = {
  refuse: 'refuse',
  不予备案: 'refuse',
  return: 'return',
  退回重报: 'return',
  correct: 'correct',
  限期补正: 'correct',
  agree: 'agree',
  同意备案: 'agree',
  accept: 'accept',
  认可: 'accept',
};

/** The parts of an entry that hold a text. */
const texts = <Part extends string>(entry: Entry, parts: readonly Part[]): { [part in Part]?: string } =>
  Object.fromEntries(parts.flatMap((part) => (text(entry[part]) ? [[part, text(entry[part])]] : []))) as {
    [part in Part]?: string;
  };

const signed = (entry: Entry): Pick<Ruling, 'by' | 'date' | 'note'> => ({
  by: text(entry.by),
  date: text(entry.date),
  ...texts(entry, ['note']),
});

const listOf = (value: unknown): readonly Entry[] => (Array.isArray(value) ? value : []);

const choices = (use: unknown): Choice[] =>
  Object.entries((use ?? {}) as { readonly [region: string]: unknown }).flatMap(([region, submission]) =>
    text(submission) ? [{ region, submission: text(submission) }] : [],
  );

const groupRulings = (entries: readonly Entry[]): GroupRuling[] =>
  entries.flatMap((entry): GroupRuling[] => {
    const decision = decisionWords[text(entry.decision)];
    return decision ? [{ group: text(entry.group), decision, ...signed(entry) }] : [];
  });

const findingRulings = (entries: readonly Entry[]): Ruling[] =>
  entries.flatMap((entry): Ruling[] => {
    const decision = decisionWords[text(entry.decision)];
    return decision ? [{ finding: text(entry.finding), decision, ...signed(entry) }] : [];
  });

const verdictsOf = (entries: readonly Entry[]): SubmissionRuling[] =>
  entries.flatMap((entry): SubmissionRuling[] => {
    const decision = wholeWords[text(entry.decision)];
    if (!decision || decision === 'accept' || decision === 'agree') return [];
    return [{ submission: text(entry.submission), decision, ...signed(entry) }];
  });

const notesOf = (entries: readonly Entry[]): DeskNote[] =>
  entries.flatMap((entry): DeskNote[] => {
    const said = texts(entry, ['by', 'date', 'note', 'deadline', 'number', 'register']);
    const agrees = wholeWords[text(entry.decision)] === 'agree';
    return agrees || Object.keys(said).length > 0
      ? [{ submission: text(entry.submission), ...said, ...(agrees ? { agrees } : {}) }]
      : [];
  });

const ownFindings = (entries: readonly Entry[]): OwnFinding[] =>
  entries.map((entry) => ({
    submission: text(entry.submission),
    message: text(entry.message),
    severity: ['explain', '请说明'].includes(text(entry.kind)) ? 'warning' : 'error',
    by: text(entry.by),
    date: text(entry.date),
    ...texts(entry, ['item', 'fix']),
  }));

/** The decisions of a valid rulings file; entries without one are open. */
export const readRulings = (data: unknown): Rulings => {
  const { rulings, groups, findings, submissions, use } = (data ?? {}) as Entry;
  return {
    findings: findingRulings(listOf(rulings)),
    groups: groupRulings(listOf(groups)),
    verdicts: verdictsOf(listOf(submissions)),
    notes: notesOf(listOf(submissions)),
    own: ownFindings(listOf(findings)),
    use: choices(use),
  };
};
