import type { Acceptance, Ref } from '../model/catalogue.ts';
import { type Cited, domainIdOf } from '../model/domain.ts';
import { fillClause } from '../model/fill-clause.ts';
import { type Fault, type Finding, isMisread, type Severity } from '../model/finding.ts';
import { formatText } from '../model/format-text.ts';
import { mask, withoutControls } from '../model/personal/mask.ts';
import type { Place, Position, Sourced } from '../model/place.ts';
import { plain } from '../model/plain.ts';
import type { Text } from '../model/text.ts';
import { withoutCommand } from '../model/without-command.ts';
import { toolDomains } from '../source/tool-domains.ts';

/** The part of a rule that settling needs. */
interface Wording {
  readonly id: string;
  readonly severity: Severity;
  readonly clause?: string;
  readonly summary: Text;
  readonly mended?: true;
  readonly messages: {
    readonly [name: string]: {
      readonly text: Text;
      readonly fix?: Text;
      readonly form?: { readonly text?: Text; readonly fix?: Text };
      readonly severity?: Severity;
    };
  };
}

export interface Settling {
  /** The domains that the file speaks of, whose documents are cited; those of the tool, unless it says. */
  readonly domains?: readonly Cited[];
  readonly rules: readonly Wording[];
  readonly accepted: readonly Sourced<Acceptance>[];
  readonly locate: (place: Place) => Position | undefined;
  /** The characters of a value as written. */
  readonly written: (place: Place) => string | undefined;
  /** The day to judge by; answers may have run out. */
  readonly date?: string;
  /** The file is a workbook: its findings speak of sheets and columns. Gives rules and items the names that they have there. */
  readonly form?: (name: string) => string;
  /** Files in the order of the report. */
  readonly files: readonly string[];
}

/** Half of a character, as an escape: no format has a way to print it. */
const withoutHalves = (text: string): string =>
  text.replace(/\p{Cs}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);

const cleanOne = (text: string): string => mask(withoutHalves(withoutControls(text)));

const clean = ({ zh, en }: Text): Text => ({ zh: cleanOne(zh), en: cleanOne(en) });

/** The way to a place, step by step, as keys of a table: the place itself first; none for the file as a whole. */
const wayTo = (place: Place): string[] =>
  'path' in place
    ? place.path.map((_, index) => JSON.stringify([place.file, ...place.path.slice(0, place.path.length - index)]))
    : [];

/**
 * Drops what only follows from another fault: at or below a place whose form is wrong nothing else is told, and nothing is
 * missed where something could not be read.
 */
const causes = (faults: readonly Fault[]): Fault[] => {
  // The first fault of form at a place, and at or below it.
  const [at, below] = [new Map<string, number>(), new Map<string, number>()];
  for (const [index, fault] of faults.entries()) {
    if (!isMisread(fault)) continue;
    const [own, ...above] = wayTo(fault.at);
    if (own === undefined) continue;
    if (!at.has(own)) at.set(own, index);
    for (const key of [own, ...above]) if (!below.has(key)) below.set(key, index);
  }
  const told = new Map<string, Set<string>>();
  for (const fault of faults)
    for (const key of wayTo(fault.at)) told.set(key, (told.get(key) ?? new Set()).add(fault.rule));
  return faults.filter((fault, index) => {
    const way = wayTo(fault.at);
    const here = told.get(way[0] ?? '');
    if (fault.unlessToldBy?.some((rule) => here?.has(rule))) return false;
    const form = fault.rule === 'schema';
    const follows = (first: number | undefined): boolean => first !== undefined && (!form || first < index);
    const holds = form || fault.absence === true;
    return !way.some((key) => follows(at.get(key))) && !(holds && way[0] !== undefined && follows(below.get(way[0])));
  });
};

/** The words of a message for one who fills in a workbook. */
const formWords = ({ text, fix, form }: Wording['messages'][string]): { readonly text: Text; readonly fix?: Text } => {
  const remedy = form?.fix ?? (fix && withoutCommand(fix));
  return { text: form?.text ?? text, ...(remedy ? { fix: remedy } : {}) };
};

const namedInForm = (args: Fault['args'], name: NonNullable<Settling['form']>): Fault['args'] =>
  Object.fromEntries(
    Object.entries(args).map(([key, value]) => [
      key,
      (key === 'rule' || key === 'item') && typeof value === 'string' ? name(value) : value,
    ]),
  );

