import { printed, printedDate } from '../../document/printed.ts';
import { render } from '../../document/render.ts';
import { domainIds, domains } from '../../generated/domains.js';
import { reviewHtml } from '../../generated/templates/review.html.js';
import { omissionReasons } from '../../model/catalogue.ts';
import { domainIn, domainOf } from '../../model/domain.ts';
import { isCounted, type Proposal, proposals, type Review, type Submission } from '../../model/review.ts';
import type { Lang, Text } from '../../model/text.ts';
import { barChart, stackChart } from './chart.ts';
import type { ReviewEmitter } from './output.ts';
import {
  arrivalNames,
  coverage,
  idleNames,
  proposalNames,
  reasonNames,
  reviewWords,
  stateName,
} from './review-words.ts';
import { tally } from './tally.ts';

export interface DashboardOptions {
  readonly lang: Lang;
  readonly tool: string;
  /** Other files of the same review, linked at the foot. */
  readonly files: readonly string[];
  /** Whether the opinion sheets are there to be linked to. */
  readonly hasSheets: boolean;
}

/** The address of the opinion sheet of a submission, from the dashboard. */
const sheetPath = (key: string): string => `counties/${key}.html`;

const shortened = (text: string, room: number): string => (text.length > room ? `${text.slice(0, room - 1)}…` : text);

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((part * 100) / whole).toFixed(0)}%`);

/** A row of the table of regions; `data-` values are what the script sorts and filters by. */
const rowView = (submission: Submission, { lang, hasSheets }: DashboardOptions, hasRound: boolean) => {
  const say = (text: Text): string => text[lang];
  const { key, title, region, proposal, findings, counts, omissions, additions, arrival, since, cause } = submission;
  const { errors, warnings, answered } = tally(findings);
  const covered = coverage(submission);
  const own = omissions.length;
  const cells = domainIds.map((domain) => {
    const one = counts?.[domain];
    return one ? { text: `${one.covered}/${one.standard}`, sort: one.covered } : { text: '–', sort: -1 };
  });
  const fresh = findings.filter((finding) => finding.since === 'new').length;
  const round = since
    ? since.isNew
      ? { text: reviewWords[lang].arrived, sort: 0 }
      : {
          text:
            [since.solved > 0 ? `−${since.solved}` : '', fresh > 0 ? `+${fresh}` : '']
              .filter((part) => part !== '')
              .join(' ') || '=',
          sort: fresh - since.solved,
        }
    : { text: '', sort: 0 };
  return {
    key,
    href: hasSheets ? sheetPath(key) : undefined,
    title: printed(title),
    name: printed(submission.name) === printed(title) ? undefined : printed(submission.name),
    code: region?.code ?? '',
    proposal,
    proposalName: say(stateName(submission)),
    grade: proposals.indexOf(proposal),
    cause:
      [cause, submission.remedy].flatMap((part) => (part ? [say(part)] : [])).join(lang === 'zh' ? '；' : '; ') ||
      undefined,
    errors,
    warnings,
    answered,
    cells,
    covered: covered ? covered.covered : -1,
    omitted: counts ? own : '–',
    omittedSort: counts ? own : -1,
    added: counts ? additions.length : '–',
    addedSort: counts ? additions.length : -1,
    arrival: say(arrivalNames[arrival]),
    arrivalSort: arrival,
    isLate: arrival === 'late',
    hasRound,
    round,
    rules: [...new Set(findings.map(({ rule }) => rule))].join(' '),
    words: [title, region?.code ?? '', submission.name, key].map(printed).join(' ').toLowerCase(),
  };
};

/** Everything that `templates/review.html.hbs` prints. */
const dashboardView = (review: Review, options: DashboardOptions) => {
  const { lang, hasSheets } = options;
  const t = reviewWords[lang];
  const say = (text: Text): string => text[lang];
  const { submissions, expected, rules, previous } = review;
  const counted = submissions.filter(isCounted);
  const byKey = new Map(submissions.map((submission) => [submission.key, submission]));
  const linkTo = (key: string, anchor = '') => ({
    title: printed(byKey.get(key)?.title ?? key),
    href: hasSheets && byKey.has(key) ? `${sheetPath(key)}${anchor}` : undefined,
  });
  const links = (keys: readonly string[], anchor = '') => keys.map((key) => linkTo(key, anchor));
  const count = (proposal: Proposal): number =>
    submissions.filter((submission) => submission.proposal === proposal).length;
  const all = tally(counted.flatMap(({ findings }) => findings));
  const late = counted.filter(({ arrival }) => arrival === 'late').length;
  const states = (['agree', 'correct', 'return', 'refuse', 'hold'] as const).map((proposal) => ({
    proposal,
    label: say(proposalNames[proposal]),
    count: count(proposal),
    share: percent(count(proposal), submissions.length),
  }));
  const tiles = [
    ...(expected
      ? [
          { label: t.expected, value: expected.regions },
          { label: t.filed, value: expected.regions - expected.missing.length },
          {
            label: t.missing,
            value: expected.missing.length,
            kind: expected.missing.length > 0 ? 'refuse' : undefined,
          },
        ]
      : []),
    { label: t.received, value: submissions.length },
    ...(submissions.some(({ deadline }) => deadline !== undefined)
      ? [{ label: t.late, value: late, kind: late > 0 ? 'correct' : undefined }]
      : []),
    ...states.map(({ label, count: value, proposal }) => ({ label, value, kind: proposal })),
    { label: t.errors, value: all.errors },
    { label: t.warnings, value: all.warnings },
    { label: t.answered, value: all.answered },
  ];
  const reasons = domainIds.map((domain) => ({
    label: domainIn(domains, domain).name.zh,
    values: omissionReasons.map((reason) =>
      counted.reduce((sum, { counts }) => sum + (counts?.[domain]?.omitted[reason] ?? 0), 0),
    ),
  }));
  const bands = [
    { label: '100%', matches: (share: number) => share >= 1 },
    { label: '95–99%', matches: (share: number) => share >= 0.95 && share < 1 },
    { label: '90–94%', matches: (share: number) => share >= 0.9 && share < 0.95 },
    { label: '80–89%', matches: (share: number) => share >= 0.8 && share < 0.9 },
    { label: '< 80%', matches: (share: number) => share < 0.8 },
  ];
  const shares = counted.flatMap((submission) => {
    const one = coverage(submission);
    return one ? [one.covered / one.standard] : [];
  });
  const asked = rules.filter(({ errors, warnings }) => errors + warnings > 0);
  const used = [...new Set(submissions.flatMap(({ findings }) => findings.map(({ rule }) => rule)))];
  return {
    t,
    tool: options.tool,
    heading: t.heading,
    facts: [
      { label: t.judged, value: review.date && printedDate(review.date) },
      { label: t.standard, value: review.edition },
      { label: t.register, value: review.registerAsOf },
      { label: t.pinned, value: review.base ? review.base.regions.map(printed).join('、') : t.unpinned },
    ].flatMap(({ label, value }) => (value ? [{ label, value }] : [])),
    previous: previous && {
      ...previous,
      date: previous.date && printedDate(previous.date),
      arrived: links(previous.arrived),
      gone: previous.gone.map(printed).join('、'),
      moved: previous.moved.map(({ submission, from, to }) => ({
        ...linkTo(submission),
        from: say(proposalNames[from]),
        to: say(proposalNames[to]),
        kind: to,
      })),
    },
    tiles,
    states,
    charts: [
      stackChart(
        t.states,
        states.map(({ label }) => label),
        [{ label: '', values: states.map(({ count: value }) => value) }],
        ['agree', 'correct', 'return', 'refuse', 'hold'],
      ),
      barChart(
        t.topRules,
        [t.errors, t.warnings],
        asked.slice(0, 10).map(({ summary, errors, warnings }) => ({
          label: shortened(say(summary), lang === 'zh' ? 17 : 34),
          values: [errors, warnings],
        })),
        ['refuse', 'correct'],
        260,
        asked.length <= 10,
      ),
      barChart(
        t.coverages,
        [t.count],
        bands.map(({ label, matches }) => ({ label, values: [shares.filter(matches).length] })),
        ['part-0'],
      ),
      barChart(
        t.reasons,
        omissionReasons.map((reason) => say(reasonNames[reason])),
        reasons,
        ['part-0', 'part-1', 'part-2', 'part-3'],
      ),
    ].filter(({ bars }) => bars.some(({ parts }) => parts.length > 0)),
    rows: submissions.map((submission) => rowView(submission, options, previous !== undefined)),
    total: submissions.length,
    hasRound: previous !== undefined,
    proposals: states,
    ruleOptions: rules
      .filter(({ rule }) => used.includes(rule))
      .map(({ rule, summary }) => ({ rule, label: `${shortened(say(summary), 24)}（${rule}）` })),
    rules: rules.map((rule) => ({
      ...rule,
      summary: say(rule.summary),
      regions: rule.submissions.length,
      links: links(rule.submissions, `#rule-${rule.rule}`),
    })),
    omitted: review.omitted.slice(0, 20).map(({ item, title, submissions: keys, reasons: by }) => ({
      item: `${domainOf(domains, item).name.zh} ${item.slice(item.indexOf('/') + 1)} ${printed(title)}`,
      count: keys.length,
      reasons: omissionReasons
        .flatMap((reason) => (by[reason] > 0 ? [`${say(reasonNames[reason])} ${by[reason]}`] : []))
        .join('，'),
      links: links(keys),
    })),
    additionGroups: review.additionGroups.map(({ domain, names, submissions: keys }) => ({
      domain: domainIn(domains, domain).name.zh,
      count: keys.length,
      names: names.map(({ title, submissions: some }) => ({ title: printed(title), links: links(some) })),
    })),
    copies: review.copies.map((keys) => ({ links: links(keys) })),
    blank: links(review.blank),
    outliers: review.outliers.map(({ submission, what, count: value, median }) => ({
      ...linkTo(submission),
      what: what === 'omissions' ? t.omissions : t.additions,
      value,
      median,
    })),
    repeated: review.repeated.map(({ region, submissions: keys }) => ({
      region: printed(region),
      links: keys.map((key) => ({ ...linkTo(key), title: printed(byKey.get(key)?.name ?? key) })),
    })),
    parents: review.parents.map(({ name, versions }) => ({
      name: printed(name),
      versions: versions.map((keys) => ({ links: links(keys) })),
    })),
    hasAcross:
      review.additionGroups.length +
        review.copies.length +
        review.blank.length +
        review.outliers.length +
        review.repeated.length +
        review.parents.length >
      0,
    missing: (expected?.missing ?? []).map(({ code, name, deadline }) => ({
      code,
      name: printed(name),
      deadline: deadline && printedDate(deadline),
      isOver: deadline !== undefined && review.date !== undefined && review.date > deadline,
    })),
    unexpected: links(expected?.unexpected ?? []),
    rulings: (review.rulings?.idle ?? []).map(({ ruling, reason }) => ({
      ...ruling,
      finding: printed(ruling.finding),
      by: printed(ruling.by),
      note: ruling.note && printed(ruling.note),
      decision: ruling.decision === 'accept' ? t.accept : t.reject,
      why: say(idleNames[reason]),
    })),
    unused: review.unused.map(printed),
    passedOver: review.passedOver.map(printed).join('、'),
    files: options.files,
  };
};

/** `index.html`: the whole review on one page that needs nothing from outside. */
const dashboard = (review: Review, options: DashboardOptions): string =>
  render(reviewHtml, dashboardView(review, options));

/** The dashboard of a review. */
export const html: ReviewEmitter = {
  files: (review, { lang, tool }, files) => [
    { path: 'index.html', bytes: new TextEncoder().encode(dashboard(review, { lang, tool, files, hasSheets: true })) },
  ],
};
