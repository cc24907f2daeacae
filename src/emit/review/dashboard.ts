import { printed, printedDate } from '../../document/printed.ts';
import { render } from '../../document/render.ts';
import { reviewHtml } from '../../generated/templates/review.html.js';
import type { Review } from '../../model/review.ts';
import type { Lang, Text } from '../../model/text.ts';
import { acrossView } from './dashboard/across-view.ts';
import { assessmentView } from './dashboard/assessment-view.ts';
import { citiesView } from './dashboard/city-view.ts';
import { guidesView } from './dashboard/guides-view.ts';
import { type Links, linksTo } from './dashboard/links.ts';
import { type DashboardOptions, shortened } from './dashboard/options.ts';
import { chartsOf, statesOf, tilesOf } from './dashboard/overview-view.ts';
import { rowView } from './dashboard/row-view.ts';
import type { ReviewEmitter } from './output.ts';
import { domainColumn, idleNames, proposalNames, reviewWords } from './review-words.ts';

/** The standards that all were held against; those of the nation by their edition alone. */
const standardOf = ({ domains, edition }: Review, lang: Lang): { label: string; value: string } => {
  const { standard, standards } = reviewWords[lang];
  if (!domains.some(({ own }) => own)) return { label: standard, value: edition };
  const names = domains.map((domain) => `${domain.name[lang]} ${domain.edition ?? edition}`);
  return { label: standards, value: names.join(lang === 'zh' ? '、' : ', ') };
};

const factsOf = (review: Review, lang: Lang) => {
  const { date, registerAsOf, base } = review;
  const t = reviewWords[lang];
  return [
    { label: t.judged, value: date && printedDate(date) },
    standardOf(review, lang),
    { label: t.register, value: registerAsOf },
    { label: t.pinned, value: base ? base.regions.map(printed).join('、') : t.unpinned },
  ].flatMap(({ label, value }) => (value ? [{ label, value }] : []));
};

const roundView = ({ previous }: Review, { one, many }: Links, lang: Lang) =>
  previous && {
    ...previous,
    date: previous.date && printedDate(previous.date),
    arrived: many(previous.arrived),
    gone: previous.gone.map(printed).join('、'),
    moved: previous.moved.map(({ submission, from, to }) => ({
      ...one(submission),
      from: proposalNames[from][lang],
      to: proposalNames[to][lang],
      kind: to,
    })),
  };

const rulesView = ({ rules, submissions }: Review, { many, more }: Links, say: (text: Text) => string) => {
  const used = new Set(submissions.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  return {
    ruleOptions: rules
      .filter(({ rule }) => used.has(rule))
      .map(({ rule, summary }) => ({ rule, label: `${shortened(say(summary), 24)}（${rule}）` })),
    rules: rules.map((rule) => ({
      ...rule,
      summary: say(rule.summary),
      regions: rule.submissions.length,
      links: many(rule.submissions, `#rule-${rule.rule}`),
      more: more(rule.submissions),
    })),
  };
};

/** What is left at the end: who is missing, what is off the list, which decisions did nothing. */
const restView = (review: Review, { many }: Links, lang: Lang) => {
  const t = reviewWords[lang];
  const { expected } = review;
  return {
    missing: (expected?.missing ?? []).map(({ code, name, deadline, place, isOver }) => ({
      code,
      name: printed(name),
      city: place && printed(place.name),
      deadline: deadline && printedDate(deadline),
      isOver,
    })),
    unexpected: many(expected?.unexpected ?? []),
    rulings: (review.rulings?.idle ?? []).map(({ ruling, reason }) => ({
      ...ruling,
      finding: printed(ruling.finding),
      by: printed(ruling.by),
      note: ruling.note && printed(ruling.note),
      decision: ruling.decision === 'accept' ? t.accept : t.reject,
      why: idleNames[reason][lang],
    })),
    unused: review.unused.map(printed),
    passedOver: review.passedOver.map(printed).join('、'),
  };
};

/** Everything that `templates/review.html.hbs` prints. */
const dashboardView = (review: Review, options: DashboardOptions) => {
  const { lang } = options;
  const t = reviewWords[lang];
  const { submissions, previous } = review;
  const links = linksTo(submissions, options);
  return {
    t,
    tool: options.tool,
    heading: t.heading,
    facts: factsOf(review, lang),
    previous: roundView(review, links, lang),
    tiles: tilesOf(review, lang),
    charts: chartsOf(review, lang),
    cities: citiesView(review),
    domains: review.domains.map(({ name }, index) => ({ key: `domain${index + 1}`, label: domainColumn(name, lang) })),
    rows: submissions.map((submission) => rowView(submission, review, options)),
    total: submissions.length,
    hasRound: previous !== undefined,
    proposals: statesOf(review, lang),
    ...rulesView(review, links, (text) => text[lang]),
    ...guidesView(review, links, lang),
    ...assessmentView(review, links, lang),
    ...acrossView(review, links, lang),
    ...restView(review, links, lang),
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