/** The domains whose documents a fault cites: that of its item, or of the place in a layer; else all that the file speaks of. */
const citedBy = ({ item, at }: Fault, domains: readonly Cited[]): readonly Cited[] => {
  const id = item ? domainIdOf(item) : 'path' in at ? at.path[0] : undefined;
  const own = domains.filter((domain) => domain.id === id);
  return own.length > 0 ? own : domains;
};

/** One fault in words, with the severity of its rule or message. */
export const wordFault = (
  fault: Fault,
  rules: readonly Wording[],
  form?: Settling['form'],
  domains: readonly Cited[] = toolDomains,
): Finding => {
  const rule = rules.find(({ id }) => id === fault.rule);
  const message = rule?.messages[fault.message];
  if (!rule || !message) throw new Error(`rule ${fault.rule} has no message ${fault.message}`);
  const cited = fault.clause ?? rule.clause;
  const clause = cited && fillClause(cited, citedBy(fault, domains));
  const { text, fix } = form ? formWords(message) : message;
  const args = form ? namedInForm(fault.args, form) : fault.args;
  return {
    rule: fault.rule,
    wording: fault.message,
    severity: message.severity ?? rule.severity,
    message: clean(formatText(text, args)),
    ...(fix ? { fix: clean(formatText(fix, args)) } : {}),
    ...(clause ? { clause } : {}),
    at: fault.at,
    related: (fault.related ?? []).map(({ value, at }) => ({ at, value: clean(value) })),
    ...(fault.item ? { item: fault.item } : {}),
    ...(fault.items && fault.items.length > 1 ? { items: fault.items } : {}),
    ...(fault.field ? { field: fault.field } : {}),
    ...(fault.overlaps ? { overlaps: fault.overlaps } : {}),
    ...(fault.edits ? { edits: fault.edits } : {}),
  };
};

/** The items that a warning speaks of: of a group every one. */
const itemsOf = ({ item, items }: Finding): readonly Ref[] => items ?? (item ? [item] : []);

/** The items that an answer names; none where it is for all. */
const namedBy = ({ item, items }: Acceptance): readonly Ref[] | undefined => items ?? (item ? [item] : undefined);

/** Whether an answer belongs to a warning; of a group it may speak of some items only. */
const concerns = (acceptance: Acceptance, finding: Finding): boolean =>
  acceptance.rule === finding.rule &&
  (namedBy(acceptance)?.some((item) => itemsOf(finding).includes(item)) ?? true) &&
  (acceptance.field === undefined || acceptance.field === finding.field);

/** The answers that together answer a warning: one for all of its items or for the first, or some that reach every item. */
const answersTo = (finding: Finding, settling: Settling): readonly Acceptance[] => {
  const own = settling.accepted
    .map(({ value }) => value)
    .filter((value) => concerns(value, finding) && !voided(value, finding, settling));
  const reaches = (item: Ref): boolean => own.some((value) => namedBy(value)?.includes(item) ?? true);
  const [first, ...others] = itemsOf(finding);
  return own.length > 0 && (first === undefined || reaches(first) || others.every(reaches)) ? own : [];
};

/** As many items as a line to paste names. */
const longest = 4;

/** The line that would answer a warning, to paste under `accepted`. */
const answerLine = ({ rule, field, ...finding }: Finding): string => {
  const items = itemsOf({ rule, ...finding });
  // Of a group too long to name the answer is for all of it.
  const named =
    items.length > longest
      ? []
      : items.length > 1
        ? [`items: [${items.join(', ')}]`]
        : items.map((item) => `item: ${item}`);
  return `- { ${[`rule: ${rule}`, ...named, ...(field ? [`field: ${field}`] : []), 'reason: …'].join(', ')} }`;
};

/** An answer as it stands beside a finding: for its item. */
const acceptedAs = ({ named: _named, items: _items, ...answer }: Acceptance, { item }: Finding): Acceptance => ({
  ...answer,
  ...(item ? { item } : {}),
});

/** Why an answer does not count, though a warning belongs to it: it has run out, or the text it answered has changed. */
const voided = (
  { until, text }: Acceptance,
  finding: Finding,
  { written, date }: Settling,
): 'expired' | 'drifted' | undefined => {
  if (until !== undefined && date !== undefined && until < date) return 'expired';
  const now = text === undefined ? undefined : written(finding.at);
  return text !== undefined && now !== undefined && !plain(now).includes(plain(text)) ? 'drifted' : undefined;
};

