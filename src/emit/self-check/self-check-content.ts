import { asPublished } from '../../catalogue/as-published.ts';
import { type Assessed, assess } from '../../catalogue/assess.ts';
import type { Compilation } from '../../catalogue/compilation.ts';
import { countsOf } from '../../catalogue/statistics.ts';
import type { Attachment, Block, FilingContent } from '../../document/block.ts';
import { printed, printedDate } from '../../document/printed.ts';
import { simpleTable } from '../../document/simple-table.ts';
import { omissionReasons } from '../../model/catalogue.ts';
import { receiverOf } from '../../model/receiver-of.ts';
import { failureNames } from '../assessment/failure-names.ts';
import { commentSentence } from '../comment-sentence.ts';
import { domainName } from '../domain-name.ts';
import type { EmitOptions } from '../emitter.ts';
import { breakTitle } from '../filing/break-title.ts';
import { redHeadMark } from '../filing/red-head.ts';
import { signingBody } from '../filing/signing-body.ts';
import { standardDocuments } from '../filing/standard-documents.ts';
import { listed } from '../listed.ts';
import { standardWord } from '../standard-name.ts';
import { words } from '../words.ts';

/** What only the office knows stays visible, to be filled in: nothing is made up. */
const blank = (what: string): string => `（${what}待填）`;

