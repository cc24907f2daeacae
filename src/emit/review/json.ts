import {
  type DeskNote,
  holdCauses,
  isCounted,
  type Review,
  type ReviewFinding,
  type ReviewPlace,
  type Submission,
} from '../../model/review.ts';
import type { ReviewAssessment } from '../../model/review-assessment.ts';
import type { GuidedItem, ReviewGuides } from '../../model/review-guides.ts';
import type { Lang, Text } from '../../model/text.ts';
import type { ReviewEmitter } from './output.ts';
import { tally } from './tally.ts';

const place = ({ file, line, column, cell }: ReviewPlace) => ({
  file,
  line: line ?? null,
  column: column ?? null,
  cell: cell ?? null,
});

const findingJson = (finding: ReviewFinding, say: (text: Text) => string) => ({
  fingerprint: finding.fingerprint,
  rule: finding.rule,
  severity: finding.severity,
  message: say(finding.message),
  ...place(finding),
  text: finding.frame?.text ?? null,
  item: finding.item ?? null,
  itemName: finding.itemName ?? null,
  field: finding.field ?? null,
  clause: finding.clause ?? null,
  fix: finding.fix ? say(finding.fix) : null,
  related: finding.related.map((other) => ({ ...place(other), message: say(other.message) })),
  answer: finding.answer ?? null,
  ruling: finding.ruling
    ? { ...finding.ruling, note: finding.ruling.note ?? null, group: finding.ruling.group ?? null }
    : null,
  asks: finding.asks,
  waivable: finding.waivable,
  aspect: finding.aspect,
  below: finding.below ?? null,
  since: finding.since ?? null,
});

const deskJson = ({ agrees, by, date, note, deadline, number, register }: DeskNote) => ({
  agrees: agrees ?? false,
  by: by ?? null,
  date: date ?? null,
  note: note ?? null,
  deadline: deadline ?? null,
  number: number ?? null,
  register: register ?? null,
});

const guidesJson = ({ rows, findings, copied }: ReviewGuides, say: (text: Text) => string) => ({
  rows: rows.map((row) => ({
    ...row,
    why: row.why.map(say),
    promised: row.promised ?? null,
    days: row.days ?? null,
    legalDays: row.legalDays ?? null,
    visits: row.visits ?? null,
    checked: row.checked ?? null,
  })),
  findings: findings.map((finding) => findingJson(finding, say)),
  copied: copied.map(({ kind, text, item, title, place: at, of }) => ({
    kind,
    text,
    item: item ?? null,
    title,
    ...place(at),
    of: of.map(({ key }) => key),
  })),
});

const assessmentJson = ({ indicators, ...assessment }: ReviewAssessment) => ({
  ...assessment,
  indicators: indicators.map(({ points, ...one }) => ({ ...one, points: points ?? null })),
});

const submissionJson = (submission: Submission, say: (text: Text) => string) => {
  const { region, counts, filing, findings, guides, verdict } = submission;
  return {
    key: submission.key,
    name: submission.name,
    ...(submission.converted ? { converted: true } : {}),
    ...(submission.letters ? { letters: submission.letters } : {}),
    title: submission.title,
    region: region
      ? { code: region.code ?? null, name: region.name, level: region.level, kind: region.kind ?? null }
      : null,
    proposal: submission.proposal,
    hold: submission.hold ?? null,
    cause: submission.cause ? say(submission.cause) : null,
    remedy: submission.remedy ? say(submission.remedy) : null,
    decided: verdict
      ? { decision: verdict.decision, by: verdict.by, date: verdict.date, note: verdict.note ?? null }
      : null,
    desk: submission.desk ? deskJson(submission.desk) : null,
    city: submission.city ? { code: submission.city.code ?? null, name: submission.city.name } : null,
    listed: submission.listed?.name ?? null,
    arrival: submission.arrival,
    deadline: submission.deadline ?? null,
    filed: filing.date ?? null,
    number: filing.number ?? null,
    edition: submission.edition ?? null,
    effective: submission.effective ?? null,
    sha256: submission.sha256 ?? null,
    titles: submission.titles,
    totals: tally(findings),
    coverage: counts ?? null,
    chain: submission.chain.map((parent) => ({ ...parent, code: parent.code ?? null, digest: parent.digest ?? null })),
    below: submission.below,
    ...(submission.explained ? { explained: submission.explained } : {}),
    ...(submission.questions ? { questions: submission.questions } : {}),
    omissions: submission.omissions,
    additions: submission.additions.map(({ item, level, title }) => ({ item, level, title })),
    findings: findings.map((finding) => findingJson(finding, say)),
    ...(guides ? { guides: guidesJson(guides, say) } : {}),
    ...(submission.assessment ? { assessment: assessmentJson(submission.assessment) } : {}),
    since: submission.since
      ? {
          ...submission.since,
          proposal: submission.since.proposal ?? null,
          first: submission.since.first ?? null,
        }
      : null,
  };
};

