import type { Fault, Finding } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { plain } from '../model/plain.ts';
import type { ListWords } from '../model/reference.ts';
import type { ExpectedRegion, ReviewDomain, ReviewPlace, Summary, SummaryFinding } from '../model/review.ts';
import type { Standing } from '../model/standing.ts';
import type { WorkCalendar } from '../model/working-days.ts';
import { shortHash } from './fingerprint.ts';

/** How faults are put into words, and what they mean to the desk. */
export interface Words {
  readonly word: (fault: Fault, domains?: readonly ReviewDomain[]) => Finding;
  readonly standing: (finding: Finding) => Standing;
  /** How lists write names of regions. */
  readonly lists: ListWords;
  /** 放假调休: which days are 工作日. */
  readonly calendar: WorkCalendar;
}

const nowhere: Place = { file: '', start: 0, end: 0 };

/** A finding that only shows beside the list or other submissions, at a place that was kept. */
const besideFinding = (
  fault: Omit<Fault, 'at'>,
  value: string,
  place: ReviewPlace | undefined,
  { key, name, region, domains }: Summary,
  { word, standing }: Words,
): SummaryFinding => {
  const finding = word({ ...fault, at: nowhere }, domains);
  const { answer, ...rest } = standing(finding);
  const { rule, severity, message, fix, clause } = finding;
  return {
    fingerprint: [region ? (region.code ?? plain(region.name)) : key, rule, shortHash(plain(value), 8)].join(':'),
    rule,
    severity,
    message,
    ...(fix ? { fix } : {}),
    ...(clause ? { clause } : {}),
    ...(place ?? { file: name }),
    related: [],
    asks: answer,
    ...rest,
  };
};

/** 代码与名单不符: code and name of a submission are not those of one entry of the list. */
export const differsFromList = (summary: Summary, listed: ExpectedRegion, words: Words): SummaryFinding => {
  const said = [summary.region?.code, summary.region?.name].filter((part) => part !== undefined).join(' ');
  const meant = [listed.code, listed.name].filter((part) => part !== undefined).join(' ');
  const fault = { rule: 'region-code', message: 'list', args: { said, meant } };
  return besideFinding(fault, said, summary.places.region, summary, words);
};

/** The number of a letter without what is written one way or the other. */
export const numberKey = (number: string): string => plain(number).replace(/〕0+(?=\d)/u, '〕');

/** One 文号 on submissions of several regions. */
export const sharesNumber = (summary: Summary, others: readonly string[], words: Words): SummaryFinding => {
  const number = summary.filing.number ?? '';
  const fault = { rule: 'filing-sound', message: 'shared', args: { number, others } };
  return besideFinding(fault, number, summary.places.number, summary, words);
};
