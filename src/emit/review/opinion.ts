import { domainIds, omissionReasons } from '../../model/catalogue.ts';
import { isOpen, type ReviewCounts, type ReviewFinding, type Submission } from '../../model/review.ts';
import type { Block, FilingCell } from '../filing/block.ts';
import { simpleTable } from '../filing/simple-table.ts';
import { printed, printedDate } from '../printed.ts';
import { words } from '../words.ts';
import { arrivalNames, levelNames, proposalNames } from './review-words.ts';
import { tally } from './tally.ts';

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
}

const heading = (text: string): Block => ({ kind: 'heading', depth: 1, text });
const subheading = (text: string): Block => ({ kind: 'heading', depth: 2, text });

/** A form of labels and values, two pairs a row; a pair with a long value takes a row of its own. */
const form = (caption: string, pairs: readonly (readonly [label: string, value: string, wide?: 'wide'])[]): Block => {
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
  const { region, filing, chain, sha256, deadline, arrival, edition, effective } = submission;
  const { review } = filing;
  return form('基本情况', [
    ['报送地区', submission.title],
    ['行政区划代码', region?.code ?? ''],
    ['层级', region ? (levelNames[region.level] ?? '') : ''],
    ['报送材料', printed(submission.name)],
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
    ['文件校验值', sha256 ? `SHA-256 ${sha256}` : '', 'wide'],
  ]);
};

/** What a group of rules comes to, in one word. */
const outcome = (findings: readonly ReviewFinding[]): string => {
  const { errors, warnings, answered, accepted } = tally(findings);
  if (errors > 0) return '不符合';
  if (warnings > 0) return '请说明';
  if (answered > 0) return '已说明';
  return accepted > 0 ? '已认可' : '符合';
};

const countWords = (findings: readonly ReviewFinding[]): string => {
  const { errors, warnings, answered, accepted, infos } = tally(findings);
  return [
    errors > 0 ? `错误${errors}条` : '',
    warnings > 0 ? `警告${warnings}条` : '',
    answered > 0 ? `已答复${answered}条` : '',
    accepted > 0 ? `已认可${accepted}条` : '',
    infos > 0 ? `提示${infos}条` : '',
  ]
    .filter((part) => part !== '')
    .join('，');
};

const formal = (submission: Submission): Block => {
  const { findings, filing, counts, deadline, arrival, chain } = submission;
  const of = (...rules: readonly string[]) => findings.filter(({ rule }) => rules.includes(rule));
  const readable = of('readable-file', 'yaml', 'schema');
  const pinned = of('parent-pinned', 'parent-found');
  const isRead = counts !== undefined;
  const filed = of('filing-sound');
  const missing = [
    filing.receiver ? '' : '主送机关',
    filing.number ? '' : '来文字号',
    filing.date ? '' : '来文日期',
    filing.review ? '' : '本级审核',
  ].filter((part) => part !== '');
  const brought = chain.filter(({ origin }) => origin === 'submission').map(({ name }) => printed(name));
  return simpleTable(
    '形式审查',
    [
      ['审查项目', 52],
      ['结果', 24, 'center'],
      ['说明', 80],
    ],
    [
      ['电子文本可以读取、写法正确', outcome(readable), readable[0]?.message.zh ?? ''],
      [
        '上级目录以核准文本为准',
        isRead || pinned.length > 0 ? outcome(pinned) : '未审',
        pinned[0]?.message.zh ?? (brought.length > 0 ? `自带：${brought.join('、')}` : ''),
      ],
      [
        '就业、社会保险两个目录齐全',
        isRead ? '符合' : '未审',
        isRead ? submission.titles.map((title) => `《${printed(title)}》`).join('') : '',
      ],
      [
        '备案信息齐全',
        !isRead ? '未审' : missing.length > 0 ? '请补充' : outcome(filed),
        [missing.length > 0 ? `没有写：${missing.join('、')}` : '', filed[0]?.message.zh ?? '']
          .filter((part) => part !== '')
          .join('；'),
      ],
      ['按期报送', deadline ? arrivalNames[arrival].zh : '未定期限', ''],
    ],
  );
};

