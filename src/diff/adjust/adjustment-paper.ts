import type { Compilation } from '../../catalogue/compilation.ts';
import type { Paper, PaperBlock } from '../../document/paper.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { commentCells } from '../../emit/comment-cells.ts';
import { commentSentence } from '../../emit/comment-sentence.ts';
import { manyItems } from '../../emit/filing/many-items.ts';
import { standardDocuments } from '../../emit/filing/standard-documents.ts';
import { listed } from '../../emit/listed.ts';
import { officeOf } from '../../emit/paper/office-of.ts';
import { unlistedComments } from '../../emit/unlisted-comments.ts';
import { domainOf } from '../../model/domain.ts';
import { hideSenders } from '../../model/public-comment.ts';
import { aboutName, beforeAfter, domainName, fieldName, itemNames, shown } from '../describe.ts';
import { guideLine } from '../guide-changes.ts';
import { sumsOf } from '../print-changes.ts';
import type { Comparison } from '../report.ts';
import { words } from '../words.ts';
import { type AdjustedGroup, type Adjustment, touchedItems } from './adjustment.ts';

const heading = (text: string): PaperBlock => ({ kind: 'heading', text });
const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text });

const editionName = ({ edition, effective }: Comparison['now']): string =>
  [
    edition === undefined ? '' : `${printed(edition)}年版`,
    effective === undefined ? '' : `自${printedDate(effective)}起施行`,
  ]
    .filter((part) => part !== '')
    .join('，');

/** What came of the comparison, in one sentence: for the paper and for the letter that it goes with. */
export const adjustmentSentence = (adjustment: Adjustment): string => {
  const { differences, comparison } = adjustment;
  const { edition } = comparison.old;
  const before = `与上一版${edition === undefined ? '' : `（${printed(edition)}年版）`}相比，`;
  if (differences.length === 0) return `${before}事项和各栏内容没有调整。`;
  const items = new Set(differences.map(({ old, now }) => (now ?? old)?.ref)).size;
  return `${before}${sumsOf(differences, 'zh')
    .map((sum) => sum.replaceAll(' ', ''))
    .join('，')}；涉及${items}项事项。`;
};

const groundBlocks = (
  { comparison, comments }: Adjustment,
  input: Compilation,
  hide: (text: string) => string,
): PaperBlock[] => {
  const { resolved, filing, kept } = input;
  const fields = listed(resolved.domains.map(({ name }) => name.zh));
  const [before, after] = [editionName(comparison.old), editionName(comparison.now)];
  const { review } = filing;
  return [
    heading('一、调整的依据和经过'),
    paragraph(
      `根据《中华人民共和国政府信息公开条例》第十二条和${standardDocuments(resolved.domains)}关于公开目录动态调整的要求，对${fields}领域基层政务公开标准目录作了调整。`,
    ),
    ...(before && after ? [paragraph(`上一版：${before}。本版：${after}。`)] : []),
    ...(resolved.adjusted ?? []).filter(({ refs }) => refs.length === 0).map(({ text }) => paragraph(hide(text))),
    ...(kept?.comments || kept?.consultation ? [paragraph(commentSentence(comments, kept.consultation))] : []),
    ...(review
      ? [
          paragraph(
            `调整后的目录已由${printed(review.by)}于${printedDate(review.date)}审核，审核结果为：${printed(review.result)}。`,
          ),
        ]
      : []),
  ];
};

/** The items of a row: few by name, all of many by number. */
const itemsOf = ({ first, all }: AdjustedGroup['group'], { now }: Adjustment['comparison']): string => {
  const refs = all.flatMap((one) => one.now?.ref ?? []);
  return refs.length > 3 && refs.length === all.length
    ? manyItems(now.resolved, refs)
    : itemNames({ first, all }, 'zh', all.length);
};

const rowOf = (
  { group, reasons }: AdjustedGroup,
  index: number,
  comparison: Adjustment['comparison'],
  hide: (text: string) => string,
) => {
  const { first } = group;
  const [before, after] = beforeAfter(first, 'zh');
  const whole = { added: '新增', removed: '不再列入', moved: '编号' }[first.class as string] ?? '列入情况';
  return [
    String(index + 1),
    `${domainName(first, 'zh')} ${itemsOf(group, comparison)}`,
    first.field ? fieldName(first, 'zh') : whole,
    before.join('\n') || '（原列内容保留）',
    after.join('\n') || '（其余内容不变）',
    hide(reasons.map(shown).join('；')),
  ].map((text) => ({ text }));
};

