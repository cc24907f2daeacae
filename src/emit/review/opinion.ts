import type { Block, FilingCell } from '../../document/block.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { sentence } from '../../document/sentence.ts';
import { simpleTable } from '../../document/simple-table.ts';
import { omissionReasons } from '../../model/catalogue.ts';
import { domainOf } from '../../model/domain.ts';
import { levelName } from '../../model/level-name.ts';
import {
  type Below,
  isOpen,
  isToCorrect,
  type ReviewCounts,
  type ReviewFinding,
  type Submission,
} from '../../model/review.ts';
import type { Aspect } from '../../model/standing.ts';
import type { Text } from '../../model/text.ts';
import { standardWord } from '../standard-name.ts';
import { words } from '../words.ts';
import { assessmentBlock } from './assessment-blocks.ts';
import { guideBlocks } from './guides/guide-opinion.ts';
import { noticeNames } from './letters/notice-names.ts';
import { arrivalNames, holdNames, levelNames, proposalNames } from './review-words.ts';
import { paperFile, regionName, said } from './said.ts';
import { tally } from './tally.ts';
import { until } from './until.ts';

/** Findings that are listed under one heading of the sheet. */
export interface OpinionPart {
  readonly id: string;
  readonly title: string;
  readonly findings: readonly ReviewFinding[];
  /** Folded on the page, left out of the paper. */
  readonly quiet?: true;
}

/** 审核意见表 of one submission as plain content; page and paper print the same. */
export interface Opinion {
  readonly title: string;
  readonly head: readonly Block[];
  readonly opinion: { readonly choices: string; readonly reason: string };
  readonly parts: readonly OpinionPart[];
  /** Room for those who decide: behind the opinion on paper, at the end of the page. */
  readonly signing: readonly Block[];
  readonly tail: readonly Block[];
  /** 办事指南, where there are any: no part of the result. */
  readonly guides?: {
    readonly title: string;
    readonly blocks: readonly Block[];
    readonly parts: readonly OpinionPart[];
  };
}

const heading = (text: string): Block => ({ kind: 'heading', depth: 1, text });
const subheading = (text: string): Block => ({ kind: 'heading', depth: 2, text });

/** A form of labels and values, two pairs a row; a pair with a long value takes a row of its own. */
const form = (
  caption: string,
  pairs: readonly (readonly [label: string, value: string, wide?: 'wide'])[],
): Extract<Block, { kind: 'table' }> => {
  const rows: FilingCell[][] = [];
  let open: FilingCell[] | undefined;
  for (const [label, value, wide] of pairs) {
    const cells: FilingCell[] = [
      { text: label, header: true, center: true },
      { text: value, ...(wide ? { colSpan: 3 } : {}) },
    ];
    if (wide) {
      if (open) open.push({ text: '' }, { text: '' });
      rows.push(cells);
      open = undefined;
    } else if (open) {
      open.push(...cells);
      open = undefined;
    } else {
      open = cells;
      rows.push(open);
    }
  }
  if (open) open.push({ text: '' }, { text: '' });
  return { kind: 'table', table: { caption, widths: [26, 52, 26, 52], head: [], rows } };
};

const date = (iso: string | undefined): string => (iso ? printedDate(iso) : '');

const origins = { national: '国家标准', base: '核准文本', submission: '自带' } as const;

const facts = (submission: Submission): Block => {
  const {
    region,
    filing,
    chain,
    sha256,
    deadline,
    arrival,
    edition,
    effective,
    below,
    letters = [],
    listed,
  } = submission;
  const { review } = filing;
  return form('基本情况', [
    ['报送地区', regionName(submission)],
    ['行政区划代码', region?.code ?? listed?.code ?? ''],
    ['层级', region ? (levelNames[region.level] ?? '') : ''],
    ['报送材料', `${printed(paperFile(submission.name))}${submission.converted ? '（由旧表转换）' : ''}`],
    ['目录版本', edition ? `${printed(edition)}年版` : ''],
    ['施行日期', date(effective)],
    ['来文字号', printed(filing.number ?? '')],
    ['来文日期', date(filing.date)],
    ['报送期限', date(deadline)],
    ['报送情况', deadline ? arrivalNames[arrival].zh : ''],
    ['本级审核', review ? `${printed(review.by)}，${printedDate(review.date)}，${printed(review.result)}` : '', 'wide'],
    [
      '编制层次',
      chain.length > 0
        ? `${chain.map(({ name, origin }) => `${printed(name)}（${origins[origin]}）`).join(' → ')} → ${submission.title}`
        : '',
      'wide',
    ],
    ...(below.length > 0
      ? [['下级目录', `${below.map(({ title }) => printed(title)).join('、')}（随同报送，一并审核）`, 'wide'] as const]
      : []),
    ...(letters.length > 0 ? [['随附的函', letters.map(paperFile).map(printed).join('、'), 'wide'] as const] : []),
    ['文件校验值', sha256 ? `SHA-256 ${sha256}` : '', 'wide'],
  ]);
};

