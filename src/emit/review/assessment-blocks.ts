import type { Block } from '../../document/block.ts';
import { printed } from '../../document/printed.ts';
import { simpleTable } from '../../document/simple-table.ts';
import { isCounted, type Review, type Submission } from '../../model/review.ts';
import type { ReviewAssessment, ReviewIndicator } from '../../model/review-assessment.ts';
import { indicatorHeadings } from '../assessment/indicator-headings.ts';

/** A submission whose records were assessed. */
export type AssessedSubmission = Submission & { readonly assessment: ReviewAssessment };

const isAssessed = (one: Submission): one is AssessedSubmission => one.assessment !== undefined;

/** The assessed submissions that a review tells together: what is held counts nowhere, so that no region counts twice. */
export const assessedOf = ({ submissions }: Review): readonly AssessedSubmission[] =>
  submissions.filter(isCounted).filter(isAssessed);

/** Whether an indicator was counted, and is not fully met. */
export const isShort = ({ points, most }: ReviewIndicator): boolean => points !== undefined && points < most;

/** An indicator in words, with what was counted where something was. */
export const shortfall = ({ text, count, total }: ReviewIndicator): string =>
  `${printed(text)}${count === undefined || total === undefined ? '' : `（${count}/${total}）`}`;

/** 评估情况 on the sheet of a region: the sub-totals of each kind, and what falls short. */
export const assessmentBlock = ({ subtotals, indicators }: ReviewAssessment): Block =>
  simpleTable(
    '评估情况',
    [
      ['指标', 40],
      ['得分', 18, 'center'],
      ['满分', 18, 'center'],
      ['没有数据', 18, 'center'],
      ['没有完全做到的', 86],
    ],
    subtotals.map(({ how, points, most, open }) => [
      indicatorHeadings[how],
      points,
      most,
      open,
      indicators
        .filter((one) => one.how === how && isShort(one))
        .map(shortfall)
        .join('、'),
    ]),
  );
