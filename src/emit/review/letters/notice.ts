import type { Attachment, Block, FilingContent } from '../../../document/block.ts';
import { printed, printedDate } from '../../../document/printed.ts';
import { sentence } from '../../../document/sentence.ts';
import { simpleTable } from '../../../document/simple-table.ts';
import type { Review, ReviewFinding, Submission } from '../../../model/review.ts';
import { demandsOf, spotOf } from '../opinion.ts';
import { quoted, said } from '../said.ts';
import { until } from '../until.ts';
import { bureauOf, domainNames, letterOf, paragraph, senderOf } from './letter.ts';
import { noticeKind } from './notice-names.ts';

/** What came in, as a letter refers to it. */
const received = (submission: Submission): string => {
  const { filing } = submission;
  const number = filing.number ? `以${printed(filing.number)}` : '';
  const day = filing.date ? `于${printedDate(filing.date)}` : '';
  return `你局${[number, day].join('')}报送的${domainNames(submission)}领域基层政务公开标准目录备案材料收悉。`;
};

/** 请于…前: as the ruling says, else as the desk has set it, else a blank to fill in. */
const dayOf = ({ due }: Submission): string => until(due, '本函', '请于　　　　年　　月　　日前');

const remarksOf = ({ verdict, desk }: Submission): Block[] => {
  const note = verdict?.note ?? desk?.note;
  return note ? [paragraph(sentence(note))] : [];
};

const demandTable = (submission: Submission, title: string): Attachment => {
  const { correct, explain } = demandsOf(submission);
  const row = (finding: ReviewFinding, demand: string) => [
    spotOf(finding),
    [said(finding.message), quoted(finding), finding.clause ? `依据：${finding.clause}` : '']
      .filter((part) => part !== '')
      .join('\n'),
    said(finding.fix),
    demand,
  ];
  const rows = [...correct.map((one) => row(one, '改正')), ...explain.map((one) => row(one, '改正或者说明'))];
  return {
    title,
    sheet: 'landscape',
    blocks: [
      simpleTable(
        title,
        [
          ['序号', 12, 'center'],
          ['事项和位置', 56],
          ['问题', 84],
          ['改法', 62],
          ['要求', 22, 'center'],
        ],
        rows.map((cells, index) => [index + 1, ...cells]),
        1,
      ),
    ],
  };
};

const correction = (submission: Submission) => {
  const { correct, explain } = demandsOf(submission);
  const wanted = [
    correct.length > 0 ? `${correct.length}条须改正` : '',
    explain.length > 0 ? `${explain.length}条须改正或者说明` : '',
  ].filter((part) => part !== '');
  const list = `须${[...(correct.length > 0 ? ['改正'] : []), ...(explain.length > 0 ? ['说明'] : [])].join('、')}的问题`;
  const told = wanted.length > 0 ? `经审核，有${wanted.join('，')}（见附件）。` : '经审核，须补正后重新报送。';
  return {
    title: [`关于补正${domainNames(submission)}领域`, '基层政务公开标准目录备案材料的函'],
    body: [
      paragraph(`${received(submission)}${told}`),
      ...remarksOf(submission),
      paragraph(
        `${dayOf(submission)}${explain.length > 0 ? '改正，对须说明的作出书面说明，' : '改正，'}经本级审核后重新报送。`,
      ),
    ],
    attachments: wanted.length > 0 ? [demandTable(submission, list)] : [],
  };
};

const sentences = (submission: Submission): string =>
  [submission.cause, submission.remedy].flatMap((part) => (part ? [`${said(part)}。`] : [])).join('');

const returning = (submission: Submission) => ({
  title: [`关于退回${domainNames(submission)}领域`, '基层政务公开标准目录备案材料的函'],
  body: [
    paragraph(`${received(submission)}因下列原因，现予退回：${sentences(submission)}`),
    ...remarksOf(submission),
    paragraph(`${dayOf(submission)}重新报送。`),
  ],
});

const refusal = (submission: Submission) => ({
  title: [`关于${domainNames(submission)}领域`, '基层政务公开标准目录不予备案的函'],
  body: [paragraph(`${received(submission)}经审核，不予备案。`), ...remarksOf(submission)],
});

/** 补正通知, 退回通知, 不予备案通知 to one region; none where it is agreed or held. */
export const noticeOf = (
  submission: Submission,
  review: Review,
  number: string | undefined,
): FilingContent | undefined => {
  const { settings } = review;
  const kind = noticeKind(submission);
  if (!kind) return undefined;
  const text =
    kind === 'correct' ? correction(submission) : kind === 'return' ? returning(submission) : refusal(submission);
  const { city, region } = submission;
  const copies = city && region?.level !== 'city' ? [bureauOf(city.name, submission.domains)] : [];
  const { number: _, receiver: __, copies: ___, ...head } = settings ?? {};
  return letterOf({ ...text, receiver: senderOf(submission), number, copies }, head, review);
};
