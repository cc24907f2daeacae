import { printed } from '../../../document/printed.ts';
import { proposals, type Review, type Submission } from '../../../model/review.ts';
import type { Text } from '../../../model/text.ts';
import { arrivalNames, coverage, domainColumn, reviewWords, stateName } from '../review-words.ts';
import { tally } from '../tally.ts';
import { type DashboardOptions, sheetPath } from './options.ts';

/** A row of the table of regions; `data-` values are what the script sorts and filters by. */
export const rowView = (
  submission: Submission,
  { domains, previous }: Review,
  { lang, hasSheets }: DashboardOptions,
) => {
  const hasRound = previous !== undefined;
  const say = (text: Text): string => text[lang];
  const { key, title, region, proposal, findings, counts, omissions, additions, arrival, since, cause } = submission;
  const { errors, warnings, answered } = tally(findings);
  const covered = coverage(submission);
  const own = omissions.length;
  const cells = domains.map(({ id, name }, index) => {
    const one = counts?.[id];
    const head = { key: `domain${index + 1}`, label: domainColumn(name, lang) };
    return one
      ? { ...head, text: `${one.covered}/${one.standard}`, sort: one.covered }
      : { ...head, text: '–', sort: -1 };
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
    city: printed(submission.city?.name ?? ''),
    words: [title, region?.code ?? '', submission.name, key, submission.city?.name ?? '']
      .map(printed)
      .join(' ')
      .toLowerCase(),
  };
};