/** Whether a finding must be answered, and is not. */
const isAsked = (finding: ReviewFinding): boolean =>
  isOpen(finding) && !isToCorrect(finding) && finding.asks === 'required';

/** What a group of rules comes to, in one word. */
const outcome = (findings: readonly ReviewFinding[]): string => {
  const { errors, warnings, answered, accepted } = tally(findings);
  if (errors > 0) return '不符合';
  if (findings.some(isAsked)) return '请说明';
  if (warnings > 0) return '请核对';
  if (answered > 0) return '已说明';
  return accepted > 0 ? '已认可' : '符合';
};

const countWords = (findings: readonly ReviewFinding[]): string => {
  const { errors, warnings, answered, accepted, infos } = tally(findings);
  return [
    errors > 0 ? `须改正${errors}条` : '',
    warnings > 0 ? `请说明或核对${warnings}条` : '',
    answered > 0 ? `已答复${answered}条` : '',
    accepted > 0 ? `已认可${accepted}条` : '',
    infos > 0 ? `提示${infos}条` : '',
  ]
    .filter((part) => part !== '')
    .join('，');
};

const under = (findings: readonly ReviewFinding[], aspect: Aspect): ReviewFinding[] =>
  findings.filter((finding) => finding.aspect === aspect);

/** What is told beside a result: the first that is open, else the first that was settled. Notes are left to the page. */
const told = (findings: readonly ReviewFinding[]): string =>
  said((findings.find(isOpen) ?? findings.find((one) => one.answer !== undefined || one.ruling))?.message);

const formal = (submission: Submission): Block => {
  const { findings, counts, deadline, arrival, chain, domains } = submission;
  const [readable, parents, filed] = (['readable', 'parents', 'filing'] as const).map((aspect) =>
    under(findings, aspect),
  );
  const isRead = counts !== undefined;
  const brought = chain.filter(({ origin }) => origin === 'submission').map(({ name }) => printed(name));
  const row = (name: string, found: readonly ReviewFinding[] = [], remark = ''): string[] => [
    name,
    isRead || found.length > 0 ? outcome(found) : '未审',
    told(found) || remark,
  ];
  return simpleTable(
    '形式审查',
    [
      ['审查项目', 52],
      ['结果', 24, 'center'],
      ['说明', 80],
    ],
    [
      row('电子文本可以读取、写法正确', readable),
      row('上级目录以核准文本为准', parents, brought.length > 0 ? `自带：${brought.join('、')}` : ''),
      [
        `${domains.map(({ name }) => name.zh).join('、')}${chineseCount(domains.length)}个目录齐全`,
        isRead ? '符合' : '未审',
        isRead ? submission.titles.map((title) => `《${printed(title)}》`).join('') : '',
      ],
      row('备案信息齐全', filed),
      ['按期报送', deadline ? arrivalNames[arrival].zh : '未定期限', ''],
    ],
  );
};

/** Rows of the examination of content, in the order of the form. */
const contentRows: readonly (readonly [aspect: Aspect, name: string])[] = [
  ['items', '标准事项列入，未列入的有理由'],
  ['additions', '新增事项不与已有事项交叉重叠'],
  ['floors', '时限、渠道、方式不低于上级标准'],
  ['content', '内容、对象不少于上级标准'],
  ['basis-force', '依据的有效性'],
  ['basis-words', '依据的准确性'],
  ['bodies', '公开主体和层级'],
  ['secrecy', '不含个人信息和涉密内容'],
];

