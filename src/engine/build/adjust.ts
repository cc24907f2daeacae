import type { Compilation } from '../../catalogue/compilation.ts';
import type { NamedCatalogue } from '../../diff/pair-catalogues.ts';
import type { Adjusted } from '../../emit/emitter.ts';
import type { Text } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';
import type { Workspace } from '../workspace.ts';
import type { BuildRequest } from './make-build.ts';
import type { Subject } from './open-subject.ts';
import { otherRegion } from './other-region.ts';
import { misuse, type Refusal } from './refusal.ts';

/** A request with the change log brought up to date, and what this edition changes. */
interface Adjusting {
  readonly request: BuildRequest;
  readonly adjustment?: Adjusted;
}

/** Whether an edition is of a later year than another one; what is no year tells nothing. */
const isLater = (edition = '', other = ''): boolean =>
  /^\d{4}$/u.test(edition) && /^\d{4}$/u.test(other) && edition > other;

/** Why the two are no editions of one catalogue, one after the other. */
const obstacle = (
  previous: NamedCatalogue,
  { compiled, resolved }: Subject,
  { level }: BuildRequest,
): Text | undefined => {
  const layer = compiled?.layer;
  if (!layer || level)
    return {
      zh: '--previous 用于一份地方层，国家目录和摘录没有；两版国家目录用 mulu diff 比较',
      en: '--previous is for a whole layer, not for the national catalogue or an extract; mulu diff compares national editions',
    };
  const other = otherRegion(previous.resolved.region, resolved.region, (old, now) => ({
    zh: `--previous 是${old.zh}的目录，不是${now.zh}的`,
    en: `--previous is the catalogue of ${old.en}, not of ${now.en}`,
  }));
  if (other) return other;
  const { effective: from, edition } = previous;
  if (from !== undefined && layer.effective !== undefined && from > layer.effective)
    return {
      zh: `--previous 自 ${from} 起施行，晚于这一版的 ${layer.effective}：两版写反了`,
      en: `--previous is in force from ${from}, after ${layer.effective} of this edition: the two are the wrong way round`,
    };
  if ((from === undefined || layer.effective === undefined) && isLater(edition, layer.edition))
    return {
      zh: `--previous 是${visible(edition ?? '')}年版，晚于这一版的${visible(layer.edition ?? '')}年版：两版写反了`,
      en: `--previous is the edition of ${visible(edition ?? '')}, after ${visible(layer.edition ?? '')} of this one: the two are the wrong way round`,
    };
  return undefined;
};

/** What a build tells of the edition before, where that is given: how this one differs, and the change log with it in front. */
export const adjust = async (
  name: string,
  request: BuildRequest,
  input: Compilation,
  subject: Subject,
  workspace: Workspace,
): Promise<Adjusting | Refusal> => {
  const { previous, date } = request;
  const layer = subject.compiled?.layer;
  if (!previous) return { request };
  const refused = obstacle(previous, subject, request);
  if (refused) return misuse(refused);
  // The obstacle of whoever builds no layer is told above.
  if (!layer) return { request };
  const [{ compareEditions }, { adjustmentOf }, { adjustmentPaper, adjustmentSentence }] = await Promise.all([
    import('../../diff/compare-editions.ts'),
    import('../../diff/adjust/adjustment.ts'),
    import('../../diff/adjust/adjustment-paper.ts'),
  ]);
  const { pagesSheet } = await import('../../diff/adjust/pages-sheet.ts');
  const { adjustmentRemarks } = await import('../../diff/adjust/adjustment-remarks.ts');
  const { updateChangeLog } = await import('../../diff/print-changes.ts');
  const now: NamedCatalogue = {
    path: name,
    file: name,
    resolved: subject.resolved,
    guides: await workspace.guidesByItem(layer),
    ...(layer.edition ? { edition: layer.edition } : {}),
    ...(layer.effective ? { effective: layer.effective } : {}),
  };
  const comparison = compareEditions({ old: previous, now }, date, workspace.reference);
  const adjustment = adjustmentOf(comparison, input);
  const changeLog = updateChangeLog(request.changeLog, {
    comparisons: [comparison],
    lang: 'zh',
    ...(date ? { date } : {}),
  });
  return {
    request: { ...request, ...(changeLog === undefined ? {} : { changeLog }) },
    adjustment: {
      paper: adjustmentPaper(adjustment, input),
      sentence: adjustmentSentence(adjustment),
      pages: pagesSheet(adjustment, input),
      remarks: adjustmentRemarks(adjustment, input),
    },
  };
};
