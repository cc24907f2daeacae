import type { Attachment, Block, FilingContent } from '../../document/block.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { simpleTable } from '../../document/simple-table.ts';
import { omissionReasons } from '../../model/catalogue.ts';
import { domainIdOf, domainIn } from '../../model/domain.ts';
import { isCounted, type LetterHead, type Review, type ReviewCounts, type Submission } from '../../model/review.ts';
import { domainsAmong } from '../../model/review-domains.ts';
import { docxFiling } from '../filing/docx-filing.ts';
import { htmlFiling } from '../filing/html-filing.ts';
import { standardDocuments } from '../filing/standard-documents.ts';
import { listed } from '../listed.ts';
import { standardCatalogues, standardWord } from '../standard-name.ts';
import { words } from '../words.ts';
import type { CityShare } from './letters/by-city.ts';
import { areMany, namesIn, openOfMissing, regionsTable } from './letters/many-regions.ts';
import type { ReviewEmitter } from './output.ts';
import { arrivalNames, proposalNames } from './review-words.ts';
import { regionName } from './said.ts';
import { tally } from './tally.ts';

const heading = (text: string): Block => ({ kind: 'heading', depth: 1, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

const agreed = ({ submissions }: Review): readonly Submission[] =>
  submissions.filter(({ proposal }) => proposal === 'agree');

/** What still keeps a region from being filed, though nothing is asked of it: a version to choose, its parent, the desk. */
const waiting = ({ submissions }: Review): readonly string[] => [
  ...new Set(
    submissions
      .filter(({ hold }) => hold !== undefined && hold !== 'unlisted' && hold !== 'superseded')
      .map(regionName),
  ),
];

/** The sum of a count over submissions, one number a domain. */
const sums = (
  { domains }: Review,
  submissions: readonly Submission[],
  count: (one: ReviewCounts) => number,
): number[] =>
  domains.map(({ id }) =>
    submissions.reduce((sum, { counts }) => {
      const one = counts?.[id];
      return one ? sum + count(one) : sum;
    }, 0),
  );

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

const countsTable = (review: Review, submissions: readonly Submission[]): Block => {
  const { domains } = review;
  const line = (label: string, count: (one: ReviewCounts) => number): (string | number)[] => {
    const numbers = sums(review, submissions, count);
    return [label, ...numbers, total(numbers)];
  };
  return simpleTable(
    '表1　备案目录事项统计（各地合计，项）',
    [['指标', 72], ...domains.map(({ name }) => [name.zh, 28, 'center'] as const), ['合计', 28, 'center']],
    [
      line(`列入的${standardWord(domains)}二级事项`, ({ covered }) => covered),
      line('二级事项', ({ level2 }) => level2),
      line('三级事项', ({ level3 }) => level3),
      line('新增事项', ({ added }) => added),
      ...omissionReasons.map((reason) => line(`未列入：${words.reasons[reason]}`, ({ omitted }) => omitted[reason])),
      line('时限、渠道等收紧（处）', ({ tightened }) => tightened),
    ],
  );
};

/** The catalogues that all were held against; where nothing could be read, in the edition of the tool. */
const standardsNamed = ({ domains, edition }: Review): string =>
  standardCatalogues(
    domains.map((domain) => ({ edition, ...domain })),
    (names) => names.join('、'),
  );

const situation = (review: Review): Block[] => {
  const { expected } = review;
  const submissions = review.submissions.filter(isCounted);
  const of = (proposal: Submission['proposal']): number =>
    submissions.filter((submission) => submission.proposal === proposal).length;
  const filed = expected
    ? `应报送${expected.regions}个地区，已报送${expected.regions - expected.missing.length}个，未报送${expected.missing.length}个。`
    : '';
  const results = (['agree', 'correct', 'return', 'refuse'] as const)
    .filter((proposal) => proposal === 'agree' || of(proposal) > 0)
    .map((proposal) => `${proposalNames[proposal].zh}${of(proposal)}份`)
    .join('、');
  return [
    paragraph(
      `${filed}审核报送材料${submissions.length}份，逐份与${standardsNamed(review)}和上级目录作了校验，其中${results}。各地情况见附件1，备案的目录见附件2。`,
    ),
  ];
};

/** Who is not done yet: in the first table of the letter already, still at the desk, or not come in. */
const unfinished = (review: Review) => ({
  open: review.submissions.filter((one) => isCounted(one) && one.proposal !== 'agree').map(regionName),
  held: waiting(review),
  missing: review.expected?.missing ?? [],
});

/** What no other table of the letter tells. */
const restTable = (review: Review): Attachment[] => {
  const { held, missing } = unfinished(review);
  if (!areMany(held) && !areMany(missing)) return [];
  const atDesk = held.map((name) => ({ name, state: '正在审核' }));
  return [regionsTable('尚未完成备案的地区名单', [...atDesk, ...openOfMissing(missing)])];
};

const rest = (review: Review): Block[] => {
  const { open, held, missing } = unfinished(review);
  if (open.length + missing.length + held.length === 0) return [];
  const names = missing.map(({ name }) => printed(name));
  return [
    heading('三、尚未完成备案的地区'),
    ...(open.length > 0 ? [paragraph(`正在补正或重新报送的${open.length}份：${namesIn(open, '见附件1')}。`)] : []),
    ...(held.length > 0 ? [paragraph(`正在审核的${held.length}个地区：${namesIn(held, '名单见附件4')}。`)] : []),
    ...(missing.length > 0 ? [paragraph(`尚未报送的${missing.length}个地区：${namesIn(names, '名单见附件4')}。`)] : []),
    paragraph('上述地区完成备案后另行报送。'),
  ];
};

const overview = ({ submissions, domains }: Review): Attachment => ({
  title: '各地目录备案情况汇总表',
  sheet: 'landscape',
  blocks: [
    simpleTable(
      '各地目录备案情况汇总表',
      [
        ['序号', 10, 'center'],
        ['地区', 34],
        ['代码', 18, 'center'],
        ['审核意见', 22, 'center'],
        ...domains.map(({ name }) => [`${name.zh}列入`, name.zh.length > 2 ? 18 : 16, 'center'] as const),
        ['未列入', 14, 'center'],
        ['新增', 12, 'center'],
        ['须改正', 14, 'center'],
        ['须说明、核对', 16, 'center'],
        ['报送', 20, 'center'],
      ],
      submissions.filter(isCounted).map((submission, index) => {
        const { region, proposal, counts, omissions, additions, findings, arrival, deadline } = submission;
        const { errors, warnings } = tally(findings);
        return [
          index + 1,
          regionName(submission),
          region?.code ?? '',
          proposalNames[proposal].zh,
          ...domains.map(({ id }) => {
            const one = counts?.[id];
            return one ? `${one.covered}/${one.standard}` : '—';
          }),
          counts ? omissions.length : '—',
          counts ? additions.length : '—',
          errors,
          warnings,
          deadline ? arrivalNames[arrival].zh : '—',
        ];
      }),
      1,
    ),
  ],
});

const catalogues = (submissions: readonly Submission[]): Attachment => ({
  title: '备案目录清单',
  sheet: 'landscape',
  blocks: [
    simpleTable(
      '备案目录清单',
      [
        ['序号', 10, 'center'],
        ['地区', 30],
        ['目录名称', 84],
        ['版本', 16, 'center'],
        ['施行日期', 26, 'center'],
        ['来文字号', 36],
        ['文件校验值（SHA-256 前16位）', 40],
      ],
      submissions.map(({ title, titles, edition, effective, filing, sha256 }, index) => [
        index + 1,
        printed(title),
        titles.map((one) => `《${printed(one)}》`).join('\n'),
        edition ? `${printed(edition)}年版` : '',
        effective ? printedDate(effective) : '',
        printed(filing.number ?? ''),
        sha256?.slice(0, 16) ?? '',
      ]),
      1,
    ),
  ],
});

const omissions = ({ domains }: Review, submissions: readonly Submission[]): Attachment => {
  const title = `未列入的${standardWord(domains)}事项汇总`;
  const all = submissions.flatMap(({ key, omissions: some }) => some.map((omission) => ({ key, omission })));
  const items = [...new Set(all.map(({ omission }) => omission.item))];
  const rows = items
    .map((item) => {
      const found = all.filter(({ omission }) => omission.item === item);
      const domain = domainIdOf(item);
      return [
        domainIn(domains, domain).name.zh,
        `${item.slice(item.indexOf('/') + 1)} ${printed(found[0]?.omission.title ?? '')}`,
        found.length,
        ...omissionReasons.map((reason) => found.filter(({ omission }) => omission.reason === reason).length || ''),
      ] as (string | number)[];
    })
    .sort((left, right) => Number(right[2]) - Number(left[2]));
  return {
    title,
    sheet: 'landscape',
    blocks:
      rows.length > 0
        ? [
            simpleTable(
              title,
              [
                ['领域', 22, 'center'],
                ['事项', 90],
                ['地区数', 20, 'center'],
                ...omissionReasons.map((reason) => [words.reasons[reason], 28, 'center'] as const),
              ],
              rows,
              1,
            ),
          ]
        : [paragraph(`${standardWord(domains)}目录的二级事项全部列入。`)],
  };
};

/** Who files with whom: as the desk has set it, else blanks that stay visible. */
const headOf = (head: LetterHead | undefined, receiver: string) => ({
  number: head?.number ? printed(head.number) : '发文字号（待填）',
  receiver: head?.receiver ? printed(head.receiver) : receiver,
  signature: head?.issuer ? printed(head.issuer) : '（发文机关署名）',
  copies: (head?.copies ?? []).map(printed),
  ...(head?.issuer ? { redHead: printed(head.issuer) } : {}),
  ...(head?.contact
    ? {
        contact: `（联系处室：${printed(head.contact.office)}${head.contact.phone ? `，电话：${printed(head.contact.phone)}` : ''}）`,
      }
    : {}),
});

/** The letter by which a province files its catalogues with the ministry, or a city with its province, from the same numbers as the review. */
const content = (review: Review, own: LetterHead | undefined, receiver: string): FilingContent => {
  const head = headOf(own, receiver);
  const day = own?.date ?? review.date;
  const done = agreed(review);
  const { domains } = review;
  const allNames = listed(domains.map(({ name }) => name.zh));
  const isComplete =
    done.length === review.submissions.filter(isCounted).length &&
    waiting(review).length === 0 &&
    (review.expected?.missing.length ?? 0) === 0;
  return {
    docType: '函',
    draft: !isComplete,
    title: [`关于报送${allNames}领域`, '基层政务公开标准目录备案的函'],
    ...head,
    body: [
      paragraph(
        `根据${standardDocuments(domains)}要求，现将各地编制的${allNames}领域基层政务公开标准目录报送备案，有关情况函告如下：`,
      ),
      heading('一、报送和审核情况'),
      ...situation(review),
      heading('二、事项统计'),
      paragraph(`同意备案的${done.length}份目录，事项合计见表1。${standardWord(domains)}二级事项按已经确认的项数计。`),
      countsTable(review, done),
      ...rest(review),
      paragraph('专此函达，请予备案。'),
    ],
    date: day ? printedDate(day) : '成文日期（待填）',
    attachments: [overview(review), catalogues(done), omissions(review, done), ...restTable(review)],
  };
};

/** The pack of a city, where the desk says who files for it: its own regions, from the same review. */
export const packOf = (review: Review, { city, submissions, missing }: CityShare): FilingContent | undefined => {
  const head = city && (review.settings?.cities?.[city.code ?? ''] ?? review.settings?.cities?.[city.name]);
  if (!head) return undefined;
  const { expected } = review;
  const listed = new Set(submissions.flatMap((one) => one.listed ?? []));
  const share: Review = {
    ...review,
    domains: domainsAmong(submissions, review.domains),
    submissions,
    ...(expected ? { expected: { regions: listed.size + missing.length, missing, unexpected: [] } } : {}),
  };
  return content(share, head, review.settings?.issuer ?? '（主送机关）');
};

/** `filing.docx` and `filing.html` of the province. */
const filingPack = (review: Review, tool: string): readonly { readonly path: string; readonly bytes: Uint8Array }[] => {
  // What a province has set itself, no ministry has asked for.
  const ministry = review.domains.find(({ own }) => !own)?.standard.ministry;
  const pack = content(review, review.settings, ministry ? `${ministry}办公厅` : '（主送机关）');
  return [
    { path: 'filing.docx', bytes: docxFiling(pack, tool) },
    { path: 'filing.html', bytes: new TextEncoder().encode(htmlFiling(pack)) },
  ];
};

/** The letter of the province with its attachments. */
export const filing: ReviewEmitter = { files: (review, { tool }) => filingPack(review, tool) };