const substance = (submission: Submission): Block => {
  const { findings, counts } = submission;
  const others = under(findings, 'other');
  const row = (name: string, found: readonly ReviewFinding[]): string[] => [
    name,
    counts === undefined && found.length === 0 ? '未审' : outcome(found),
    countWords(found),
  ];
  return simpleTable(
    '内容审查',
    [
      ['审查内容', 70],
      ['结果', 24, 'center'],
      ['说明', 62],
    ],
    [
      ...contentRows.map(([aspect, name]) => row(name, under(findings, aspect))),
      ['依据的适用性', '待审核人判断', '是否适用于本地、本事项，由审核人判断'],
      ...(others.length > 0 ? [row('其他', others)] : []),
    ],
  );
};

/** 两个, 三个: how many in a sentence. */
const chineseCount = (count: number): string =>
  ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九'][count] ?? String(count);

const counted = (submission: Submission): Block[] => {
  const { counts, domains } = submission;
  if (!counts) return [];
  const line = (label: string, count: (one: ReviewCounts) => number): (string | number)[] => {
    const numbers = domains.map(({ id }) => {
      const one = counts[id];
      return one ? count(one) : 0;
    });
    return [label, ...numbers, numbers.reduce((sum, each) => sum + each, 0)];
  };
  return [
    subheading('事项统计'),
    simpleTable(
      '事项统计',
      [['指标（项）', 72], ...domains.map(({ name }) => [name.zh, 28, 'center'] as const), ['合计', 28, 'center']],
      [
        line(`${standardWord(domains)}二级事项（已确认的）`, ({ standard }) => standard),
        line('其中列入', ({ covered }) => covered),
        line('本目录一级事项', ({ level1 }) => level1),
        line('本目录二级事项', ({ level2 }) => level2),
        line('本目录三级事项', ({ level3 }) => level3),
        line('新增事项（含上级新增）', ({ added }) => added),
        ...omissionReasons.map((reason) => line(`未列入：${words.reasons[reason]}`, ({ omitted }) => omitted[reason])),
        line('时限、渠道等收紧（处）', ({ tightened }) => tightened),
      ],
    ),
  ];
};

const sentences = (parts: readonly (Text | undefined)[]): string =>
  parts.flatMap((part) => (part ? [`${said(part)}。`] : [])).join('');

const reasonOf = (submission: Submission): string => {
  const { proposal, cause, remedy, findings, verdict, desk, due } = submission;
  const day = until(due, noticeNames[proposal === 'return' ? 'return' : 'correct'], '请于　　　　年　　月　　日前');
  const remark = desk?.note && !verdict ? sentence(desk.note) : '';
  if (verdict) {
    const note = verdict.note ? `：${sentence(verdict.note)}` : '。';
    const again =
      verdict.decision === 'refuse' ? '' : `${day}${verdict.decision === 'return' ? '重新报送' : '补正后重新报送'}。`;
    return `${printedDate(verdict.date)}${printed(verdict.by)}决定${proposalNames[verdict.decision].zh}${note}${again}`;
  }
  if (proposal === 'hold') return sentences([cause, remedy]) + remark;
  if (proposal === 'return') return `${sentences([cause, remedy])}${day}重新报送。${remark}`;
  const { errors, warnings } = tally(findings);
  const asked = findings.filter(isAsked).length;
  const advised = warnings - asked;
  const advice = advised > 0 ? `另有${advised}条请核对。` : '';
  if (proposal === 'agree') return `未发现须改正的问题。${advice}${remark}`;
  const wanted = [errors > 0 ? `${errors}条须改正` : '', asked > 0 ? `${asked}条须说明` : ''];
  return `有${wanted.filter((part) => part !== '').join('、')}，${day}补正后重新报送。${advice}${remark}`;
};

const idOf = (item: string): string => item.slice(item.indexOf('/') + 1);

/** One part of the end of the sheet; its number comes with its place. */
type Section = readonly [title: string, block: Block];

const omissionSection = ({ omissions, domains }: Submission): Section[] =>
  omissions.length === 0
    ? []
    : [
        [
          '未列入的标准事项',
          simpleTable(
            '未列入的标准事项',
            [
              ['领域', 20, 'center'],
              ['事项', 52],
              ['理由', 32],
              ['说明', 52],
              ['决定', 24],
            ],
            omissions.map(({ item, title, reason, note, by }) => [
              domainOf(domains, item).name.zh,
              `${idOf(item)} ${printed(title)}`,
              words.reasons[reason],
              printed(note),
              printed(by),
            ]),
            1,
          ),
        ],
      ];

