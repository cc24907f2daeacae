import type { Block } from '../../document/block.ts';
import { printed } from '../../document/printed.ts';
import { simpleTable } from '../../document/simple-table.ts';
import type { Submission } from '../../model/review.ts';
import { docxForms, type Form } from '../filing/docx-filing.ts';
import { paperPath } from './letters/paper-path.ts';
import { type OpinionPart, opinionOf, rulingOf, spotOf } from './opinion.ts';
import type { ReviewEmitter } from './output.ts';
import { quoted, regionName, said } from './said.ts';

const gap: Block = { kind: 'note', text: '' };

const partBlocks = ({ title, findings }: OpinionPart, index: number): Block[] => [
  { kind: 'heading', depth: 2, text: `（${'一二三四五'[index] ?? index + 1}）${title}` },
  simpleTable(
    title,
    [
      ['序号', 12, 'center'],
      ['事项和位置', 44],
      ['问题', 58],
      ['改法或说明', 44],
    ],
    findings.map((finding, number) => [
      number + 1,
      spotOf(finding),
      [said(finding.message), quoted(finding)].filter((part) => part !== '').join('\n'),
      [
        finding.answer === undefined ? said(finding.fix) : `报送方答复：${printed(finding.answer)}`,
        rulingOf(finding) ?? '',
        finding.since === 'again' ? '上一轮已提出' : '',
      ]
        .filter((part) => part !== '')
        .join('\n'),
    ]),
    1,
  ),
];

/** Word takes two tables without a paragraph between for one. */
const apart = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block, index) =>
    block.kind === 'table' && blocks[index - 1]?.kind === 'table' ? [gap, block] : [block],
  );

/** 审核意见表 on paper; notes are left to the page. */
export const paperSheet = (submission: Submission): Form => {
  const { title, head, opinion, signing, parts, tail, guides } = opinionOf(submission);
  const loudOf = (all: readonly OpinionPart[]): OpinionPart[] => all.filter(({ quiet }) => !quiet);
  const loud = loudOf(parts);
  const blocks: Block[] = [
    ...head,
    { kind: 'paragraph', text: opinion.choices, keep: true },
    { kind: 'paragraph', text: opinion.reason, keep: true },
    ...signing,
    ...(loud.length > 0 ? [{ kind: 'heading', depth: 1, text: '附：问题清单' } as const] : []),
    ...loud.flatMap(partBlocks),
    ...tail,
    ...(guides
      ? [
          { kind: 'heading', depth: 1, text: guides.title } as const,
          ...guides.blocks,
          ...loudOf(guides.parts).flatMap(partBlocks),
        ]
      : []),
  ];
  return { title, blocks: apart(blocks) };
};

/** The opinion sheet of each submission on paper. None leaves for what is held: the page tells the desk what to do. */
export const opinions: ReviewEmitter = {
  paper: (submission, { tool }) =>
    submission.proposal === 'hold'
      ? []
      : [
          {
            path: paperPath(submission, '审核意见表'),
            bytes: docxForms(regionName(submission), [paperSheet(submission)], tool),
          },
        ],
};
