import { noRulings } from '../model/review.ts';
import type { Rule } from '../rules/rule.ts';

type Raw = { readonly [key: string]: unknown };
/** The part of a rule that says what its findings mean to the desk. */
export type Head = Pick<Rule, 'id' | 'answer' | 'waivable' | 'aspect' | 'messages'>;

const isRaw = (value: unknown): value is Raw => value !== null && typeof value === 'object' && !Array.isArray(value);
const listOf = (value: unknown): readonly Raw[] => (Array.isArray(value) ? value.filter(isRaw) : []);

/**
 * What the rules of today say of a finding that was written without it. The wording is not known: where one of a rule must
 * be answered, it is taken for that one, and what one of a rule may never waive is not waived.
 */
const standing = (rule: unknown, heads: readonly Head[]) => {
  const head = heads.find(({ id }) => id === rule);
  const messages = Object.values(head?.messages ?? {});
  const isRequired = head?.answer !== 'advice' || messages.some(({ answer }) => answer === 'required');
  return {
    asks: isRequired ? 'required' : 'advice',
    waivable: (head?.waivable ?? false) && messages.every(({ waivable }) => waivable !== false),
    aspect: head?.aspect ?? 'other',
  };
};

/** `review.json` of format 1 as it is written today, as far as the next round asks of it; anything else as it is. */
export const upgradeReview = (data: unknown, heads: readonly Head[]): unknown => {
  if (!isRaw(data) || data.format !== 1 || !isRaw(data.summary)) return data;
  const held = { versions: 0, unlisted: 0, parent: 0, reviewer: 0, superseded: 0 };
  return {
    ...data,
    format: 2,
    unused: [],
    summary: { ...data.summary, return: 0, held },
    submissions: listOf(data.submissions).map((submission) => ({
      ...submission,
      hold: null,
      remedy: null,
      decided: null,
      listed: null,
      below: [],
      chain: listOf(submission.chain).map((parent) => ({ ...parent, code: null })),
      findings: listOf(submission.findings).map((finding) => ({
        ...finding,
        ...standing(finding.rule, heads),
        below: null,
      })),
    })),
  };
};

/** What the form of a filing lacked, which format 1 did not tell: nothing of it is agreed. */
const unfiled = (submission: Raw, heads: readonly Head[]): Raw[] => {
  const filing = isRaw(submission.filing) ? submission.filing : {};
  const lacks = [filing.number ? '' : '发文字号', filing.date ? '' : '成文日期'].filter((part) => part !== '');
  if (lacks.length === 0 || submission.counts === undefined) return [];
  return [
    {
      fingerprint: `${submission.key}:filing-sound:00000000`,
      rule: 'filing-sound',
      severity: 'error',
      message: { zh: `没有写${lacks.join('、')}`, en: 'the number or the date of the letter is not given' },
      file: submission.name,
      related: [],
      ...standing('filing-sound', heads),
      waivable: false,
    },
  ];
};

/** Whether an upgraded summary leaves items open that `build` would not file. */
const isUndecided = ({ counts }: Raw): boolean =>
  isRaw(counts) &&
  Object.values(counts).some((one) => isRaw(one) && isRaw(one.omitted) && Number(one.omitted['to-be-confirmed']) > 0);

const upgradeSummary = (submission: Raw, heads: readonly Head[]): Raw => {
  const { hopeless, findings, ...rest } = submission;
  const told = listOf(findings).map(({ grave: _, ...finding }) => ({ ...finding, ...standing(finding.rule, heads) }));
  const isUnread = told.some((finding) => (finding as Raw).rule === 'readable-file') || rest.region === undefined;
  const isSlip = told.some((finding) => (finding as Raw).rule === 'yaml');
  return {
    ...rest,
    // Why it could not be filed is seen again, by a reviewer or in a new run.
    ...(hopeless === true && isUnread && !isSlip ? { outcome: 'hold' } : {}),
    findings: [...told, ...unfiled(submission, heads)],
    isVersion: true,
    isParentOpen: isUndecided(submission),
    takesNewest: false,
    places: {},
    below: [],
  };
};

/** A part of format 1 as it is written today; anything else as it is. */
export const upgradePart = (data: unknown, heads: readonly Head[]): unknown => {
  if (!isRaw(data) || !isRaw(data.run)) return data;
  const { rulings } = data.run;
  const decided = Array.isArray(rulings) ? { findings: rulings } : rulings;
  const before = { settings: null, ...data.run };
  const run = isRaw(decided) ? { ...before, rulings: { ...noRulings, ...decided } } : before;
  if (data.format !== 1) return { ...data, run };
  return {
    ...data,
    format: 2,
    run,
    entries: listOf(data.entries).map((entry) => ({
      ...entry,
      submissions: listOf(entry.submissions).map((submission) => upgradeSummary(submission, heads)),
    })),
  };
};