const additionSection = ({ additions, domains }: Submission): Section[] =>
  additions.length === 0
    ? []
    : [
        [
          '本级新增事项',
          simpleTable(
            '本级新增事项',
            [
              ['领域', 24, 'center'],
              ['层级', 20, 'center'],
              ['事项', 112],
            ],
            additions.map(({ item, level, title }) => [
              domainOf(domains, item).name.zh,
              ['一级', '二级', '三级'][level - 1] ?? '',
              `${idOf(item)} ${printed(title)}`,
            ]),
            2,
          ),
        ],
      ];

/** What offices above explained of items that are listed here. */
const explainedSection = ({ explained = [] }: Submission): Section[] =>
  explained.length === 0
    ? []
    : [
        [
          '上级对事项的解释',
          simpleTable(
            '上级对事项的解释',
            [
              ['事项', 44],
              ['解释', 72],
              ['文件', 34],
              ['解释机关', 30],
            ],
            explained.map(({ item, title, text, document, by }) => [
              `${idOf(item)} ${printed(title)}`,
              printed(text),
              printed(document ?? ''),
              printed(by),
            ]),
          ),
        ],
      ];

/** What a region asks of the office above: whoever reviews it has to answer. */
const questionSection = ({ questions = [] }: Submission): Section[] =>
  questions.length === 0
    ? []
    : [
        [
          '请上级说明的问题',
          simpleTable(
            '请上级说明的问题',
            [
              ['事项', 44],
              ['问题', 80],
              ['答复', 56],
            ],
            questions.map(({ item, title, text }) => [
              item && title ? `${idOf(item)} ${printed(title)}` : '',
              printed(text),
              '',
            ]),
          ),
        ],
      ];

const assessmentSection = ({ assessment }: Submission): Section[] =>
  assessment ? [['评估情况（不影响审核意见）', assessmentBlock(assessment)]] : [];

const sectionsOf = (submission: Submission): Section[] => [
  ...omissionSection(submission),
  ...additionSection(submission),
  ...explainedSection(submission),
  ...questionSection(submission),
  ...assessmentSection(submission),
];

/** The numbers of the parts behind the opinion. */
const numerals = ['五', '六', '七', '八', '九', '十'];

const signing = ({ verdict, desk }: Submission): Block => {
  const { kind, table } = form('审核签署', [
    ['审核人', printed(verdict?.by ?? desk?.by ?? '\n')],
    ['审核日期', date(verdict?.date ?? desk?.date)],
    ['复核人', '\n'],
    ['复核日期', ''],
    ['备案登记号', printed(desk?.register ?? '\n')],
    ['盖章', ''],
  ]);
  return { kind, table: { ...table, keepWhole: true } };
};

const severities = { error: 0, warning: 1, info: 2 } as const;
const bySeverity = (left: ReviewFinding, right: ReviewFinding): number =>
  severities[left.severity] - severities[right.severity];

/** What is asked of one layer, in the order in which a clerk works: correct, explain, look again; then what is settled. */
const layerParts = (findings: readonly ReviewFinding[], below?: Below): OpinionPart[] => {
  const head = below ? `${printed(below.title)}（${levelName[below.level].zh}）：` : '';
  const part = (
    id: string,
    title: string,
    matches: (finding: ReviewFinding) => boolean,
    quiet?: true,
  ): OpinionPart[] => {
    const found = findings.filter(matches).sort(bySeverity);
    const name = `${head}${title}（${found.length}条）`;
    const own = below ? `${id}-${below.key}` : id;
    return found.length > 0 ? [{ id: own, title: name, findings: found, ...(quiet ? { quiet } : {}) }] : [];
  };
  return [
    ...part('correct', '应当改正', isToCorrect),
    ...part('explain', '请作说明', isAsked),
    ...part('check', '请核对', (finding) => isOpen(finding) && !isToCorrect(finding) && !isAsked(finding)),
    ...part('answered', '报送方已答复', ({ answer, ruling }) => answer !== undefined && !ruling),
    ...part('accepted', '审核人已认可', ({ ruling }) => ruling?.decision === 'accept'),
    ...part(
      'notes',
      '提示',
      ({ severity, answer, ruling }) => severity === 'info' && answer === undefined && !ruling,
      true,
    ),
  ];
};

