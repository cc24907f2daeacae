import { asPublished } from '../../catalogue/as-published.ts';
import type { Compilation } from '../../catalogue/compilation.ts';
import { countsOf, listedItems } from '../../catalogue/statistics.ts';
import type { Attachment, Block, FilingContent } from '../../document/block.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { sentence } from '../../document/sentence.ts';
import { type DomainId, omissionReasons, type Ref } from '../../model/catalogue.ts';
import { receiverOf } from '../../model/receiver-of.ts';
import { domainName } from '../domain-name.ts';
import type { EmitOptions } from '../emitter.ts';
import { listed } from '../listed.ts';
import { officialTables } from '../official-table.ts';
import { paperBlocks } from '../paper/paper-blocks.ts';
import { standardCatalogues, standardWord } from '../standard-name.ts';
import { words } from '../words.ts';
import { additionAttachment } from './addition-attachment.ts';
import { answerAttachment } from './answer-attachment.ts';
import { basisAttachment } from './basis-attachment.ts';
import { breakTitle } from './break-title.ts';
import { catalogueAttachment } from './catalogue-attachment.ts';
import { differenceAttachment } from './difference-attachment.ts';
import { differenceCounts } from './difference-counts.ts';
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

/** 编制情况: only what the data says; without a review or a chain nothing is said about it. */
const situation = ({ resolved, filing, edition, date }: Compilation): Block[] => {
  const own = resolved.layers.at(-1)?.region.name === resolved.region.name;
  // An extract is no layer of its own: it rests on the last one.
  const chain = resolved.layers.slice(1, own ? -1 : undefined).map((layer) => printed(layer.region.name));
  const start = `目录以${standardCatalogues(resolved.domains)}为最低标准`;
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
            `目录已由${printed(review.by)}于${printedDate(review.date)}审核，审核结果为：${sentence(review.result)}`,
          ),
        ]
      : []),
    ...(filing.remarks ? [paragraph(sentence(filing.remarks))] : []),
  ];
};

const countsParagraph = ({ resolved, statistics }: Compilation): string => {
  const parts = resolved.domains.map(({ id: domain }) => {
    const { listed } = countsOf(statistics, domain);
    const third = listed.level3 > 0 ? `、三级事项${listed.level3}项` : '';
    return `${domainName(resolved, domain)}领域一级事项${listed.level1}项、二级事项${listed.level2}项${third}`;
  });
  return `本次报送的目录列入${parts.join('；')}。各项统计见表1。`;
};

/** Where an attachment says more; nothing when there is none. */
type SeeAlso = (title: string) => string;

/** 差异说明: three short paragraphs, each a sum of what the attachments list. */
const differences = (input: Compilation, seeAlso: SeeAlso): Block[] => {
  const { statistics, changes, resolved } = input;
  const sum = (count: (domain: DomainId) => number): number =>
    resolved.domains.reduce((total, { id }) => total + count(id), 0);
  const added = listedItems(resolved).filter((item) => item.origin === 'local');
  const omitted = sum((domain) => countsOf(statistics, domain).omitted.total);
  const reasons = omissionReasons
    .map((reason) => ({ reason, count: sum((domain) => countsOf(statistics, domain).omitted[reason]) }))
    .filter(({ count }) => count > 0)
    .map(({ reason, count }) => `${words.reasons[reason]}${count}项`);
  const kinds = differenceCounts(input).map(
    ({ word, counts }) => `${word}${counts.reduce((total, count) => total + count, 0)}处`,
  );
  const touched = new Set(changes.filter(({ kind }) => kind !== 'added' && kind !== 'omitted').map(({ item }) => item))
    .size;
  const standard = standardWord(resolved.domains);
  const names = added.map((item) => `“${itemName(resolved, item.ref)}”`);
  return [
    heading(2, '（一）新增事项'),
    paragraph(
      added.length === 0
        ? '没有新增事项。'
        : `新增事项${added.length}项${names.length <= 6 ? `：${names.join('、')}` : ''}。${seeAlso('新增事项说明')}`,
    ),
    heading(2, '（二）未列入事项'),
    paragraph(
      omitted === 0
        ? `${standard}目录的二级事项全部列入。${seeAlso('未列入事项及理由')}`
        : `${standard}目录的二级事项未列入${omitted}项，其中${reasons.join('、')}。${seeAlso('未列入事项及理由')}`,
    ),
    heading(2, '（三）内容差异'),
    paragraph(
      kinds.length === 0
        ? `列入的标准事项各栏内容与${standard}目录一致。`
        : `列入的标准事项有${touched}项作了调整：${kinds.join('、')}。${seeAlso(`与${standard}目录差异对照表`)}`,
    ),
  ];
};

const contactLine = ({ office, phone }: Compilation['resolved']['contact']): string | undefined =>
  office || phone
    ? `（${[...(office ? [`联系单位：${printed(office)}`] : []), ...(phone ? [`办公电话：${printed(phone)}`] : [])].join('，')}）`
    : undefined;