/** The fault of an answer that answers nothing. */
const idleAnswer = ({ value, at }: Sourced<Acceptance>, findings: readonly Finding[], settling: Settling): Fault => {
  const summary = settling.rules.find(({ id }) => id === value.rule)?.summary;
  const own = findings.filter((finding) => concerns(value, finding));
  const open = own.find(({ severity }) => severity === 'warning');
  const reason = open && voided(value, open, settling);
  return {
    rule: 'accepted-in-use',
    message: reason ?? (own.some(({ severity }) => severity === 'error') ? 'error-stands' : 'unused'),
    args: {
      rule: summary ? { zh: `“${summary.zh}”`, en: value.rule } : value.rule,
      item: value.named?.join('、') ?? '*',
      until: value.until ?? '',
      text: value.text ?? '',
    },
    at,
  };
};

/** As many findings of one file as anybody reads; its other outputs would only repeat the page. */
const maxFindings = 500;

const gravity: readonly Severity[] = ['error', 'warning', 'info'];

/** The gravest findings of a file that has too many, and one that tells how many more there are. */
const bounded = (findings: readonly Finding[], { rules, files }: Settling): readonly Finding[] => {
  if (findings.length <= maxFindings) return findings;
  const sorted = gravity.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const rest = sorted.slice(maxFindings);
  // Answered or not, what is not shown cannot be filed; mere information may be left out.
  const args = { count: sorted.length, shown: maxFindings, more: rest.length };
  const message = sorted[maxFindings]?.severity === 'info' ? 'more-notes' : 'more-findings';
  const at: Place = { file: files[0] ?? '', path: [] };
  return [...sorted.slice(0, maxFindings), wordFault({ rule: 'schema', message, args, at }, rules)];
};

/**
 * Faults → findings: consequences dropped, severity and words added, answered warnings marked (an answer turns a
 * warning into information, never an error), masked, sorted by place.
 */
export const settle = (faults: readonly Fault[], settling: Settling): Finding[] => {
  const { rules, accepted, locate, files } = settling;
  const worded = causes(faults).map((fault) => wordFault(fault, rules, settling.form, settling.domains));
  // Beside an error an answer may be without its warning, an item without its name, only because of that error.
  const broken = worded.some(({ severity }) => severity === 'error');
  const used = new Set<Acceptance>();
  const answered = worded
    .filter(({ rule, wording }) => !(broken && rule === 'accepted-in-use' && wording === 'no-such-item'))
    .map((finding): Finding => {
      if (finding.severity !== 'warning') return finding;
      const own = answersTo(finding, settling);
      for (const value of own) used.add(value);
      const [first] = own;
      if (first) return { ...finding, severity: 'info', accepted: acceptedAs(first, finding) };
      const isMended = rules.find(({ id }) => id === finding.rule)?.mended;
      return isMended ? finding : { ...finding, answer: answerLine(finding) };
    });
  const idle = accepted
    .filter(({ value }) => !used.has(value))
    .map((acceptance) => ({ acceptance, fault: idleAnswer(acceptance, worded, settling) }))
    .filter(({ fault: { message } }) => !broken || message !== 'unused')
    // Some items of a group are answered: the warning stays, and names the others.
    .filter(
      ({ acceptance, fault: { message } }) =>
        message !== 'unused' ||
        !worded.some((finding) => finding.severity === 'warning' && concerns(acceptance.value, finding)),
    )
    .map(({ fault }) => wordFault(fault, rules, settling.form, settling.domains));
  const spot = (finding: Finding): readonly [number, number, number] => {
    const position = locate(finding.at);
    return [files.indexOf(finding.at.file), position?.line ?? 0, position?.column ?? 0];
  };
  const placed = bounded([...answered, ...idle], settling).map((finding) => ({ finding, spot: spot(finding) }));
  placed.sort((left, right) => {
    const gap = [0, 1, 2]
      .map((index) => (left.spot[index] ?? 0) - (right.spot[index] ?? 0))
      .find((difference) => difference !== 0);
    return gap ?? (left.finding.rule < right.finding.rule ? -1 : left.finding.rule > right.finding.rule ? 1 : 0);
  });
  return placed.map(({ finding }) => finding);
};
