import type { EmittedFile } from '../../../model/emitted-file.ts';
import type { Review } from '../../../model/review.ts';
import { docxFiling, docxForms } from '../../filing/docx-filing.ts';
import { paperSheet } from '../docx-sheet.ts';
import { packOf } from '../filing-pack.ts';
import type { ReviewEmitter } from '../output.ts';
import { bulletinOf } from './bulletin.ts';
import { byCity, type CityShare, shareName } from './by-city.ts';
import { commonFaultsOf } from './common-faults.ts';
import { dunningOf } from './dunning.ts';
import { noticeOf } from './notice.ts';
import { noticeKind, noticeNames } from './notice-names.ts';
import { noticeNumbers, numbering } from './notice-numbers.ts';
import { cityPath, commonPath, paperPath } from './paper-path.ts';
import { contactTable, mergeTable, sampleTable } from './tables.ts';

/** Sheets in one bundle; more are bound by city only. */
const bundled = 300;

/** All opinion sheets one behind the other, to be printed at once. */
const bundle = (
  name: string,
  { submissions }: Pick<CityShare, 'submissions'>,
  path: string,
  tool: string,
): EmittedFile[] => {
  const forms = submissions.filter(({ proposal }) => proposal !== 'hold').map(paperSheet);
  return forms.length > 0 && forms.length <= bundled ? [{ path, bytes: docxForms(name, forms, tool) }] : [];
};

/** What goes out to and about one city. */
function* cityFiles(
  share: CityShare,
  review: Review,
  number: string | undefined,
  tool: string,
): Generator<EmittedFile> {
  const { city } = share;
  const dunning = dunningOf(share, review, number);
  if (dunning) yield { path: cityPath(city, '催报函'), bytes: docxFiling(dunning, tool) };
  if (!city) return;
  const name = `${shareName(share)}审核意见表汇编`;
  yield* bundle(name, share, cityPath(city, '审核意见表汇编'), tool);
  const pack = packOf(review, share);
  if (pack) yield { path: cityPath(city, '备案函'), bytes: docxFiling(pack, tool) };
}

/** Everything that a desk sends out after a review, or keeps to send it: one file after the other. */
function* letterFiles(review: Review, tool: string): Generator<EmittedFile> {
  const numbers = noticeNumbers(review);
  const next = numbering(review);
  for (const submission of review.submissions) {
    const kind = noticeKind(submission);
    const notice = noticeOf(submission, review, numbers.get(submission.key));
    if (kind && notice) yield { path: paperPath(submission, noticeNames[kind]), bytes: docxFiling(notice, tool) };
  }
  const shares = byCity(review);
  for (const share of shares) yield* cityFiles(share, review, share.missing.length > 0 ? next('dun') : undefined, tool);
  yield* bundle('审核意见表汇编', review, commonPath('审核意见表汇编.docx'), tool);
  yield { path: commonPath('通报.docx'), bytes: docxFiling(bulletinOf(review, next('bulletin')), tool) };
  const common = commonFaultsOf(review);
  yield { path: commonPath('共性问题.docx'), bytes: docxForms(common.title, [common], tool) };
  yield { path: commonPath('邮件合并表.xlsx'), bytes: mergeTable(review, numbers, tool) };
  const contacts = contactTable(review, tool);
  if (contacts) yield { path: '内部/催报联系表.xlsx', bytes: contacts };
  const sample = sampleTable(review, tool);
  if (sample) yield { path: '内部/抽查名单.xlsx', bytes: sample };
}

/** The letters of a review, and the tables to send them by. */
export const letters: ReviewEmitter = { files: (review, { tool }) => letterFiles(review, tool) };