/** 需要说明的问题: what the layer asks the office above, as the national document lets it. */
const questionBlocks = ({ resolved }: Compilation): Block[] => {
  const { questions = [] } = resolved;
  if (questions.length === 0) return [];
  const about = (ref: Ref | undefined): string => (ref ? `关于“${itemName(resolved, ref)}”：` : '');
  const number = (index: number): string => (questions.length > 1 ? `${index + 1}.` : '');
  return [
    heading(1, '四、需要说明的问题'),
    ...questions.map(({ ref, text }, index) => paragraph(`${number(index)}${about(ref)}${printed(text)}`)),
  ];
};

/** 调整说明 of a new edition. */
const adjustmentAttachment = ({ adjustment }: EmitOptions): Attachment | undefined =>
  adjustment && { title: '调整说明', sheet: 'portrait', blocks: adjustment.paper.blocks.flatMap(paperBlocks) };

const attachmentsOf = (input: Compilation, options: EmitOptions): readonly Attachment[] =>
  [
    ...officialTables(input).map(catalogueAttachment),
    explanationAttachment(input),
    adjustmentAttachment(options),
    differenceAttachment(input),
    omissionAttachment(input),
    additionAttachment(input),
    basisAttachment(input),
    answerAttachment(input),
  ].filter((attachment) => attachment !== undefined);

/** 标题: who files what, for which fields, short; the full titles of the catalogues stand in the first sentence. */
const titleOf = ({ resolved }: Compilation, body: string | undefined, docType: EmitOptions['docType']): string[] => {
  const region = resolved.region.level === 'national' ? '' : printed(resolved.region.name);
  const fields = `${listed(resolved.domains.map(({ name }) => name.zh))}领域`;
  return breakTitle([
    ...(body === undefined ? [] : [body]),
    '关于报送',
    body === undefined ? `${region}${fields}` : fields,
    '基层政务公开',
    '标准目录',
    `备案的${docType}`,
  ]);
};

/** What a new edition changes of the one before. */
const adjustmentBlocks = ({ adjustment }: EmitOptions, seeAlso: SeeAlso): Block[] =>
  adjustment ? [heading(2, '（四）与上一版的差异'), paragraph(`${adjustment.sentence}${seeAlso('调整说明')}`)] : [];

const bodyOf = (input: Compilation, options: EmitOptions, seeAlso: SeeAlso): Block[] => {
  const { docType } = options;
  const { resolved } = input;
  const titles = resolved.domains.map(({ id: domain }) => `《${printed(resolved.titles[domain] ?? '')}》`);
  const told = docType === '函' ? '函告' : '报告';
  return [
    paragraph(`根据${standardDocuments(resolved.domains)}要求，现将${titles.join('')}报送备案，有关情况${told}如下：`),
    heading(1, '一、编制情况'),
    ...situation(input),
    heading(1, '二、事项统计'),
    paragraph(countsParagraph(input)),
    statisticsTable(input, officialTables(input)[0]?.levels ?? []),
    heading(1, `三、与${standardWord(resolved.domains)}目录${options.adjustment ? '和上一版' : ''}的差异`),
    ...differences(input, seeAlso),
    ...adjustmentBlocks(options, seeAlso),
    ...questionBlocks(input),
    paragraph(docType === '函' ? '专此函达，请予备案。' : '特此报告。'),
  ];
};

/** The whole filing pack of one catalogue as plain content; all text is Chinese. */
export const filingContent = (given: Compilation, options: EmitOptions): FilingContent => {
  const input = asPublished(given);
  const { resolved, filing } = input;
  const attachments = attachmentsOf(input, options);
  const seeAlso: SeeAlso = (title) => {
    const number = attachments.findIndex((attachment) => attachment.title === title) + 1;
    return number > 0 ? `详见附件${attachments.length > 1 ? number : ''}。` : '';
  };
  const contact = contactLine(resolved.contact);
  const signing = filing.issuer ?? signingBody(resolved);
  const body = signing === undefined ? undefined : printed(signing);
  return {
    docType: options.docType,
    draft: options.draft,
    ...(options.redHead ? { redHead: redHeadMark(options.docType, body) } : {}),
    title: titleOf(input, body, options.docType),
    number: filing.number ? printed(filing.number) : `发文字号${blank}`,
    ...(options.docType === '报告' ? { signer: filing.signer ? printed(filing.signer) : blank } : {}),
    receiver: printed(filing.receiver ?? receiverOf(resolved) ?? blank),
    body: bodyOf(input, options, seeAlso),
    signature: body ?? '（发文机关署名）',
    date: filing.date ? printedDate(filing.date) : `成文日期${blank}`,
    ...(contact ? { contact } : {}),
    copies: (filing.copies ?? []).map(printed),
    attachments,
  };
};
