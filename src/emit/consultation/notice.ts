import type { Compilation } from '../../catalogue/compilation.ts';
import type { Paper, PaperBlock } from '../../document/paper.ts';
import { printed, printedDate } from '../../document/printed.ts';
import type { Consultation } from '../../model/catalogue.ts';
import { standardDocuments } from '../filing/standard-documents.ts';
import { officeOf } from '../paper/office-of.ts';

/** The standard asks three questions of the public; whether guides are right is what people at the window know best. */
const questions = [
  '信息公开是否及时？哪些事项慢了？',
  '公开范围是否全面？还有哪些应当公开而没有公开？',
  '公开方式是否多样便民？您最想从哪里看到？',
  '办事指南是否准确？哪一处与实际办理不一样？',
] as const;

const domainsOf = ({ resolved }: Compilation): string => resolved.domains.map(({ name }) => name.zh).join('和');

const ways = ({ resolved: { contact } }: Compilation, { email, mail }: Consultation) =>
  [
    ['联系单位', contact.office],
    ['电话', contact.phone],
    ['电子邮箱', email],
    ['通信地址', mail ?? contact.address],
  ].flatMap(([label = '', text]) => (text === undefined ? [] : [{ label, text }]));

/** 征求意见公告. */
export const notice = (consultation: Consultation, input: Compilation): Paper => {
  const { from, to, page } = consultation;
  const region = printed(input.resolved.region.name);
  const draft: PaperBlock[] = page ? [{ kind: 'link', text: '目录草案', href: page }] : [];
  return {
    title: `关于${region}${domainsOf(input)}领域基层政务公开标准目录征求意见的公告`,
    office: officeOf(input),
    ...(from === undefined ? {} : { date: from }),
    blocks: [
      {
        kind: 'paragraph',
        text: `根据${standardDocuments(input.resolved.domains)}要求，现就《${region}${domainsOf(input)}领域基层政务公开标准目录》公开征求意见。欢迎社会各界提出意见建议。`,
      },
      ...draft,
      { kind: 'heading', text: '一、征求意见的时间' },
      { kind: 'paragraph', text: `${printedDate(from ?? '')}至${printedDate(to ?? '')}。` },
      { kind: 'heading', text: '二、请您就下面几点提出意见' },
      { kind: 'list', items: questions.map((text) => ({ text })) },
      { kind: 'heading', text: '三、提出意见的方式' },
      { kind: 'facts', facts: ways(input, consultation) },
      {
        kind: 'paragraph',
        text: '可以填写反馈表，也可以直接来信、来电。姓名和联系方式可以不填；填写的只用于答复，不公开。意见采纳情况将在征求意见结束后公布，不采纳的说明理由。',
      },
    ],
  };
};

/** 反馈表. */
export const feedbackForm = (consultation: Consultation, input: Compilation): Paper => {
  const row = (label: string, lines: number) => [{ text: label }, { text: '', lines }];
  const { to } = consultation;
  const where = ways(input, consultation).map(({ label, text }) => `${label}：${printed(text)}`);
  return {
    title: '意见反馈表',
    office: officeOf(input),
    isForm: true,
    blocks: [
      {
        kind: 'table',
        table: {
          caption: '不必每项都填',
          columns: [
            { label: '项目', width: 34 },
            { label: '填写', width: 66 },
          ],
          rows: [
            row('姓名或单位（可不填）', 2),
            row('联系方式（可不填）', 2),
            row('事项编号和名称（不针对某一项的不填）', 2),
            ...questions.map((text, index) => row(`${index + 1}．${text}`, 4)),
            row('其他意见和建议', 5),
          ],
        },
      },
      ...(where.length > 0
        ? [{ kind: 'paragraph', text: `请${to ? `于${printedDate(to)}前` : ''}交到：${where.join('，')}。` } as const]
        : []),
    ],
  };
};
