import type { FieldId, OmissionReason } from '../model/catalogue.ts';
import type { Change, ChangeKind } from '../model/change.ts';

const changes: { readonly [kind in ChangeKind]: string } = {
  added: '新增',
  omitted: '未列入',
  tightened: '收紧',
  extended: '扩展',
  narrowed: '缩减',
  renamed: '更名',
  updated: '依据更新',
  localised: '本地化',
};

type Said = { readonly [field in FieldId]?: string } & { readonly other: string };

/** What a difference means to whoever reads the page or the letter, in the order in which they are counted. */
const effects: { readonly [kind in ChangeKind]: Said } = {
  added: { other: '新增' },
  omitted: { other: '未列入' },
  tightened: { timeLimit: '时限更短', disclosureMode: '改为主动公开', other: '要求更高' },
  extended: {
    channels: '渠道更多',
    content: '内容更多',
    basis: '依据更多',
    audience: '对象更广',
    handlingLimit: '办理更快',
    other: '内容更多',
  },
  narrowed: {
    content: '内容减少',
    basis: '依据减少',
    audience: '对象减少',
    handlingLimit: '办理时限调整',
    other: '内容减少',
  },
  renamed: { other: '更名' },
  updated: { other: '依据更新' },
  localised: {
    responsibleBody: '明确公开主体',
    levels: '明确公开层级',
    handlingLimit: '明确办理时限',
    links: '列出办事链接',
    timeLimit: '时限写明',
    other: '本地写法',
  },
};

/** A difference in the words of whoever reads the result: 时限更短, 渠道更多. */
export const effectOf = ({ kind, field }: Pick<Change, 'kind' | 'field'>): string =>
  (field && effects[kind][field]) ?? effects[kind].other;

/** Every word of `effectOf`, in the order in which they are counted. */
export const effectWords: readonly string[] = [
  ...new Set(Object.values(effects).flatMap((said) => Object.values(said))),
];

const reasons: { readonly [reason in OmissionReason]: string } = {
  'not-operated': '本地未开展该项业务',
  moved: '已划转其他部门',
  cancelled: '事项已取消',
  'to-be-confirmed': '是否开展尚待确认',
};

const links: { readonly [name: string]: string | undefined } = { guide: '办事指南' };

/** The Chinese words that the outputs print for the codes of the model. */
export const words = { changes, reasons, links } as const;