const itemJson = ({ days, visits, ...item }: GuidedItem) => ({ ...item, days: days ?? null, visits: visits ?? null });

const lines = (value: unknown): string => JSON.stringify(value, null, 1);

/** The text of a report, its submissions one after the other: a nation of them is never one value. */
function* reportText(
  report: object,
  submissions: readonly Submission[],
  say: (text: Text) => string,
): Generator<string> {
  const hole = '"submissions": []';
  const text = lines({ ...report, submissions: [] });
  // Quotes in a text are escaped, so that only the key itself reads like this; the one on the left margin is the list.
  const at = text.indexOf(`\n ${hole}`) + 2;
  yield text.slice(0, at + hole.length - 1);
  let isFirst = true;
  for (const submission of submissions) {
    yield `${isFirst ? '' : ','}\n  ${lines(submissionJson(submission, say)).replaceAll('\n', '\n  ')}`;
    isFirst = false;
  }
  yield `${isFirst ? '' : '\n '}${text.slice(at + hole.length - 1)}\n`;
}

const joined = (parts: Iterable<string>): Uint8Array => {
  const encoder = new TextEncoder();
  const pieces = Array.from(parts, (part) => encoder.encode(part));
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
};

/** `review.json`: the whole review as data, and what the next round compares itself with (`--previous`). */
export const reviewJson = (review: Review, lang: Lang, version: string): Uint8Array => {
  const say = (text: Text): string => text[lang];
  const { submissions, expected, rulings, previous, guides } = review;
  const region = ({ code, name, deadline, place: city }: NonNullable<typeof expected>['missing'][number]) => ({
    code: code ?? null,
    name,
    deadline: deadline ?? null,
    city: city?.name ?? null,
  });
  const of = (proposal: Submission['proposal']): number =>
    submissions.filter((submission) => submission.proposal === proposal).length;
  const counted = submissions.filter(isCounted);
  const report = {
    format: 2,
    tool: { name: 'mulu', version },
    date: review.date ?? null,
    register: { asOf: review.registerAsOf },
    standard: { edition: review.edition },
    pinned: review.base ? review.base.regions : null,
    summary: {
      submissions: submissions.length,
      agree: of('agree'),
      correct: of('correct'),
      return: of('return'),
      refuse: of('refuse'),
      held: Object.fromEntries(
        holdCauses.map((cause) => [cause, submissions.filter(({ hold }) => hold === cause).length]),
      ),
      expected: expected ? expected.regions : null,
      missing: expected ? expected.missing.length : null,
      late: counted.filter(({ arrival }) => arrival === 'late').length,
      ...tally(counted.flatMap(({ findings }) => findings)),
    },
    previous: previous ? { ...previous, date: previous.date ?? null } : null,
    // In their place; written one after the other.
    submissions: [],
    expected: expected
      ? { regions: expected.regions, missing: expected.missing.map(region), unexpected: expected.unexpected }
      : null,
    rules: review.rules.map((rule) => ({ ...rule, summary: say(rule.summary) })),
    groups: review.groups.map(({ group, rule, finding, submissions: keys }) => ({
      group,
      rule,
      severity: finding.severity,
      message: say(finding.message),
      item: finding.item ?? null,
      field: finding.field ?? null,
      submissions: keys,
    })),
    omitted: review.omitted,
    additionGroups: review.additionGroups,
    copies: review.copies,
    blank: review.blank,
    outliers: review.outliers,
    repeated: review.repeated,
    parents: review.parents,
    ...(guides ? { guides: { items: guides.items.map(itemJson), added: guides.added } } : {}),
    rulings: rulings
      ? {
          applied: rulings.applied,
          idle: rulings.idle.map(({ ruling, reason }) => ({ ...ruling, note: ruling.note ?? null, reason })),
        }
      : null,
    passedOver: review.passedOver,
    unused: review.unused,
  };
  return joined(reportText(report, submissions, say));
};

/** The data of a review. */
export const json: ReviewEmitter = {
  files: (review, { lang, version }) => [{ path: 'review.json', bytes: reviewJson(review, lang, version) }],
};