const changeBlocks = (adjustment: Adjustment, hide: (text: string) => string): PaperBlock[] => {
  const { comparison, groups } = adjustment;
  const list: PaperBlock = {
    kind: 'table',
    table: {
      caption: '调整事项清单',
      columns: [
        { label: '序号', width: 9, center: true },
        { label: '事项', width: 30 },
        { label: '栏目', width: 18 },
        { label: '调整前', width: 34 },
        { label: '调整后', width: 34 },
        { label: '原因', width: 31 },
      ],
      rows: groups.map((group, index) => rowOf(group, index, comparison, hide)),
      name: 1,
    },
  };
  const about = comparison.about.map(
    (one) => `${aboutName(one, 'zh')}由“${shown(one.from) || words.zh.empty}”改为“${shown(one.to) || words.zh.empty}”`,
  );
  return [
    heading('二、调整的内容'),
    paragraph(adjustmentSentence(adjustment)),
    ...(groups.length > 0 ? [list] : []),
    ...(about.length > 0 ? [paragraph(`标题和咨询监督渠道：${about.join('；')}。`)] : []),
  ];
};

const guideBlocks = ({ comparison }: Adjustment): PaperBlock[] => {
  const { guides, old, now } = comparison;
  if (guides.length === 0) return [paragraph('办事指南没有随之调整。')];
  const items = new Set(guides.map(({ item }) => item)).size;
  const more = guides.filter(({ breaking }) => breaking).length;
  return [
    paragraph(
      `办事指南调整${guides.length}处，涉及${items}项事项${more > 0 ? `，其中对群众要求更多的${more}处` : '，没有增加对群众的要求'}。`,
    ),
    {
      kind: 'list',
      items: guides.map((change) => ({
        text: shown(
          `${domainOf(now.resolved.domains, change.item).name.zh} ${guideLine(change, { old: old.resolved, now: now.resolved }, 'zh').replace(/^\S+\//u, '')}`,
        ),
      })),
    },
  ];
};

const commentBlocks = (adjustment: Adjustment, input: Compilation): PaperBlock[] => {
  const told = commentCells(input, adjustment.comments);
  if (told.length === 0) return [];
  const rows = told.map(({ comment, cells: { item, summary, outcome, reply } }) =>
    [comment.cells.id?.value ?? '', item, summary, outcome, reply].map((text) => ({ text })),
  );
  const columns = [
    { label: '编号', width: 18, center: true },
    { label: '事项', width: 34 },
    { label: '意见', width: 44 },
    { label: '是否采纳', width: 16, center: true },
    { label: '答复或理由', width: 44 },
  ] as const;
  return [
    heading('三、意见采纳情况'),
    { kind: 'table', table: { caption: '意见采纳情况', columns, rows, name: 2 } },
    ...unlistedComments(adjustment.comments.length, told.length),
  ];
};

/** What has to be published again, and by when. */
const publishBlocks = (adjustment: Adjustment, number: string): PaperBlock[] => {
  const { pages } = adjustment;
  if (pages.length === 0) return [];
  const open = pages.filter(({ isDone }) => !isDone);
  const days = open.flatMap(({ due }) => due ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  const until =
    first === undefined || last === undefined || days.length < open.length
      ? ''
      : `，${first === last ? `${printedDate(first)}前` : `按各事项的公开时限在${printedDate(first)}至${printedDate(last)}间`}更新`;
  const done = pages.length - open.length;
  return [
    heading(`${number}、公布和更新`),
    paragraph(
      `调整涉及${touchedItems(adjustment).length}项事项的公开页面：${[...(done > 0 ? [`已经更新${done}项`] : []), ...(open.length > 0 ? [`还要更新${open.length}项${until}`] : [])].join('；')}。调整情况写入公开目录调整记录，向社会公布。`,
    ),
  ];
};

/** 调整说明: what goes with the filing of a new edition, every number counted from the two editions and the records. */
export const adjustmentPaper = (adjustment: Adjustment, input: Compilation): Paper => {
  const { edition } = adjustment.comparison.now;
  const hide = hideSenders(input.kept?.comments ?? []);
  const said = commentBlocks(adjustment, input);
  const day = input.filing.date ?? input.date;
  return {
    title: `${printed(input.resolved.region.name)}基层政务公开标准目录${edition === undefined ? '' : `（${printed(edition)}年版）`}调整说明`,
    office: officeOf(input),
    ...(day ? { date: day } : {}),
    blocks: [
      ...groundBlocks(adjustment, input, hide),
      ...changeBlocks(adjustment, hide),
      ...guideBlocks(adjustment),
      ...said,
      ...publishBlocks(adjustment, said.length > 0 ? '四' : '三'),
    ],
  };
};