/** What the content is examined for, and the rules that tell. */
const aspects: readonly (readonly [name: string, rules: readonly string[]])[] = [
  ['标准事项列入，未列入的有理由', ['item-standard-covered', 'omit-reason', 'known-item', 'no-effect']],
  [
    '新增事项不与已有事项交叉重叠',
    [
      'no-overlap',
      'merged-item',
      'similar-item',
      'unique-item-id',
      'level3-parent',
      'element-complete',
      'renamed-item',
    ],
  ],
  [
    '时限、渠道、方式不低于上级标准',
    [
      'only-tighter',
      'limit-concrete',
      'handling-limit-lawful',
      'channel-website',
      'channel-form',
      'channel-other-named',
      'mode-marked',
    ],
  ],
  [
    '内容、对象不少于上级标准',
    ['no-narrowing', 'content-not-empty', 'no-catch-all', 'audience-group-named', 'unverified-standard'],
  ],
  ['依据的有效性', ['basis-in-force']],
  ['依据的准确性', ['basis-named', 'basis-known', 'basis-number-agrees', 'basis-form', 'basis-order']],
  ['公开主体和层级', ['body-named', 'body-for-level']],
  ['不含个人信息和涉密内容', ['no-personal-data', 'no-restricted-marking']],
];

const substance = (submission: Submission): Block => {
  const { findings, counts } = submission;
  const listed = aspects.flatMap(([, rules]) => rules);
  const formalRules = ['readable-file', 'yaml', 'schema', 'parent-pinned', 'parent-found', 'filing-sound'];
  const others = findings.filter(({ rule }) => !listed.includes(rule) && !formalRules.includes(rule));
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
      ...aspects.map(([name, rules]) =>
        row(
          name,
          findings.filter(({ rule }) => rules.includes(rule)),
        ),
      ),
      ['依据的适用性', '待审核人判断', '是否适用于本地、本事项，程序不作判断'],
      ...(others.length > 0 ? [row('其他', others)] : []),
    ],
  );
};