/** What is asked of a region, and under headings of their own of the layers below that came along. */
const opinionParts = ({ findings, below }: Submission): OpinionPart[] => [
  ...layerParts(findings.filter((finding) => finding.below === undefined)),
  ...below.flatMap((one) =>
    layerParts(
      findings.filter((finding) => finding.below === one.key),
      one,
    ),
  ),
];

/** What a region must correct, and what it must correct or explain: its own, then that of the layers below it. */
export const demandsOf = (
  submission: Submission,
): { readonly correct: readonly ReviewFinding[]; readonly explain: readonly ReviewFinding[] } => {
  const { findings } = submission;
  const ofBelow = (finding: ReviewFinding): number => (finding.below === undefined ? 0 : 1);
  const sorted = [...findings].sort((left, right) => ofBelow(left) - ofBelow(right));
  return { correct: sorted.filter(isToCorrect), explain: sorted.filter(isAsked) };
};

/** The results as boxes to tick; of what is held none is ticked. */
const choicesOf = ({ proposal, hold }: Submission): string =>
  hold
    ? `${proposalNames.hold.zh}：${holdNames[hold].zh}`
    : (['agree', 'correct', 'return', 'refuse'] as const)
        .map((one) => `${one === proposal ? '■' : '□'}${proposalNames[one].zh}`)
        .join('　');

/** What is found in guides, apart from all else: what is open, then what is settled. */
const guideParts = (findings: readonly ReviewFinding[]): OpinionPart[] => {
  const part = (id: string, title: string, found: readonly ReviewFinding[], quiet?: true): OpinionPart[] =>
    found.length > 0
      ? [
          {
            id,
            title: `${title}（${found.length}条）`,
            findings: [...found].sort(bySeverity),
            ...(quiet ? { quiet } : {}),
          },
        ]
      : [];
  return [
    ...part('guide-findings', '指南的问题', findings.filter(isOpen)),
    ...part(
      'guide-notes',
      '指南的提示和已了结的',
      findings.filter((finding) => !isOpen(finding)),
      true,
    ),
  ];
};

const guidesOf = ({ guides }: Submission, number: string | undefined): Pick<Opinion, 'guides'> => {
  if (!guides) return {};
  const blocks = guideBlocks(guides);
  return { guides: { title: `${number}、办事指南`, blocks, parts: guideParts(guides.findings) } };
};

/** The opinion sheet of one submission; all text is Chinese. */
export const opinionOf = (submission: Submission): Opinion => {
  const sections = sectionsOf(submission);
  return {
    title: `${regionName(submission)}政务公开标准目录备案审核意见表`,
    head: [
      heading('一、基本情况'),
      facts(submission),
      heading('二、形式审查'),
      formal(submission),
      heading('三、内容审查'),
      substance(submission),
      ...counted(submission),
      heading(submission.verdict ? '四、审核意见' : '四、审核意见（拟）'),
    ],
    opinion: {
      choices: choicesOf(submission),
      reason: reasonOf(submission),
    },
    parts: opinionParts(submission),
    signing: [subheading('审核签署'), signing(submission)],
    tail: sections.flatMap(([title, block], index) => [heading(`${numerals[index]}、${title}`), block]),
    ...guidesOf(submission, numerals[sections.length]),
  };
};

/** The place of a finding in words: item and field, else file and line. */
export const spotOf = (finding: ReviewFinding): string =>
  [
    finding.itemName ? printed(finding.itemName) : '',
    `${paperFile(finding.file)}${finding.line ? ` 第${finding.line}行` : finding.cell ? ` ${finding.cell}` : ''}`,
  ]
    .filter((part) => part !== '')
    .join('\n');

/** A ruling in words. */
export const rulingOf = ({ ruling }: ReviewFinding): string | undefined =>
  ruling &&
  `${printedDate(ruling.date)}${printed(ruling.by)}${ruling.decision === 'accept' ? '认可' : '不认可，仍须改正'}${ruling.note ? `：${printed(ruling.note)}` : ''}`;
