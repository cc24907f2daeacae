import { compilation } from '../../catalogue/compilation.ts';
import type { Compiled } from '../../kinds/result.ts';
import type { RecordId } from '../../model/record.ts';
import type { ReviewAssessment } from '../../model/review-assessment.ts';
import { summariseAssessment } from '../../review/summarise-assessment.ts';
import type { Workspace } from '../workspace.ts';

/** The records that an assessment counts in. */
const counted = ['publications', 'comments', 'attested'] as const satisfies readonly RecordId[];

/** An assessment, and the files that were read for it. */
export interface OpenedAssessment {
  readonly assessment: ReviewAssessment;
  readonly files: readonly string[];
}

/** The assessment of a submission by the records that came along; undefined where none did: nothing is read then. */
export const openAssessment = async (
  { layer, step, known, findings, file }: Compiled,
  workspace: Workspace,
  date: string | undefined,
): Promise<OpenedAssessment | undefined> => {
  if (!layer || !step || !counted.some((id) => layer.records?.[id] !== undefined)) return undefined;
  const { kept, withheld, sources } = await workspace.openKept(layer, counted);
  if (sources.length === 0) return undefined;
  const { guides } = await workspace.publishGuides(file, step.resolved);
  const day = date ?? layer.effective;
  const input = compilation(step.resolved, known, {
    findings,
    ...(day ? { date: day } : {}),
    ...(layer.edition ? { edition: layer.edition } : {}),
  });
  return {
    assessment: summariseAssessment(
      { ...input, step, kept: { ...kept, guides } },
      withheld.map(({ name }) => name),
    ),
    files: sources,
  };
};
