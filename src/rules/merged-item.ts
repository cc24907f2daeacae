import { overlapFaults } from './overlaps.ts';
import type { Rule } from './rule.ts';

export const mergedItem: Rule<'merged-item'> = {
  id: 'merged-item',
  on: 'layer',
  severity: 'warning',
  answer: 'required',
  waivable: true,
  aspect: 'additions',
  clause: '{items}',
  summary: { zh: '一个新增事项不并括几个已有的事项', en: 'a new item does not cover several known items' },
  why: {
    zh: '并括的事项与每一个被并括的事项交叉重叠，群众不知道看哪一个',
    en: 'it overlaps each of the items that it covers, and nobody knows which to read',
  },
  messages: {
    merged: {
      form: {
        fix: {
          zh: '分列到各事项，或删去；确是另一件事的，在“警告答复”里写明理由',
          en: 'part it, or take it out; if it is something else, say why under 警告答复',
        },
      },
      text: { zh: '新增的{why}', en: 'the new item covers several: {why}' },
      fix: {
        zh: '分列到各事项，或删去；确是另一件事的，在 accepted 里写明理由',
        en: 'split it among the items, or delete it; if it is another thing, say why under `accepted`',
      },
    },
  },
  check: (step, known) => overlapFaults('merged-item', 'merged', step, known),
};
