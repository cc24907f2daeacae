import type { GuideFieldId, GuideFields } from './guide.ts';
import type { Text } from './text.ts';

/**
 * One field of a guide: where it stands in the file, what people call it, which element of 公开内容 it delivers, its clause,
 * and what a local value may do: a `floor` only goes one way, a `watched` one is told, a `free` one is the office's own.
 */
export interface GuideField {
  readonly path: readonly string[];
  readonly label: Text;
  /** Keys of the element dictionary. */
  readonly elements: readonly string[];
  readonly clause: string;
  readonly kind: 'floor' | 'watched' | 'free';
}

const field = (
  path: string,
  zh: string,
  en: string,
  elements: readonly string[],
  clause: string,
  kind: GuideField['kind'] = 'free',
): GuideField => ({ path: path.split('.'), label: { zh, en }, elements, clause, kind });

const standard = '{content}';
const chart = '基层政务公开标准化规范化试点工作方案 四3';
const companion = '{upkeep}';

/** Every field of a guide, in the order of the file. */
export const guideFields: { readonly [K in GuideFieldId]: GuideField } = {
  summary: field('summary', '事项简述', 'summary', ['summary'], standard),
  applicants: field('applicants', '服务对象', 'applicants', ['scope'], standard),
  handling: field('handling', '办件类型', 'kind of handling', ['case-type'], standard),
  amount: field('amount', '补贴标准', 'amount', ['standard'], standard),
  conditions: field('conditions', '办理条件', 'conditions', ['conditions'], '《优化营商环境条例》第三十五条', 'floor'),
  cases: field('cases', '办理情形', 'cases', [], standard),
  materials: field('materials', '办理材料', 'materials', ['materials'], standard, 'floor'),
  promised: field(
    'limits.promised',
    '承诺时限',
    'promised limit',
    ['promised-limit'],
    '《优化营商环境条例》第三十六条',
    'floor',
  ),
  legal: field('limits.legal', '法定时限', 'legal limit', [], standard),
  legalBasis: field('limits.basis', '法定时限的依据', 'basis of the legal limit', [], standard),
  excluded: field('limits.excluded', '不计入的时间', 'time not counted', [], '《行政许可法》第四十五条', 'watched'),
  fee: field('fee', '收费依据及标准', 'fee', ['fee'], standard, 'floor'),
  result: field('result.name', '办理结果', 'result', ['result'], standard),
  delivery: field('result.delivery', '结果送达', 'delivery', ['delivery'], standard, 'watched'),
  afterwards: field('result.then', '办成之后', 'afterwards', [], standard),
  window: field('ways.window', '窗口', 'windows', [], '《社会保险经办条例》第二十九条', 'floor'),
  online: field('ways.online', '网上办理', 'online', [], '《社会保险经办条例》第二十九条', 'floor'),
  mail: field('ways.mail', '邮寄办理', 'by mail', [], '《社会保险经办条例》第二十九条', 'floor'),
  visits: field('ways.visits', '到现场次数', 'visits', ['visits'], companion, 'watched'),
  reason: field('ways.reason', '到现场的原因', 'reason for visits', [], companion),
  depth: field('ways.depth', '网上办理程度', 'depth online', [], companion),
  process: field('process', '办理流程', 'process', ['process'], chart),
  redress: field('redress', '救济途径', 'redress', [], '《社会保险法》第八十三条', 'watched'),
  advice: field('advice', '咨询电话', 'advice', [], standard),
  complaint: field('complaint', '监督投诉渠道', 'complaints', [], companion),
  progress: field('progress', '进度查询', 'progress', ['progress-query'], companion),
  policies: field('companion.policies', '政策文件', 'policies', [], companion),
  notices: field('companion.notices', '通知公告', 'notices', [], companion),
  interpretations: field('companion.interpretations', '政策解读', 'interpretations', [], companion),
  faq: field('companion.faq', '常见问题', 'questions', [], companion),
  extra: field('extra', '别的要素', 'other elements', [], standard),
};

/** The names of all fields. */
export const guideFieldIds = Object.keys(guideFields) as readonly GuideFieldId[];

/** A field by the words of its key in the file: `limits.promised`. */
export const guideKey = (id: GuideFieldId): string => guideFields[id].path.join('.');

/** Whether a value of a field says anything. */
export const isFilled = <K extends GuideFieldId>(value: GuideFields[K] | undefined): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '';
