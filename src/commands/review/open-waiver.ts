import { openRulings } from '../../engine/review/read-lists.ts';
import type { Compiled } from '../../kinds/result.ts';
import type { Finding } from '../../model/finding.ts';
import type { Text } from '../../model/text.ts';
import { waive } from '../../review/waive.ts';
import { standingOf } from '../../rules/standing-of.ts';
import type { openWorkspace } from '../../workspace/open-workspace.ts';

/** Opens the rulings of a review for those who were reviewed: what it gives makes of a layer's findings what was decided. */
export const openWaiver = async (
  file: string,
  workspace: ReturnType<typeof openWorkspace>,
): Promise<((compiled: Compiled) => Finding[]) | { readonly problem: Text }> => {
  const rulings = await openRulings(file, workspace);
  if ('problem' in rulings) return rulings;
  return (compiled) => waive(compiled, rulings, workspace.source, standingOf);
};
