import type { Definition } from '../kit/definition.ts';
import { langOption, nationalOption, textOrJsonOption } from '../kit/options.ts';
import type { ItemsOptions } from './items.ts';

/** `mulu items`. */
export const definition: Definition = {
  name: 'items',
  summary: { zh: '查事项和编号', en: 'find items and their numbers' },
  examples: [
    ['mulu items 失业', { zh: '名称里含“失业”的事项', en: 'items with 失业 in the title' }],
    ['mulu items 5 --layer 990101.yaml', { zh: '某县目录第 5 组的事项', en: 'group 5 of a county’s catalogue' }],
  ],
  arguments: [{ flags: '[query]', about: { zh: '编号或名称中的字', en: 'a number, or words of the title' } }],
  options: [
    {
      flags: '--layer <file>',
      about: { zh: '查某个地方层合成后的目录', en: 'look into the resolved catalogue of a layer' },
    },
    textOrJsonOption,
    nationalOption,
    langOption,
  ],
  action: async (query: string | undefined, options: ItemsOptions) =>
    (await import('./items.ts')).items(query, options),
};