const counted = (submission: Submission): Block[] => {
  const { counts } = submission;
  if (!counts) return [];
  const line = (label: string, count: (one: ReviewCounts) => number): (string | number)[] => {
    const numbers = domainIds.map((domain) => {
      const one = counts[domain];
      return one ? count(one) : 0;
    });
    return [label, ...numbers, numbers.reduce((sum, each) => sum + each, 0)];
  };
  return [
    subheading('事项统计'),
    simpleTable(
      '事项统计',
      [
        ['指标（项）', 72],
        ['就业', 28, 'center'],
        ['社会保险', 28, 'center'],
        ['合计', 28, 'center'],
      ],
      [
        line('国家标准二级事项（不含待核）', ({ standard }) => standard),
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

const reasonOf = (submission: Submission): string => {
  const { proposal, cause, findings } = submission;
  const { errors, warnings } = tally(findings);
  if (proposal === 'agree')
    return warnings > 0 ? `未发现须改正的问题；有${warnings}条警告未答复，请作说明。` : '未发现须改正的问题。';
  if (proposal === 'correct') return `有${errors}条须改正，请于　　　　年　　月　　日前改正后重新报送。`;
  const told = cause ?? findings.find(({ rule }) => rule === 'parent-pinned')?.message ?? findings[0]?.message;
  return `${told ? `${cause ? '没有可以备案的目录：' : ''}${printed(told.zh)}。` : ''}请改正后重新报送。`;
};

const lists = (submission: Submission): Block[] => {
  const { omissions, additions } = submission;
  const domainOf = (item: string): string =>
    words.domains[domainIds.find((domain) => item.startsWith(`${domain}/`)) ?? 'employment'];
  const idOf = (item: string): string => item.slice(item.indexOf('/') + 1);
  return [
    ...(omissions.length > 0
      ? [
          heading('五、未列入的标准事项'),
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
              domainOf(item),
              `${idOf(item)} ${printed(title)}`,
              words.reasons[reason],
              printed(note),
              printed(by),
            ]),
            1,
          ),
        ]
      : []),
    ...(additions.length > 0
      ? [
          heading(`${omissions.length > 0 ? '六' : '五'}、本级新增事项`),
          simpleTable(
            '本级新增事项',
            [
              ['领域', 24, 'center'],
              ['层级', 20, 'center'],
              ['事项', 112],
            ],
            additions.map(({ item, level, title }) => [
              domainOf(item),
              ['一级', '二级', '三级'][level - 1] ?? '',
              `${idOf(item)} ${printed(title)}`,
            ]),
            2,
          ),
        ]
      : []),
  ];
};

const signing = (): Block =>
  form('审核签署', [
    ['审核人', '\n'],
    ['审核日期', ''],
    ['复核人', '\n'],
    ['复核日期', ''],
    ['备案登记号', '\n'],
    ['盖章', ''],
  ]);

const severities = { error: 0, warning: 1, info: 2 } as const;
const bySeverity = (left: ReviewFinding, right: ReviewFinding): number =>
  severities[left.severity] - severities[right.severity];

/** What is asked of a county, in the order in which a clerk works: correct, explain; then what is settled. */
const opinionParts = ({ findings }: Submission): OpinionPart[] => {
  const part = (
    id: string,
    title: string,
    matches: (finding: ReviewFinding) => boolean,
    quiet?: true,
  ): OpinionPart[] => {
    const found = findings.filter(matches).sort(bySeverity);
    return found.length > 0
      ? [{ id, title: `${title}（${found.length}条）`, findings: found, ...(quiet ? { quiet } : {}) }]
      : [];
  };
  const isAccepted = ({ ruling }: ReviewFinding): boolean => ruling?.decision === 'accept';
  return [
    ...part('correct', '应当改正', (finding) => isOpen(finding) && finding.severity === 'error'),
    ...part('explain', '请作说明', (finding) => isOpen(finding) && finding.severity === 'warning'),
    ...part('answered', '报送方已答复', (finding) => finding.answer !== undefined && !isAccepted(finding)),
    ...part('accepted', '以前各轮已认可', isAccepted),
    ...part(
      'notes',
      '提示',
      (finding) => finding.severity === 'info' && finding.answer === undefined && !isAccepted(finding),
      true,
    ),
  ];
};

/** The opinion sheet of one submission; all text is Chinese. */
export const opinionOf = (submission: Submission): Opinion => ({
  title: `${printed(submission.title)}政务公开标准目录备案审核意见表`,
  head: [
    heading('一、基本情况'),
    facts(submission),
    heading('二、形式审查'),
    formal(submission),
    heading('三、内容审查'),
    substance(submission),
    ...counted(submission),
    heading('四、审核意见（拟）'),
  ],
  opinion: {
    choices: (['agree', 'correct', 'refuse'] as const)
      .map((proposal) => `${proposal === submission.proposal ? '■' : '□'}${proposalNames[proposal].zh}`)
      .join('　'),
    reason: reasonOf(submission),
  },
  parts: opinionParts(submission),
  signing: [subheading('审核签署'), signing()],
  tail: lists(submission),
});

/** The place of a finding in words: item and field, else file and line. */
export const spotOf = (finding: ReviewFinding): string =>
  [
    finding.itemName ? printed(finding.itemName) : '',
    `${finding.file}${finding.line ? ` 第${finding.line}行` : finding.cell ? ` ${finding.cell}` : ''}`,
  ]
    .filter((part) => part !== '')
    .join('\n');

/** A ruling in words. */
export const rulingOf = ({ ruling }: ReviewFinding): string | undefined =>
  ruling &&
  `${printedDate(ruling.date)}${printed(ruling.by)}${ruling.decision === 'accept' ? '认可' : '不认可，仍须改正'}${ruling.note ? `：${printed(ruling.note)}` : ''}`;
