import type { Block } from '../../document/block.ts';
import { printed } from '../../document/printed.ts';
import { render } from '../../document/render.ts';
import { reviewSheetHtml } from '../../generated/templates/review-sheet.html.js';
import type { Frame, ReviewFinding, ReviewPlace, Submission } from '../../model/review.ts';
import { blockView, columnWidths } from '../filing/html-filing.ts';
import { type OpinionPart, opinionOf, rulingOf } from './opinion.ts';
import { severityNames } from './review-words.ts';
import { fileName, said } from './said.ts';

const frameView = ({ line, text, from, to }: Frame) => ({
  line,
  before: text.slice(0, from),
  marked: text.slice(from, to),
  after: text.slice(to),
});

const placeView = (place: ReviewPlace) => ({
  file: fileName(place.file),
  line: place.line,
  cell: place.cell,
  frame: place.frame && frameView(place.frame),
});

/** `ruleId` marks the first finding of its rule, where links from the list of rules arrive. */
const findingView = (finding: ReviewFinding, id: string, ruleId: string | undefined) => ({
  id,
  ruleId,
  rule: finding.rule,
  severity: finding.severity,
  severityName: severityNames[finding.severity],
  title: finding.itemName ? printed(finding.itemName) : undefined,
  message: said(finding.message),
  fix: finding.answer === undefined && finding.fix ? said(finding.fix) : undefined,
  clause: finding.clause,
  answer: finding.answer,
  ruling: rulingOf(finding),
  again: finding.since === 'again',
  fresh: finding.since === 'new',
  fingerprint: finding.fingerprint,
  place: placeView(finding),
  related: finding.related.map((other) => ({ ...placeView(other), message: said(other.message) })),
});

/** The sheets before and behind one, in the order of the list. */
export interface Around {
  readonly before?: Submission | undefined;
  readonly after?: Submission | undefined;
}

const wayTo = (name: string, submission: Submission | undefined) =>
  submission ? { [name]: { href: `${submission.key}.html`, title: printed(submission.title) } } : {};

/** Findings under their headings, counted through the page. */
const partViews = (isMarked: boolean) => {
  const seen = new Set<string>();
  let number = 0;
  return (parts: readonly OpinionPart[]) =>
    parts.map((part) => ({
      ...part,
      findings: part.findings.map((finding) => {
        number += 1;
        const ruleId = seen.has(finding.rule) ? undefined : `rule-${finding.rule}`;
        seen.add(finding.rule);
        const view = findingView(finding, `f${number}`, ruleId);
        return isMarked ? view : { ...view, fresh: false };
      }),
    }));
};

const blockViews = (blocks: readonly Block[]) =>
  blocks.map((block) => blockView(block, 1, block.kind === 'table' ? block.table.caption : ''));

/** `counties/<key>.html`: the opinion sheet, each finding with the line it is about. */
export const htmlSheet = (submission: Submission, tool: string, around: Around = {}): string => {
  const { title, head, opinion, parts, signing, tail, guides } = opinionOf(submission);
  const { since } = submission;
  const partsOf = partViews(since !== undefined && !since.isNew);
  return render(reviewSheetHtml, {
    tool,
    title,
    key: submission.key,
    ...wayTo('before', around.before),
    ...wayTo('after', around.after),
    region: submission.title,
    proposal: submission.proposal,
    widths: columnWidths([...head, ...tail, ...(guides?.blocks ?? []), ...signing]),
    head: blockViews(head),
    choices: opinion.choices,
    reason: opinion.reason,
    solved: since && since.solved > 0 ? since.solved : undefined,
    parts: partsOf(parts),
    tail: blockViews(tail),
    guides: guides && { title: guides.title, blocks: blockViews(guides.blocks), parts: partsOf(guides.parts) },
    signing: blockViews(signing),
  });
};
