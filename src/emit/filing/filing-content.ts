import type { Compilation } from '../../catalogue/compilation.ts';
import { countsOf, listedItems } from '../../catalogue/statistics.ts';
import type { Attachment, Block, FilingContent } from '../../document/block.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { type DomainId, omissionReasons } from '../../model/catalogue.ts';
import type { ChangeKind } from '../../model/change.ts';
import { domainName } from '../domain-name.ts';
import type { EmitOptions } from '../emitter.ts';
import { officialTables } from '../official-table.ts';
import { unverifiedFields } from '../unverified-fields.ts';
import { words } from '../words.ts';
import { additionAttachment } from './addition-attachment.ts';
import { answerAttachment } from './answer-attachment.ts';
import { basisAttachment } from './basis-attachment.ts';
import { catalogueAttachment } from './catalogue-attachment.ts';
import { differenceAttachment } from './difference-attachment.ts';
import { explanationAttachment } from './explanation-attachment.ts';
import { itemName } from './item-name.ts';
import { omissionAttachment } from './omission-attachment.ts';
import { redHeadMark } from './red-head.ts';
import { signingBody } from './signing-body.ts';
import { standardDocuments } from './standard-documents.ts';
import { statisticsTable } from './statistics-table.ts';

/** What is missing stays visible: a draft may be printed, nothing is made up. */
const blank = '（待填）';

