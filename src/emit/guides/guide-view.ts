import type { ChartDrawing } from '../../document/chart/chart-drawing.ts';
import type { EmitOptions } from '../emitter.ts';
import type { GuideContent, LinkedText } from './guide-content.ts';
import { stepTable } from './step-table.ts';

/** A line of a list of facts; empty ones are left out. */
export interface GuideFact {
  readonly label: string;
  readonly lines: readonly string[];
}

const filled = (facts: readonly GuideFact[]): GuideFact[] =>
  facts.flatMap(({ label, lines }) => {
    const said = lines.filter((line) => line !== '');
    return said.length > 0 ? [{ label, lines: said }] : [];
  });

const feeLines = ({ isFree, fees }: GuideContent): string[] =>
  isFree
    ? ['不收费']
    : fees.map(({ name, standard, basis }) => `${name}：${standard}${basis ? `（依据：${basis}）` : ''}`);

const windowLines = ({ windows }: GuideContent): string[] =>
  windows.map(({ name, address, hours, phone }) =>
    [name, address, hours, phone && `电话 ${phone}`].filter((part) => part !== '').join('，'),
  );

/** What a card and a fragment say of a guide, line by line. */
export const cardFacts = (guide: GuideContent): GuideFact[] =>
  filled([
    { label: '谁能办', lines: guide.applicants },
    { label: '条件', lines: guide.conditions },
    { label: '标准', lines: guide.amount },
    { label: '到哪里办', lines: windowLines(guide) },
    { label: '网上办', lines: guide.online.map(({ text }) => text) },
    { label: '邮寄办', lines: [guide.mail] },
    { label: '多久', lines: [guide.promised] },
    { label: '收费', lines: feeLines(guide) },
    { label: '要跑几次', lines: [guide.visits] },
    {
      label: '办成给您',
      lines: [guide.delivery.length > 0 ? `${guide.result}（${guide.delivery.join('、')}）` : guide.result],
    },
    { label: '咨询电话', lines: [guide.advice] },
    { label: '监督投诉', lines: [guide.complaint] },
    { label: '不服怎么办', lines: [guide.redress] },
  ]);

const one = (label: string, text: string): readonly { label: string; text: string }[] =>
  text ? [{ label, text }] : [];

const shortFacts = (guide: GuideContent) => [
  ...one('办件类型', guide.handling),
  ...one('承诺时限', guide.promised),
  ...one('到现场', guide.visits),
  ...one('收费', guide.isFree ? '不收费' : guide.fees.map(({ standard }) => standard).join('、')),
  ...one('网上办', guide.depth),
];

const companionsOf = (guide: GuideContent): readonly { label: string; items: readonly LinkedText[] }[] =>
  [
    { label: '政策文件', items: guide.policies },
    { label: '通知公告', items: guide.notices },
    { label: '政策解读', items: guide.interpretations },
  ].filter(({ items }) => items.length > 0);

const rounded = (value: number): number => Math.round(value);

/** The names of the files of one guide; they lie side by side in the folder of its domain. */
export const guideFiles = ({ id }: Pick<GuideContent, 'id'>) => ({
  page: `${id}.html`,
  card: `${id}.card.html`,
  notice: `${id}.notice.html`,
  sample: `${id}.sample.html`,
  record: `${id}.record.html`,
  chart: `${id}.svg`,
  fragment: `fragment-guide-${id}.html`,
});

/** What every page and paper of a guide prints. */
export const guideView = (
  guide: GuideContent,
  drawing: ChartDrawing | undefined,
  { draft, tool, formats }: EmitOptions,
) => {
  const names = guideFiles(guide);
  const forms = guide.materials.filter(({ fill }) => fill.length > 0);
  const steps = guide.process ? stepTable(guide.process) : [];
  return {
    draft,
    tool,
    guide,
    forms,
    steps,
    facts: cardFacts(guide),
    short: shortFacts(guide),
    times: [
      ...one('承诺时限', guide.promised),
      ...one('法定时限', guide.legal),
      ...one('不计入的时间', guide.excluded.join('；')),
    ],
    contacts: [
      ...one('不服怎么办', guide.redress),
      ...one('咨询', guide.advice),
      ...one('监督投诉', guide.complaint),
      ...one('进度查询', guide.progress),
    ],
    companions: companionsOf(guide),
    supervision: guide.process?.supervision.join('、') ?? '',
    rights: guide.process?.rights.join('、') ?? '',
    sampleHref: names.sample,
    papers: [
      { label: '明白卡', href: names.card },
      { label: '一次性告知单', href: names.notice },
      ...(forms.length > 0 ? [{ label: '怎么填', href: names.sample }] : []),
      ...(steps.length > 0 ? [{ label: '流程图', href: names.chart }] : []),
    ],
    ...(drawing
      ? {
          chart: {
            src: names.chart,
            width: rounded(drawing.width),
            height: rounded(drawing.height),
            alt: `${guide.title}的流程图，共${steps.length}步，文字见下面的表`,
          },
        }
      : {}),
    ...(formats?.includes('html') ? { catalogueHref: '../../index.html' } : {}),
  };
};
