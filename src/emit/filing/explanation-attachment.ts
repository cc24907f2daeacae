import type { Compilation } from '../../catalogue/compilation.ts';
import { countsOf, listedItems } from '../../catalogue/statistics.ts';
import type { Attachment, Block } from '../../document/block.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { sentence } from '../../document/sentence.ts';
import { simpleTable } from '../../document/simple-table.ts';
import type { BaseList } from '../../model/catalogue.ts';
import { commentSentence } from '../comment-sentence.ts';
import { domainName } from '../domain-name.ts';
import { standardCatalogues, standardWord } from '../standard-name.ts';
import { itemName } from './item-name.ts';
import { standardDocuments } from './standard-documents.ts';

const heading = (text: string): Block => ({ kind: 'heading', depth: 1, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** 表2: for each level-1 item what the standard holds below it, what is listed, added, omitted and tightened. */
const overview = ({ resolved, changes }: Compilation): Block[] => {
  const items = [...resolved.items.values()];
  const listed = new Set(listedItems(resolved));
  const tightened = new Set(changes.filter(({ kind }) => kind === 'tightened').map(({ item }) => item));
  const lines = items
    .filter((item) => item.level === 1)
    .map((top) => {
      const below = items.filter((item) => item.domain === top.domain && item.id.startsWith(`${top.id}.`));
      const standard = below.filter((item) => item.origin === 'standard' && item.level === 2);
      const here = below.filter((item) => listed.has(item));
      return {
        top,
        standard: standard.length,
        listed: here.length,
        added: here.filter((item) => item.origin === 'local').length,
        omitted: standard.filter((item) => item.omitted).length,
        tightened: here.filter((item) => tightened.has(item.ref)).length,
      };
    });
  const columns = [
    ['领域', 20, 'center'],
    ['一级事项', 62],
    ['标准二级事项', 18, 'center'],
    ['本目录二、三级事项', 22, 'center'],
    ['其中新增', 14, 'center'],
    ['未列入标准事项', 18, 'center'],
    ['时限更短的事项', 16, 'center'],
  ] as const;
  const rows = lines.map(({ top, ...line }) => [
    domainName(resolved, top.domain),
    itemName(resolved, top.ref),
    line.standard,
    line.listed,
    line.added,
    line.omitted,
    line.tightened,
  ]);
  return [
    simpleTable('表2　分一级事项统计（项）', columns, rows, 1),
    {
      kind: 'chart',
      chart: {
        caption: '图1　分一级事项概览（数据见表2）',
        legend: ['照标准列入或者作其他调整', '时限更短', '新增', '未列入'],
        bars: lines.map(({ top, ...line }) => ({
          label: `${domainName(resolved, top.domain)} ${itemName(resolved, top.ref)}`,
          counts: [line.listed - line.added - line.tightened, line.tightened, line.added, line.omitted],
        })),
      },
    },
  ];
};

/** A list that the catalogue was made from: its name, what issued it, its day. */
const baseList = ({ name, date, document }: BaseList): string => {
  const about = [document === undefined ? '' : printed(document), date === undefined ? '' : printedDate(date)];
  const told = about.filter((part) => part !== '').join('，');
  return `《${printed(name).replace(/^《(.*)》$/u, '$1')}》${told ? `（${told}）` : ''}`;
};

const groundBlocks = ({ resolved, statistics }: Compilation): Block[] => {
  const annex = resolved.domains.map(({ id: domain }) => {
    const { level1, level2 } = countsOf(statistics, domain).standard;
    return `${domainName(resolved, domain)}领域${level1}个一级事项、${level2}个二级事项`;
  });
  return [
    paragraph(
      `本目录依据${standardDocuments(resolved.domains)}编制，以${standardCatalogues(resolved.domains)}${annex.join('和')}为最低标准。`,
    ),
    ...(resolved.baseLists ? [paragraph(`编制时对照了${resolved.baseLists.map(baseList).join('、')}。`)] : []),
  ];
};

/** 编制说明: on what the catalogues rest and in which steps they came about. */
export const explanationAttachment = (input: Compilation): Attachment => {
  const { resolved, filing, edition, date, kept } = input;
  const { profile, contact } = resolved;
  const chain = resolved.layers.slice(1).map((layer) => printed(layer.region.name));
  const sections: (readonly [string, readonly Block[]])[] = [
    ['编制依据', groundBlocks(input)],
    [
      '编制方法',
      [
        paragraph(
          chain.length > 0
            ? `以${standardWord(resolved.domains)}目录为起点，按${[resolved.layers[0]?.region.name, ...chain].join('→')}的顺序逐级增补、细化和调整，上一级目录为下一级目录的最低标准。公开时限只压缩不放宽，公开渠道和载体只增加不减少，主动公开不改为依申请公开；公开内容（要素）、公开依据、公开对象有缩减的，在差异对照表中逐项列明。`
            : `本目录即${standardWord(resolved.domains)}目录，未作地方调整。`,
        ),
      ],
    ],
    [
      '版本',
      [
        ...(edition ? [paragraph(`目录版本：${printed(edition)}年版。`)] : []),
        ...(date ? [paragraph(`版本日期：${printedDate(date)}。`)] : []),
      ],
    ],
    [
      '审核和报送',
      [
        ...(filing.review
          ? [
              paragraph(
                `${printedDate(filing.review.date)}，${printed(filing.review.by)}审核，结果：${sentence(filing.review.result)}`,
              ),
            ]
          : []),
        ...(profile.filing?.route ? [paragraph(`报送路径：${sentence(profile.filing.route)}`)] : []),
        ...(profile.filing?.deadline ? [paragraph(`报送时限：${printedDate(profile.filing.deadline)}。`)] : []),
      ],
    ],
    [
      '征求意见',
      kept?.comments || kept?.consultation ? [paragraph(commentSentence(kept.comments ?? [], kept.consultation))] : [],
    ],
    ['咨询和监督', contact.complaint ? [paragraph(`监督投诉电话：${printed(contact.complaint)}。`)] : []],
    ['各一级事项情况', resolved.items.size > 0 ? overview(input) : []],
  ];
  const numerals = ['一', '二', '三', '四', '五', '六', '七', '八'];
  return {
    title: '编制说明',
    sheet: 'portrait',
    blocks: sections
      .filter(([, blocks]) => blocks.length > 0)
      .flatMap(([title, blocks], index) => [heading(`${numerals[index]}、${title}`), ...blocks]),
  };
};
