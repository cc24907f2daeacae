import type { Lang } from '../model/text.ts';
import type { Impact, ImpactEntry } from './impact.ts';

interface ImpactWords {
  readonly kinds: { readonly [kind in ImpactEntry['kind']]: string };
  readonly heading: string;
  readonly pending: string;
  readonly none: string;
  readonly todo: string;
  readonly related: string;
  readonly blocked: string;
  readonly unjudged: string;
  readonly columns: readonly [string, string, string, string];
  readonly total: (impact: Impact, count: (kind: ImpactEntry['kind']) => number) => string;
}

/** The words around the effect of a new national edition. */
export const impactWords: { readonly [lang in Lang]: ImpactWords } = {
  zh: {
    kinds: { invalid: '不再合格', redundant: '不再起作用', work: '需要改写' },
    heading: '对下级目录的影响',
    pending: '还要由人处理的',
    none: '没有受影响的目录',
    todo: '做法：',
    related: '另见 ',
    blocked: '改好之前不能编译',
    unjudged: '无法判断（两版下都不能合成，请先看 mulu validate）',
    columns: ['位置', '影响', '说明', '做法'],
    total: ({ layers, affected }, count) =>
      `${layers} 份下级目录，${affected.length} 份受影响：不再合格 ${count('invalid')} 份，不再起作用 ${count('redundant')} 份，需要改写 ${count('work')} 份`,
  },
  en: {
    kinds: { invalid: 'invalid', redundant: 'redundant', work: 'to be rewritten' },
    heading: 'effect on the layers below',
    pending: 'left for a person',
    none: 'no layer is affected',
    todo: 'to do: ',
    related: 'see ',
    blocked: 'does not build until this is done',
    unjudged: 'not judged (cannot be resolved on either edition, see mulu validate)',
    columns: ['place', 'effect', 'what', 'to do'],
    total: ({ layers, affected }, count) =>
      `${layers} layers, ${affected.length} affected: ${count('invalid')} with errors, ${count('redundant')} with entries without effect, ${count('work')} to be rewritten`,
  },
};

/** How many layers have something of a kind to do. */
export const countLayers =
  ({ affected }: Impact) =>
  (kind: ImpactEntry['kind']): number =>
    affected.filter(({ entries }) =>
      entries.some((entry) => entry.kind === kind || (kind === 'invalid' && entry.blocks)),
    ).length;

/** `12:5`, or nothing. */
export const spotName = ({ locate }: Pick<Impact, 'locate'>, { at }: Pick<ImpactEntry, 'at'>): string => {
  const position = locate(at);
  return position ? `${position.line}:${position.column}` : '';
};