const heading = (depth: 1 | 2, text: string): Block => ({ kind: 'heading', depth, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

const contentKinds: readonly ChangeKind[] = ['tightened', 'extended', 'narrowed', 'renamed', 'updated', 'localised'];

/** 编制情况: only what the data says; without a review or a chain nothing is said about it. */
const situation = ({ resolved, filing, edition, date }: Compilation): Block[] => {
  const own = resolved.layers.at(-1)?.region.name === resolved.region.name;
  // An extract is no layer of its own: it rests on the last one.
  const chain = resolved.layers.slice(1, own ? -1 : undefined).map((layer) => printed(layer.region.name));
  const start = `目录以国家标准目录（${resolved.standard}年版）为最低标准`;
  const middle =
    chain.length > 0
      ? `，在${chain.join('、')}目录的基础上编制`
      : resolved.layers.length > 1
        ? '，结合本地实际编制'
        : '';
  const version = [
    ...(edition ? [`为${printed(edition)}年版`] : []),
    ...(date ? [`版本日期为${printedDate(date)}`] : []),
  ];
  const { review } = filing;
  return [
    paragraph(`${start}${middle}${version.length > 0 ? `，${version.join('，')}` : ''}。`),
    ...(review
      ? [
          paragraph(
            `目录已由${printed(review.by)}于${printedDate(review.date)}审核，审核结果为：${printed(review.result)}。`,
          ),
        ]
      : []),
  ];
};

const countsParagraph = ({ resolved, statistics }: Compilation): string => {
  const parts = resolved.domains.map(({ id: domain }) => {
    const { listed } = countsOf(statistics, domain);
    const third = listed.level3 > 0 ? `、三级事项${listed.level3}项` : '';
    const candidates = listed.candidates > 0 ? `，另列待核事项${listed.candidates}项` : '';
    return `${domainName(resolved, domain)}领域一级事项${listed.level1}项、二级事项${listed.level2}项${third}${candidates}`;
  });
  return `本次报送的目录列入${parts.join('；')}。各项统计见表1。`;
};

/** 差异说明: three short paragraphs, each a sum of what the attachments list. */
const differences = (input: Compilation, attachmentNumber: (title: string) => number): Block[] => {
  const { statistics, changes, resolved } = input;
  const sum = (count: (domain: DomainId) => number): number =>
    resolved.domains.reduce((total, { id }) => total + count(id), 0);
  const added = listedItems(resolved).filter((item) => item.origin === 'local');
  const omitted = sum((domain) => countsOf(statistics, domain).omitted.total);
  const reasons = omissionReasons
    .map((reason) => ({ reason, count: sum((domain) => countsOf(statistics, domain).omitted[reason]) }))
    .filter(({ count }) => count > 0)
    .map(({ reason, count }) => `${words.reasons[reason]}${count}项`);
  const kinds = contentKinds
    .map((kind) => ({ kind, count: sum((domain) => countsOf(statistics, domain).changes[kind]) }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${words.changes[kind]}${count}处`);
  const touched = new Set(changes.filter(({ kind }) => contentKinds.includes(kind)).map(({ item }) => item)).size;
  const names = added.map((item) => `“${itemName(resolved, item.ref)}”`);
  return [
    heading(2, '（一）新增事项'),
    paragraph(
      added.length === 0
        ? '没有新增事项。'
        : `新增事项${added.length}项${names.length <= 6 ? `：${names.join('、')}` : ''}。详见附件${attachmentNumber('新增事项说明')}。`,
    ),
    heading(2, '（二）未列入事项'),
    paragraph(
      omitted === 0
        ? '国家标准目录的二级事项全部列入。'
        : `国家标准目录的二级事项未列入${omitted}项，其中${reasons.join('、')}。详见附件${attachmentNumber('未列入事项及理由')}。`,
    ),
    heading(2, '（三）内容差异'),
    paragraph(
      kinds.length === 0
        ? '列入的标准事项各栏内容与国家标准目录一致。'
        : `列入的标准事项有${touched}项作了调整：${kinds.join('、')}。详见附件${attachmentNumber('与国家标准目录差异对照表')}。`,
    ),
  ];
};

/** 需说明的问题: what is unverified, and warnings that nobody answered. */
const remarks = ({ resolved, findings }: Compilation, attachmentNumber: (title: string) => number): string[] => {
  const answers = `附件${attachmentNumber('提示及答复情况')}`;
  const listed = listedItems(resolved);
  const candidates = listed.filter((item) => item.candidate);
  const cells = listed.reduce((total, item) => total + unverifiedFields(item).length, 0);
  const open = findings.filter((finding) => finding.severity === 'warning' && !finding.accepted).length;
  const errors = findings.filter((finding) => finding.severity === 'error' && !finding.accepted).length;
  return [
    ...(candidates.length > 0
      ? [
          `${candidates.map((item) => `${domainName(resolved, item.domain)}领域“${itemName(resolved, item.ref)}”`).join('、')}是否为国家标准目录的事项尚待核实，目录照列并注明待核，不计入统计。`,
        ]
      : []),
    ...(cells > 0
      ? [`目录中有${cells}处内容未与国家标准目录原件核对，已逐处标注，说明见附件${attachmentNumber('编制说明')}。`]
      : []),
    ...(open > 0 ? [`校验中尚有${open}条警告未答复，见${answers}。`] : []),
    ...(errors > 0 ? [`校验中尚有${errors}条错误未消除，见${answers}，本件不得作为正式材料报送。`] : []),
  ];
};

const contactLine = ({ office, phone }: Compilation['resolved']['contact']): string | undefined =>
  office || phone
    ? `（${[...(office ? [`联系单位：${printed(office)}`] : []), ...(phone ? [`办公电话：${printed(phone)}`] : [])].join('，')}）`
    : undefined;

/** The whole filing pack of one catalogue as plain content; all text is Chinese. */
export const filingContent = (input: Compilation, options: EmitOptions): FilingContent => {
  const { resolved, filing } = input;
  const tables = officialTables(input);
  const titles = resolved.domains.map(({ id: domain }) => `《${printed(resolved.titles[domain] ?? '')}》`);
  const attachments: readonly Attachment[] = [
    ...tables.map(catalogueAttachment),
    explanationAttachment(input),
    differenceAttachment(input),
    omissionAttachment(input),
    additionAttachment(input),
    basisAttachment(input),
    answerAttachment(input),
  ];
  const attachmentNumber = (title: string): number =>
    attachments.findIndex((attachment) => attachment.title === title) + 1;
  const questions = remarks(input, attachmentNumber);
  const contact = contactLine(resolved.contact);
  const signing = signingBody(resolved);
  const body = signing === undefined ? undefined : printed(signing);
  const closing = options.docType === '函' ? '专此函达，请予备案。' : '特此报告。';
  return {
    docType: options.docType,
    draft: options.draft,
    ...(options.redHead ? { redHead: redHeadMark(options.docType, body) } : {}),
    title: ['关于报送', ...titles, `备案的${options.docType}`],
    number: filing.number ? printed(filing.number) : `发文字号${blank}`,
    ...(options.docType === '报告' ? { signer: filing.signer ? printed(filing.signer) : blank } : {}),
    receiver: printed(filing.receiver ?? resolved.profile.filing?.receiver ?? blank),
    body: [
      paragraph(
        `根据${standardDocuments(resolved.domains)}要求，现将${titles.join('')}报送备案，有关情况${options.docType === '函' ? '函告' : '报告'}如下：`,
      ),
      heading(1, '一、编制情况'),
      ...situation(input),
      heading(1, '二、事项统计'),
      paragraph(countsParagraph(input)),
      statisticsTable(input, tables[0]?.levels ?? []),
      heading(1, '三、与国家标准目录的差异'),
      ...differences(input, attachmentNumber),
      ...(questions.length > 0 ? [heading(1, '四、需要说明的问题'), ...questions.map(paragraph)] : []),
      paragraph(closing),
    ],
    signature: body ?? '（发文机关署名）',
    date: filing.date ? printedDate(filing.date) : `成文日期${blank}`,
    ...(contact ? { contact } : {}),
    copies: (filing.copies ?? []).map(printed),
    attachments,
  };
};