const heading = (depth: 1 | 2, text: string): Block => ({ kind: 'heading', depth, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** What one demand came to. */
type Result = 'done' | 'partly' | 'not' | 'open';
const resultNames: { readonly [result in Result]: string } = {
  done: '做到',
  partly: '部分做到',
  not: '没有做到',
  open: '待填',
};

interface Checked extends Assessed {
  readonly result: Result;
  /** What was found, as a sentence without its full stop. */
  readonly found: string;
}

const ofShare = (count: number, total: number): Result => (count === total ? 'done' : count > 0 ? 'partly' : 'not');

/** Where nothing is registered, nothing is counted: to say that nothing was done would be a guess. */
const checkOne = (one: Assessed, isRegistered: boolean): Checked => {
  const { indicator, counted, attested } = one;
  const open = (what: string): Checked => ({ ...one, result: 'open', found: blank(what) });
  if (indicator.how === 'computed') {
    if (!counted || counted.total === 0 || (indicator.measure === 'published' && !isRegistered))
      return open('没有登记，情况');
    const { count, total } = counted;
    return { ...one, result: ofShare(count, total), found: `${total}项中做到${count}项` };
  }
  if (indicator.how === 'attested') {
    if (!attested?.statement) return open('情况和证明材料');
    const { statement, evidence, date } = attested;
    const proof = evidence ? `证明材料：${printed(evidence.value)}` : blank('证明材料');
    return {
      ...one,
      result: evidence ? 'done' : 'open',
      found: `${printed(statement.value).replace(/。$/u, '')}，${proof}${date ? `（${printedDate(date.value)}）` : ''}`,
    };
  }
  const { tried, passed } = attested ?? {};
  if (!tried || !passed || tried.value === 0) return open('抽查次数、合格次数');
  return {
    ...one,
    result: ofShare(passed.value, tried.value),
    found: `抽查${tried.value}次，合格${passed.value}次`,
  };
};

const countBlocks = ({ resolved, statistics }: Compilation): Block[] =>
  resolved.domains.map(({ id }) => {
    const { standard, listed: here, added, omitted, changes } = countsOf(statistics, id);
    const reasons = omissionReasons
      .filter((reason) => omitted[reason] > 0)
      .map((reason) => `${words.reasons[reason]}${omitted[reason]}项`);
    const left = omitted.total > 0 ? `，未列入${omitted.total}项（${reasons.join('、')}）` : '，没有未列入的事项';
    const third = here.level3 > 0 ? `、三级事项${here.level3}项` : '';
    const sum = added.level1 + added.level2 + added.level3;
    return paragraph(
      `${domainName(resolved, id)}领域：${standardWord(resolved.domains)}目录有二级事项${standard.level2}项，列入${standard.level2 - omitted.total}项${left}；本地目录共有一级事项${here.level1}项、二级事项${here.level2}项${third}，其中新增${sum}项；公开时限、渠道等比标准更严的${changes.tightened}处。`,
    );
  });

const sumOf = (checked: readonly Checked[]): string => {
  const parts = (['done', 'partly', 'not', 'open'] as const).flatMap((result) => {
    const count = checked.filter((one) => one.result === result).length;
    return count > 0 ? [`${resultNames[result]}${count}项`] : [];
  });
  return `共${checked.length}项要求，${parts.join('、')}。`;
};

const told = ({ indicator, found }: Checked): Block => paragraph(`${printed(indicator.text)}：${found}。`);

/** What was not done, each demand with the items that it failed on. */
const problems = (checked: readonly Checked[]): Block[] => {
  const open = checked.filter(({ result }) => result === 'partly' || result === 'not');
  if (open.length === 0) return [paragraph('对照上述要求，已经自查的各项都已做到。')];
  return open.map(({ indicator, counted, found }, index) => {
    const names = indicator.how === 'computed' && counted ? `，未做到的：${printed(failureNames(counted.failed))}` : '';
    return paragraph(`${index + 1}.${printed(indicator.text)}：${found}${names}。`);
  });
};

const table = (checked: readonly Checked[]): Attachment => ({
  title: '自查情况表',
  sheet: 'landscape',
  blocks: [
    simpleTable(
      '自查情况表',
      [
        ['序号', 12, 'center'],
        ['要求', 66],
        ['依据', 50],
        ['自查情况', 56],
        ['结果', 20, 'center'],
        ['未做到的', 56],
      ],
      checked.map(({ indicator, found, result, counted }, index) => [
        index + 1,
        printed(indicator.text),
        printed(indicator.clause),
        found,
        resultNames[result],
        result === 'open' ? '' : printed(failureNames(counted?.failed ?? [])),
      ]),
      1,
    ),
  ],
});

const participation = ({ kept }: Compilation): string =>
  kept?.comments || kept?.consultation
    ? commentSentence(kept.comments ?? [], kept.consultation)
    : `${blank('公开征求意见和采纳的情况')}。`;

const bodyOf = (input: Compilation, checked: readonly Checked[]): Block[] => {
  const { resolved, date } = input;
  const of = (how: Assessed['indicator']['how']): readonly Checked[] =>
    checked.filter(({ indicator }) => indicator.how === how);
  const fields = listed(resolved.domains.map(({ name }) => name.zh));
  return [
    paragraph(
      `根据${standardDocuments(resolved.domains)}要求，对${printed(resolved.region.name)}${fields}领域基层政务公开标准化规范化工作逐项作了自查，${date ? `截至${printedDate(date)}的` : ''}有关情况报告如下：`,
    ),
    heading(1, '一、目录编制情况'),
    ...countBlocks(input),
    heading(1, '二、自查情况'),
    paragraph(`${sumOf(checked)}逐项情况见附件。`),
    heading(2, '（一）组织领导和制度'),
    ...of('attested').map(told),
    heading(2, '（二）目录、指南和公开'),
    ...of('computed').map(told),
    heading(2, '（三）抽查'),
    ...of('sampled').map(told),
    heading(2, '（四）公众参与'),
    paragraph(participation(input)),
    heading(1, '三、存在的问题'),
    ...problems(checked),
    heading(1, '四、整改措施'),
    paragraph(`${blank('整改措施、责任股室、完成期限')}。`),
    paragraph('特此报告。'),
  ];
};

/** 自查报告 of one catalogue as plain content: every number is counted, what only the office knows is left to be filled in. */
export const selfCheckContent = (given: Compilation, options: EmitOptions): FilingContent => {
  const input = asPublished(given);
  const { resolved, filing, kept } = input;
  const checked = assess(input).flatMap(({ indicators }) =>
    indicators.map((one) => checkOne(one, kept?.publications !== undefined)),
  );
  const signing = filing.issuer ?? signingBody(resolved);
  const body = signing === undefined ? undefined : printed(signing);
  const fields = `${listed(resolved.domains.map(({ name }) => name.zh))}领域`;
  return {
    docType: '报告',
    draft: options.draft,
    ...(options.redHead ? { redHead: redHeadMark('报告', body) } : {}),
    title: breakTitle([
      ...(body === undefined ? [printed(resolved.region.name), fields] : [body, '关于', fields]),
      '基层政务公开',
      '标准化规范化工作的',
      '自查报告',
    ]),
    number: `发文字号${blank('')}`,
    signer: blank(''),
    receiver: printed(filing.receiver ?? receiverOf(resolved) ?? blank('主送机关')),
    body: bodyOf(input, checked),
    signature: body ?? blank('发文机关署名'),
    date: `成文日期${blank('')}`,
    copies: [],
    attachments: [table(checked)],
  };
};
